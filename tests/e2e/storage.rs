//! What the device keeps may be refused, damaged or of another pack; the page goes on.

use crate::page::{Page, visit};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::webdriver::{Browser, Kind, Setting};

crate::in_both!(
    a_damaged_diagnosis_is_told_and_begun_anew,
    what_the_pack_no_longer_knows_is_told,
    a_full_store_is_told_and_the_diagnosis_goes_on,
);

/// Starts the page with a kept diagnosis, in English by an earlier choice.
fn start_with(page: &Page<'_>, stored: &str) -> Result<()> {
    let keep = "localStorage.setItem('poscheck.session', arguments[0]);
                localStorage.setItem('poscheck.lang', 'en');";
    page.run(keep, &[json!(stored)])?;
    page.open_again()?;
    page.wait_for(".notice").map(drop)
}

fn a_damaged_diagnosis_is_told_and_begun_anew(page: &Page<'_>) -> Result<()> {
    for damaged in [
        "garbage",
        "poscheck-log 999\nentry code.51\n",
        "{\"version\":1}",
    ] {
        start_with(page, damaged)?;
        ensure!(!page.has(".resume")?, "nothing of it is gone on with");
        ensure!(
            page.text("document.documentElement.lang")? == "en",
            "nothing else is lost"
        );
    }
    page.click(".notice button")?;
    page.wait("!document.querySelector('.notice')")?;
    page.enter("51")?;
    page.begin()
}

fn what_the_pack_no_longer_knows_is_told(page: &Page<'_>) -> Result<()> {
    start_with(
        page,
        "poscheck-log 1\nat 29922450\nentry code.51\nanswer no.such yes\nunsure says\n",
    )?;
    ensure!(page.read(".notice")?.contains('1'));
    page.tab_to(".resume a[data-kind=main]")?;
    page.press("Enter")?;
    page.wait_for("article.step")?;
    ensure!(
        page.read_all(".path-item")?.len() == 2,
        "the rest is kept: {:?}",
        page.read_all(".path-item")?
    );
    Ok(())
}

/// Begins a diagnosis that cannot be kept: that is told, and it goes on.
fn begins_unkept(page: &Page<'_>) -> Result<()> {
    page.enter("51")?;
    page.begin()?;
    page.wait_for(".notice")?;
    let first = page.read("h1")?;
    page.pass()?;
    ensure!(page.read("h1")? != first);
    Ok(())
}

fn a_full_store_is_told_and_the_diagnosis_goes_on(page: &Page<'_>) -> Result<()> {
    let fill = "for (let size = 1 << 22; size >= 1; size >>= 1) {
            for (let at = 0; ; at += 1) {
                try { localStorage.setItem(`full ${size} ${at}`, 'x'.repeat(size)); } catch { break; }
            }
        }";
    page.run(fill, &[])?;
    begins_unkept(page)?;
    // With room again, the next step is kept, and all those before it.
    page.run("localStorage.clear()", &[])?;
    page.pass()?;
    let (here, heading) = (page.hash()?, page.read("h1")?);
    page.open_again()?;
    page.wait_for("article.step")?;
    ensure!(page.hash()? == here && page.read("h1")? == heading);
    Ok(())
}

fn works_without(setting: &Setting) -> Result<()> {
    visit(&Browser::start(setting)?, |page| {
        let refused = page.eval(
            "(() => { try { localStorage.setItem('a', 'b'); return false; } catch { return true; } })()",
        )?;
        ensure!(refused == true, "this browser keeps things after all");
        begins_unkept(page)?;
        page.click(".topbar [data-side=end]")?;
        page.wait("document.documentElement.lang === 'en'")?;
        page.click(".support-link")?;
        page.wait_for("article.ticket").map(drop)
    })
}

#[test]
fn chromium_that_keeps_nothing_works() -> Result<()> {
    let refused = "profile.default_content_setting_values.cookies";
    works_without(&Setting::new(Kind::Chromium).prefer(refused, 2))
}

#[test]
fn firefox_that_keeps_nothing_works() -> Result<()> {
    works_without(&Setting::new(Kind::Firefox).prefer("network.cookie.cookieBehavior", 2))
}
