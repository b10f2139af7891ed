//! A page of its own for a benchmark: a crate of `tests/bench` as wasm, served to Chromium.
//!
//! In: the crate's folder, which holds `page/`. Out: a folder to serve. The wasm is compiled
//! like the site's, with the same profile, and lies in the build output only.

use crate::{place::Place, run, toolchain::Tools};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Builds the crate of an area; gives the folder to serve.
pub(super) fn build(place: &Place, tools: &Tools, area: &str) -> Result<PathBuf> {
    let krate = place.root.join("tests/bench").join(area);
    let out = place.target.join("bench").join(area);
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut pack = tools.for_wasm(place, "wasm-pack")?;
    pack.arg("build").arg(&krate);
    pack.args(["--target", "web", "--release", "--mode", "no-install"]);
    pack.args(["--no-pack", "--no-typescript", "--out-name", area]);
    pack.arg("--out-dir").arg(&out).args(["--", "--locked"]);
    run::quietly(place, &format!("bench-{area}-wasm"), &mut pack)?;
    copy(&krate.join("page"), &out)?;
    Ok(out)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
