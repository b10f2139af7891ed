//! The whole site in one file works from a disk, without any server.

use crate::page::{Page, Stage, dist};
use anyhow::{Result, ensure};
use xtask::webdriver::{Browser, Kind, Setting};

fn works_from_a_disk(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let file = dist().canonicalize()?.join("poscheck.html");
    let page = Page::at(&browser, format!("file://{}", file.display()));
    browser.open(&page.url)?;
    page.wait_for("#page")?;
    page.wait("!document.querySelector('.search-out button')")?;
    page.tab_to("#shown")?;
    page.type_text("mima jianpan")?;
    page.wait_for("#shown-list [role=option] mark")?;
    browser.open("about:blank")?;
    browser.open(&format!("{}#/code/51", page.url))?;
    page.wait_for("article.code")?;
    page.begin()?;
    browser.reload()?;
    page.wait_for("article.step")?;
    let end = page.walk(|_| page.worst())?;
    ensure!(end == Stage::Ticket, "it ends with {end:?}");
    page.is_calm()
}

#[test]
fn chromium_opens_it() -> Result<()> {
    works_from_a_disk(Kind::Chromium)
}

#[test]
fn firefox_opens_it() -> Result<()> {
    works_from_a_disk(Kind::Firefox)
}
