//! The accessibility checker axe-core, which the end-to-end tests load into each screen.
//!
//! In: `tests/npm/package-lock.json`. Out: `tests/npm/node_modules`.
//! Without node nothing is installed, and the tests that need it say so.

use super::npm;
use crate::{place::Place, toolchain::on_path};
use anyhow::Result;
use std::{fs, path::PathBuf};

/// Whether it is wanted, can be had, and is not there as locked.
pub(super) fn is_missing(place: &Place) -> bool {
    let lock = home(place).join("package-lock.json");
    if !lock.is_file() || on_path("npm").is_none() {
        return false;
    }
    let changed = |path: PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    // npm writes this file last, so it is as new as the installation.
    let installed = changed(home(place).join("node_modules/.package-lock.json"));
    installed < changed(lock)
}

/// Installs what the lock names, without running any package's scripts.
pub(super) fn install(place: &Place) -> Result<()> {
    npm::install(place, "npm-ci", &home(place))
}

fn home(place: &Place) -> PathBuf {
    place.root.join("tests/npm")
}
