//! The native command `poscheck`, built for speed: conformance and the engine's report.
//!
//! In: its words. Out: its exit code; what it prints goes straight to the terminal.

use crate::{place::Place, toolchain::Toolchain};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::process::ExitCode;

/// Builds the command with the profile `native` and runs it in the project's folder.
pub fn run(place: &Place, words: &[OsString]) -> Result<ExitCode> {
    let mut cargo = Toolchain::in_use()?.command("cargo");
    cargo.current_dir(&place.root);
    cargo.args([
        "run",
        "--quiet",
        "--profile",
        "native",
        "--package",
        "poscheck",
    ]);
    cargo.args([
        "--no-default-features",
        "--features",
        "author",
        "--bin",
        "poscheck",
        "--",
    ]);
    let status = cargo.args(words).status().context("cargo does not start")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
