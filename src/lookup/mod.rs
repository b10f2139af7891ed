//! Finds the entries that fit what somebody typed: a code, words on a screen, a symptom.
//!
//! In: an [`Index`] made once from a pack, and typed text. Out: ranked [`Hit`]s and whether
//! the best of them is what was meant or only resembles it. It never invents a meaning: text
//! that fits nothing gives no certain hit. It knows nothing of causes and repairs.

mod fold;

pub use fold::fold;

use crate::pack::{Core, Texts};

/// An entry that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the entry in the pack.
    pub entry: usize,
    /// How it fits.
    pub fit: Fit,
    score: u32,
}

/// How an entry fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the code or the very words.
    Exact,
    /// The words begin with, hold or are held by what was typed.
    Part,
    /// It looks alike; it may be something else.
    Near,
}

/// A pack's entries, folded for comparing.
#[derive(Clone, Debug)]
pub struct Index {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    code: String,
    words: Vec<String>,
}

impl Index {
    /// Folds every entry's code, title and other names.
    pub fn new(core: &Core, texts: &Texts) -> Self {
        let rows = core
            .entries
            .iter()
            .zip(&texts.entries)
            .map(|(entry, text)| Row {
                code: fold(&entry.code),
                words: std::iter::once(&text.title)
                    .chain(&entry.also)
                    .map(|words| fold(words))
                    .filter(|words| !words.is_empty())
                    .collect(),
            })
            .collect();
        Self { rows }
    }

    /// The entries that fit `typed`, best first, at most `most`; none for empty text.
    pub fn find(&self, typed: &str, most: usize) -> Vec<Hit> {
        let query = fold(typed);
        if query.is_empty() {
            return vec![];
        }
        let code = fold::code(&query);
        let mut hits: Vec<Hit> = self
            .rows
            .iter()
            .enumerate()
            .filter_map(|(entry, row)| {
                let (fit, score) = row.fit(&query, code.as_deref())?;
                Some(Hit { entry, fit, score })
            })
            .collect();
        hits.sort_unstable_by(|a, b| {
            a.fit
                .cmp(&b.fit)
                .then(b.score.cmp(&a.score))
                .then(a.entry.cmp(&b.entry))
        });
        if hits.iter().any(|hit| hit.fit != Fit::Near) {
            // Lookalikes help only where nothing fits better.
            hits.retain(|hit| hit.fit != Fit::Near);
        }
        hits.truncate(most);
        hits
    }
}

impl Row {
    fn fit(&self, query: &str, code: Option<&str>) -> Option<(Fit, u32)> {
        if !self.code.is_empty() {
            if self.code == query {
                return Some((Fit::Exact, 1_000));
            }
            if code == Some(self.code.as_str()) {
                return Some((Fit::Exact, 900));
            }
        }
        let words = self
            .words
            .iter()
            .filter_map(|words| part(words, query))
            .max();
        if let Some(found) = words {
            return Some(found)
                .map(|(exact, score)| (if exact { Fit::Exact } else { Fit::Part }, score));
        }
        if !self.code.is_empty() && self.code.starts_with(query) {
            return Some((Fit::Part, 300));
        }
        let near = self
            .words
            .iter()
            .map(|words| likeness(words, query))
            .max()
            .unwrap_or(0);
        let near = near.max(if fold::misread(&self.code, query) {
            900
        } else {
            0
        });
        (near >= 380).then_some((Fit::Near, near))
    }
}

/// Whether one holds the other, and how much of the longer one that is, in thousandths.
fn part(words: &str, query: &str) -> Option<(bool, u32)> {
    if words == query {
        return Some((true, 1_000));
    }
    let (long, short) = if words.len() > query.len() {
        (words, query)
    } else {
        (query, words)
    };
    let enough = short.chars().count() >= 2 || short.chars().all(|c| !c.is_ascii());
    if !enough || !long.contains(short) || is_chance(long, short) {
        return None;
    }
    let share = (short.len() * 400 / long.len()) as u32;
    // Text that begins like the entry is what somebody who is still typing means; text that
    // holds all of the entry's words is a whole message with something around it.
    Some((
        false,
        share
            + if words.starts_with(query) || short == words {
                500
            } else {
                300
            },
    ))
}

/// Whether two or three letters stand inside a longer word only: `ab` is not "unacceptable".
fn is_chance(long: &str, short: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let stands_alone = |at: usize| {
        let rest = &long[at + short.len()..];
        at == 0 || !(long[..at].ends_with(letter) || rest.starts_with(letter))
    };
    short.len() < 4
        && short.is_ascii()
        && !long.match_indices(short).any(|(at, _)| stands_alone(at))
}

/// How many pairs of neighbouring letters two texts share, in thousandths (Dice 1945).
fn likeness(a: &str, b: &str) -> u32 {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect::<Vec<_>>()
    };
    let (ours, mut theirs) = (pairs(a), pairs(b));
    let all = ours.len() + theirs.len();
    if all == 0 {
        return 0;
    }
    let mut shared = 0;
    for pair in &ours {
        if let Some(at) = theirs.iter().position(|p| p == pair) {
            theirs.swap_remove(at);
            shared += 1;
        }
    }
    (shared * 2_000 / all) as u32
}
