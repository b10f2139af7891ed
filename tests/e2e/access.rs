//! Accessibility: axe finds nothing on any state, in both languages and both themes.

use crate::page::{dist, site};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::{fs, path::Path};
use xtask::{
    gallery::{LANGUAGES, Show, THEMES},
    site::Server,
    webdriver::Browser,
};

/// What axe finds against WCAG 2.2, levels A and AA, as lines to read.
const FOUND: &str = "axe.run(document, {
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

fn nothing_is_found_in(lang: &str) -> Result<()> {
    let browser = Browser::chromium()?;
    let (show, axe) = (Show::new(&browser, &site()?.url())?, axe()?);
    let mut found = Vec::new();
    show.each(lang, |state| {
        browser.run("(0, eval)(arguments[0])", std::slice::from_ref(&axe))?;
        for theme in THEMES {
            show.theme(theme)?;
            let (passed, lines): (usize, Vec<String>) =
                serde_json::from_value(browser.eval(FOUND)?)
                    .with_context(|| format!("axe does not run on {state}"))?;
            ensure!(passed > 5, "axe looked at next to nothing on {state}");
            found.extend(
                lines
                    .into_iter()
                    .map(|line| format!("{state} {theme}: {line}")),
            );
        }
        Ok(())
    })?;
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "{} violations in {lang}:\n{}",
        found.len(),
        found.join("\n")
    )
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
    let mut found = Vec::new();
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
        for theme in THEMES {
            show.theme(theme)?;
            let (passed, lines): (usize, Vec<String>) =
                serde_json::from_value(browser.eval(FOUND)?)
                    .with_context(|| format!("axe does not run on {page}"))?;
            ensure!(passed > 5, "axe looked at next to nothing on {page}");
            let lines = lines.into_iter();
            found.extend(lines.map(|line| format!("{lang}/{page} {theme}: {line}")));
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
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
    let mut found = Vec::new();
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
        for theme in THEMES {
            show.theme(theme)?;
            let (passed, lines): (usize, Vec<String>) =
                serde_json::from_value(browser.eval(FOUND)?)?;
            ensure!(passed > 5, "axe looked at next to nothing for {reason}");
            found.extend(
                lines
                    .into_iter()
                    .map(|line| format!("{reason} {theme}: {line}")),
            );
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
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
