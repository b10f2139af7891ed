//! Writes the site: one page, and assets named by their content.
//!
//! In: the crate, the pack, the styles, `index.html`. Out: `dist/` with the page, its assets, the
//! worker that keeps them offline, and the whole site once more in one file.
//! Invariant: the same sources and compiler give the same bytes; nothing written holds a time,
//! or a folder of this machine.
//! Every link is relative, so the site works under any path.

mod arrange;
mod asset;
mod deployed;
mod embed;
mod folder;
mod imports;
mod knowledge;
mod minify;
mod names;
mod offline;
mod page;
mod probe;
mod programs;
mod script;
mod sections;
mod single;
mod styles;
mod wasm;

pub use asset::family;
pub use probe::Probe;
pub(crate) use wasm::{Krate, compile};

use crate::{
    args,
    place::Place,
    progress,
    release::{self, Previous},
    setup::{self, Scope},
    toolchain::Tools,
};
use anyhow::{Context, Result};
use asset::Asset;
use deployed::Deployed;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What one who puts the site up says of the place: nothing of it is needed.
#[derive(Debug, Default)]
pub struct Deployment {
    /// Where the site will be, `https://…/`, for the guide's canonical links and site map; empty
    /// where that is not known.
    pub address: String,
    /// An acquirer's folder: its settings, and what is laid over the built-in pack.
    pub over: Option<PathBuf>,
    /// A site that was built before, whose programs are taken in place of building them.
    pub site: Option<PathBuf>,
    /// What the line check may try beside the site itself.
    pub probe: Option<Probe>,
}

/// Does `cargo xtask dist`.
pub fn run(place: &Place, options: &args::Dist) -> Result<()> {
    let scope = match options.deployment.site {
        Some(_) => Scope::Native,
        None => Scope::Build,
    };
    let tools = setup::ensure(place, scope, options.consent)?;
    let out = options.out.clone().unwrap_or_else(|| place.dist());
    // Read before the folder is emptied, which may be the same one.
    let previous = options.previous.as_deref().map(Previous::read);
    let previous = previous.transpose()?;
    build(place, &tools, &out, options.debug, &options.deployment)?;
    if !options.debug {
        release::finish(place, &tools, &out, previous.as_ref())?;
    }
    println!("The site is in {}", out.display());
    Ok(())
}

/// Builds the program of the slips without wiping, for the test that looks for card numbers in
/// memory; gives the file. It is no part of any site.
pub fn unwiped(place: &Place, tools: &Tools) -> Result<PathBuf> {
    let built = wasm::build(place, tools, "unwiped", false)?;
    let file = place.target.join("unwiped.wasm");
    fs::write(&file, built.wasm)?;
    Ok(file)
}

/// Compiles the built-in pack with another laid over it, for tests of what an acquirer publishes;
/// gives the folder with the pieces. It is no part of any site.
pub fn laid_over(place: &Place, tools: &Tools, over: &Path) -> Result<PathBuf> {
    knowledge::compile(place, tools, "over", Some(over))?;
    Ok(place.target.join("over"))
}

/// Compiles the built-in pack, for a benchmark that needs pieces of it; gives the folder with them.
pub(crate) fn pieces(place: &Place, tools: &Tools) -> Result<PathBuf> {
    knowledge::compile(place, tools, "pack", None)?;
    Ok(place.target.join("pack"))
}

/// Builds the site into `out`, which is emptied first.
pub fn build(
    place: &Place,
    tools: &Tools,
    out: &Path,
    debug: bool,
    deployment: &Deployment,
) -> Result<()> {
    let mut assets = match &deployment.site {
        Some(before) => programs::take(before)?,
        None => programs::build(place, tools, debug)?,
    };
    let over = deployment.over.as_deref();
    let mut pack = progress::timed("knowledge pack", || {
        knowledge::compile(place, tools, "pack", over)
    })?;
    let mut deployed = Deployed::take(&mut pack)?;
    print!("{}", deployed.found);
    let home = progress::timed("first screen", || {
        knowledge::first_screen(place, tools, deployed.first_language(), over)
    })?;
    progress::timed("site", || {
        let read = |path: &Path| {
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
        };
        let code = |name: &str| read(&place.root.join("src").join(name));
        for asset in assets.iter_mut().filter(|asset| asset.name == "app.css") {
            let sheet = [&asset.bytes, deployed.sheet().as_bytes()].concat();
            *asset = Asset::new("app.css", sheet);
        }
        assets.extend(deployed.logo());
        let script = embed::script(&code("embed/embed.js")?);
        let sums = embed::sums(&script)?;
        let around = String::from_utf8_lossy(&script.bytes).into_owned();
        assets.push(script);
        assets.extend(
            pack.into_iter()
                .map(|(name, bytes)| Asset::new(&name, bytes)),
        );
        let template = deployed.template(&read(&place.root.join("index.html"))?);
        let page = deployed.onto(&page::fill(&template, &assets, &home)?)?;
        // Made of the page before another address is on it: a file on a disk has no line to check.
        let single = single::single(&page, &assets)?;
        let page = match deployment.probe.clone().or(deployed.probe()?) {
            Some(probe) => probe.allow(&page)?,
            None => page,
        };
        let manifest = read(&place.root.join("xtask/assets/manifest.webmanifest"))?;
        let manifest = deployed.manifest(&page::links(&manifest, &assets)?)?;
        let mut kept: BTreeMap<&str, &[u8]> = assets
            .iter()
            // The guide is for who cannot run the app, so the app does not keep it; nor what other
            // pages load.
            .filter(|asset| !["guide.css", embed::NAME].contains(&asset.name.as_str()))
            .map(|asset| (asset.link.as_str(), asset.bytes.as_slice()))
            .collect();
        kept.insert("./", page.as_bytes());
        kept.insert("manifest.webmanifest", manifest.as_bytes());
        let keeper = script::slim(&offline::worker(&code("browser/sw.js")?, &kept)?);
        let off = code("browser/sw-off.js")?;
        let demo = |name: &str| read(&place.root.join("demo").join(name));
        let [show, shown, dress] = [
            page::links(&demo("index.html")?, &assets)?,
            script::slim(&demo("demo.js")?),
            demo("demo.css")?,
        ];
        let style = page::links("{{guide.css}}", &assets)?;
        let icon = page::links("{{icon.svg}}", &assets)?;
        let links = [&*style, &*icon, &*deployment.address];
        let guide = knowledge::guide(place, tools, links, over)?;
        let mut files: Vec<(&str, &[u8])> = guide
            .iter()
            .map(|(path, page)| (path.as_str(), page.as_slice()))
            .collect();
        let texts = [
            (embed::NAME, &around),
            ("sri.json", &sums),
            ("index.html", &page),
            ("manifest.webmanifest", &manifest),
            ("poscheck.html", &single),
            ("sw-off.js", &off),
            ("demo/index.html", &show),
            ("demo/demo.js", &shown),
            ("demo/demo.css", &dress),
            // What a phone fetches to see whether its line works; nobody keeps it.
            ("line.txt", &"poscheck\n".to_owned()),
            // Last, as whoever copies the site should: it names all the others.
            ("sw.js", &keeper),
        ];
        files.extend(texts.map(|(name, text)| (name, text.as_bytes())));
        folder::write(out, &files, &assets)
    })
}
