//! A code that means something else elsewhere: which entries share it, and the question where,
//! on which card or by whose terminal it was seen.

use super::{Book, Fact};
use crate::i18n::fill;
use crate::pack::{Money, Seen};

/// The question where a code is seen, or on which card.
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
    /// The way out for somebody who does not know.
    pub unsure: String,
    /// What holds then, whichever is meant.
    pub unsure_text: String,
    /// All that it may mean, each under whose it is.
    pub meanings: Vec<Fact>,
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
/// where the entry is one firm's own and the code by itself means another one.
pub fn place(book: &Book<'_>, entry: usize) -> Option<PlaceView> {
    let all = rivals(book, entry);
    let differs = |&other: &usize| !means_the_same(book, entry, other);
    if !all.iter().any(differs) || !(is_asked(book, entry, &all) || is_risky(book, entry)) {
        return None;
    }
    let w = book.words();
    let mut at: Vec<(usize, Seen)> = Vec::new();
    for seen in Seen::ALL {
        for &rival in &all {
            let row = &book.core.entries[rival];
            // An entry that is seen anywhere is the bank's answer first of all.
            if row.seen.contains(&seen) || (row.seen.is_empty() && seen == Seen::Bank) {
                at.push((rival, seen));
            }
        }
    }
    let code = &book.core.entries[entry].code;
    let one_place = at.iter().all(|(_, seen)| *seen == at[0].1);
    let (ask, why) = match at[0].1 {
        Seen::Bank if one_place => (w.card_ask, w.card_why),
        _ if one_place => (w.maker_ask, w.maker_why),
        _ => (w.place_ask, w.place_why),
    };
    let label = |&(rival, seen): &(usize, Seen)| -> String {
        let firm = match book.vendor(rival) {
            // Where nothing else is said, a bank's answer is about a card of the country.
            firm if firm.is_empty() && seen == Seen::Bank => w.card_own.to_owned(),
            firm => firm,
        };
        let alone = at.iter().filter(|(_, other)| *other == seen).count() == 1;
        match (one_place, alone) {
            (true, _) if !firm.is_empty() => firm,
            (false, false) if !firm.is_empty() => [book.place(seen), " · ", &firm].concat(),
            _ => label_at(book, rival, seen),
        }
    };
    let choices: Vec<PlaceChoice> = at
        .iter()
        .map(|place| PlaceChoice {
            id: book.core.entries[place.0].id.clone(),
            seen: place.1,
            label: label(place),
        })
        .collect();
    let meanings = choices.iter().zip(&at).map(|(choice, (rival, _))| Fact {
        label: choice.label.clone(),
        text: book.texts.entries[*rival].title.clone(),
        tone: "",
    });
    let open = |at: &usize| matches!(book.core.entries[*at].money, Money::Unknown | Money::Ask);
    Some(PlaceView {
        code: code.clone(),
        ask: ask.to_owned(),
        why: fill(why, &[code]),
        unsure: w.place_unsure.to_owned(),
        unsure_text: if all.iter().any(open) {
            w.place_unsure_money
        } else {
            w.place_unsure_text
        }
        .to_owned(),
        meanings: meanings.collect(),
        choices,
    })
}

/// Whether an entry is what its code means by itself, or nothing is.
fn is_asked(book: &Book<'_>, entry: usize, all: &[usize]) -> bool {
    let is_own = |at: usize| {
        let entry = &book.core.entries[at];
        entry.id.strip_prefix("code.") == Some(&entry.code.to_ascii_lowercase())
    };
    is_own(entry) || !all.iter().any(|at| is_own(*at))
}

/// Whether the code of an entry may leave the money unknown elsewhere, and not here: then it is
/// never explained without asking, however it is reached.
pub(super) fn is_risky(book: &Book<'_>, entry: usize) -> bool {
    let unknown = |at: usize| book.core.entries[at].money == Money::Unknown;
    !unknown(entry) && rivals(book, entry).into_iter().any(unknown)
}

/// The entries whose code is that of `entry`, itself among them.
pub(super) fn rivals(book: &Book<'_>, entry: usize) -> Vec<usize> {
    let code = &book.core.entries[entry].code;
    let same = |at: &usize| book.core.entries[*at].code.eq_ignore_ascii_case(code);
    if code.is_empty() {
        return vec![];
    }
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
