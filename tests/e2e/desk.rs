//! The background worker looks longer at the next step while somebody reads, and changes nothing
//! on the screen; where there is no worker, every step is the one that is seen at once, and
//! the page finds by itself what was typed.

use crate::changed::Changed;
use crate::page::{Page, Stage, dist};
use anyhow::{Result, ensure};
use serde_json::json;
use std::{fs, path::Path};
use xtask::{
    site::Server,
    webdriver::{Browser, Kind},
};

crate::in_both!(
    the_next_step_is_the_one_found_by_looking_longer,
    only_the_page_s_own_worker_is_started,
);

/// A diagnosis in which looking longer finds another step; `tests/worker.rs` says when the
/// knowledge has moved on.
struct Case {
    log: Vec<String>,
    thoughts: usize,
    button: String,
    event: String,
    lead: String,
}

fn cases() -> Result<Vec<Case>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/desk.tsv");
    let text = fs::read_to_string(path)?;
    let case = |line: &str| -> Result<Case> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [log, thoughts, button, event, _, lead] = columns[..] else {
            anyhow::bail!("a case has six columns: {line}");
        };
        Ok(Case {
            log: log.split("; ").map(String::from).collect(),
            thoughts: thoughts.parse()?,
            button: format!(".answers > :nth-child({button})"),
            event: event.to_owned(),
            lead: lead.to_owned(),
        })
    };
    text.lines().skip(1).map(case).collect()
}

/// Opens the page at the end of a kept diagnosis; gives the heading of the step.
fn open_after(page: &Page<'_>, log: &[String]) -> Result<String> {
    let stored = format!("poscheck-log 1\nat 29922450\n{}\n", log.join("\n"));
    page.run(
        "localStorage.setItem('poscheck.session', arguments[0])",
        &[json!(stored)],
    )?;
    page.open_at(&format!("#/step/{}", log.len()))?;
    page.wait_for("article.step")?;
    page.read("h1")
}

/// Waits until the worker has thought about all that can happen next.
fn all_thought(page: &Page<'_>, thoughts: usize) -> Result<()> {
    let all = format!("document.querySelector('#app').dataset.thoughts === '{thoughts}'");
    page.wait(&all).map(drop)
}

fn the_next_step_is_the_one_found_by_looking_longer(page: &Page<'_>) -> Result<()> {
    for case in cases()? {
        let after: Vec<String> = case.log.iter().chain([&case.event]).cloned().collect();
        let at_once = open_after(page, &after)?;
        let first = open_after(page, &case.log)?;
        all_thought(page, case.thoughts)?;
        ensure!(
            page.read("h1")? == first,
            "a step changed under the finger: {first}"
        );
        page.choose(&case.button)?;
        let led = page.read("h1")?;
        ensure!(led != at_once, "{led} is what is seen at once");
        let kept = page.text("localStorage.getItem('poscheck.session')")?;
        let lead = format!("{}\nlead {}\n", case.event, case.lead);
        ensure!(kept.ends_with(&lead), "kept is {kept}");
        // Loaded again, undone and done again, it is the same step.
        page.open_again()?;
        page.wait_for("article.step")?;
        ensure!(page.read("h1")? == led, "reloading leads elsewhere");
        page.back()?;
        page.arrives(&format!("#/step/{}", case.log.len()))?;
        page.wait(&format!(
            "document.querySelector('h1').innerText === {}",
            json!(first)
        ))?;
        page.forward()?;
        page.wait(&format!(
            "document.querySelector('h1').innerText === {}",
            json!(led)
        ))?;
    }
    Ok(())
}

fn only_the_page_s_own_worker_is_started(page: &Page<'_>) -> Result<()> {
    page.start_from_scratch()?;
    page.wait("document.querySelector('#app').dataset.thoughts > 0")?;
    page.is_calm()?;
    let refused = "(() => {
        const refused = (start) => { try { start(); return false; } catch { return true; } };
        return [
            refused(() => trustedTypes.createPolicy('poscheck', {})),
            refused(() => new Worker(document.querySelector('#app').dataset.desk)),
        ];
    })()";
    if page.eval("!!window.trustedTypes")? == true {
        let refused = page.eval(refused)?;
        ensure!(refused == json!([true, true]), "refused: {refused}");
        page.expects_complaints();
    }
    Ok(())
}

/// A whole diagnosis in a changed site; gives all that was asked for.
fn goes_through(site: &Changed, browser: &Browser, calm: bool) -> Result<Vec<String>> {
    let server = Server::start(&site.0)?;
    let page = Page::at(browser, server.url());
    page.open_at("")?;
    page.enter("51")?;
    page.begin()?;
    let end = page.walk(|_| page.worst())?;
    ensure!(end == Stage::Ticket, "it ends with {end:?}");
    ensure!(page.eval("document.querySelector('#app').dataset.thoughts")? == "0");
    if calm {
        page.is_calm()?;
    }
    Ok(server.asked())
}

fn works_without_workers(kind: Kind) -> Result<()> {
    let site = Changed::new(&format!("no-worker-{kind:?}"))?;
    site.begins_with("delete globalThis.Worker;")?;
    let browser = Browser::start(&xtask::webdriver::Setting::new(kind))?;
    goes_through(&site, &browser, true)?;
    let server = Server::start(&site.0)?;
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    page.tab_to("#shown")?;
    page.type_text("mima jianpan")?;
    page.wait_for("#shown-list [role=option] mark")?;
    page.is_calm()
}

#[test]
fn chromium_without_workers_works() -> Result<()> {
    works_without_workers(Kind::Chromium)
}

#[test]
fn firefox_without_workers_works() -> Result<()> {
    works_without_workers(Kind::Firefox)
}

#[test]
fn a_worker_whose_program_is_lost_is_not_missed() -> Result<()> {
    let site = Changed::new("lost-worker")?;
    fs::remove_file(site.asset("desk.", ".wasm")?)?;
    let asked = goes_through(&site, &Browser::chromium()?, false)?;
    ensure!(
        asked
            .iter()
            .any(|path| path.contains("desk.") && path.ends_with(".wasm")),
        "the worker was started: {asked:?}"
    );
    // Words are not found, and the page says so instead of calling them unknown.
    let server = Server::start(&site.0)?;
    let browser = Browser::chromium()?;
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    page.tab_to("#shown")?;
    page.type_text("mima jianpan")?;
    page.wait_for(".search-out button")?;
    ensure!(page.eval("document.querySelector('.search-unknown') === null")? == true);
    Ok(())
}

#[test]
fn nothing_is_asked_for_but_what_the_page_declares() -> Result<()> {
    let (server, browser) = (Server::start(&dist())?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    page.start_from_scratch()?;
    page.wait("document.querySelector('#app').dataset.thoughts > 0")?;
    page.pass()?;
    let declared = crate::page::declared()?;
    let asked = server.asked();
    ensure!(asked.iter().any(|path| path.contains("desk")), "{asked:?}");
    for path in asked.iter().filter(|path| *path != "/") {
        let name = path.trim_start_matches('/');
        ensure!(
            declared.contains(&format!("\"{name}\"")),
            "it asks for {path}"
        );
    }
    page.is_calm()
}
