//! After one visit the site opens without a network; a newer version waits for consent; what was
//! stored wrongly mends itself; and the whole can be switched off.

use crate::changed::Changed;
use crate::page::{Page, Stage, dist};
use anyhow::{Result, ensure};
use serde_json::json;
use std::fs;
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

crate::in_each!(
    one_visit_is_enough,
    every_tool_works_offline,
    a_newer_version_waits_for_consent,
    what_was_stored_wrongly_mends_itself,
    it_can_be_switched_off,
);

/// Opens the site and waits until all of it is stored.
fn visited<'a>(browser: &'a Browser, server: &Server) -> Result<Page<'a>> {
    let page = Page::at(browser, server.url());
    page.open_at("")?;
    page.wait("navigator.serviceWorker.controller?.state === 'activated'")?;
    Ok(page)
}

/// Has the browser look for a newer version, and waits until `state` holds of its registration
/// `it`.
fn comes(page: &Page<'_>, state: &str) -> Result<()> {
    let look = format!(
        "navigator.serviceWorker.getRegistration().then((it) => it.update());
        window.look = setInterval(async () => {{
            const it = await navigator.serviceWorker.getRegistration();
            window.comes = {state};
        }}, 50)"
    );
    page.run(&look, &[])?;
    page.wait("window.comes").map(drop)
}

fn one_visit_is_enough(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::start(&dist())?;
    let page = visited(&browser, &server)?;
    page.is_calm()?;
    drop(server);
    page.open_again()?;
    page.tab_to("#shown")?;
    page.type_text("mima jianpan")?;
    page.wait_for("#shown-list [role=option] mark")?;
    page.open_at("#/code/51")?;
    page.wait_for("article.code")?;
    page.begin()?;
    let end = page.walk(|_| page.worst())?;
    ensure!(end == Stage::Ticket, "it ends with {end:?}");
    // Another address of the same page, as a link on a sticker may have it.
    browser.open(&format!("{}index.html?from=sticker#/code/98", page.url))?;
    page.wait_for("article.code")?;
    // A page of the guide is not stored; its entry is.
    browser.open(&format!("{}guide/zh-CN/code/51.html", page.url))?;
    page.wait_for("article.code")?;
    ensure!(page.hash()? == "#/code/51");
    Ok(())
}

/// Waits until a board says something of what was done on it.
fn says(page: &Page<'_>) -> Result<()> {
    let said = "[...document.querySelectorAll('.verdict, .typed-said')].some((e) => e.innerText)";
    page.wait(said).map(drop)
}

fn every_tool_works_offline(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::start(&dist())?;
    let page = visited(&browser, &server)?;
    drop(server);
    for lang in ["zh-CN", "en"] {
        page.run(
            &format!("localStorage.setItem('poscheck.lang', '{lang}')"),
            &[],
        )?;
        page.open_at("#/card")?;
        ensure!(page.text("document.documentElement.lang")? == lang);
        page.click("input[data-act^=digits]")?;
        page.type_text("622202")?;
        says(&page)?;
        page.open_at("#/receipt")?;
        page.click("textarea[data-act]")?;
        page.type_text("RC: 51")?;
        says(&page)?;
        page.open_at("#/amount")?;
        page.wait_for(".board [data-act]")?;
        page.click("[data-act=way][value=files]")?;
        let rows = "a.csv\n参考号,交易时间,交易类型,交易金额\n\
            152000000001,2026-04-17 09:01:00,消费,12.30\n";
        page.wait_for("input[type=file]")?;
        page.choose_file("input[type=file]", rows)?;
        page.wait("document.querySelector('.board').innerText.includes('a.csv')")?;
        page.open_at("#/software")?;
        page.click(".board input[data-act]")?;
        page.type_text("V1.2")?;
        says(&page)?;
        for board in ["#/terminal", "#/clock", "#/line", "#/update", "#/about"] {
            page.open_at(board)?;
            page.wait_for(".board")?;
        }
        page.open_at("#/counter")?;
        page.wait_for(".qr-square path")?;
        page.open_at("#/ticket")?;
        page.wait_for("article.ticket")?;
    }
    Ok(())
}

