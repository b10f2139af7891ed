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

/// Has a page note itself what it says: WebKit's driver hands nothing out. What was said before the
/// page had loaded is not heard.
const NOTES_ITSELF: &str = "
    if (!self.saidAloud) {
        const said = (self.saidAloud = []);
        for (const kind of ['log', 'info', 'warn', 'error']) {
            const own = console[kind];
            console[kind] = (...words) => said.push(`${kind}: ${words.join(' ')}`) && own.apply(console, words);
        }
        const hear = (event, told) => addEventListener(event, (e) => said.push(`${event}: ${told(e)}`), true);
        hear('error', (e) => e.message ?? e.target.src ?? e.target.href);
        hear('unhandledrejection', (e) => e.reason);
        hear('securitypolicyviolation', (e) => `${e.blockedURI} (${e.violatedDirective})`);
    }";

impl Browser {
    /// Has the page that was just loaded note what it says, where its driver does not.
    pub(super) fn listen(&self) -> Result<()> {
        match self.kind {
            Kind::Webkit => self.run(NOTES_ITSELF, &[]).map(drop),
            Kind::Chromium | Kind::Firefox => Ok(()),
        }
    }

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
            Kind::Webkit => {
                let said = self.run("return self.saidAloud?.splice(0) ?? [];", &[])?;
                Ok(serde_json::from_value(said)?)
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
