//! Without JavaScript the first screen still shows the four areas' basic advice, and leads to
//! the guide.

use crate::page::site;
use anyhow::{Result, ensure};
use xtask::webdriver::{Browser, Kind, Setting};

/// Chromium without scripts.
fn without_scripts() -> Result<Browser> {
    let mut setting = Setting::new(Kind::Chromium)
        .prefer("profile.managed_default_content_settings.javascript", 2);
    setting.languages = "en";
    Browser::start(&setting)
}

#[test]
fn the_guide_is_reached_from_the_front_page_without_scripts() -> Result<()> {
    let browser = without_scripts()?;
    browser.open(&site()?.url())?;
    for (link, place) in [
        ("noscript [lang=en] a", "guide/en/index.html"),
        ("a[href=\"code/98.html\"]", "guide/en/code/98.html"),
        (".topbar a[hreflang]", "guide/zh-CN/code/98.html"),
    ] {
        browser.click(link)?;
        let there = format!("location.pathname.endsWith('/{place}')");
        browser.wait(&format!("{there} && !!document.querySelector('main h1')"))?;
    }
    ensure!(
        browser.text("document.querySelector('.money').dataset.state")? == "unknown",
        "98 does not begin with the money"
    );
    let wide = browser.eval("document.documentElement.scrollWidth > innerWidth")?;
    ensure!(wide == false, "the page is wider than the screen");
    Ok(())
}

#[test]
fn the_basic_advice_is_there_without_scripts() -> Result<()> {
    let browser = without_scripts()?;
    browser.open(&site()?.url())?;
    // With scripts, the page would be in the browser's language by now.
    ensure!(
        browser.text("document.documentElement.lang")? == "zh-CN",
        "scripts run"
    );
    let areas = browser.eval("document.querySelectorAll('#basics .basic').length")?;
    ensure!(areas == 4, "{areas} areas");
    browser.click("#basics > summary")?;
    let shown = browser.eval(
        "[...document.querySelectorAll('#basics .basic li')].every((e) => e.checkVisibility())",
    )?;
    ensure!(shown == true, "the advice does not unfold");
    let failure = browser.eval("document.querySelector('#failed').checkVisibility()")?;
    ensure!(failure == false, "an error is shown");
    Ok(())
}
