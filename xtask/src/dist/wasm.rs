//! The programs themselves, compiled by cargo, with the glue that wasm-bindgen writes.
//!
//! In: the crate with one feature, `site` for the page, `desk` for its background worker,
//! `slips`, `books` and `sheets` for what the worker runs beside it; or a benchmark's crate. Out:
//! the wasm and wasm-bindgen's glue.
//! wasm-opt is not used: the bytes must not depend on what else is installed. It takes a
//! hundredth off what is sent; putting functions and variables in order takes off nearly three.

use super::{arrange, imports, names, sections};
use crate::{
    place::Place,
    run,
    toolchain::{Tools, WASM},
};
use anyhow::{Context, Result};
use std::{fs, path::Path};

/// Outputs that are built for speed as well as for size: a till's month has a million rows.
const FAST: [&str; 1] = ["books"];

/// How: for speed (2), but without what makes code large, which is copies of it. All speed (3)
/// takes 24 KB more and is no faster; for size ("s") takes as much room and a tenth more time.
const AND_SMALL: [&str; 5] = [
    "-inline-threshold=10",
    "-unroll-threshold=0",
    "-unroll-allow-partial=false",
    "-unroll-runtime=false",
    "-rotation-max-header-size=4",
];

/// What a browser loads to run one of the outputs.
pub(super) struct Program {
    pub(super) wasm: Vec<u8>,
    /// wasm-bindgen's module, with `__wbg_init` and what the crate exports.
    pub(super) script: String,
}

/// A crate that becomes a program for a browser.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Krate<'a> {
    /// Its package.
    pub(crate) package: &'a str,
    /// Its one feature; without one, none of its own.
    pub(crate) feature: Option<&'a str>,
    /// How the files are to be called: `NAME_bg.wasm`, `NAME.js`.
    pub(crate) name: &'a str,
}

/// Builds the crate with one feature.
pub(super) fn build(place: &Place, tools: &Tools, feature: &str, debug: bool) -> Result<Program> {
    let out = place.target.join("pkg").join(feature);
    // The outputs have one file name, so in one folder each would undo the other.
    let target = place.target.join("wasm").join(feature);
    // The control of a test runs with the glue of the program that it stands in for.
    let name = if feature == "unwiped" {
        "slips"
    } else {
        feature
    };
    let krate = Krate {
        package: "poscheck",
        feature: Some(feature),
        name,
    };
    compile(place, tools, krate, debug, &target, &out)?;
    let failed = || format!("wasm-bindgen wrote no {feature}");
    let wasm = fs::read(out.join(format!("{name}_bg.wasm"))).with_context(failed)?;
    let script = fs::read_to_string(out.join(format!("{name}.js"))).with_context(failed)?;
    if debug {
        return Ok(Program { wasm, script });
    }
    imports::check(place, feature, &wasm)?;
    let (wasm, script) = names::short(&sections::bare(&wasm)?, &script)?;
    let wasm = arrange::arranged(&wasm)?;
    Ok(Program { wasm, script })
}

/// Compiles a crate as a whole with cargo's output in `target`, and writes its wasm and glue
/// into `out`.
pub(crate) fn compile(
    place: &Place,
    tools: &Tools,
    krate: Krate<'_>,
    debug: bool,
    target: &Path,
    out: &Path,
) -> Result<()> {
    let profile = if debug { "debug" } else { "release" };
    let mut cargo = tools.for_wasm(place, "cargo")?;
    cargo.env("CARGO_TARGET_DIR", target);
    // The crate is a library for Rust as well; as that it would not be optimised as a whole.
    cargo.args(["rustc", "--lib", "--crate-type", "cdylib", "--target", WASM]);
    cargo.args([
        "--locked",
        "--package",
        krate.package,
        "--no-default-features",
    ]);
    cargo.args(
        krate
            .feature
            .map(|feature| ["--features", feature])
            .into_iter()
            .flatten(),
    );
    if !debug {
        cargo.arg("--release");
    }
    if krate.feature.is_some_and(|feature| FAST.contains(&feature)) && !debug {
        cargo.args(["--config", "profile.release.opt-level=2", "--"]);
        cargo.args(AND_SMALL.map(|option| format!("-Cllvm-args={option}")));
    }
    run::quietly(place, krate.name, &mut cargo)?;
    let mut bindgen = tools.for_wasm(place, "wasm-bindgen")?;
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        krate.name,
    ]);
    bindgen.arg("--out-dir").arg(out);
    let file = format!("{}.wasm", krate.package.replace('-', "_"));
    bindgen.arg(target.join(WASM).join(profile).join(file));
    run::quietly(place, &format!("{}-glue", krate.name), &mut bindgen)
}
