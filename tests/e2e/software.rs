//! The boards of a terminal in a browser: every verdict on a version in both languages, a broken
//! catalogue, an update that stays shut, and what each board takes into the diagnosis.

use crate::changed::Changed;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use std::{env, fs, path::PathBuf};
use xtask::{site::Server, webdriver::Browser};

crate::in_both!(
    from_the_first_screen_every_board_is_within_reach,
    an_update_stays_shut_until_all_is_ticked,
    what_a_board_found_goes_into_the_diagnosis,
    a_step_shows_its_picture_and_leads_to_its_board,
);

/// The table of terminals with a made-up acquirer's releases in it.
fn acquirers() -> Result<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let over = env::var_os("POSCHECK_OVER").map_or_else(|| root.join("target/over"), PathBuf::from);
    let table = over.join("terminal.bin");
    fs::read(&table)
        .map_err(|e| anyhow::anyhow!("{}: {e}; `cargo xtask test e2e` writes it", table.display()))
}

/// Whose version, the version as typed, and the verdict: its mark and a piece of it in both
/// languages.
type Case = (
    [&'static str; 2],
    &'static str,
    &'static str,
    [&'static str; 2],
);

const CASES: [Case; 9] = [
    (
        ["vendor", "acquirer"],
        "V2.4.0_20260901",
        "yes",
        ["已经是最新的", "It is up to date"],
    ),
    (
        ["vendor", "acquirer"],
        "V2.3.1",
        "wait",
        ["有新版本", "There is a newer version"],
    ),
    (
        ["vendor", "acquirer"],
        "V2.0.4",
        "no",
        ["主机已经不收", "the host refuses it"],
    ),
    (
        ["vendor", "acquirer"],
        "OLD_V1.9.0",
        "no",
        ["已经停止维护", "no longer supported"],
    ),
    (
        ["vendor", "acquirer"],
        "V2.3.0",
        "no",
        ["本身有毛病", "faulty"],
    ),
    (
        ["vendor", "acquirer"],
        "V7.0.0",
        "wait",
        ["说不准", "Can't tell"],
    ),
    (
        ["vendor", "pax"],
        "PayDroid_6.0_Leo_V07.3.03_20220927",
        "wait",
        ["说不准", "Can't tell"],
    ),
    (
        ["vendor", "acquirer"],
        "V2.3.1_20261340",
        "",
        ["不是日期", "is no date"],
    ),
    (
        ["vendor", "acquirer"],
        "最新版",
        "",
        ["看不懂", "cannot be read"],
    ),
];

fn press(page: &Page<'_>, selector: &str) -> Result<()> {
    page.wait_for(selector)?;
    let press = format!("document.querySelector({}).click()", json!(selector));
    page.run(&press, &[]).map(drop)
}

fn types(page: &Page<'_>, field: &str, text: &str) -> Result<()> {
    page.wait_for(field)?;
    page.click(field)?;
    page.type_text(text)
}

fn speaks(page: &Page<'_>, lang: &str) -> Result<()> {
    page.run(
        "localStorage.setItem('poscheck.lang', arguments[0])",
        &[json!(lang)],
    )
    .map(drop)
}

#[test]
fn every_verdict_on_a_version_can_be_played_in_both_languages() -> Result<()> {
    let site = Changed::new("software-over")?;
    site.piece("terminal", &acquirers()?)?;
    let (server, browser) = (Server::start(&site.0)?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    for (at, lang) in ["zh-CN", "en"].into_iter().enumerate() {
        speaks(&page, lang)?;
        for ([act, whose], version, tone, said) in CASES {
            page.open_at("#/software")?;
            press(&page, &format!("[data-act={act}][value='{whose}']"))?;
            types(&page, "input[data-act^=version]", version)?;
            let place = match tone {
                "" => ".typed-said[data-tone=no]".to_owned(),
                tone => format!(".board .verdict[data-tone={tone}]"),
            };
            let told = page.read(&place)?;
            ensure!(told.contains(said[at]), "{version} in {lang}: {told}");
        }
    }
    page.is_calm()
}

#[test]
fn a_broken_catalogue_is_said_to_be_and_the_rest_of_the_board_stays() -> Result<()> {
    let site = Changed::new("software-broken")?;
    let table = acquirers()?;
    site.piece("terminal", &table[..table.len() / 2])?;
    let (server, browser) = (Server::start(&site.0)?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    page.open_at("")?;
    for (lang, said) in [
        ("zh-CN", "版本资料坏了"),
        ("en", "The catalogue is damaged"),
    ] {
        speaks(&page, lang)?;
        page.open_at("#/software")?;
        let told = page.read(".board .verdict[data-tone=no]")?;
        ensure!(told.contains(said), "{told}");
        // What needs no catalogue goes on.
        press(&page, ".board a[href='#/clock']")?;
        types(&page, "input[data-act=clock]", "2018-01-03 10:00")?;
        page.wait_for(".board .verdict[data-tone=no]")?;
    }
    page.is_calm()
}

fn from_the_first_screen_every_board_is_within_reach(page: &Page<'_>) -> Result<()> {
    for board in ["software", "clock", "line", "update"] {
        page.open_at("")?;
        page.tab_to("a[href='#/terminal']")?;
        page.press("Enter")?;
        page.wait("document.activeElement?.matches('.board h1')")?;
        page.tab_to(&format!(".board a[href='#/{board}']"))?;
        page.press("Enter")?;
        page.arrives(&format!("#/{board}"))?;
        page.wait("document.activeElement?.matches('.board h1')")?;
        // The address alone leads to the same board.
        let title = page.read(".board h1")?;
        page.open_at(&format!("#/{board}"))?;
        ensure!(page.read(".board h1")? == title, "{board}");
    }
    Ok(())
}

/// What is to be ticked before an update, in the order on the board.
const BEFORE: [&str; 7] = [
    "asked", "clear", "sent", "settled", "power", "line", "quiet",
];

fn an_update_stays_shut_until_all_is_ticked(page: &Page<'_>) -> Result<()> {
    page.open_at("#/update")?;
    page.wait_for(".board .verdict[data-tone=no]")?;
    for (ticked, condition) in BEFORE.into_iter().enumerate() {
        page.wait(&format!(
            "document.querySelectorAll('.board [aria-pressed=true]').length === {ticked}"
        ))?;
        ensure!(
            page.has(".board .verdict[data-tone=no]")?,
            "open after {ticked}"
        );
        ensure!(
            !page.has("[data-act=note], [data-act=begin]")?,
            "steps after {ticked}"
        );
        press(page, &format!("[data-act={condition}]"))?;
    }
    for step in ["note", "begin", "wait", "sign-on", "test-sale", "print"] {
        press(page, &format!("[data-act={step}][aria-pressed=false]"))?;
    }
    page.wait_for(
        ".board .verdict[data-tone=yes] ~ .verdict[data-tone=yes], .board .verdict[data-tone=yes]",
    )?;
    // What was ticked can be taken back, and all is shut again.
    press(page, "[data-act=settled][aria-pressed=true]")?;
    page.wait_for(".board .verdict[data-tone=no]")?;
    ensure!(!page.has("[data-act=begin]")?);
    Ok(())
}

fn what_a_board_found_goes_into_the_diagnosis(page: &Page<'_>) -> Result<()> {
    let begun = |page: &Page<'_>, lines: &[&str]| -> Result<()> {
        press(page, ".board button[data-kind=main]:not([data-act])")?;
        page.wait("location.hash.startsWith('#/step/')")?;
        page.wait_for("article.step")?;
        let kept = page.text("localStorage.getItem('poscheck.session')")?;
        for line in lines {
            ensure!(kept.contains(&format!("\n{line}\n")), "no {line} in {kept}");
        }
        page.run("localStorage.removeItem('poscheck.session')", &[])
            .map(drop)
    };
    page.open_at("#/clock")?;
    types(page, "input[data-act=clock]", "2018-01-03 10:00")?;
    page.wait_for(".board .verdict")?;
    begun(page, &["entry see.clock", "answer clock wrong"])?;
    page.open_at("#/line")?;
    press(page, "[data-act=road][value=sim]")?;
    page.wait("!document.querySelector('[data-act=start]')")?;
    begun(page, &["entry see.network", "answer net.kind sim"])?;
    page.open_at("#/update")?;
    press(page, "[data-act=settled]")?;
    page.wait_for("[data-act=settled][aria-pressed=true]")?;
    begun(
        page,
        &[
            "entry msg.update-failed",
            "answer batch.closed yes",
            "answer update.lately yes",
        ],
    )?;
    page.open_at("#/software")?;
    press(page, "[data-act=vendor][value=acquirer]")?;
    types(page, "input[data-act^=version]", "V2.3.1_20240517")?;
    page.wait_for(".board .verdict")?;
    begun(page, &["entry see.update-why"])
}

fn a_step_shows_its_picture_and_leads_to_its_board(page: &Page<'_>) -> Result<()> {
    page.run(
        "localStorage.setItem('poscheck.session', arguments[0])",
        &[json!(
            "poscheck-log 1\nat 29922450\nentry see.clock\nanswer clock wrong\nanswer money none\n"
        )],
    )?;
    page.open_at("#/step/3")?;
    page.wait_for("article.step svg[role=img]")?;
    press(page, "article.step a[href='#/clock']")?;
    page.wait_for("input[data-act=clock]").map(drop)
}
