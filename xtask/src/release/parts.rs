//! The crates that are compiled into the programs of the page.
//!
//! In: `cargo tree` with the features of both outputs, `cargo metadata`, `Cargo.lock`. Out: each
//! crate with its licence, the sum of its package, and its licence texts.
//! What only runs while compiling (build scripts, macros) is not in the programs and not here.

use crate::{
    place::Place,
    run,
    toolchain::{Tools, WASM},
};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The features of the page and of its worker.
const FEATURES: &str = "app,desk,slips,books,sheets";
/// How names of files begin that hold a licence.
const TEXTS: [&str; 6] = [
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "unlicense",
];

/// All there is in the programs.
#[derive(Debug)]
pub(super) struct Parts {
    /// This project.
    pub(super) own: Part,
    /// What it is built from, by name and version.
    pub(super) crates: Vec<Part>,
    /// The version of Rust whose standard library is in there too.
    pub(super) rust: String,
}

/// One crate.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) version: String,
    /// As an SPDX expression.
    pub(super) licence: String,
    /// The SHA-256 of its package, as `Cargo.lock` has it.
    pub(super) sha256: Option<String>,
    /// The licence texts of its package.
    pub(super) texts: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// Asks cargo what is compiled in.
pub(super) fn compiled_in(place: &Place, tools: &Tools) -> Result<Parts> {
    let features = ["--locked", "--no-default-features", "--features", FEATURES];
    let mut tree = tools.cargo(place);
    tree.args(["tree", "--package", "poscheck", "--target", WASM]);
    tree.args(features);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none"]);
    tree.args(["--no-dedupe", "--format", "{p}"]);
    let mut metadata = tools.cargo(place);
    metadata.args(["metadata", "--format-version=1", "--filter-platform", WASM]);
    metadata.args(features);
    let lock = fs::read_to_string(place.root.join("Cargo.lock")).context("no Cargo.lock")?;
    let found = Found {
        tree: run::stdout(&mut tree)?,
        metadata: run::stdout(&mut metadata)?,
        lock,
    };
    let version = tools.wasm.version()?;
    let rust = version
        .lines()
        .find_map(|line| line.strip_prefix("release: "));
    let rust = rust.context("rustc -vV names no release")?.to_owned();
    found.parts(rust)
}

/// What cargo said.
struct Found {
    tree: String,
    metadata: String,
    lock: String,
}

impl Found {
    fn parts(&self, rust: String) -> Result<Parts> {
        let metadata: Metadata = serde_json::from_str(&self.metadata)?;
        let lock: Lock = toml::from_str(&self.lock).context("Cargo.lock")?;
        let mut crates = BTreeMap::new();
        for line in self.tree.lines() {
            let mut words = line.split(' ');
            let (Some(name), Some(version)) = (words.next(), words.next()) else {
                bail!("cargo tree says `{line}`, which is no crate with a version");
            };
            let version = version.trim_start_matches('v');
            let same = |package: &&Package| package.name == name && package.version == version;
            let package = metadata.packages.iter().find(same);
            let package =
                package.with_context(|| format!("cargo metadata has no {name} {version}"))?;
            let locked = lock
                .package
                .iter()
                .find(|locked| locked.name == name && locked.version == version);
            let part = Part {
                name: name.to_owned(),
                version: version.to_owned(),
                licence: expression(package.license.as_deref().with_context(|| {
                    format!("{name} {version} states no licence, so it cannot be passed on")
                })?),
                sha256: locked.and_then(|locked| locked.checksum.clone()),
                texts: texts(package.manifest_path.parent())?,
            };
            crates.insert((name, version), part);
        }
        let own = crates.keys().find(|(name, _)| *name == "poscheck").copied();
        let own = own.and_then(|key| crates.remove(&key));
        Ok(Parts {
            own: own.context("cargo tree does not name poscheck")?,
            crates: crates.into_values().collect(),
            rust,
        })
    }
}

/// Old packages write a slash where SPDX says OR.
fn expression(licence: &str) -> String {
    let either: Vec<_> = licence.split('/').map(str::trim).collect();
    either.join(" OR ")
}

