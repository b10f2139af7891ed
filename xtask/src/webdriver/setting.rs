//! How a browser is set before it starts.
//!
//! In: a few wishes. Out: the capabilities that ask a driver for them.

use crate::toolchain::on_path;
use serde_json::{Map, Value, json};
use std::fs;

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's own small browser, by its driver: the engine of an iPhone's browsers.
    Webkit,
}

/// How a browser is set.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Which browser.
    pub kind: Kind,
    /// Its languages, the best first, with commas.
    pub languages: &'static str,
    /// The page's width in CSS pixels.
    pub width: u32,
    /// The page's height in CSS pixels.
    pub height: u32,
    /// More arguments of the command line.
    pub arguments: Vec<String>,
    /// More of the browser's own preferences.
    pub preferences: Map<String, Value>,
    /// Whether Chromium notes all it sends, for [`super::Browser::traffic`].
    pub traffic: bool,
    /// Whether Chromium goes without tabs and bars, where the machine has such a one.
    pub bare: bool,
}

impl Setting {
    /// A Chinese phone of 390 by 844.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            languages: "zh-CN,zh",
            width: 390,
            height: 844,
            arguments: Vec::new(),
            preferences: Map::new(),
            traffic: false,
            bare: false,
        }
    }

    /// Chromium without tabs and bars: the same engine, for what does so much that drawing their
    /// titles and arrows would take as long as the page.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Sets one of the browser's own preferences.
    #[must_use]
    pub fn prefer(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.preferences.insert(name.to_owned(), value.into());
        self
    }

    /// Adds an argument of the command line.
    #[must_use]
    pub fn argue(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// What the driver is asked for.
    pub(super) fn capabilities(&self) -> Value {
        let mut preferences = self.preferences.clone();
        preferences.insert("intl.accept_languages".to_owned(), self.languages.into());
        let mut arguments = self.arguments.clone();
        let own = match self.kind {
            Kind::Chromium => {
                let fixed = [
                    "--headless=new",
                    // Chromium's sandbox cannot start for root, as which builders often run.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    "--force-color-profile=srgb",
                ];
                arguments.extend(fixed.map(String::from));
                let traffic = if self.traffic { "ALL" } else { "OFF" };
                let mut options = json!({ "args": arguments, "prefs": preferences });
                let shell = || BARE.iter().find_map(|name| on_path(name));
                if let Some(shell) = self.bare.then(shell).flatten() {
                    options["binary"] = shell.display().to_string().into();
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL", "performance": traffic },
                })
            }
            Kind::Firefox => {
                arguments.push("-headless".to_owned());
                // What a page writes to its console goes to the driver's log.
                preferences.insert("devtools.console.stdout.content".to_owned(), true.into());
                json!({
                    "browserName": "firefox",
                    "moz:firefoxOptions": { "args": arguments, "prefs": preferences },
                })
            }
            Kind::Webkit => {
                arguments.push("--automation".to_owned());
                json!({
                    "browserName": "MiniBrowser",
                    "webkitgtk:browserOptions": { "binary": mini_browser(), "args": arguments },
                })
            }
        };
        json!({ "capabilities": { "alwaysMatch": own } })
    }
}

/// What Chromium without tabs and bars is called.
const BARE: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// Where Debian has WebKitGTK's own small browser, which is on no `PATH`; its name where it has none.
fn mini_browser() -> String {
    let libraries = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let folders = libraries.flat_map(|folder| {
        let below = fs::read_dir(folder.path());
        below.into_iter().flatten().flatten()
    });
    let programs = folders.map(|folder| folder.path().join("MiniBrowser"));
    let mut found: Vec<_> = programs.filter(|path| path.is_file()).collect();
    found.sort();
    let newest = found.pop();
    newest.map_or("MiniBrowser".to_owned(), |path| path.display().to_string())
}
