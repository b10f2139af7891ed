//! The program itself, compiled by wasm-pack.
//!
//! In: the crate with the feature `app`. Out: the wasm and wasm-bindgen's glue.
//! wasm-opt is not used: the bytes must not depend on what else is installed.

use super::sections;
use crate::{place::Place, run, toolchain::Tools};
use anyhow::{Context, Result};
use std::fs;

/// What the page loads to run.
pub(super) struct Program {
    pub(super) wasm: Vec<u8>,
    /// wasm-bindgen's module, with `__wbg_init` and `start`.
    pub(super) script: String,
}

/// Builds the crate for the page.
pub(super) fn build(place: &Place, tools: &Tools, debug: bool) -> Result<Program> {
    let out = place.target.join("pkg");
    let mut pack = tools.for_wasm(place, "wasm-pack")?;
    pack.args([
        "build",
        "--target",
        "web",
        if debug { "--dev" } else { "--release" },
    ]);
    pack.args([
        "--mode",
        "no-install",
        "--no-pack",
        "--no-typescript",
        "--out-name",
        "app",
    ]);
    pack.arg("--out-dir").arg(&out);
    pack.args([
        "--",
        "--locked",
        "--no-default-features",
        "--features",
        "app",
    ]);
    run::quietly(place, "wasm", &mut pack)?;
    let wasm = fs::read(out.join("app_bg.wasm")).context("wasm-pack wrote no app_bg.wasm")?;
    Ok(Program {
        wasm: if debug { wasm } else { sections::bare(&wasm)? },
        script: fs::read_to_string(out.join("app.js")).context("wasm-pack wrote no app.js")?,
    })
}
