//! The programs and looks of a site: built, or taken from a site that was built before.
//!
//! In: the crate, or the folder of a site without anybody's settings. Out: the assets that no
//! setting changes. Taking them needs no compiler for the web.

use super::asset::{Asset, family};
use super::{script, styles, wasm};
use crate::{place::Place, progress, site, toolchain::Tools};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// What is the same in every site of a version.
const TAKEN: [&str; 13] = [
    "app.js",
    "frame.js",
    "app.wasm",
    "desk.js",
    "desk.wasm",
    "slips.wasm",
    "books.wasm",
    "sheets.wasm",
    "app.css",
    "guide.css",
    "icon.svg",
    "icon-192.png",
    "icon-512.png",
];

/// Builds them.
pub(super) fn build(place: &Place, tools: &Tools, debug: bool) -> Result<Vec<Asset>> {
    let app = progress::timed("wasm", || wasm::build(place, tools, "site", debug))?;
    let desk = progress::timed("wasm of the worker", || {
        wasm::build(place, tools, "desk", debug)
    })?;
    let beside = |name: &str| {
        let label = format!("wasm of the {name}");
        progress::timed(&label, || wasm::build(place, tools, name, debug))
    };
    let (slips, books, sheets) = (beside("slips")?, beside("books")?, beside("sheets")?);
    let code = |name: &str| {
        let path = place.root.join("src").join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let page = [
        &*code("browser/desk.js")?,
        &*code("browser/offline.js")?,
        &*code("browser/aloud.js")?,
        &*code("browser/words.js")?,
        &*code("browser/boot.js")?,
    ];
    let start = script::join(&app.script, "export function start(", &page)?;
    let worker = [
        &*script::inner(&slips.script, "slips", "class Slips")?,
        &*script::inner(&books.script, "books", "class Books")?,
        &*script::inner(&sheets.script, "sheets", "function table")?,
        &*code("worker/beside.js")?,
        &*code("worker/desk.js")?,
    ];
    let think = script::join(&desk.script, "export class Desk ", &worker)?;
    let icon = |name: &str| {
        let path = place.root.join("xtask/assets").join(name);
        let bytes = fs::read(&path);
        let bytes = bytes.with_context(|| format!("cannot read {}", path.display()))?;
        anyhow::Ok(Asset::new(name, bytes))
    };
    let styles_in = place.root.join("styles");
    Ok(vec![
        Asset::new("app.js", start.into_bytes()),
        Asset::new(
            "frame.js",
            script::alone(&code("embed/frame.js")?).into_bytes(),
        ),
        Asset::new("app.wasm", app.wasm),
        Asset::new("desk.js", think.into_bytes()),
        Asset::new("desk.wasm", desk.wasm),
        Asset::new("slips.wasm", slips.wasm),
        Asset::new("books.wasm", books.wasm),
        Asset::new("sheets.wasm", sheets.wasm),
        Asset::new("app.css", styles::bundle(&styles_in)?.into_bytes()),
        Asset::new("guide.css", styles::guide(&styles_in)?.into_bytes()),
        icon("icon.svg")?,
        icon("icon-192.png")?,
        icon("icon-512.png")?,
    ])
}

/// Takes them from a site; one that has an acquirer's settings already is refused.
pub(super) fn take(from: &Path) -> Result<Vec<Asset>> {
    let files = site::contents(from)?;
    let page = files.get("index.html");
    let page = page.with_context(|| format!("{} holds no site", from.display()))?;
    let page = String::from_utf8_lossy(page);
    if page.contains(" data-languages=") {
        bail!(
            "{} is an acquirer's site; name one without settings",
            from.display()
        );
    }
    let guide = files.get("guide/zh-CN/index.html").map(Vec::as_slice);
    let guide = String::from_utf8_lossy(guide.unwrap_or_default());
    let manifest = files.get("manifest.webmanifest").map(Vec::as_slice);
    let manifest = String::from_utf8_lossy(manifest.unwrap_or_default());
    // Assets of the version before may lie beside those of this one: the page says which it uses.
    let is_used = |path: &str| {
        [&page, &guide, &manifest]
            .iter()
            .any(|text| text.contains(path))
    };
    let one = |name: &&str| {
        let mut own = files.iter().filter(|(path, _)| {
            path.starts_with("assets/") && family(path) == **name && is_used(path)
        });
        let (_, bytes) = own
            .next()
            .with_context(|| format!("{} has no {name}", from.display()))?;
        anyhow::Ok(Asset::new(name, bytes.clone()))
    };
    TAKEN.iter().map(one).collect()
}
