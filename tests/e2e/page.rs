//! The page as a visitor meets it: every test speaks to it through this file.
//!
//! In: a browser. Out: a [`Page`] that knows the places and steps of poscheck.
//! Texts are read from the page, never written here.

use anyhow::{Context, Result, bail};
use serde_json::json;
use std::{
    cell::Cell,
    env, fs, ops,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use xtask::{
    site::Server,
    webdriver::{Browser, Kind},
};

/// No diagnosis is longer than this, whatever is answered.
const MOST_STEPS: usize = 80;

/// The heading has the focus, and it is not that of the page that waits for knowledge: the
/// page has settled.
const SETTLED: &str = "document.activeElement?.matches('h1.page-title') &&
    !document.querySelector('section.waiting')";

/// The answer "I don't know", where it may be given.
const UNSURE: &str = ".answers-rest > :first-child";

/// What the page is waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// An answer to a question.
    Ask,
    /// The outcome of a repair.
    Try,
    /// Whether to hand over to support.
    HandOver,
    /// Nothing: it works again.
    Fixed,
    /// Nothing: the ticket is shown.
    Ticket,
    /// Something else.
    Elsewhere,
}

/// A browser with the page open.
pub(crate) struct Page<'a> {
    browser: &'a Browser,
    /// The address of the first screen.
    pub(crate) url: String,
    complains: Cell<bool>,
}

impl ops::Deref for Page<'_> {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        self.browser
    }
}

/// Opens the first screen, does what is to be tested, and reads the console.
pub(crate) fn visit(browser: &Browser, test: impl FnOnce(&Page<'_>) -> Result<()>) -> Result<()> {
    let page = Page {
        browser,
        url: site()?.url(),
        complains: Cell::new(false),
    };
    page.open_at("")?;
    test(&page).with_context(|| format!("console: {:?}", browser.console()))?;
    if page.complains.get() {
        Ok(())
    } else {
        browser.is_calm()
    }
}

/// One visit of the page.
type Visit = fn(&Page<'_>) -> Result<()>;

/// Visits the page again and again in one browser, each time as if it were the first.
pub(crate) fn visits(browser: &Browser, visits: &[(&str, Visit)]) -> Result<()> {
    for (name, test) in visits {
        visit(browser, test).with_context(|| format!("{name} in {:?}", browser.kind))?;
        browser.run("localStorage.clear()", &[])?;
        browser.in_a_new_tab()?;
    }
    Ok(())
}

/// The folder of the site.
pub(crate) fn dist() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    env::var_os("POSCHECK_DIST").map_or_else(|| root.join("dist"), PathBuf::from)
}

/// The files that name all that the site may ask for: the page, and the list of what is kept.
pub(crate) fn declared() -> Result<String> {
    let read = |name: &str| fs::read_to_string(dist().join(name)).context(name.to_owned());
    Ok(read("index.html")? + &read("sw.js")?)
}

/// The server of the site, the same for all tests.
pub(crate) fn site() -> Result<&'static Server> {
    static SITE: OnceLock<Result<Server>> = OnceLock::new();
    match SITE.get_or_init(|| Server::start(&dist())) {
        Ok(server) => Ok(server),
        Err(error) => bail!("{error:#}"),
    }
}

impl<'a> Page<'a> {
    /// The browser that shows it.
    pub(crate) fn kind(&self) -> Kind {
        self.browser.kind
    }

    /// The page of a site at another address.
    pub(crate) fn at(browser: &'a Browser, url: String) -> Self {
        Self {
            browser,
            url,
            complains: Cell::new(false),
        }
    }

    /// Leaves the console unread at the end, where complaints were the point.
    pub(crate) fn expects_complaints(&self) {
        self.complains.set(true);
    }

    /// Loads the page at a place, such as `#/code/51`, and waits until the program runs.
    pub(crate) fn open_at(&self, hash: &str) -> Result<()> {
        // Another hash alone would not load the page.
        self.browser.open("about:blank")?;
        self.browser.open(&format!("{}{hash}", self.url))?;
        self.runs()
    }

    /// Loads the page again and waits until the program runs.
    pub(crate) fn open_again(&self) -> Result<()> {
        self.reload()?;
        self.runs()
    }

