//! What rows rest on: source, trust, grade. Said on printed pages, not needed to diagnose.
//!
//! In: the drafts. Out: a [`Ground`] beside each entry and each fault. Of two rows with one id
//! the first counts, as everywhere else.

use super::super::draft::{Grade, Said, Trust};
use super::super::read::Source;
use super::Compiled;
use std::collections::BTreeMap;

/// What a row rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Where the facts come from, with date; may be empty.
    pub source: String,
    /// How far the source can be trusted.
    pub trust: Trust,
    /// How often a fault is the cause, where it was judged in words.
    pub grade: Option<Grade>,
    /// What support has to know of a fault, in its own terms.
    pub support: Said,
}

/// Puts the grounds beside the rows of the pack.
pub(super) fn lay(out: &mut Compiled, sources: &[Source]) {
    let (mut entries, mut faults) = (BTreeMap::new(), BTreeMap::new());
    for draft in sources.iter().map(|source| &source.draft) {
        for entry in &draft.entry {
            entries.entry(entry.id.get_ref()).or_insert_with(|| Ground {
                source: entry.source.clone(),
                trust: entry.trust,
                ..Ground::default()
            });
        }
        for fault in &draft.fault {
            faults.entry(fault.id.get_ref()).or_insert_with(|| Ground {
                source: fault.source.clone(),
                trust: fault.trust,
                grade: fault.grade,
                support: fault.support.clone(),
            });
        }
    }
    let of =
        |all: &BTreeMap<&String, Ground>, id: &String| all.get(id).cloned().unwrap_or_default();
    out.entry_grounds = out
        .core
        .entries
        .iter()
        .map(|entry| of(&entries, &entry.id))
        .collect();
    out.fault_grounds = out
        .core
        .faults
        .iter()
        .map(|fault| of(&faults, &fault.id))
        .collect();
}
