//! The board of a slip in a browser: pasted, read, into the diagnosis and onto the ticket; what is
//! secret in it shows nowhere.

use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

crate::in_both!(
    from_the_first_screen_to_the_diagnosis_and_the_ticket,
    a_card_number_in_a_slip_shows_nowhere_but_in_the_field,
    a_log_that_is_too_long_is_read_as_far_as_it_goes,
    from_the_ticket_and_back_the_diagnosis_stays,
);

const AREA: &str = "textarea[data-act]";
const SLIP: &str = "终端号：12345678 凭证号：000345 应答码：55 TVR：0000848000";

/// Puts a text into the field, as pasting does.
fn paste(page: &Page<'_>, text: &str) -> Result<()> {
    page.wait_for(AREA)?;
    page.run(
        "const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[json!(AREA), json!(text)],
    )
    .map(drop)
}

fn from_the_first_screen_to_the_diagnosis_and_the_ticket(page: &Page<'_>) -> Result<()> {
    page.tab_to("a[href='#/receipt']")?;
    page.press("Enter")?;
    page.wait("document.activeElement?.matches('.board h1')")?;
    page.tab_to(AREA)?;
    page.type_text(SLIP)?;
    page.wait_for(".verdict")?;
    let chinese = page.read(".verdict strong")?;
    page.tab_back_to(".topbar [data-side=end]")?;
    page.press("Enter")?;
    page.wait(&format!(
        "document.querySelector('.verdict strong')?.innerText !== {}",
        json!(chinese)
    ))?;
    page.tab_to("button.button[data-kind=main]")?;
    page.press("Enter")?;
    page.wait("location.hash.startsWith('#/step/')")?;
    page.wait_for("article.step")?;
    let kept = page.text("localStorage.getItem('poscheck.session')")?;
    ensure!(kept.contains("\nentry code.55\n"), "kept is {kept}");
    ensure!(!kept.contains("12345678"), "kept is {kept}");
    page.run("location.hash = '#/ticket'", &[])?;
    page.wait_for("article.ticket")?;
    let ticket = page.text("document.querySelector('.ticket-lines').innerText")?;
    ensure!(
        ticket.contains("12345678") && ticket.contains("000345"),
        "{ticket}"
    );
    Ok(())
}

fn a_card_number_in_a_slip_shows_nowhere_but_in_the_field(page: &Page<'_>) -> Result<()> {
    page.open_at("#/receipt")?;
    paste(page, "卡号 4111 1111 1111 1111 应答码 51\nTVR 0000008000")?;
    page.wait_for(".verdict")?;
    let shown = page.text(
        "(() => {
            const page = document.body.cloneNode(true);
            page.querySelectorAll('textarea').forEach((field) => field.remove());
            return page.outerHTML + location.href + JSON.stringify({ ...localStorage });
        })()",
    )?;
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    ensure!(!digits.contains("4111111111111111"), "{shown}");
    ensure!(shown.contains("411111"), "the first six are shown");
    Ok(())
}

fn a_log_that_is_too_long_is_read_as_far_as_it_goes(page: &Page<'_>) -> Result<()> {
    page.open_at("#/receipt")?;
    let line = "2026-11-20 18:03:11 应答码：55 终端号：12345678 ok\n";
    paste(page, &line.repeat(30_000))?;
    page.wait_for(".verdict")?;
    let said = page.text("document.querySelector('.board').innerText")?;
    ensure!(said.contains("1 MB"), "{}", &said[..said.len().min(2000)]);
    Ok(())
}

fn from_the_ticket_and_back_the_diagnosis_stays(page: &Page<'_>) -> Result<()> {
    page.open_at("#/see/pin")?;
    page.wait_for("button.button[data-kind=main]")?;
    page.choose("button.button[data-kind=main]")?;
    page.wait_for("article.step")?;
    let before = page.text("localStorage.getItem('poscheck.session')")?;
    page.run("location.hash = '#/ticket'", &[])?;
    page.choose("a[href='#/receipt']")?;
    paste(page, "终端号：12345678 参考号：112233445566")?;
    page.choose(".board button.button:not([data-act])")?;
    page.wait_for("article.ticket")?;
    let ticket = page.text("document.querySelector('.ticket-lines').innerText")?;
    ensure!(ticket.contains("112233445566"), "{ticket}");
    ensure!(
        page.text("localStorage.getItem('poscheck.session')")? == before,
        "the diagnosis is as it was"
    );
    Ok(())
}
