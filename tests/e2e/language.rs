//! Two languages: the browser's own at first, and a switch that keeps the diagnosis.

use crate::changed::Changed;
use crate::page::{Page, visit};
use anyhow::{Result, ensure};
use std::fs;
use xtask::webdriver::{Browser, Kind, Setting};

crate::in_both!(switching_keeps_the_step);

/// Whether a text is Chinese.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

fn switching_keeps_the_step(page: &Page<'_>) -> Result<()> {
    ensure!(page.text("document.documentElement.lang")? == "zh-CN");
    page.enter("51")?;
    page.begin()?;
    page.pass()?;
    let (place, chinese) = (page.hash()?, page.read("h1")?);
    let known = page.read_all(".path-item")?.len();
    page.tab_back_to(".topbar [data-side=end]")?;
    page.press("Enter")?;
    page.wait("document.documentElement.lang === 'en'")?;
    page.wait(&format!(
        "document.querySelector('h1').innerText !== {chinese:?}"
    ))?;
    ensure!(page.hash()? == place);
    let step = page.read("article.step")?;
    ensure!(
        is_chinese(&chinese) && !is_chinese(&step),
        "{chinese} / {step}"
    );
    ensure!(page.read_all(".path-item")?.len() == known);
    // The choice is kept, and the diagnosis with it.
    let english = page.read("h1")?;
    page.open_again()?;
    page.wait_for("article.step")?;
    ensure!(page.read("h1")? == english);
    ensure!(page.text("document.documentElement.lang")? == "en");
    Ok(())
}

/// The other language's files are not there: the page stays in the one it has, says so, and goes
/// on; and where the first screen's own file is missing, it says why it cannot start.
fn a_language_that_is_missing_stops_nothing(kind: Kind) -> Result<()> {
    let site = Changed::new(&format!("no-english-{kind:?}"))?;
    for file in fs::read_dir(site.0.join("assets"))? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("en.") && !name.starts_with("en.names") {
            fs::remove_file(&path)?;
        }
    }
    site.visit(kind, |page| {
        page.enter("51")?;
        page.begin()?;
        let (place, heading) = (page.hash()?, page.read("h1")?);
        page.click(".topbar [data-side=end]")?;
        page.wait_for(".notice, section.waiting button")?;
        // Back in the language that is there, nothing is lost.
        if page.text("document.documentElement.lang")? != "zh-CN" {
            page.click(".topbar [data-side=end]")?;
        }
        page.wait("document.documentElement.lang === 'zh-CN'")?;
        page.wait_for("article.step")?;
        ensure!(page.hash()? == place && page.read("h1")? == heading);
        page.pass()?;
        page.run("localStorage.setItem('poscheck.lang', 'en')", &[])?;
        page.reload()?;
        page.wait("document.querySelector('#failed [data-reason=network]').checkVisibility()")
            .map(drop)
    })
}

crate::in_each!(a_language_that_is_missing_stops_nothing);

fn speaks(languages: &'static str, expected: &str) -> Result<()> {
    let browser = Browser::start(&Setting {
        languages,
        ..Setting::new(Kind::Chromium)
    })?;
    visit(&browser, |page| {
        ensure!(page.text("document.documentElement.lang")? == expected);
        let heading = page.read("h1")?;
        ensure!(
            is_chinese(&heading) == (expected == "zh-CN"),
            "{languages} gives {heading}"
        );
        Ok(())
    })
}

#[test]
fn an_english_browser_gets_english() -> Result<()> {
    speaks("en-GB,en,zh", "en")
}

#[test]
fn a_browser_that_knows_neither_first_gets_the_one_it_knows() -> Result<()> {
    speaks("fr,zh-TW,en", "zh-CN")
}
