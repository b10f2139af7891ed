//! What axe cannot see of WCAG 2.2: text made large or spaced out, forced colours, titles, and how
//! news is told.

use crate::page::{Page, site};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::{
    gallery::{LANGUAGES, Show},
    webdriver::Browser,
};

crate::in_both!(every_place_has_a_title_of_its_own, news_is_told_politely,);

/// What is cut off or wider than the page, as lines to read.
const CUT: &str = "
    const wide = document.documentElement.scrollWidth, page = innerWidth, wrong = [];
    if (wide > page) wrong.push(`the page is ${wide} of ${page} px wide`);
    for (const e of document.querySelectorAll('body *')) {
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        if (!box.width || e.closest('svg, .sr, [aria-hidden=true]')) continue;
        const name = `${e.tagName}.${e.className} \"${e.textContent.trim().slice(0, 20)}\"`;
        if (box.right > page + 1) wrong.push(`beyond the edge: ${name}`);
        if (style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 2) {
            wrong.push(`cut off: ${name}`);
        }
    }
    return wrong;";

/// What somebody does to read more easily (1.4.4; 1.4.12, whose numbers these are).
const EASIER: [(&str, &str); 2] = [
    (
        "twice as large",
        "document.documentElement.style.fontSize = '200%';",
    ),
    (
        "spaced out",
        "for (const e of document.querySelectorAll('body *')) {
            e.style.lineHeight = '1.5';
            e.style.letterSpacing = '0.12em';
            e.style.wordSpacing = '0.16em';
            if (e.tagName === 'P') e.style.marginBottom = '2em';
        }",
    ),
];

fn nothing_is_cut_off(how: usize) -> Result<()> {
    let (name, easier) = EASIER[how];
    let browser = Browser::chromium()?;
    let show = Show::new(&browser, &site()?.url())?;
    let mut wrong = Vec::new();
    for lang in LANGUAGES {
        show.each(lang, |state| {
            browser.run(easier, &[])?;
            let lines = browser.run(CUT, &[])?;
            let lines: Vec<String> = serde_json::from_value(lines)?;
            wrong.extend(
                lines
                    .iter()
                    .map(|line| format!("{state} {lang} {name}: {line}")),
            );
            Ok(())
        })?;
    }
    none(&wrong)
}

/// That nothing was found.
fn none(wrong: &[String]) -> Result<()> {
    ensure!(
        wrong.is_empty(),
        "{} faults:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    Ok(())
}

#[test]
fn text_twice_as_large_is_whole() -> Result<()> {
    nothing_is_cut_off(0)
}

#[test]
fn text_that_is_spaced_out_is_whole() -> Result<()> {
    nothing_is_cut_off(1)
}

/// Controls that nobody could tell from text where the device chooses all colours, as lines.
const LOST: &str = "
    const wrong = [];
    for (const e of document.querySelectorAll('button, input, textarea, select, a[href]')) {
        if (!e.checkVisibility() || e.type === 'file') continue;
        const style = getComputedStyle(e);
        const edge = parseFloat(style.borderTopWidth) > 0 || parseFloat(style.borderBottomWidth) > 0;
        const lined = style.textDecorationLine.includes('underline');
        // Links have the device's own colour; what stands in the bar at the top, its place.
        const named = e.tagName === 'A' || e.matches('label *, header *');
        if (!edge && !lined && !named) wrong.push(e.outerHTML.slice(0, 90));
    }
    return wrong;";

#[test]
fn controls_are_seen_where_the_device_chooses_the_colours() -> Result<()> {
    let browser = Browser::chromium()?;
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    let show = Show::new(&browser, &site()?.url())?;
    let mut wrong = Vec::new();
    show.each(LANGUAGES[0], |state| {
        browser.devtools("Emulation.setEmulatedMedia", &forced)?;
        ensure!(browser.eval("matchMedia('(forced-colors: active)').matches")? == true);
        let lines: Vec<String> = serde_json::from_value(browser.run(LOST, &[])?)?;
        wrong.extend(lines.iter().map(|line| format!("{state}: {line}")));
        Ok(())
    })?;
    wrong.sort();
    wrong.dedup();
    none(&wrong)
}

/// The title is what the heading says, and something behind it.
const TITLED: &str = "!document.querySelector('section.waiting') &&
    document.title.startsWith(document.querySelector('h1')?.textContent + ' ')";

fn every_place_has_a_title_of_its_own(page: &Page<'_>) -> Result<()> {
    let mut seen = vec![page.text("document.title")?];
    let mut look = |page: &Page<'_>| -> Result<()> {
        page.wait(TITLED)?;
        let title = page.text("document.title")?;
        ensure!(!seen.contains(&title), "two places are called {title}");
        seen.push(title);
        Ok(())
    };
    for place in ["#/card", "#/receipt", "#/amount", "#/software", "#/code/51"] {
        let heading = page.read("h1")?;
        page.run(&format!("location.hash = '{place}'"), &[])?;
        let other = format!(
            "document.querySelector('h1')?.innerText !== {}",
            json!(heading)
        );
        page.wait(&other)?;
        look(page)?;
    }
    page.begin()?;
    for _ in 0..3 {
        look(page)?;
        page.pass()?;
    }
    // The first screen is called what the site is.
    page.run("location.hash = '#/'", &[])?;
    page.wait(&format!("document.title === {}", json!(seen[0])))
        .map(drop)
}

/// News that interrupts, and places where news is told.
const LOUD: &str = "[...document.querySelectorAll('[aria-live=assertive], [role=alert]')]
    .filter((e) => e.checkVisibility()).length";
const VOICES: &str = "document.querySelectorAll('[aria-live], [role=status], [role=log]').length";
/// Keeps all that is told.
const HEAR: &str = "const told = document.querySelector('#told');
    self.heard = '';
    new MutationObserver(() => { heard += told.textContent; }).observe(told, { childList: true });";

fn news_is_told_politely(page: &Page<'_>) -> Result<()> {
    let quiet = |page: &Page<'_>, news: &str| -> Result<()> {
        page.wait_for(news)?;
        ensure!(page.eval(LOUD)? == 0, "{news} interrupts");
        ensure!(
            page.eval(VOICES)? == 1,
            "{news} is told in a place of its own"
        );
        page.wait(&format!(
            "(() => {{
                const said = (self.heard ?? '') + document.querySelector('#told').textContent;
                return said && said.includes(document.querySelector('{news}').textContent);
            }})()"
        ))
        .map(drop)
    };
    page.tab_to("#shown")?;
    page.type_text("QXJ77")?;
    quiet(page, ".search-unknown")?;
    page.open_at("#/card")?;
    // Each key may have told something else.
    page.run(HEAR, &[])?;
    page.click("input[data-act^=digits]")?;
    page.type_text("622202")?;
    quiet(page, ".verdict strong")?;
    page.run("localStorage.setItem('poscheck.session', 'garbage')", &[])?;
    page.open_at("")?;
    quiet(page, ".notice span")
}
