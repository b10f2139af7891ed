//! What the browser complained about, and what it sent.
//!
//! In: a browser. Out: lines of its console and of its network.
//! Chromium hands lines out once; Firefox keeps them, and prints what a page says to its
//! console among the driver's own lines.

use super::{Browser, Kind};
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Errors and warnings about pages, as Firefox keeps them.
const KEPT_BY_FIREFOX: &str = "
    return Services.console.getMessageArray()
        .filter((line) => line instanceof Ci.nsIScriptError)
        .filter((line) => /^(content javascript|CSP|Mixed|CORS)/.test(line.category))
        .map((line) => `${line.errorMessage} (${line.category}, ${line.sourceName}:${line.lineNumber})`);";

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
                let kept = self.as_system(KEPT_BY_FIREFOX, &[])?;
                let mut lines: Vec<String> = serde_json::from_value(kept)?;
                let printed = self.driver.printed();
                lines.extend(
                    printed
                        .lines()
                        .filter(|line| is_said(line))
                        .map(String::from),
                );
                Ok(lines)
            }
            // It prints what a page says among its driver's own lines.
            Kind::Webkit => {
                let printed = self.driver.printed();
                let said = printed.lines().filter(|line| line.starts_with("CONSOLE "));
                Ok(said.map(String::from).collect())
            }
        }
    }

    /// Fails where the page or the browser wrote anything to the console.
    pub fn is_calm(&self) -> Result<()> {
        let lines = self.console()?;
        if lines.is_empty() {
            return Ok(());
        }
        bail!(
            "the console of {:?} holds:\n{}",
            self.kind,
            lines.join("\n")
        )
    }

    /// Chromium's notes of all that went over the network since it was last asked.
    pub fn traffic(&self) -> Result<Vec<Value>> {
        let lines = self.post("/se/log", &json!({ "type": "performance" }))?;
        let lines = lines.as_array().cloned().unwrap_or_default();
        let message =
            |line: Value| serde_json::from_str(line["message"].as_str().unwrap_or_default()).ok();
        Ok(lines.into_iter().filter_map(message).collect())
    }
}

/// Whether a line of Firefox is what a page said, and not one of Firefox's own parts, which
/// put their name before (`console.error: RSLoader: …`) or say which file of Firefox it was.
fn is_said(line: &str) -> bool {
    let Some((method, text)) = line.split_once(": ") else {
        return false;
    };
    let own = text
        .split_once(':')
        .is_some_and(|(name, _)| name.chars().all(char::is_alphanumeric));
    method.starts_with("console.") && !own && !text.contains("\"resource://")
}

#[cfg(test)]
mod tests {
    use super::is_said;

    #[test]
    fn a_pages_words_are_told_from_firefoxs_own() {
        assert!(is_said("console.error: \"boo: x\""));
        assert!(is_said("console.log: ({a:1})"));
        assert!(!is_said("console.error: RSLoader: "));
        assert!(!is_said(
            "console.error: (new Error(\"failed\", \"resource://services/x.mjs\", 490))"
        ));
        assert!(!is_said("JavaScript error: x"));
    }
}
