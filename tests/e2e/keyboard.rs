//! A whole diagnosis by keyboard alone, from what the terminal shows until it works again; what has
//! the focus is seen.

use crate::differences::focused_heading;
use crate::page::{Page, Stage};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::webdriver::{Look, until};

crate::in_both!(
    a_page_that_somebody_comes_back_to_is_where_it_was,
    from_code_51_until_it_works,
    from_a_message_until_it_works,
    what_has_the_focus_is_never_under_the_bar
);

/// What has the focus and lies wholly under the bar at the bottom (WCAG 2.2, 2.4.11), if anything
/// does.
const UNDER: &str = "const at = document.activeElement, bar = document.querySelector('.support');
    if (!bar || bar.contains(at) || at === document.body) return null;
    const [of, over] = [at, bar].map((one) => one.getBoundingClientRect());
    return of.top >= over.top - 1 ? at.outerHTML : null;";

fn what_has_the_focus_is_never_under_the_bar(page: &Page<'_>) -> Result<()> {
    page.resize(390, 640)?;
    for place in ["#/", "#/card", "#/software", "#/amount"] {
        page.open_at(place)?;
        page.wait_for("h1")?;
        let mut seen = 0;
        for _ in 0..40 {
            page.press("Tab")?;
            until(|| {
                let under = page.run(UNDER, &[])?;
                Ok(match under == json!(null) {
                    true => Look::Ready(()),
                    false => Look::NotYet(format!("{place}: {under} is under the bar")),
                })
            })?;
            seen +=
                usize::from(page.eval("document.activeElement !== document.body")? == json!(true));
        }
        ensure!(seen >= 8, "{place}: the focus went to {seen} things only");
    }
    Ok(())
}

fn from_code_51_until_it_works(page: &Page<'_>) -> Result<()> {
    page.enter("51")?;
    ensure!(page.hash()? == "#/code/51");
    ensure!(
        page.read("h1")?.contains("51"),
        "the heading names the code"
    );
    ends_fixed(page)
}

fn from_a_message_until_it_works(page: &Page<'_>) -> Result<()> {
    page.enter("打开密码键盘错误")?;
    ensure!(page.hash()?.starts_with("#/message/"));
    ensure!(
        page.read("h1")?.contains("密码键盘"),
        "the heading names the message"
    );
    ends_fixed(page)
}

fn ends_fixed(page: &Page<'_>) -> Result<()> {
    page.begin()?;
    let end = page.walk(|stage| {
        Ok(match stage {
            Stage::Ask => Some(".answers > .answer"),
            Stage::Try => Some(".answers > [data-kind=good]"),
            _ => None,
        })
    })?;
    ensure!(end == Stage::Fixed, "ended at {end:?}");
    ensure!(page.has(".path-item")?, "the end shows what was done");
    // From the end, one key more begins anew.
    page.tab_to("article.fixed button[data-kind=main]")?;
    page.press("Enter")?;
    page.wait_for("#shown")?;
    ensure!(!page.has(".resume")?, "nothing is left to go on with");
    Ok(())
}

/// Whoever looks something up in another program finds the page as it was left.
fn a_page_that_somebody_comes_back_to_is_where_it_was(page: &Page<'_>) -> Result<()> {
    page.resize(390, 600)?;
    page.open_at("#/code/51")?;
    let heading = focused_heading(page.kind());
    page.wait(&format!("document.activeElement.matches('{heading}')"))?;
    page.run("scrollTo(0, 300)", &[])?;
    let back = "new Promise((done) => {
        // What a browser tells a page whose window comes to the front.
        document.activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
        requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY)));
    })";
    ensure!(page.eval(back)? == json!(300));
    Ok(())
}
