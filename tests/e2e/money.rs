//! Where nobody knows whether money moved, that comes first.

use crate::page::{Page, Stage};
use anyhow::{Result, ensure};

crate::in_both!(
    code_98_says_hold_before_anything,
    code_91_asks_before_anything
);

/// Whether the money's state stands before everything else that a selector finds.
fn comes_first(page: &Page<'_>, others: &str) -> Result<()> {
    let first = format!(
        "[...document.querySelectorAll({others:?})].every((other) =>
            document.querySelector('.money').compareDocumentPosition(other) & 4)"
    );
    ensure!(
        page.eval(&first)? == true,
        "something stands before the money: {}",
        page.read("main")?
    );
    let seen = page
        .eval("document.querySelector('.money').getBoundingClientRect().top < innerHeight / 2")?;
    ensure!(seen == true, "the money is not seen without scrolling");
    Ok(())
}

fn state(page: &Page<'_>) -> Result<String> {
    page.wait_for(".money")?;
    page.text("document.querySelector('.money').dataset.state")
}

fn code_98_says_hold_before_anything(page: &Page<'_>) -> Result<()> {
    page.enter("98")?;
    ensure!(state(page)? == "unknown");
    comes_first(
        page,
        "article.code .lead, article.code .card, article.code .facts, article.code button",
    )?;
    page.begin()?;
    ensure!(state(page)? == "unknown");
    comes_first(page, "article.step h1, article.step .answers")?;
    ensure!(
        page.stage()? == Stage::Ask,
        "the money is asked for before any repair"
    );
    // What is unfolded here does not hide what comes next.
    let open = "document.querySelector('.money-find').open";
    page.click(".money-more")?;
    page.wait(open)?;
    let asked = page.read("h1")?;
    page.click(".answers button:nth-of-type(3)")?;
    page.wait(&format!(
        "document.querySelector('h1').innerText !== {asked:?}"
    ))?;
    ensure!(page.eval(open)? == false, "{}", page.read("main")?);
    Ok(())
}

fn code_91_asks_before_anything(page: &Page<'_>) -> Result<()> {
    page.open_at("#/code/91?where=bank")?;
    page.wait_for("article.code")?;
    ensure!(state(page)? == "ask");
    comes_first(
        page,
        "article.code .lead, article.code .card, article.code .facts",
    )?;
    page.begin()?;
    ensure!(
        page.stage()? == Stage::Ask,
        "whether it was sent is asked before any repair"
    );
    Ok(())
}
