//! `cargo xtask gallery`: pictures of every state of the page, side by side.
//!
//! In: `tests/states.toml` and the built site. Out: a folder of PNG files, and a page that
//! shows them all: both languages, both themes, letters as they are and large, phones, a tablet
//! and a desk.

mod sheet;
mod show;
#[path = "../../../tests/support/states.rs"]
mod states;

pub use show::Show;

use crate::{
    args, dist,
    place::{Place, root},
    progress,
    setup::{self, Scope},
    site::Server,
    webdriver::Browser,
};
use anyhow::{Context, Result, anyhow};
use base64::{Engine, prelude::BASE64_STANDARD};
use states::State;
use std::{fs, path::Path};

/// The languages that every state is looked at in.
pub const LANGUAGES: [&str; 2] = states::LANGUAGES;

/// The themes that every state is looked at in.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// The letters that every state is looked at in.
pub const LETTERS: [&str; 2] = ["normal", "large"];

/// A small phone, a phone, a tablet and a desk, in CSS pixels.
const SIZES: [(u32, u32); 4] = [(320, 640), (390, 844), (768, 1024), (1280, 800)];
/// A picture is as high as its page, and at most this many windows of its width.
const WINDOWS: u32 = 4;

/// Sets up, builds and takes the pictures.
pub fn run(place: &Place, options: &args::Gallery) -> Result<()> {
    let tools = setup::ensure(place, Scope::Browsers, options.consent)?;
    let site = match &options.site {
        Some(built) => built.clone(),
        None => {
            println!("Building the page:");
            dist::build(
                place,
                &tools,
                &place.dist(),
                false,
                &dist::Deployment::default(),
            )?;
            place.dist()
        }
    };
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| place.root.join("gallery"));
    progress::timed("pictures of every state", || pictures(&site, &out))?;
    println!("Open {}", out.join("index.html").display());
    Ok(())
}

/// Takes all pictures of the site in a folder.
fn pictures(site: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let (server, browser) = (Server::start(site)?, Browser::chromium()?);
    let show = Show::new(&browser, &server.url())?;
    let mut sheet = sheet::Sheet::default();
    for state in &catalogue()? {
        for lang in LANGUAGES {
            show.state(state, lang)?;
            for theme in THEMES {
                show.theme(theme)?;
                for (letters, size) in LETTERS.iter().flat_map(|l| SIZES.map(|size| (l, size))) {
                    show.letters(letters)?;
                    let size = open_up(&browser, size)?;
                    let name = format!("{}.{lang}.{theme}.{letters}.{}.png", state.id, size.0);
                    let picture = BASE64_STANDARD
                        .decode(browser.screenshot()?)
                        .context("the driver's picture is no base64")?;
                    fs::write(out.join(&name), picture)?;
                    sheet.add(state, &name, size);
                }
            }
        }
    }
    fs::write(out.join("index.html"), sheet.page())?;
    Ok(())
}

/// Makes the window so high that the page is seen whole, where it is not too long for that.
fn open_up(browser: &Browser, (width, height): (u32, u32)) -> Result<(u32, u32)> {
    browser.resize(width, height)?;
    let needed = browser.eval("document.documentElement.scrollHeight")?;
    let needed = needed.as_u64().context("the page has no height")? as u32;
    let high = needed.clamp(height, height * WINDOWS);
    browser.resize(width, high)?;
    browser.painted()?;
    Ok((width, high))
}

/// Every state of the catalogue.
fn catalogue() -> Result<Vec<State>> {
    let file = root()?.join("tests/states.toml");
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    states::states(&text).map_err(|error| anyhow!("{}: {error}", file.display()))
}
