//! Back, forward and Escape do what people expect, and any answer can be changed; what was left is left.

use crate::{changed::Changed, page::Page};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::webdriver::Kind;

crate::in_both!(
    back_undoes_and_forward_redoes,
    escape_goes_back,
    an_answer_is_changed_in_its_place,
    a_board_that_was_left_is_answered_to_nobody,
    the_way_home_begins_anew_and_back_goes_on
);

crate::in_each!(a_place_changed_before_anybody_listened_is_seen);

/// Changes the place when the program has read it and does not hear of it yet.
const UNHEARD: &str = "
    window.addEventListener = function (...given) {
        if (given[0] === 'hashchange') history.replaceState(null, '', '#/code/51');
        return EventTarget.prototype.addEventListener.apply(this, given);
    };";

fn a_place_changed_before_anybody_listened_is_seen(kind: Kind) -> Result<()> {
    let site = Changed::new(&format!("unheard-{kind:?}"))?;
    site.begins_with(UNHEARD)?;
    site.visit(kind, |page| page.wait_for("article.code").map(drop))
}

/// Leaves a board sooner and later after it was asked for.
const LEFT: &str = "(async () => {
    const { port1, port2 } = new MessageChannel();
    const task = () => new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(0);
    });
    for (let late = 0; late < 60; late += 1) {
        location.hash = '#/software';
        for (let at = 0; at < late; at += 1) await task();
        location.hash = '#/';
        await new Promise(requestAnimationFrame);
    }
})()";

fn a_board_that_was_left_is_answered_to_nobody(page: &Page<'_>) -> Result<()> {
    page.open_at("#/software")?;
    page.wait_for(".board [data-act]")?;
    page.eval(LEFT)?;
    // What the desk is asked comes one after another: by now it has answered all of it.
    page.open_at("#/software")?;
    page.wait_for(".board [data-act]").map(drop)
}

fn the_way_home_begins_anew_and_back_goes_on(page: &Page<'_>) -> Result<()> {
    // Words that fit more than one thing, so that the list was open.
    let typed = "document.querySelector('#shown')?.value === ";
    page.open_at("#/")?;
    page.click("#shown")?;
    page.type_text("通讯超时")?;
    page.wait_for(".search-option")?;
    page.click(".search-option")?;
    page.wait_for("article.code")?;
    page.back()?;
    page.wait(&format!("{typed}'通讯超时'"))?;
    page.click(".search-option")?;
    page.wait_for("article.code")?;
    page.click("a.topbar-button")?;
    page.wait(&format!("{typed}''"))?;
    ensure!(!page.has(".search-option")?, "{}", page.read("main")?);
    Ok(())
}

/// Waits for a heading.
fn shows(page: &Page<'_>, heading: &str) -> Result<()> {
    let shown = format!(
        "document.querySelector('h1')?.innerText === {}",
        json!(heading)
    );
    page.wait(&shown).map(drop)
}

/// Walks two steps from a message; gives the three headings on the way.
fn two_steps(page: &Page<'_>) -> Result<[String; 3]> {
    page.enter("打开密码键盘错误")?;
    page.begin()?;
    let first = page.read("h1")?;
    page.pass()?;
    let second = page.read("h1")?;
    page.pass()?;
    Ok([first, second, page.read("h1")?])
}

fn back_undoes_and_forward_redoes(page: &Page<'_>) -> Result<()> {
    let [first, second, third] = two_steps(page)?;
    let known = page.read_all(".path-item")?.len();
    page.back()?;
    shows(page, &second)?;
    ensure!(page.read_all(".path-item")?.len() == known - 1);
    page.back()?;
    shows(page, &first)?;
    page.forward()?;
    shows(page, &second)?;
    page.forward()?;
    shows(page, &third)?;
    ensure!(page.read_all(".path-item")?.len() == known);
    page.back()?;
    page.back()?;
    page.back()?;
    page.wait_for("article.code")?;
    page.back()?;
    page.wait_for("#shown")
}

fn escape_goes_back(page: &Page<'_>) -> Result<()> {
    let [first, second, _] = two_steps(page)?;
    page.press("Escape")?;
    shows(page, &second)?;
    page.press("Escape")?;
    shows(page, &first)?;
    page.press("Escape")?;
    page.wait_for("article.code")?;
    page.press("Escape")?;
    page.wait_for("#shown")?;
    // On the first screen there is nowhere to go back to; Escape empties the field.
    page.tab_to("#shown")?;
    page.type_text("x")?;
    page.press("Escape")?;
    page.wait("document.querySelector('#shown').value === ''")
        .map(drop)
}

fn an_answer_is_changed_in_its_place(page: &Page<'_>) -> Result<()> {
    page.start_from_scratch()?;
    let first = page.read("h1")?;
    page.pass()?;
    page.pass()?;
    let place = page.hash()?;
    let links = ".path-item a.link";
    ensure!(page.has(links)?, "the first answer can be changed");
    // Looking and going back changes nothing.
    page.tab_to(links)?;
    page.press("Enter")?;
    shows(page, &first)?;
    ensure!(page.hash()?.starts_with("#/change/"));
    page.tab_to(".step-foot a.link")?;
    page.press("Enter")?;
    page.arrives(&place)?;
    let before = page.read_all(".path-item")?;
    // Another answer takes the old one's place; what came after it stays or is asked again.
    page.tab_to(links)?;
    page.press("Enter")?;
    shows(page, &first)?;
    page.choose(".answers > .answer")?;
    ensure!(page.hash()?.starts_with("#/step/"));
    let after = page.read_all(".path-item")?;
    let (old, new) = (
        before.first().context("a path")?,
        after.first().context("a path")?,
    );
    ensure!(old != new, "{before:?} / {after:?}");
    page.back()?;
    page.wait("!location.hash.startsWith('#/change/')")
        .map(drop)
}
