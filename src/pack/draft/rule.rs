//! `rule` of an entry as it is written: what holds for some time only, with its source.

use super::{Said, Trust};
use serde::Deserialize;

/// `rule` of an entry: something that holds from or until a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleDraft {
    /// The first day, `2026-04-18`; empty: always has.
    #[serde(default)]
    pub from: String,
    /// The last day; empty: no end is known.
    #[serde(default)]
    pub until: String,
    /// The rule in one sentence.
    pub text: Said,
    /// Where it comes from, with date.
    #[serde(default)]
    pub source: String,
    /// How far the source can be trusted.
    #[serde(default)]
    pub trust: Trust,
    /// How the page names the source; left out: as `source` does.
    pub cited: Option<Said>,
}
