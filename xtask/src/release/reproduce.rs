//! `cargo xtask reproduce`: whether the same sources give the same bytes wherever they lie.
//!
//! In: the last commit. Out: a verdict, after building it in two folders whose names, depths and
//! output folders differ. Where they differ, both are kept for looking at.

use super::Files;
use crate::{
    place::Place,
    progress, run,
    setup::{self, Consent, Scope},
    site,
    stamp::sum,
    toolchain::Toolchain,
};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, id},
};

/// How many differing files are named.
const SHOWN: usize = 20;

/// Does `cargo xtask reproduce`.
pub fn run(place: &Place, consent: Consent) -> Result<()> {
    setup::ensure(place, Scope::Build, consent)?;
    let scratch = env::temp_dir().join(format!("poscheck-reproduce-{}", id()));
    let folders = [scratch.join("one"), scratch.join("another/way/down")];
    let targets = [folders[0].join("target"), scratch.join("output")];
    let mut sites = Vec::new();
    for (folder, target) in folders.iter().zip(&targets) {
        let name = folder.strip_prefix(&scratch).unwrap_or(folder);
        let label = format!("building in {}", name.display());
        sites.push(progress::timed(&label, || build(place, folder, target))?);
    }
    let differing = differing(&sites[0], &sites[1]);
    if !differing.is_empty() {
        bail!(
            "the two builds differ in {} files; they are kept in {}:\n{}",
            differing.len(),
            scratch.display(),
            differing[..differing.len().min(SHOWN)].join("\n")
        );
    }
    fs::remove_dir_all(&scratch).with_context(|| format!("cannot remove {}", scratch.display()))?;
    let sums = sites[0]
        .get(super::sums::SUMS)
        .context("the site has no sums")?;
    println!(
        "Both builds gave the same {} files, byte for byte; the SHA-256 of {} is {}",
        sites[0].len(),
        super::sums::SUMS,
        sum(sums)
    );
    Ok(())
}

/// Builds the last commit in `folder`, and gives the site.
fn build(place: &Place, folder: &Path, target: &PathBuf) -> Result<Files> {
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]);
    run::quietly(place, "reproduce-clone", clone.arg(&place.root).arg(folder))?;
    let mut cargo = Toolchain::in_use()?.command("cargo");
    // A build script's variables of this run would lead back to this project.
    cargo.env_remove("CARGO_MANIFEST_DIR");
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", target);
    cargo.args(["xtask", "dist", "--no-install"]);
    run::quietly(place, "reproduce-dist", &mut cargo)?;
    site::contents(&folder.join("dist"))
}

/// The files that only one has, or that are not the same.
fn differing(one: &Files, other: &Files) -> Vec<String> {
    let missing = other.keys().filter(|name| !one.contains_key(*name));
    let changed = one
        .iter()
        .filter(|(name, bytes)| other.get(*name) != Some(bytes));
    let mut names: Vec<_> = changed
        .map(|(name, _)| name)
        .chain(missing)
        .cloned()
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        let file = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        files.iter().map(file).collect()
    }

    #[test]
    fn what_differs_and_what_one_lacks_is_named() {
        let one = files(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let other = files(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differing(&one, &other), ["b", "c", "d"]);
        assert!(differing(&one, &one).is_empty());
    }
}
