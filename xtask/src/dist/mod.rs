//! Writes the site: one page, and assets named by their content.
//!
//! In: the crate, the pack, the styles, `index.html`. Out: `dist/index.html` and `dist/assets/`.
//! Invariant: the same sources and compiler give the same bytes; nothing written holds a time,
//! or a folder of this machine.
//! Every link is relative, so the site works under any path.

mod asset;
mod folder;
mod knowledge;
mod page;
mod script;
mod sections;
mod styles;
mod wasm;

pub use asset::family;

use crate::{
    args,
    place::Place,
    progress,
    setup::{self, Scope},
    toolchain::Tools,
};
use anyhow::{Context, Result};
use asset::Asset;
use std::{fs, path::Path};

/// Does `cargo xtask dist`.
pub fn run(place: &Place, options: &args::Dist) -> Result<()> {
    let tools = setup::ensure(place, Scope::Build, options.consent)?;
    let out = options.out.clone().unwrap_or_else(|| place.dist());
    build(place, &tools, &out, options.debug)?;
    println!("The site is in {}", out.display());
    Ok(())
}

/// Builds the site into `out`, which is emptied first.
pub fn build(place: &Place, tools: &Tools, out: &Path, debug: bool) -> Result<()> {
    let app = progress::timed("wasm", || wasm::build(place, tools, "app", debug))?;
    let desk = progress::timed("wasm of the worker", || {
        wasm::build(place, tools, "desk", debug)
    })?;
    let pack = progress::timed("knowledge pack", || knowledge::compile(place, tools))?;
    let home = progress::timed("first screen", || knowledge::first_screen(place, tools))?;
    progress::timed("site", || {
        let read = |path: &Path| {
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
        };
        let code = |name: &str| read(&place.root.join("src").join(name));
        let page = [&*code("browser/desk.js")?, &*code("browser/boot.js")?];
        let start = script::join(&app.script, "export function start(", &page)?;
        let worker = [&*code("worker/desk.js")?];
        let think = script::join(&desk.script, "export class Desk ", &worker)?;
        let icon = read(&place.root.join("xtask/assets/icon.svg"))?;
        let mut assets = vec![
            Asset::new("app.js", start.into_bytes()),
            Asset::new("app.wasm", app.wasm),
            Asset::new("desk.js", think.into_bytes()),
            Asset::new("desk.wasm", desk.wasm),
            Asset::new(
                "app.css",
                styles::bundle(&place.root.join("styles"))?.into_bytes(),
            ),
            Asset::new("icon.svg", icon.into_bytes()),
        ];
        assets.extend(
            pack.into_iter()
                .map(|(name, bytes)| Asset::new(&name, bytes)),
        );
        let page = page::fill(&read(&place.root.join("index.html"))?, &assets, &home)?;
        folder::write(out, &page, &assets)
    })
}
