//! Packages from npm, exactly as a lock file names them.
//!
//! In: a folder with `package.json` and `package-lock.json`. Out: its `node_modules`.
//! No package's own scripts are run.

use crate::{place::Place, run};
use anyhow::Result;
use std::{path::Path, process::Command};

/// Installs what the lock in `folder` names; `log` is the name of the log file.
pub(crate) fn install(place: &Place, log: &str, folder: &Path) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder);
    run::quietly(place, log, &mut npm)
}
