//! The programs themselves, compiled by wasm-pack.
//!
//! In: the crate with one feature, `site` for the page or `desk` for its background worker.
//! Out: the wasm and wasm-bindgen's glue.
//! wasm-opt is not used: the bytes must not depend on what else is installed.

use super::{names, sections};
use crate::{place::Place, run, toolchain::Tools};
use anyhow::{Context, Result};
use std::fs;

/// What a browser loads to run one of the outputs.
pub(super) struct Program {
    pub(super) wasm: Vec<u8>,
    /// wasm-bindgen's module, with `__wbg_init` and what the crate exports.
    pub(super) script: String,
}

/// Builds the crate with one feature.
pub(super) fn build(place: &Place, tools: &Tools, feature: &str, debug: bool) -> Result<Program> {
    let out = place.target.join("pkg").join(feature);
    let mut pack = tools.for_wasm(place, "wasm-pack")?;
    // The outputs have one file name, so in one folder each would undo the other.
    pack.env("CARGO_TARGET_DIR", place.target.join("wasm").join(feature));
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
        feature,
    ]);
    pack.arg("--out-dir").arg(&out);
    pack.args([
        "--",
        "--locked",
        "--no-default-features",
        "--features",
        feature,
    ]);
    run::quietly(place, feature, &mut pack)?;
    let failed = || format!("wasm-pack wrote no {feature}");
    let wasm = fs::read(out.join(format!("{feature}_bg.wasm"))).with_context(failed)?;
    let script = fs::read_to_string(out.join(format!("{feature}.js"))).with_context(failed)?;
    if debug {
        return Ok(Program { wasm, script });
    }
    let (wasm, script) = names::short(&sections::bare(&wasm)?, &script)?;
    Ok(Program { wasm, script })
}