    /// Waits until the program runs and has all of its knowledge.
    pub(crate) fn runs(&self) -> Result<()> {
        // The names in the other language are the last piece that the program asks for.
        self.wait(
            "(() => {
                const app = document.querySelector('#app').dataset;
                const last = document.documentElement.lang === 'en' ? app.zhCnNames : app.enNames;
                const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
                return loaded.some((name) => name.endsWith(last));
            })()",
        )?;
        self.wait_for("#page").map(drop)
    }

    /// The part of the address after `#`, with it.
    pub(crate) fn hash(&self) -> Result<String> {
        self.text("location.hash")
    }

    /// Waits for a place.
    pub(crate) fn arrives(&self, hash: &str) -> Result<()> {
        self.wait(&format!("location.hash === {}", json!(hash)))
            .map(drop)
    }

    /// Waits until the page left a place and its new heading has the focus.
    pub(crate) fn leaves(&self, hash: &str) -> Result<()> {
        self.wait(&format!("location.hash !== {} && {SETTLED}", json!(hash)))
            .map(drop)
    }

    /// The text of the first element that a selector finds.
    pub(crate) fn read(&self, selector: &str) -> Result<String> {
        self.wait_for(selector)?;
        self.text(&format!(
            "document.querySelector({}).innerText",
            json!(selector)
        ))
    }

    /// The texts of all elements that a selector finds.
    pub(crate) fn read_all(&self, selector: &str) -> Result<Vec<String>> {
        let all = format!(
            "[...document.querySelectorAll({})].map((e) => e.innerText)",
            json!(selector)
        );
        Ok(serde_json::from_value(self.eval(&all)?)?)
    }

    /// Whether a selector finds anything.
    pub(crate) fn has(&self, selector: &str) -> Result<bool> {
        Ok(self.eval(&format!("!!document.querySelector({})", json!(selector)))? == true)
    }

    /// Types what the terminal shows into the first screen's field and takes the best fit.
    pub(crate) fn enter(&self, shown: &str) -> Result<()> {
        self.tab_to("#shown")?;
        self.type_text(shown)?;
        self.wait_for("#shown-list [role=option]")?;
        self.press("Enter")?;
        self.wait_for("article.code")
    }

    /// From the page of an entry to the first step.
    pub(crate) fn begin(&self) -> Result<()> {
        let here = self.hash()?;
        self.tab_to("article.code button[data-kind=main]")?;
        self.press("Enter")?;
        self.leaves(&here)
    }

    /// What the page waits for.
    pub(crate) fn stage(&self) -> Result<Stage> {
        let signs = [
            (
                "article.step .answers > .answer:not([data-kind])",
                Stage::Ask,
            ),
            ("article.step .answers [data-kind=good]", Stage::Try),
            ("article.step > button[data-kind=main]", Stage::HandOver),
            ("article.fixed", Stage::Fixed),
            ("article.ticket", Stage::Ticket),
        ];
        for (sign, stage) in signs {
            if self.has(sign)? {
                return Ok(stage);
            }
        }
        Ok(Stage::Elsewhere)
    }

    /// Chooses a button of the step by keyboard alone and waits for the next step.
    pub(crate) fn choose(&self, selector: &str) -> Result<()> {
        let here = self.hash()?;
        self.tab_to(selector)?;
        self.press("Enter")?;
        self.leaves(&here)
    }

    /// The choice that helps least: "I don't know" or else the last answer, "it did not help",
    /// and support where that is offered.
    pub(crate) fn worst(&self) -> Result<Option<&'static str>> {
        Ok(match self.stage()? {
            Stage::Ask if self.has(UNSURE)? => Some(UNSURE),
            Stage::Ask => Some(".answers > .answer:last-of-type"),
            Stage::Try => Some(".answers > :nth-child(2)"),
            Stage::HandOver => Some("article.step > button[data-kind=main]"),
            _ => None,
        })
    }

    /// Gets past a step without any help.
    pub(crate) fn pass(&self) -> Result<()> {
        let choice = self.worst()?.context("there is nothing to choose")?;
        self.choose(choice)
    }

    /// Begins a diagnosis from the first screen with nothing named.
    pub(crate) fn start_from_scratch(&self) -> Result<()> {
        let here = self.hash()?;
        self.tab_to(".from-scratch")?;
        self.press("Enter")?;
        self.leaves(&here)
    }

    /// Answers step after step as told until the end; `None` stops before it.
    pub(crate) fn walk(
        &self,
        mut choice: impl FnMut(Stage) -> Result<Option<&'static str>>,
    ) -> Result<Stage> {
        for _ in 0..MOST_STEPS {
            let stage = self.stage()?;
            match choice(stage)? {
                Some(selector) => self.choose(selector)?,
                None => return Ok(stage),
            }
        }
        bail!("the diagnosis does not end")
    }
}
