//! Without JavaScript the first screen still shows the four areas' basic advice.

use crate::page::site;
use anyhow::{Result, ensure};
use xtask::webdriver::{Browser, Kind, Setting};

#[test]
fn the_basic_advice_is_there_without_scripts() -> Result<()> {
    let mut setting = Setting::new(Kind::Chromium)
        .prefer("profile.managed_default_content_settings.javascript", 2);
    setting.languages = "en";
    let browser = Browser::start(&setting)?;
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
