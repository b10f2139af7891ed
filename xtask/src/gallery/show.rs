//! Brings Chromium to one state of the page, in one language and theme.
//!
//! In: a state of the catalogue. Out: a page that shows it, with nothing under way.

use super::catalogue;
use super::states::{HABITS, KEPT_AS, State};
use crate::webdriver::Browser;
use anyhow::{Context, Result};
use serde_json::json;

/// The last piece of the knowledge that the running program asks for has come: the names in
/// the other language.
const WHOLE: &str = "(() => {
    const app = document.querySelector('#app').dataset;
    const last = document.documentElement.lang === 'en' ? app.zhCnNames : app.enNames;
    return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(last));
})()";

/// Chromium with the site at hand.
pub struct Show<'a> {
    browser: &'a Browser,
    url: String,
    /// A file of the site that runs nothing, to set the state from.
    still: String,
}

impl<'a> Show<'a> {
    /// Takes up a browser and the address of the site.
    pub fn new(browser: &'a Browser, url: &str) -> Result<Self> {
        // What is kept offline would answer before anything can be held back.
        browser.past_what_is_kept()?;
        browser.open(url)?;
        // Leaving while files are on their way would make the next load wait for them.
        browser.wait(WHOLE)?;
        let still = browser.text("document.querySelector('link[rel=icon]').href")?;
        Ok(Self {
            browser,
            url: url.to_owned(),
            still,
        })
    }

    /// Loads the page in each state of the catalogue, and looks at it under its id.
    pub fn each(&self, lang: &str, mut look: impl FnMut(&str) -> Result<()>) -> Result<()> {
        for state in catalogue()? {
            self.state(&state, lang)?;
            look(&state.id)?;
        }
        Ok(())
    }

    /// Loads the page in a state.
    pub(super) fn state(&self, state: &State, lang: &str) -> Result<()> {
        self.load(state, lang)
            .with_context(|| format!("the state `{}` in {lang}", state.id))
    }

    fn load(&self, state: &State, lang: &str) -> Result<()> {
        let browser = self.browser;
        browser.open(&self.still)?;
        let keep = "localStorage.clear();
            localStorage.setItem('poscheck.lang', arguments[0]);
            if (arguments[2] !== null) localStorage.setItem(arguments[1], arguments[2]);
            localStorage.setItem(arguments[3], arguments[4]);";
        let habits = state.habits.join("\n");
        let kept = [
            lang.into(),
            KEPT_AS.into(),
            json!(state.stored()),
            HABITS.into(),
            habits.into(),
        ];
        browser.run(keep, &kept)?;
        if state.whole {
            browser.devtools("Fetch.disable", &json!({}))?;
        } else {
            // What is asked for waits until the next state.
            let held = json!({ "patterns": [{ "urlPattern": "*/index.*.bin" }] });
            browser.devtools("Fetch.enable", &held)?;
        }
        browser.open(&format!("{}{}", self.url, state.hash))?;
        if state.whole {
            browser.wait(WHOLE)?;
        }
        browser.wait(&format!(
            "document.documentElement.lang === {} && !!document.querySelector('#page')",
            json!(lang)
        ))?;
        if !state.typed.is_empty() {
            browser.click("#shown")?;
            browser.type_text(&state.typed)?;
            browser.wait("!!document.querySelector('[role=option], .search-unknown')")?;
        }
        for [id, text] in &state.acts {
            let block = format!("[data-act={id}]");
            browser.wait_for(&block)?;
            // A field takes a text, one for files a file; a choice has a button for each value.
            if browser.eval(&format!(
                "!!document.querySelector('input[type=file]{block}')"
            ))? == true
            {
                browser.choose_file(&block, text)?;
            } else if browser.eval(&format!(
                "!!document.querySelector('input{block}, textarea{block}')"
            ))? == true
            {
                browser.click(&block)?;
                browser.type_text(text)?;
            } else {
                // Of a list to tick, each option has its own act, and that is its value too.
                browser.click(&format!(
                    "{block}[value='{text}'], {block}:not([value]), {block}[value='{id}']"
                ))?;
            }
        }
        let seen = format!("document.body.innerHTML.includes({})", json!(state.shows));
        browser.wait(&seen)?;
        browser.painted()
    }

    /// Shows it with letters `normal` or `large`, as the switch of the page does.
    pub fn letters(&self, letters: &str) -> Result<()> {
        let set = "document.documentElement.dataset.letters = arguments[0];";
        self.browser.run(set, &[letters.into()]).map(drop)
    }

    /// Shows it as with the device's theme `light` or `dark`.
    pub fn theme(&self, theme: &str) -> Result<()> {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]});
        self.browser
            .devtools("Emulation.setEmulatedMedia", &features)
            .map(drop)
    }
}
