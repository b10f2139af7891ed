//! The knowledge comes in pieces: a place waits for its own only, a lost one stops nothing else,
//! and when all are here nothing is asked for any more.

use crate::page::{Page, visit};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::webdriver::Browser;

/// A message of the knowledge, as in `tests/states.toml`.
const MESSAGE: &str = "#/message/pinpad-open";

/// What is asked for from now on waits.
fn hold(browser: &Browser, pieces: &[&str]) -> Result<()> {
    let patterns = pieces
        .iter()
        .map(|piece| json!({ "urlPattern": format!("*/{piece}.*.bin") }));
    let held = json!({ "patterns": patterns.collect::<Vec<_>>() });
    browser.past_what_is_kept()?;
    browser.devtools("Fetch.enable", &held).map(drop)
}

/// What is asked for from now on, and named so, is refused.
fn refuse(browser: &Browser, pieces: &[&str]) -> Result<()> {
    browser.past_what_is_kept()?;
    let urls = pieces.iter().map(|piece| format!("*/{piece}.*.bin"));
    let refused = json!({ "urls": urls.collect::<Vec<_>>() });
    browser
        .devtools("Network.setBlockedURLs", &refused)
        .map(drop)
}

/// Opens a place without waiting for all of the knowledge.
fn open_early(page: &Page<'_>, hash: &str) -> Result<()> {
    page.open("about:blank")?;
    page.open(&format!("{}{hash}", page.url))
}

#[test]
fn an_entry_opened_by_a_link_waits_for_its_own_piece_only() -> Result<()> {
    let browser = Browser::chromium()?;
    visit(&browser, |page| {
        let others = ["core", "zh-CN.steps", "zh-CN.codes", "zh-CN.symptoms"];
        hold(&browser, &others)?;
        open_early(page, MESSAGE)?;
        page.wait_for("article.code")?;
        // A place whose piece does not come says that it waits.
        page.run("location.hash = '#/code/51'", &[])?;
        page.wait_for("section.waiting")?;
        page.back()?;
        page.wait_for("article.code")?;
        page.press("Tab")?;
        browser.devtools("Fetch.disable", &json!({}))?;
        Ok(())
    })
}

/// What comes for other places moves nothing under the reader's thumb.
#[test]
fn whoever_reads_on_stays_there_when_the_rest_comes() -> Result<()> {
    let browser = Browser::chromium()?;
    visit(&browser, |page| {
        page.resize(390, 600)?;
        hold(&browser, &["core", "zh-CN.steps"])?;
        open_early(page, "#/code/51")?;
        page.wait("document.activeElement.matches('article.code h1')")?;
        page.run("scrollTo(0, 300)", &[])?;
        browser.devtools("Fetch.disable", &json!({}))?;
        page.runs()?;
        ensure!(page.eval("scrollY")? == json!(300));
        Ok(())
    })
}

#[test]
fn a_lost_piece_is_one_error_that_can_be_tried_again() -> Result<()> {
    let browser = Browser::chromium()?;
    visit(&browser, |page| {
        page.expects_complaints();
        refuse(&browser, &["zh-CN.messages"])?;
        open_early(page, "")?;
        page.wait_for(".notice button")?;
        ensure!(page.read_all(".notice")?.len() == 1);
        // Everything else works.
        page.enter("51")?;
        page.begin()?;
        page.pass()?;
        page.run(&format!("location.hash = {MESSAGE:?}"), &[])?;
        page.wait_for("section.waiting button")?;
        refuse(&browser, &[])?;
        page.click("section.waiting button")?;
        page.wait_for("article.code")?;
        page.wait("!document.querySelector('.notice')").map(drop)
    })
}

#[test]
fn a_page_that_had_to_wait_takes_the_focus_once_it_is_there() -> Result<()> {
    let browser = Browser::chromium()?;
    visit(&browser, |page| {
        page.expects_complaints();
        refuse(&browser, &["zh-CN.codes"])?;
        open_early(page, "#/code/51")?;
        page.wait_for("section.waiting button")?;
        refuse(&browser, &[])?;
        page.click("section.waiting button")?;
        page.wait("document.activeElement.matches('article.code h1')")
            .map(drop)
    })
}

#[test]
fn when_all_pieces_are_here_the_page_works_without_a_network() -> Result<()> {
    let browser = Browser::chromium()?;
    visit(&browser, |page| {
        browser.devtools("Network.enable", &json!({}))?;
        let offline = json!({
            "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0,
        });
        browser.devtools("Network.emulateNetworkConditions", &offline)?;
        for place in [MESSAGE, "#/see/power", "#/code/51"] {
            page.run(&format!("location.hash = {place:?}"), &[])?;
            page.arrives(place)?;
            page.wait_for("article.code")?;
        }
        page.begin()?;
        page.pass()?;
        // The worker's program is not knowledge, and nobody needs it.
        page.expects_complaints();
        Ok(())
    })
}
