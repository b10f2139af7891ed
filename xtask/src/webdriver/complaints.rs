//! What the browser complained about, and what it sent.
//!
//! In: a browser. Out: lines of its console and of its network.
//! Firefox prints them among the driver's own lines; Chromium hands them out once.

use super::{Browser, Kind};
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// How Firefox begins a line about a page.
const OF_FIREFOX: [&str; 4] = ["console.", "JavaScript error: http", "JavaScript warning: http", "Content-Security-Policy"];

impl Browser {
    /// Every line that the page and the browser wrote to the console since it was last asked.
    pub fn console(&self) -> Result<Vec<String>> {
        match self.kind {
            Kind::Chromium => {
                let lines = self.post("/se/log", &json!({ "type": "browser" }))?;
                let line = |line: &Value| format!("{} {}", line["level"], line["message"]);
                Ok(lines.as_array().into_iter().flatten().map(line).collect())
            }
            Kind::Firefox => {
                let printed = self.driver.printed();
                let lines = printed.lines().map(str::trim);
                let of_page = lines.filter(|line| OF_FIREFOX.iter().any(|head| line.starts_with(head)));
                Ok(of_page.map(String::from).collect())
            }
        }
    }

    /// Fails where the page or the browser wrote anything to the console.
    pub fn is_calm(&self) -> Result<()> {
        let lines = self.console()?;
        if lines.is_empty() {
            return Ok(());
        }
        bail!("the console of {:?} holds:\n{}", self.kind, lines.join("\n"))
    }

    /// Chromium's notes of all that went over the network since it was last asked.
    pub fn traffic(&self) -> Result<Vec<Value>> {
        let lines = self.post("/se/log", &json!({ "type": "performance" }))?;
        let lines = lines.as_array().cloned().unwrap_or_default();
        let message = |line: Value| serde_json::from_str(line["message"].as_str().unwrap_or_default()).ok();
        Ok(lines.into_iter().filter_map(message).collect())
    }
}