fn a_newer_version_waits_for_consent(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::start(&dist())?;
    let port = server.port();
    let page = visited(&browser, &server)?;
    page.enter("51")?;
    page.begin()?;
    let (here, step) = (page.hash()?, page.read("h1")?);
    drop(server);

    let next = Changed::new(&format!("next-{kind:?}"))?;
    next.release()?;
    let _server = Server::start_at(&next.0, port, "/")?;
    page.run("window.unharmed = true", &[])?;
    comes(&page, "!!it.waiting")?;
    ensure!(
        page.eval("window.unharmed")? == true,
        "the page was loaded anew"
    );
    ensure!(page.read("h1")? == step, "the step changed");
    ensure!(!page.has(".notice")?, "a diagnosis is interrupted");
    // Loaded again it is still the old version, whose files the server has no more.
    page.open_again()?;
    page.wait_for("article.step")?;
    ensure!(page.read("h1")? == step && page.hash()? == here);
    let is_next = "document.head.dataset.release === 'next'";
    ensure!(page.eval(is_next)? == false, "it changed without consent");
    page.run("location.hash = '#/code/55'", &[])?;
    page.wait_for("article.code")?;

    page.run("location.hash = '#/'", &[])?;
    page.wait_for(".notice[data-kind=newer] button")?;
    let kept = page.text("localStorage.getItem('poscheck.session')")?;
    page.tab_back_to(".notice[data-kind=newer] button")?;
    page.press("Enter")?;
    page.wait(is_next)?;
    page.runs()?;
    let now = page.text("localStorage.getItem('poscheck.session')")?;
    ensure!(now == kept, "the diagnosis is lost: {now}");
    ensure!(!page.has(".notice")?, "there is nothing newer any more");
    // The files of the version before stay, for pages that are still open.
    let stores = "(async () => {
        window.stores = (await caches.keys()).length;
    })()";
    page.run(stores, &[])?;
    page.wait("window.stores === 2")?;
    Ok(())
}

fn what_was_stored_wrongly_mends_itself(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::start(&dist())?;
    let page = visited(&browser, &server)?;
    for file in ["wasm", "zhCnFirst", "zhCnCodes"] {
        page.run(
            "(async () => {
                const at = new URL(document.querySelector('#app').dataset[arguments[0]], location);
                const [store] = await caches.keys();
                const page = new Response('<p>log in', { headers: { 'Content-Type': 'text/html' } });
                const files = await caches.open(store);
                await files.delete(at, { ignoreVary: true });
                await files.put(at, page);
                window.poisoned = arguments[0];
            })()"
                .replace("arguments[0]", &json!(file).to_string())
                .as_str(),
            &[],
        )?;
        page.wait(&format!("window.poisoned === {}", json!(file)))?;
        page.reload()?;
        page.wait_for("#page")?;
        page.run("location.hash = '#/code/51'", &[])?;
        if file == "zhCnCodes" {
            // A piece that turns out to be none is asked for anew when somebody says so.
            page.wait_for("section.waiting button, .notice button")?;
            page.tab_to("section.waiting button, .notice button")?;
            page.press("Enter")?;
        }
        page.wait_for("article.code")?;
        page.run("location.hash = '#/'", &[])?;
        page.wait_for("#shown")?;
    }
    Ok(())
}

fn it_can_be_switched_off(kind: Kind) -> Result<()> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::start(&dist())?;
    let port = server.port();
    let page = visited(&browser, &server)?;
    drop(server);
    let off = Changed::new(&format!("off-{kind:?}"))?;
    fs::copy(off.0.join("sw-off.js"), off.0.join("sw.js"))?;
    let server = Server::start_at(&off.0, port, "/")?;
    comes(&page, "!it && (await caches.keys()).length === 0")?;
    page.open_again()?;
    page.enter("51")?;
    ensure!(
        server.asked().iter().any(|path| path == "/"),
        "it comes from the network"
    );
    Ok(())
}
