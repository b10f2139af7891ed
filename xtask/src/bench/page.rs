//! A page of its own for a benchmark: a crate of `tests/bench` as wasm, served to Chromium.
//!
//! In: the crate's folder, which holds `page/`. Out: a folder to serve. The wasm is compiled
//! as the site's is, as a whole and with the same profile, and lies in the build output only.

use super::Context as Bench;
use crate::{dist, place::Place, progress, site::copy, toolchain::Tools, webdriver::Browser};
use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Builds the crate of an area; gives the folder to serve.
pub(super) fn build(place: &Place, tools: &Tools, area: &str) -> Result<PathBuf> {
    let folder = place.root.join("tests/bench").join(area);
    let out = place.target.join("bench").join(area);
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let krate = dist::Krate {
        package: &format!("bench-{area}"),
        feature: None,
        name: area,
    };
    dist::compile(place, tools, krate, false, &place.target.join("wasm"), &out)?;
    copy(&folder.join("page"), &out)?;
    Ok(out)
}

/// A program of the site beside an area's pages, with pieces of the knowledge; gives the folder to
/// serve.
pub(super) fn with_program(
    context: &Bench<'_>,
    area: &str,
    program: &str,
    pieces: &[&str],
) -> Result<PathBuf> {
    let (place, tools) = (context.place, context.tools);
    let folder = place.target.join("bench").join(area);
    pages(place, area, &folder)?;
    let krate = dist::Krate {
        package: "poscheck",
        feature: Some(program),
        name: program,
    };
    let target = place.target.join("wasm").join(program);
    progress::timed("wasm", || {
        dist::compile(place, tools, krate, false, &target, &folder)
    })?;
    let made = progress::timed("knowledge pack", || dist::pieces(place, tools))?;
    for piece in pieces {
        let copied = fs::copy(made.join(piece), folder.join(piece));
        copied.with_context(|| format!("the pack has no {piece}"))?;
    }
    Ok(folder)
}

/// Copies the pages of an area to a folder that is served.
pub(super) fn pages(place: &Place, area: &str, out: &Path) -> Result<()> {
    copy(&place.root.join("tests/bench").join(area).join("page"), out)
}

/// What an expression in the page gives.
pub(super) fn ask<T: DeserializeOwned>(browser: &Browser, expression: &str) -> Result<T> {
    let value = browser.eval(expression)?;
    let said = value.to_string();
    serde_json::from_value(value).with_context(|| format!("`{expression}` gives {said}"))
}

/// The browser's name and version.
pub(super) fn version(browser: &Browser) -> Result<String> {
    let answer = browser.devtools("Browser.getVersion", &json!({}))?;
    let product = answer["product"].as_str();
    Ok(product
        .context("the browser names no version")?
        .replace('/', " "))
}
