//! `[[scenario]]` as it is written: a case that runs as a test.
//!
//! A scenario says a second time, from what its author knows and not from the pack's numbers,
//! what must follow. Four kinds share the table: a case that is played (`entry`, `answers`,
//! `failed`), a portrait of a fault (`fault`), a ranking of faults by an answer (`question`),
//! and a guard of repairs (`repairs`). Which keys go with which kind is for `poscheck lint` to
//! say (E016).

use super::Grade;
use crate::pack::schema::{Money, Retry};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// `[[scenario]]`: a case that runs as a test.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioDraft {
    /// For example `s.funds`.
    pub id: Spanned<String>,
    /// What it guards, for the reader of a failure.
    #[serde(default)]
    pub why: String,
    /// The entry it starts from; empty for the general diagnosis.
    #[serde(default)]
    pub entry: String,
    /// Entries that all behave so: the case is played once for each.
    #[serde(default)]
    pub entries: Vec<String>,
    /// Answers given: question id → answer id.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Repairs that did not work.
    #[serde(default)]
    pub failed: Vec<String>,
    /// Faults of which one must be the likeliest; empty: not checked.
    #[serde(default)]
    pub top: Vec<String>,
    /// Ids of steps (question, repair, or `escalate`) of which one must come next; empty: not checked.
    #[serde(default)]
    pub next: Vec<String>,
    /// Ids of repairs or questions that must not come next, nor while every further repair
    /// fails and every question is answered with "don't know".
    #[serde(default)]
    pub never: Vec<String>,
    /// Played on (repairs fail, questions unknown), the case ends with support or, where false, with a repair still offered next.
    pub escalates: Option<bool>,
    /// The money state the first screen must show.
    pub money: Option<Money>,
    /// Whether the page says at once that a sale's money is in doubt: with an alarm, not only
    /// asked in case there was a sale.
    pub alarm: Option<bool>,
    /// The retry advice of the entry it starts from.
    pub retry: Option<Retry>,
    /// The whole way from there, a step after another: `question = answer`, `question ?` where
    /// nobody knows, `repair` that fails, `repair !` that works; `|` between those of which one may come.
    #[serde(default)]
    pub walk: Vec<String>,
    /// What the entry must say by itself: question id → answer id.
    #[serde(default)]
    pub tells: BTreeMap<String, String>,
    /// A portrait of this fault: what is known of it, without a case.
    #[serde(default)]
    pub fault: String,
    /// The grades that its author would accept for the fault; empty: not checked.
    #[serde(default)]
    pub often: Vec<Grade>,
    /// Signs of the fault: question id → answers that are likelier under it than usual, and
    /// that tell more of it than any other answer to the question.
    #[serde(default)]
    pub signs: BTreeMap<String, Vec<String>>,
    /// The repairs that may end the fault: each of them does, and no other.
    pub mended_by: Option<Vec<String>>,
    /// A ranking: this question's answers tell some faults from others.
    #[serde(default)]
    pub question: String,
    /// Answer id → faults in ranks: under every fault of a rank the answer is likelier than under
    /// any fault of a later one.
    #[serde(default)]
    pub ranks: BTreeMap<String, Vec<Vec<String>>>,
    /// A guard: repairs that may be proposed only after what `only_after` names.
    #[serde(default)]
    pub repairs: Vec<String>,
    /// Question id → the answers, and no others, after which `repairs` may be proposed.
    #[serde(default)]
    pub only_after: BTreeMap<String, Vec<String>>,
}
