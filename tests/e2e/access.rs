//! Accessibility: axe finds nothing on any state, in both languages, both themes, and large letters.

use crate::page::{dist, site};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{fs, path::Path};
use xtask::{
    gallery::{LANGUAGES, Show},
    site::Server,
    webdriver::Browser,
};

/// What axe finds against WCAG 2.2, levels A and AA, as lines to read. The bar at the bottom lies at
/// its own place meanwhile: axe takes what has to be scrolled out from under it for small, while
/// 2.5.8 measures the target; that focus is never under the bar is seen in `keyboard`.
const FOUND: &str = "document.querySelector('.support')?.style.setProperty('position', 'static'),
axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
}).then(({ violations, passes }) => [passes.length, violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))])";

/// axe itself, as npm put it there.
fn axe() -> Result<Value> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/npm/node_modules/axe-core/axe.min.js");
    let script = fs::read_to_string(file)
        .context("axe-core is missing; run `npm ci --ignore-scripts` in tests/npm")?;
    Ok(script.into())
}

/// What axe, which the page has, finds on what is shown in each theme, as lines that begin with
/// `name`.
fn found(browser: &Browser, show: &Show<'_>, name: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    // Colours do not hang on letters: large ones are looked at in one theme.
    for (theme, letters) in [("light", "large"), ("light", "normal"), ("dark", "normal")] {
        show.theme(theme)?;
        show.letters(letters)?;
        let (passed, lines): (usize, Vec<String>) = serde_json::from_value(browser.eval(FOUND)?)
            .with_context(|| format!("axe does not run on {name}"))?;
        ensure!(passed > 5, "axe looked at next to nothing on {name}");
        let lines = lines.into_iter();
        found.extend(lines.map(|line| format!("{name} {theme} {letters}: {line}")));
    }
    Ok(found)
}

/// Nothing may have been found.
fn is_nothing(found: &[String]) -> Result<()> {
    ensure!(
        found.is_empty(),
        "{} violations:\n{}",
        found.len(),
        found.join("\n")
    );
    Ok(())
}

fn nothing_is_found_in(lang: &str) -> Result<()> {
    let browser = Browser::chromium()?;
    let (show, axe) = (Show::new(&browser, &site()?.url())?, axe()?);
    let mut lines = Vec::new();
    show.each(lang, |state| {
        browser.run("(0, eval)(arguments[0])", std::slice::from_ref(&axe))?;
        lines.extend(found(&browser, &show, state)?);
        Ok(())
    })?;
    is_nothing(&lines).with_context(|| lang.to_owned())
}

#[test]
fn axe_finds_nothing_in_chinese() -> Result<()> {
    nothing_is_found_in("zh-CN")
}

#[test]
fn axe_finds_nothing_in_english() -> Result<()> {
    nothing_is_found_in("en")
}

/// Pages of the guide, one of each kind, below the folder of their language.
const GUIDE: [&str; 9] = [
    "index.html",
    "code/index.html",
    "fault/index.html",
    "code/51.html",
    "code/91.html",
    "code/98.html",
    "message/comm-timeout.html",
    "topic/power.html",
    "fault/card.funds.html",
];

#[test]
fn axe_finds_nothing_on_pages_of_the_guide() -> Result<()> {
    let browser = Browser::chromium()?;
    let (url, axe) = (site()?.url(), axe()?);
    let show = Show::new(&browser, &url)?;
    let mut lines = Vec::new();
    for (lang, page) in LANGUAGES
        .iter()
        .flat_map(|lang| GUIDE.map(|page| (lang, page)))
    {
        browser.open(&format!("{url}guide/{lang}/{page}"))?;
        ensure!(
            browser.text("document.documentElement.lang")? == *lang,
            "{lang}/{page} is not there"
        );
        // The page's own policy refuses scripts, but not those of the driver.
        browser.run("(0, eval)(arguments[0])", std::slice::from_ref(&axe))?;
        lines.extend(found(&browser, &show, &format!("{lang}/{page}"))?);
    }
    is_nothing(&lines)
}

/// Every reason why the page could not start, each in both themes.
#[test]
fn axe_finds_nothing_where_the_page_cannot_start() -> Result<()> {
    let (server, browser, axe) = (Server::start(&dist())?, Browser::chromium()?, axe()?);
    let show = Show::new(&browser, &server.url())?;
    browser.devtools("Network.setBlockedURLs", &json!({ "urls": ["*/app.*.js"] }))?;
    browser.open("about:blank")?;
    browser.open(&server.url())?;
    browser.run("(0, eval)(arguments[0])", &[axe])?;
    let mut lines = Vec::new();
    let reasons =
        "[...document.querySelectorAll('#failed [data-reason]')].map((e) => e.dataset.reason)";
    let reasons: Vec<String> = serde_json::from_value(browser.eval(reasons)?)?;
    ensure!(reasons.len() >= 6, "{reasons:?}");
    for reason in reasons.iter().map(String::as_str).chain(["late"]) {
        browser.run(
            "document.querySelector('#failed').hidden = arguments[0] === 'late';
            for (const text of document.querySelectorAll('#failed [data-reason]')) {
                text.hidden = text.dataset.reason !== arguments[0];
            }
            for (const move of document.getAnimations()) move.finish();",
            &[reason.into()],
        )?;
        lines.extend(found(&browser, &show, reason)?);
    }
    is_nothing(&lines)
}

#[test]
fn axe_finds_what_is_wrong() -> Result<()> {
    let browser = Browser::chromium()?;
    browser.open("data:text/html,<title>x</title><img src=x><p style='color:%23ccc'>pale")?;
    browser.run("(0, eval)(arguments[0])", &[axe()?])?;
    let found = browser.eval(FOUND)?.to_string();
    for rule in ["image-alt", "color-contrast", "html-has-lang"] {
        ensure!(found.contains(rule), "{rule} is not among {found}");
    }
    Ok(())
}
