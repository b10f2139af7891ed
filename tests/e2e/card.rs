//! The board of a card: first digits, a whole number, a date, a card that is not read; from the
//! first screen to the diagnosis by keyboard, in both languages.

use crate::changed::Changed;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use std::fs;
use xtask::{site::Server, webdriver::Browser};

crate::in_both!(
    from_the_first_screen_to_the_diagnosis_by_keyboard,
    the_back_key_leaves_the_board_and_what_was_typed_is_gone,
    what_was_typed_goes_after_a_minute,
    nothing_that_was_typed_amiss_is_lost,
);

const FIRST: &str = "input[data-act^=digits]";

/// The verdict on the board.
fn verdict(page: &Page<'_>) -> Result<String> {
    page.wait_for(".verdict")?;
    page.read(".verdict strong")
}

fn typed(page: &Page<'_>) -> Result<String> {
    page.text(&format!("document.querySelector({}).value", json!(FIRST)))
}

fn open_board(page: &Page<'_>) -> Result<()> {
    page.open_at("#/card")?;
    page.wait_for(FIRST)
}

fn from_the_first_screen_to_the_diagnosis_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.tab_to("a[href='#/card']")?;
    page.press("Enter")?;
    page.wait("document.activeElement?.matches('.board h1')")?;
    page.tab_to(FIRST)?;
    page.type_text("622202")?;
    let chinese = verdict(page)?;
    ensure!(typed(page)? == "622202", "the field keeps its text");
    ensure!(
        page.eval(&format!("document.activeElement.matches({})", json!(FIRST)))? == true,
        "the field keeps the focus"
    );
    page.tab_back_to(".topbar [data-side=end]")?;
    page.press("Enter")?;
    page.wait("document.documentElement.lang === 'en'")?;
    page.wait(&format!(
        "document.querySelector('.verdict strong')?.innerText !== {}",
        json!(chinese)
    ))?;
    ensure!(
        typed(page)? == "622202",
        "the other language takes nothing away"
    );
    page.tab_to("button.button[data-kind=main]")?;
    page.press("Enter")?;
    page.wait("location.hash === '#/step/2'")?;
    page.wait_for("article.step")?;
    let kept = page.text("localStorage.getItem('poscheck.session')")?;
    ensure!(
        kept.contains("\nentry see.declined\n") && kept.contains("\nanswer card.kind local\n"),
        "kept is {kept}"
    );
    ensure!(!kept.contains("6222"), "kept is {kept}");
    Ok(())
}

fn the_back_key_leaves_the_board_and_what_was_typed_is_gone(page: &Page<'_>) -> Result<()> {
    page.tab_to("a[href='#/card']")?;
    page.press("Enter")?;
    page.wait_for(FIRST)?;
    page.tab_to(FIRST)?;
    page.type_text("622202")?;
    verdict(page)?;
    page.back()?;
    page.wait_for("#shown")?;
    page.forward()?;
    page.wait_for(FIRST)?;
    ensure!(typed(page)?.is_empty());
    page.wait("!document.querySelector('.verdict')")?;
    page.press("Escape")?;
    page.wait_for("#shown")
}

fn what_was_typed_goes_after_a_minute(page: &Page<'_>) -> Result<()> {
    open_board(page)?;
    let clock = "const own = window.setTimeout;
        window.setTimeout = (call, wait, ...rest) =>
            wait === 60000 ? (window.minute = call, 0) : own(call, wait, ...rest);";
    page.run(clock, &[])?;
    page.tab_to(FIRST)?;
    page.type_text("622202")?;
    let before = verdict(page)?;
    page.run("window.minute()", &[])?;
    page.wait_for(".board-text[data-tone=wait]")?;
    ensure!(typed(page)?.is_empty());
    ensure!(verdict(page)? == before, "what was found stays");
    Ok(())
}

fn nothing_that_was_typed_amiss_is_lost(page: &Page<'_>) -> Result<()> {
    open_board(page)?;
    for text in [
        "abc",
        "123456789012345678901234567890",
        "\u{ff14}\u{ff11}\u{ff11}\u{ff11}x",
        "4111111111111111,5555555555554444",
        "62?",
    ] {
        page.tab_to(FIRST)?;
        page.type_text(text)?;
        page.wait("!!document.querySelector('.typed-said[data-tone=no]')?.innerText")?;
        ensure!(typed(page)? == text, "{text} became {}", typed(page)?);
        page.run(
            "const field = document.querySelector(arguments[0]);
            field.value = ''; field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            &[json!(FIRST)],
        )?;
        page.wait("!document.querySelector('.typed-said').innerText")?;
        page.run("document.activeElement.blur()", &[])?;
    }
    Ok(())
}

#[test]
fn a_desk_that_is_lost_is_said_and_can_be_tried_again() -> Result<()> {
    let site = Changed::new("lost-board")?;
    fs::remove_file(site.asset("desk.", ".wasm")?)?;
    let (server, browser) = (Server::start(&site.0)?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    page.open_at("#/card")?;
    page.wait_for("section.waiting button")
}

#[test]
fn the_one_file_and_a_page_without_workers_have_the_board_too() -> Result<()> {
    let site = Changed::new("card-alone")?;
    site.begins_with("delete globalThis.Worker;")?;
    let (server, browser) = (Server::start(&site.0)?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    open_board(&page)?;
    page.tab_to(FIRST)?;
    page.type_text("622202")?;
    verdict(&page)?;
    page.is_calm()?;
    browser.open(&format!("{}poscheck.html#/card", server.url()))?;
    page.wait_for(FIRST)?;
    page.tab_to(FIRST)?;
    page.type_text("622202")?;
    verdict(&page).map(drop)
}
