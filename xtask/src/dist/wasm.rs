//! The program itself, compiled by wasm-pack.
//!
//! In: the crate with the feature `app`. Out: the wasm and wasm-bindgen's glue.
//! wasm-opt runs only when it is installed already: it is never fetched.

use crate::{
    place::Place,
    run,
    toolchain::{Tools, on_path},
};
use anyhow::{Context, Result};
use std::{fs, process::Command};

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
    let wasm = out.join("app_bg.wasm");
    if !debug && let Some(optimiser) = on_path("wasm-opt") {
        let mut shrink = Command::new(optimiser);
        // The features are those the compiler emits; more of them would need newer browsers.
        shrink.args([
            "-Oz",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
        ]);
        shrink.args([
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-multivalue",
        ]);
        shrink
            .args(["--enable-reference-types"])
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm);
        run::quietly(place, "wasm-opt", &mut shrink)?;
    }
    Ok(Program {
        wasm: fs::read(&wasm).context("wasm-pack wrote no app_bg.wasm")?,
        script: fs::read_to_string(out.join("app.js")).context("wasm-pack wrote no app.js")?,
    })
}
