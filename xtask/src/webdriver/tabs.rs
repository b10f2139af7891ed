//! Several pages at once: each in a tab, known by the driver's own name for it.

use super::Browser;
use anyhow::{Context, Result};
use serde_json::json;

impl Browser {
    /// The tab that is looked at.
    pub fn tab(&self) -> Result<String> {
        let tab = self.get("/window")?;
        Ok(tab.as_str().context("the tab has no name")?.to_owned())
    }

    /// Opens an empty tab, looks at it, and gives its name; the one before stays.
    pub fn new_tab(&self) -> Result<String> {
        let tab = self.post("/window/new", &json!({ "type": "tab" }))?;
        let tab = tab["handle"].as_str().context("the tab has no name")?;
        self.go_to_tab(tab)?;
        self.resize(self.size.0, self.size.1)?;
        Ok(tab.to_owned())
    }

    /// Looks at a tab that is open.
    pub fn go_to_tab(&self, tab: &str) -> Result<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }
}