/// The texts of a package's licences, without what differs between systems.
fn texts(folder: Option<&Path>) -> Result<Vec<String>> {
    let folder = folder.context("a package without a folder")?;
    let mut names = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let lower = name.to_lowercase();
        if entry.path().is_file() && TEXTS.iter().any(|start| lower.starts_with(start)) {
            names.push(name);
        }
    }
    names.sort();
    let mut texts = Vec::new();
    for name in names {
        let bytes = fs::read(folder.join(&name))?;
        texts.push(plain(&String::from_utf8_lossy(&bytes)));
    }
    if texts.is_empty() {
        // Some write it over their sources instead.
        let source = fs::read_to_string(folder.join("src/lib.rs")).unwrap_or_default();
        texts.extend(notice(&source));
    }
    Ok(texts)
}

/// The licence that stands in the comment over a source, without the comment's own marks.
fn notice(source: &str) -> Option<String> {
    let (comment, _) = source.trim_start().strip_prefix("/*")?.split_once("*/")?;
    if !comment.contains("Permission is hereby granted") {
        return None;
    }
    let lines = comment.lines().map(|line| {
        let line = line.trim_start();
        line.strip_prefix("* ")
            .or(line.strip_prefix('*'))
            .unwrap_or(line)
    });
    Some(plain(&lines.collect::<Vec<_>>().join("\n")))
}

/// A text with line feeds only, and no blanks at the ends of lines.
pub(super) fn plain(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(tree: &str) -> Found {
        let folder = crate::place::root().unwrap().join("Cargo.toml");
        let package = |name: &str, version: &str, license: &str| {
            serde_json::json!({
                "name": name, "version": version, "license": license, "manifest_path": folder
            })
        };
        let packages = [
            package("poscheck", "0.1.0", "MIT OR Apache-2.0"),
            package("fnv", "1.0.7", "Apache-2.0 / MIT"),
            package("other", "2.0.0", "GPL-3.0"),
        ];
        let lock = "[[package]]\nname = \"fnv\"\nversion = \"1.0.7\"\nchecksum = \"3f\"\n";
        Found {
            tree: tree.to_owned(),
            metadata: serde_json::json!({ "packages": packages }).to_string(),
            lock: lock.to_owned(),
        }
    }

    #[test]
    fn each_crate_of_the_tree_is_there_once_with_licence_and_sum() {
        let tree = "poscheck v0.1.0 (/somewhere)\nfnv v1.0.7\nfnv v1.0.7\n";
        let parts = found(tree).parts("1.95.0".to_owned()).unwrap();
        assert_eq!(parts.own.version, "0.1.0");
        assert_eq!(parts.crates.len(), 1);
        let fnv = &parts.crates[0];
        assert_eq!(fnv.licence, "Apache-2.0 OR MIT");
        assert_eq!(fnv.sha256.as_deref(), Some("3f"));
        assert_eq!(
            fnv.texts.len(),
            2,
            "the project's two licences stand for it"
        );
    }

    #[test]
    fn a_crate_that_cargo_does_not_know_is_an_error() {
        assert!(
            found("poscheck v0.1.0\nghost v1.0.0\n")
                .parts(String::new())
                .is_err()
        );
        assert!(found("fnv v1.0.7\n").parts(String::new()).is_err());
    }

    #[test]
    fn a_licence_over_a_source_is_one() {
        let source = "/* \n * A (MIT)\n * \n * Permission is hereby granted.\n */\n\nfn a() {}\n";
        let expected = "A (MIT)\n\nPermission is hereby granted.\n";
        assert_eq!(notice(source).as_deref(), Some(expected));
        assert_eq!(notice("/* A */ fn a() {}"), None);
        assert_eq!(notice("fn a() {}"), None);
    }

    #[test]
    fn texts_are_the_same_whatever_ends_their_lines() {
        assert_eq!(plain("\r\na \r\nb\r\n\r\n"), "a\nb\n");
    }
}
