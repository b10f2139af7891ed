//! A code that means something else elsewhere: which entries share it, and the question where.

use super::Book;
use crate::i18n::fill;
use crate::pack::{EntryKind, Seen};

/// The question where a code is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// The code as printed.
    pub code: String,
    /// The question.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// One a place; a place where several firms use the code differently has one a firm.
    pub choices: Vec<PlaceChoice>,
}

/// A place where the code is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceChoice {
    /// Id of the entry that it leads to.
    pub id: String,
    /// The place.
    pub seen: Seen,
    /// The place in words, and whose it is where that matters.
    pub label: String,
}

/// The question for the entry at `entry`; none where its code means the same everywhere, or
/// where the entry is one firm's own, which nobody reaches by the code alone.
pub fn place(book: &Book<'_>, entry: usize) -> Option<PlaceView> {
    let own = &book.core.entries[entry];
    if own.kind != EntryKind::Code || own.id != format!("code.{}", own.code.to_ascii_lowercase()) {
        return None;
    }
    let all = rivals(book, entry);
    let differs = |&other: &usize| !means_the_same(book, entry, other);
    if !all.iter().any(differs) {
        return None;
    }
    let mut choices = Vec::new();
    for seen in Seen::ALL {
        for &at in &all {
            let row = &book.core.entries[at];
            // An entry that is seen anywhere is the bank's answer first of all.
            let here = row.seen.contains(&seen) || (row.seen.is_empty() && seen == Seen::Bank);
            if here {
                choices.push(PlaceChoice {
                    id: row.id.clone(),
                    seen,
                    label: label_at(book, at, seen),
                });
            }
        }
    }
    Some(PlaceView {
        code: own.code.clone(),
        ask: book.words().place_ask.to_owned(),
        why: fill(book.words().place_why, &[&own.code]),
        choices,
    })
}

/// The entries whose code is that of `entry`, itself among them.
pub(super) fn rivals(book: &Book<'_>, entry: usize) -> Vec<usize> {
    let code = &book.core.entries[entry].code;
    let same = |at: &usize| book.core.entries[*at].code.eq_ignore_ascii_case(code);
    (0..book.core.entries.len()).filter(same).collect()
}

/// Where an entry is seen, and whose it is.
pub(super) fn label(book: &Book<'_>, entry: usize) -> String {
    let seen = book.core.entries[entry].seen.first();
    label_at(book, entry, seen.copied().unwrap_or(Seen::Bank))
}

fn label_at(book: &Book<'_>, entry: usize, seen: Seen) -> String {
    let (place, firm) = (book.place(seen), book.vendor(entry));
    if firm.is_empty() {
        place.to_owned()
    } else {
        format!("{place} · {firm}")
    }
}

/// Whether two entries say and advise the same, so that it does not matter which is meant.
fn means_the_same(book: &Book<'_>, one: usize, other: usize) -> bool {
    let (a, b) = (&book.core.entries[one], &book.core.entries[other]);
    let (x, y) = (&book.texts.entries[one], &book.texts.entries[other]);
    (a.who, a.retry, a.money) == (b.who, b.retry, b.money)
        && (&x.title, &x.now) == (&y.title, &y.now)
}
