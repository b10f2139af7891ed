//! Tools from crates.io, each in a folder of its own among the user's caches.
//!
//! In: a crate's name and version. Out: its programs, in `tools/<crate>-<version>/bin`.
//! One of the right version on `PATH` is used as it is. The pinned versions are here, except
//! that of wasm-bindgen, which `Cargo.lock` decides.

use super::Scope;
use crate::{
    place::Place,
    run,
    toolchain::{self, Toolchain},
};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A tool to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tool {
    /// Its crate.
    pub(super) krate: &'static str,
    /// Its main program.
    program: &'static str,
    /// The version to install.
    pub(super) version: String,
    /// Whether another version on `PATH` will not do.
    exact: bool,
    /// Compiles in half the time where the tool's own speed does not matter.
    debug: bool,
}

/// The tools that `scope` needs.
pub(super) fn wanted(place: &Place, scope: Scope) -> Result<Vec<Tool>> {
    let mut tools = Vec::new();
    if scope >= Scope::Build {
        tools.push(Tool {
            krate: "wasm-pack",
            program: "wasm-pack",
            version: "0.15.1".to_owned(),
            exact: true,
            debug: true,
        });
        tools.push(Tool {
            krate: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked(&place.root, "wasm-bindgen")?,
            exact: true,
            debug: false,
        });
    }
    if scope >= Scope::Browsers {
        tools.push(Tool {
            krate: "geckodriver",
            program: "geckodriver",
            version: "0.37.1".to_owned(),
            exact: false,
            debug: true,
        });
    }
    Ok(tools)
}

/// Whether the tool can be run now.
pub(super) fn is_there(place: &Place, tool: &Tool) -> bool {
    is_on_path(tool) || folder(place, tool).join("bin").join(tool.program).is_file()
}

/// The folders to put on `PATH` so that `tools` are found.
pub(super) fn folders(place: &Place, tools: &[Tool]) -> Vec<PathBuf> {
    let own = tools.iter().filter(|tool| !is_on_path(tool));
    own.map(|tool| folder(place, tool).join("bin")).collect()
}

/// Compiles the tool.
pub(super) fn install(place: &Place, tool: &Tool) -> Result<()> {
    let mut install = Toolchain::in_use()?.command("cargo");
    install.args([
        "install",
        "--locked",
        tool.krate,
        "--version",
        &tool.version,
        "--root",
    ]);
    install.arg(folder(place, tool));
    if tool.debug {
        install.arg("--debug");
    }
    // The tools share many dependencies; one folder compiles each of those once.
    install.env("CARGO_TARGET_DIR", place.target.join("tools"));
    run::quietly(place, &format!("install-{}", tool.krate), &mut install)
}

fn folder(place: &Place, tool: &Tool) -> PathBuf {
    place
        .cache
        .join("tools")
        .join(format!("{}-{}", tool.krate, tool.version))
}

fn is_on_path(tool: &Tool) -> bool {
    let Some(program) = toolchain::on_path(tool.program) else {
        return false;
    };
    let said = run::stdout(Command::new(program).arg("--version"));
    said.is_ok_and(|said| !tool.exact || said.split_whitespace().nth(1) == Some(&tool.version))
}

/// The version of `package` in `Cargo.lock`.
fn locked(root: &Path, package: &str) -> Result<String> {
    let text = fs::read_to_string(root.join("Cargo.lock"))
        .context("Cargo.lock cannot be read; run `cargo generate-lockfile`")?;
    let lock: toml::Table = text.parse().context("Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let found = packages
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package));
    let version = found
        .and_then(|entry| entry.get("version"))
        .and_then(toml::Value::as_str);
    Ok(version
        .with_context(|| format!("Cargo.lock has no {package}"))?
        .to_owned())
}
