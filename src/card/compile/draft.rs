//! What authors write about schemes and acquirers, as serde reads it.

use super::super::accept::{Asks, Taken};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A scheme as authored.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeDraft {
    /// Its word in packs.
    pub id: String,
    pub(super) name: Name,
    /// Whether cards are still issued.
    pub status: String,
    pub(super) check: Check,
    pub(super) code: CodeDraft,
    pub(super) groups: Vec<String>,
    pub(super) blocks: Vec<BlockDraft>,
    /// A published test number, a made-up one, or empty where no number tells the scheme.
    pub example: String,
    /// Who published the example, or that it is made up.
    pub example_source: String,
    /// Whose lists the row rests on.
    pub source: String,
    /// When they were read, as YYYY-MM-DD.
    pub read: String,
    /// What is disputed; may be empty.
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    #[serde(rename = "zh-CN")]
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Check {
    Must,
    Warn,
    Unknown,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeDraft {
    pub(super) name: String,
    pub(super) digits: u8,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlockDraft {
    pub(super) kind: BlockKind,
    pub(super) first: String,
    pub(super) lengths: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum BlockKind {
    Own,
    Shared,
    Untold,
    Table,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchemesDraft {
    pub(super) scheme: Vec<SchemeDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AcceptedDraft {
    pub(super) number: Option<Asks>,
    #[serde(default)]
    pub(super) schemes: BTreeMap<String, Taken>,
    #[serde(default)]
    pub(super) kinds: BTreeMap<String, Taken>,
    pub(super) foreign: Option<Taken>,
    pub(super) contactless: Option<Taken>,
    pub(super) stripe_fallback: Option<Taken>,
    pub(super) no_bank_cards: Option<Vec<String>>,
}
