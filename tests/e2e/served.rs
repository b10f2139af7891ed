//! However a host serves it, the page works or says why not and where to read on.

use crate::changed::Changed;
use crate::page::{Page, dist};
use anyhow::{Result, ensure};
use std::fs;
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

const KINDS: [Kind; 2] = [Kind::Chromium, Kind::Firefox];

/// Opens a site that cannot start; it must give that reason and lead to the guide.
fn fails(site: &Changed, reason: &str) -> Result<()> {
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&site.0)?;
        browser.open(&server.url())?;
        browser.wait(&format!(
            "document.querySelector('#failed [data-reason={reason}]').checkVisibility()"
        ))?;
        let shown = "[...document.querySelectorAll('#failed [data-reason]')]
            .filter((e) => e.checkVisibility()).length";
        ensure!(
            browser.eval(shown)? == 1,
            "more than one reason in {kind:?}"
        );
        let links =
            "[...document.querySelectorAll('#failed a')].map((e) => e.getAttribute('href')).join()";
        let links = browser.text(links)?;
        ensure!(
            links == "guide/zh-CN/index.html,guide/en/index.html",
            "{links}"
        );
        // What is there without the program still is.
        ensure!(browser.eval("!!document.querySelector('#basics .basic')")? == true);
    }
    Ok(())
}

#[test]
fn it_works_under_any_path() -> Result<()> {
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start_at(&dist(), 0, "/a/b/")?;
        let page = Page::at(&browser, server.url());
        page.open_at("#/code/51")?;
        page.wait_for("article.code")?;
        page.begin()?;
        page.is_calm()?;
        page.wait("navigator.serviceWorker.controller?.state === 'activated'")?;
        drop(server);
        page.open_again()?;
        page.wait_for("article.step")?;
    }
    Ok(())
}

#[test]
fn a_host_that_does_not_know_wasm_is_no_hindrance() -> Result<()> {
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::mistyped(&dist(), ".wasm", "application/octet-stream")?;
        let page = Page::at(&browser, server.url());
        page.open_at("")?;
        page.enter("51")?;
        page.begin()?;
    }
    Ok(())
}

#[test]
fn a_web_view_that_keeps_and_shares_nothing_still_hands_over() -> Result<()> {
    let site = Changed::new("web-view")?;
    let poor = "delete Navigator.prototype.serviceWorker; delete Navigator.prototype.share;";
    site.begins_with(poor)?;
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&site.0)?;
        let page = Page::at(&browser, server.url());
        page.open_at("#/ticket")?;
        page.wait_for("article.ticket")?;
        let actions = page.read_all("article.ticket .actions button")?;
        ensure!(
            actions.len() == 2,
            "copying and printing are left: {actions:?}"
        );
        // A sticker's code takes the place of a share sheet, and holds the page's address alone.
        page.run("location.hash = '#/counter'", &[])?;
        page.wait_for(".qr-square path")?;
        page.is_calm()?;
    }
    Ok(())
}

#[test]
fn a_policy_that_refuses_wasm_is_named() -> Result<()> {
    let site = Changed::new("no-wasm")?;
    site.edit("index.html", |page| {
        page.replace(" 'wasm-unsafe-eval'; ", "; ")
    })?;
    fails(&site, "blocked")
}

#[test]
fn a_browser_without_wasm_is_named() -> Result<()> {
    let site = Changed::new("old-browser")?;
    site.begins_with("delete globalThis.WebAssembly;")?;
    fails(&site, "browser")
}

#[test]
fn another_page_in_place_of_the_program_is_named() -> Result<()> {
    let site = Changed::new("log-in")?;
    fs::write(site.asset("app.", ".wasm")?, "<!doctype html><p>log in")?;
    // Served as what it is, by a network that wants a log-in first.
    for kind in KINDS {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::mistyped(&site.0, ".wasm", "text/html")?;
        browser.open(&server.url())?;
        browser.wait("document.querySelector('#failed [data-reason=wrong]').checkVisibility()")?;
    }
    Ok(())
}

#[test]
fn a_lost_program_is_asked_for_again_and_then_named() -> Result<()> {
    let site = Changed::new("lost-program")?;
    fs::remove_file(site.asset("app.", ".wasm")?)?;
    fails(&site, "network")
}

#[test]
fn a_script_that_never_comes_leaves_a_way_on() -> Result<()> {
    let site = Changed::new("lost-script")?;
    fs::remove_file(site.asset("app.", ".js")?)?;
    let browser = Browser::chromium()?;
    let server = Server::start(&site.0)?;
    browser.open(&server.url())?;
    // The sheet shows it after a while; the test does not wait that long.
    browser.run(
        "for (const move of document.getAnimations()) move.finish()",
        &[],
    )?;
    browser
        .wait("document.querySelector('#late').checkVisibility({ visibilityProperty: true })")?;
    ensure!(
        browser.text("document.querySelector('#late a').getAttribute('href')")?
            == "guide/zh-CN/index.html"
    );
    Ok(())
}
