//! Where nothing helps, one leaves with a finished ticket.

use crate::page::{Page, Stage};
use anyhow::{Result, ensure};

crate::in_both!(
    who_knows_nothing_and_is_helped_by_nothing_gets_a_ticket,
    the_ticket_is_one_key_away
);

fn who_knows_nothing_and_is_helped_by_nothing_gets_a_ticket(page: &Page<'_>) -> Result<()> {
    page.enter("打开密码键盘错误")?;
    page.begin()?;
    let mut tried = Vec::new();
    let end = page.walk(|stage| {
        if stage == Stage::Try {
            tried.push(page.read("h1")?);
        }
        page.worst()
    })?;
    ensure!(end == Stage::Ticket, "ended at {end:?}");
    ensure!(!tried.is_empty(), "some repair comes before support");
    let ticket = page.read(".ticket-lines")?;
    for repair in &tried {
        ensure!(
            ticket.contains(repair),
            "`{repair}` is missing from the ticket:\n{ticket}"
        );
    }
    page.tab_to(".ticket .actions button[data-kind=main]")?;
    page.press("Enter")?;
    page.wait("[...document.querySelectorAll('.ticket > .status')].some((e) => e.innerText)")?;
    // The way back leads to the last step, so that one can go on trying.
    page.click(".ticket > button.link")?;
    page.wait_for("article.step")
}

fn the_ticket_is_one_key_away(page: &Page<'_>) -> Result<()> {
    page.tab_to(".support-link")?;
    page.press("Enter")?;
    page.wait_for("article.ticket")?;
    ensure!(page.hash()? == "#/ticket");
    page.press("Escape")?;
    page.wait_for("#shown")
}
