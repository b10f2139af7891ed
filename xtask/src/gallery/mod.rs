//! `cargo xtask gallery`: pictures of every state of the page, side by side.
//!
//! In: `tests/states.toml` and the built site. Out: a folder of PNG files, and a page that
//! shows them all: both languages, both themes, a phone and a desk.

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

/// A phone and a desk, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(390, 844), (1280, 800)];

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
                for (width, height) in SIZES {
                    browser.resize(width, height)?;
                    let name = format!("{}.{lang}.{theme}.{width}.png", state.id);
                    let picture = BASE64_STANDARD
                        .decode(browser.screenshot()?)
                        .context("the driver's picture is no base64")?;
                    fs::write(out.join(&name), picture)?;
                    sheet.add(state, &name, (width, height));
                }
            }
        }
    }
    fs::write(out.join("index.html"), sheet.page())?;
    Ok(())
}

/// Every state of the catalogue.
fn catalogue() -> Result<Vec<State>> {
    let file = root()?.join("tests/states.toml");
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    states::states(&text).map_err(|error| anyhow!("{}: {error}", file.display()))
}
