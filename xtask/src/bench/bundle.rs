//! Peers from npm as a shop's page would load them: bundled and made small by esbuild.
//!
//! In: an installed [`Peer`], and a script of ours or a file of a package. Out: a file for the
//! page, and the versions that packages state.

use super::{Context, peers::Peer};
use crate::run;
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where a peer's packages lie.
pub(super) fn modules(context: &Context<'_>, peer: &Peer) -> Result<PathBuf> {
    Ok(peer.home(context.place)?.join("node_modules"))
}

/// Bundles `from` with what it imports from a peer's packages into `to`.
pub(super) fn bundle(
    context: &Context<'_>,
    peer: &Peer,
    format: &str,
    from: &Path,
    to: &Path,
) -> Result<()> {
    let modules = modules(context, peer)?;
    let mut bundler = Command::new(modules.join(".bin/esbuild"));
    bundler.args(["--bundle", "--minify", "--log-level=error"]);
    bundler.arg(format!("--format={format}"));
    bundler.env("NODE_PATH", &modules).arg(from);
    bundler.arg(format!("--outfile={}", to.display()));
    let name = from.file_stem().unwrap_or_default().to_string_lossy();
    run::quietly(context.place, &format!("bench-{name}"), &mut bundler)
}

/// Makes one module of a package, entered by one of its files, under the package's name; gives the
/// version that it states.
pub(super) fn package(
    context: &Context<'_>,
    peer: &Peer,
    folder: &Path,
    (name, file): (&str, &str),
) -> Result<String> {
    let from = modules(context, peer)?.join(name).join(file);
    bundle(
        context,
        peer,
        "esm",
        &from,
        &folder.join(format!("{name}.js")),
    )?;
    version(context, peer, name)
}

/// The version that a package states.
pub(super) fn version(context: &Context<'_>, peer: &Peer, package: &str) -> Result<String> {
    let home = modules(context, peer)?.join(package);
    let stated = fs::read_to_string(home.join("package.json"))?;
    let stated: serde_json::Value = serde_json::from_str(&stated)?;
    let version = stated["version"].as_str();
    let version = version.with_context(|| format!("{package} states no version"))?;
    Ok(version.to_owned())
}

/// Packages and the versions that they state, in words.
pub(super) fn versions(context: &Context<'_>, peer: &Peer, packages: &[&str]) -> Result<String> {
    let worded = |package: &&str| Ok(format!("{package} {}", version(context, peer, package)?));
    let versions: Result<Vec<_>> = packages.iter().map(worded).collect();
    Ok(versions?.join(", "))
}
