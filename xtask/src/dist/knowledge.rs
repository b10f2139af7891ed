//! The compiled knowledge pack and the first screen, both from the crate's own command line.
//!
//! In: `packs/builtin`. Out: the bytes the page fetches, and home as HTML.
//! What a pack is and how a screen looks is the crate's matter, so this only calls it.

use crate::{place::Place, run, toolchain::Tools};
use anyhow::{Context, Result};
use std::{fs, process::Command};

/// The files that `poscheck compile` writes.
const FILES: [&str; 7] = [
    "core.bin",
    "zh-CN.bin",
    "en.bin",
    "zh-CN.first.bin",
    "en.first.bin",
    "zh-CN.words.bin",
    "en.words.bin",
];

/// Compiles the pack; a pack with an error stops here with its findings.
pub(super) fn compile(place: &Place, tools: &Tools) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let out = place.target.join("pack");
    let mut compile = poscheck(place, tools);
    compile
        .args(["compile", "packs/builtin", "--out"])
        .arg(&out);
    run::quietly(place, "pack", &mut compile)?;
    let read = |name: &'static str| {
        let bytes = fs::read(out.join(name)).with_context(|| format!("no compiled {name}"))?;
        Ok((name, bytes))
    };
    FILES.into_iter().map(read).collect()
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
