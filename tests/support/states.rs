//! Reads `tests/states.toml`: the states that snapshots, screenshots and axe all look at.
//!
//! A state is an address and what the device has kept; both describe it fully in a real
//! browser. This file names nothing of the crate, so that other test programs can include it.

use serde::Deserialize;

/// The name under which the page keeps its diagnosis.
#[allow(dead_code, reason = "read by the programs that drive a browser")]
pub(crate) const KEPT_AS: &str = "poscheck.session";
/// The name under which it keeps what it remembers of its user.
#[allow(dead_code, reason = "read by the programs that drive a browser")]
pub(crate) const HABITS: &str = "poscheck.habits";
/// The languages that every state is looked at in.
pub(crate) const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
/// When every stored diagnosis began, in minutes since 1970-01-01 UTC: 2026-11-22 11:30.
const BEGAN: u64 = 29_922_450;

/// One state of the page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    /// Unique; names snapshots and screenshots.
    pub(crate) id: String,
    /// What is to be seen.
    #[allow(dead_code, reason = "for the reader of a gallery")]
    pub(crate) what: String,
    /// The part of the address after `#`, with it.
    pub(crate) hash: String,
    /// Typed into the field of the first screen; a browser test types it.
    #[serde(default)]
    pub(crate) typed: String,
    /// The stored diagnosis, an event a line; empty: none.
    #[serde(default)]
    pub(crate) log: Vec<String>,
    /// What the device remembers of its user, a line each; empty: nothing.
    #[serde(default)]
    pub(crate) habits: Vec<String>,
    /// Set to store this text as it stands, in place of `log`.
    pub(crate) raw: Option<String>,
    /// What was done on a board: the id of a block, and the value of a button, a typed text, or a
    /// file, whose name is the first line.
    #[serde(default)]
    pub(crate) acts: Vec<[String; 2]>,
    /// A piece of HTML that must be there, so that a state stays what it is called.
    #[serde(default)]
    pub(crate) shows: String,
    /// False: the rest of the knowledge has not come yet; a browser test holds it back.
    #[serde(default = "yes")]
    pub(crate) whole: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    state: Vec<State>,
}

fn yes() -> bool {
    true
}

impl State {
    /// What the device has kept under [`KEPT_AS`]; none where nothing was begun.
    pub(crate) fn stored(&self) -> Option<String> {
        if self.raw.is_some() || self.log.is_empty() {
            return self.raw.clone();
        }
        let log = self.log.join("\n");
        Some(format!("poscheck-log 1\nat {BEGAN}\n{log}\n"))
    }
}

/// The states in the order of the catalogue.
///
/// # Errors
/// Where the text is no catalogue, with the place.
pub(crate) fn states(text: &str) -> Result<Vec<State>, String> {
    let catalogue: Catalogue = toml::from_str(text).map_err(|error| error.to_string())?;
    Ok(catalogue.state)
}
