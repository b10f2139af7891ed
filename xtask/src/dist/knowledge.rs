//! The compiled knowledge pack and the first screen, both from the crate's own command line.
//!
//! In: `packs/builtin`. Out: the bytes the page fetches, and home as HTML.
//! What a pack is and how a screen looks is the crate's matter, so this only calls it.

use crate::{place::Place, run, toolchain::Tools};
use anyhow::{Context, Result};
use std::{fs, process::Command};

/// Compiles the pack into its pieces, by name; a pack with an error stops here with its
/// findings, and one without entries of some kind has no piece for them.
pub(super) fn compile(place: &Place, tools: &Tools) -> Result<Vec<(String, Vec<u8>)>> {
    let out = place.target.join("pack");
    // A piece of an earlier pack must not be taken for one of this.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    let mut compile = poscheck(place, tools);
    compile
        .args(["compile", "packs/builtin", "--out"])
        .arg(&out);
    run::quietly(place, "pack", &mut compile)?;
    let mut pieces = Vec::new();
    for entry in fs::read_dir(&out).context("no compiled pack")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        pieces.push((name.into_owned(), fs::read(&path)?));
    }
    pieces.sort();
    Ok(pieces)
}

/// Home in Chinese, as it looks before the program runs.
pub(super) fn first_screen(place: &Place, tools: &Tools) -> Result<String> {
    let html = run::stdout(poscheck(place, tools).args(["prerender", "--lang", "zh-CN"]))?;
    Ok(html.trim_end().to_owned())
}

fn poscheck(place: &Place, tools: &Tools) -> Command {
    let mut command = tools.cargo(place);
    command.args([
        "run",
        "--quiet",
        "--package",
        "poscheck",
        "--bin",
        "poscheck",
        "--",
    ]);
    command
}
