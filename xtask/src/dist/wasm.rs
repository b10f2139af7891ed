//! The programs themselves, compiled by cargo, with the glue that wasm-bindgen writes.
//!
//! In: the crate with one feature, `site` for the page or `desk` for its background worker.
//! Out: the wasm and wasm-bindgen's glue.
//! wasm-opt is not used: the bytes must not depend on what else is installed.

use super::{names, sections};
use crate::{
    place::Place,
    run,
    toolchain::{Tools, WASM},
};
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
    // The outputs have one file name, so in one folder each would undo the other.
    let target = place.target.join("wasm").join(feature);
    let profile = if debug { "debug" } else { "release" };
    let mut cargo = tools.for_wasm(place, "cargo")?;
    cargo.env("CARGO_TARGET_DIR", &target);
    // The crate is a library for Rust as well; as that it would not be optimised as a whole.
    cargo.args(["rustc", "--lib", "--crate-type", "cdylib", "--target", WASM]);
    cargo.args(["--locked", "--no-default-features", "--features", feature]);
    if !debug {
        cargo.arg("--release");
    }
    run::quietly(place, feature, &mut cargo)?;
    let mut bindgen = tools.for_wasm(place, "wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", feature]);
    bindgen.arg("--out-dir").arg(&out);
    bindgen.arg(target.join(WASM).join(profile).join("poscheck.wasm"));
    run::quietly(place, &format!("{feature}-glue"), &mut bindgen)?;
    let failed = || format!("wasm-bindgen wrote no {feature}");
    let wasm = fs::read(out.join(format!("{feature}_bg.wasm"))).with_context(failed)?;
    let script = fs::read_to_string(out.join(format!("{feature}.js"))).with_context(failed)?;
    if debug {
        return Ok(Program { wasm, script });
    }
    let (wasm, script) = names::short(&sections::bare(&wasm)?, &script)?;
    Ok(Program { wasm, script })
}
