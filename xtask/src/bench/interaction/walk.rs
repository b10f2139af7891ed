//! Two diagnoses, tap by tap, as somebody with a phone makes them.
//!
//! In: a browser with the first screen open and a code typed. Out: each tap's name, given to whoever
//! looks at what it took. Every tap is a real one at a place on the screen.

use super::finger::{ask, tap, until};
use crate::webdriver::Browser;
use anyhow::{Result, bail};
use serde_json::json;

/// The heading of a place has the focus, and it waits for no knowledge: it has settled.
const SETTLED: &str = "document.activeElement?.matches('h1.page-title') && \
                       !document.querySelector('section.waiting')";
/// No diagnosis is longer than this, whatever is answered.
const MOST: usize = 80;

/// What to tap on a step, the first that is there.
type Choices = &'static [(&'static str, &'static str)];

/// Whatever helps least: "I don't know" or else the last answer; a repair failed; support.
const WORST: Choices = &[
    ("I don't know", ".answers-rest > :first-child"),
    (
        "it did not help",
        "article.step .answers > [data-kind=good] ~ *",
    ),
    ("an answer", "article.step .answers > .answer:last-of-type"),
    ("hand over", "article.step > button[data-kind=main]"),
];
/// The first answer, and repairs that help.
const BEST: Choices = &[
    ("it helped", "article.step .answers [data-kind=good]"),
    ("an answer", "article.step .answers > .answer"),
    ("hand over", "article.step > button[data-kind=main]"),
];

/// Taps through both; `tapped` hears of every tap after its place has settled.
pub(super) fn walk(
    browser: &Browser,
    tapped: &mut dyn FnMut(&'static str) -> Result<()>,
) -> Result<()> {
    // What is tapped before all knowledge is here may wait for it first, and the heading that
    // comes then has no focus.
    tap(browser, "#shown-list [role=option]")?;
    until(browser, "document.querySelector('article.code')")?;
    tapped("a suggestion")?;
    lead(browser, "article.code button[data-kind=main]")?;
    tapped("begin")?;
    for sign in ["===", "!=="] {
        tap(browser, ".topbar [data-side=end]")?;
        until(
            browser,
            &format!("document.documentElement.lang {sign} 'en'"),
        )?;
        tapped("the other language")?;
    }
    to_the_end(browser, WORST, tapped)?;
    ask::<String>(browser, "location.hash = ''")?;
    until(browser, "document.querySelector('.from-scratch')")?;
    lead(browser, ".from-scratch")?;
    tapped("from the beginning")?;
    to_the_end(browser, BEST, tapped)
}

fn to_the_end(
    browser: &Browser,
    choices: Choices,
    tapped: &mut dyn FnMut(&'static str) -> Result<()>,
) -> Result<()> {
    for _ in 0..MOST {
        let there = |selector: &str| {
            let found = format!("!!document.querySelector({})", json!(selector));
            ask::<bool>(browser, &found)
        };
        if there("article.fixed, article.ticket")? {
            return Ok(());
        }
        let mut done = false;
        for (name, selector) in choices {
            if there(selector)? {
                lead(browser, selector)?;
                tapped(name)?;
                done = true;
                break;
            }
        }
        if !done {
            bail!("there is nothing to tap");
        }
    }
    bail!("the diagnosis does not end")
}

/// Taps and waits for the next place.
fn lead(browser: &Browser, selector: &str) -> Result<()> {
    let here: String = ask(browser, "location.hash")?;
    tap(browser, selector)?;
    let left = format!("location.hash !== {} && {SETTLED}", json!(here));
    until(browser, &left)
}
