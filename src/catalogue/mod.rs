//! The catalogue of a pack: what it knows, counted, and where each code and fault comes from.
//!
//! In: the files of a pack and what they compile to. Out: [`Figure`]s against what was
//! promised, the weak rows, and `docs/knowledge.md`. It judges nothing: whether a row is right
//! is the scenarios' and the reader's affair.

mod command;
mod figures;
mod page;

pub use command::run;
pub use figures::{Figure, UNIONPAY, figures, weak};
pub use page::page;

use crate::pack::{EntryDraft, Source};

/// The name that an enum has in TOML.
fn name(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', " ")
}

fn entries(sources: &[Source]) -> impl Iterator<Item = &EntryDraft> {
    sources.iter().flat_map(|s| s.draft.entry.iter())
}
