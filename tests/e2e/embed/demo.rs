//! `demo/`: what is chosen there is set at once, what is wrong is said at once, and the snippet
//! holds it.

use crate::page::{Page, site};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::webdriver::Browser;

const FRAME: &str = "document.querySelector('pos-check').shadowRoot?.querySelector('iframe')";

/// Puts a value into a field, as somebody who then goes on to the next one.
fn choose(page: &Page<'_>, name: &str, value: &str) -> Result<()> {
    page.top()?;
    page.run(
        "const field = document.querySelector(`#looks [name=\"${arguments[0]}\"]`);
         field.value = arguments[1];
         field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(name), json!(value)],
    )
    .map(drop)
}

fn hears(page: &Page<'_>, line: &str) -> Result<()> {
    page.top()?;
    let said = format!(
        "[...document.querySelectorAll('#heard li')].some((e) => e.textContent === {})",
        json!(line)
    );
    page.wait(&said).map(drop)
}

#[test]
fn what_is_chosen_on_the_demo_is_set_at_once_and_stands_in_the_snippet() -> Result<()> {
    for browser in [Browser::chromium()?, Browser::firefox()?] {
        let page = Page::at(&browser, site()?.url());
        page.open(&format!("{}demo/index.html", page.url))?;
        hears(&page, "ready")?;
        choose(&page, "accent", "#003f7a")?;
        choose(&page, "scheme", "light")?;
        choose(&page, "lang", "en")?;
        choose(&page, "hotline", "400-123-4567")?;
        page.within(FRAME)?;
        page.wait("document.documentElement.lang === 'en'")?;
        let accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')";
        page.wait(&format!("{accent} === '#003f7a'"))?;
        // The site's own page may name a number.
        page.wait_for("#hotline[href='tel:4001234567']")?;
        choose(&page, "accent", "red")?;
        hears(&page, "error value accent")?;
        choose(&page, "step", "code/51")?;
        hears(&page, "lookup code.51")?;
        let snippet = page.read("#snippet")?;
        for said in [
            "accent=\"red\"",
            "lang=\"en\"",
            "\"hotline\":\"400-123-4567\"",
        ] {
            ensure!(snippet.contains(said), "{snippet} lacks {said}");
        }
        super::is_calm(&page)?;
    }
    Ok(())
}
