//! What makes a finished site fit to be put up: sums, licences, parts, snippets for hosts, and
//! compressed files.
//!
//! In: a folder with a whole site, whatever is in it; the site of the version before, if there is
//! one. Out: more files in that folder. It changes no file that is there.
//! Invariant: the same site gives the same bytes, and none of them tells of this machine.

mod bill;
mod carried;
mod hosting;
mod licences;
mod machine;
mod objects;
pub(crate) mod packed;
mod parts;
mod reproduce;
mod sums;

pub use carried::Previous;
pub use reproduce::run as reproduce;

use crate::{place::Place, progress, site, toolchain::Tools};
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fs, path::Path};

/// Every file of a site by its path, with slashes.
type Files = BTreeMap<String, Vec<u8>>;

/// Adds to the site in `out` what hosts and readers of it need, and the assets of the version
/// before.
pub fn finish(place: &Place, tools: &Tools, out: &Path, previous: Option<&Previous>) -> Result<()> {
    progress::timed("sums, parts and compressed files", || {
        let parts = parts::compiled_in(place, tools)?;
        let own = |name: &str| {
            fs::read_to_string(place.root.join(name)).with_context(|| format!("cannot read {name}"))
        };
        let mut made = Files::new();
        let mut add = |name: &str, text: String| made.insert(name.to_owned(), text.into_bytes());
        add(bill::NAME, bill::write(&parts)?);
        let own = [own("LICENSE-MIT")?, own("LICENSE-APACHE")?];
        add(licences::NAME, licences::write(&parts, &own)?);
        let mut site = site::contents(out)?;
        let page = site
            .get("index.html")
            .context("the site has no index.html")?;
        for (name, text) in hosting::snippets(&String::from_utf8_lossy(page))? {
            add(&format!("hosting/{name}"), text);
        }
        site.extend(made);
        machine::check(place, &site)?;
        site.extend(packed::beside(&site));
        let carried = previous.map(Previous::files).cloned().unwrap_or_default();
        let mut all = carried;
        all.extend(site.clone());
        let objects = objects::list(&all).into_bytes();
        for files in [&mut site, &mut all] {
            files.insert(objects::NAME.to_owned(), objects.clone());
        }
        let release = sums::release(&parts.own.version, &site)?.into_bytes();
        all.insert(sums::RELEASE.to_owned(), release);
        all.insert(sums::SUMS.to_owned(), sums::list(&all).into_bytes());
        write(out, &all)
    })
}

/// Whether a file is there for those who put the site up or read of it; no page loads one.
pub fn is_beside_the_site(name: &str) -> bool {
    const BESIDE: [&str; 4] = [sums::SUMS, sums::RELEASE, bill::NAME, licences::NAME];
    BESIDE.contains(&name) || name.starts_with("hosting/")
}

/// Writes what is not there yet.
fn write(out: &Path, files: &Files) -> Result<()> {
    for (name, bytes) in files {
        let path = out.join(name);
        let failed = || format!("cannot write {}", path.display());
        if path.exists() {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(failed)?;
        }
        fs::write(&path, bytes).with_context(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod supply_tests;
