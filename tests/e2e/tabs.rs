//! Two pages of the site at once: neither disturbs the other, and what is kept is whole.

use crate::page::{Page, dist};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

fn two_diagnoses_go_on_side_by_side(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::start(&dist())?;
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    page.enter("51")?;
    page.begin()?;
    let (first, step) = (browser.tab()?, page.read("h1")?);
    let second = browser.new_tab()?;
    page.open_at("#/code/98")?;
    page.wait_for("article.code")?;
    page.begin()?;
    page.pass()?;
    let other = page.read("h1")?;
    browser.go_to_tab(&first)?;
    ensure!(page.read("h1")? == step, "the other page changed this one");
    page.pass()?;
    page.pass()?;
    browser.go_to_tab(&second)?;
    ensure!(page.read("h1")? == other, "the other page changed this one");
    page.pass()?;
    // What was done last is kept, and all of it.
    let kept = page.text("localStorage.getItem('poscheck.session')")?;
    let steps = page.read_all(".path-item")?.len();
    page.open_again()?;
    page.wait_for("article.step")?;
    ensure!(
        page.read_all(".path-item")?.len() == steps,
        "a step is lost"
    );
    ensure!(page.text("localStorage.getItem('poscheck.session')")? == kept);
    ensure!(!page.has(".notice")?, "{:?}", page.read_all(".notice")?);
    // Begun anew in one, the other goes on.
    page.run(
        "localStorage.removeItem(arguments[0])",
        &[json!("poscheck.session")],
    )?;
    browser.go_to_tab(&first)?;
    page.pass()?;
    let kept = page.text("localStorage.getItem('poscheck.session')")?;
    ensure!(kept.contains("entry code.51"), "{kept}");
    page.is_calm().context("the first page")
}

crate::in_each!(two_diagnoses_go_on_side_by_side);
