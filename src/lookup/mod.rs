//! Finds the entries that fit what somebody typed: a code, words on a screen, a symptom.
//!
//! In: an [`Index`] made once from a pack, and typed text. Out: ranked [`Hit`]s and whether
//! the best of them is what was meant or only resembles it. It never invents a meaning: text
//! that fits nothing gives no certain hit. It knows nothing of causes and repairs.

mod asked;
mod code;
mod fold;
mod matches;
mod overlap;
mod right;
mod row;
mod spelled;

pub use fold::fold;
pub use matches::{Match, by_code, load_matches, save_matches};

use crate::pack::{Core, Seen, Texts, Words};
use asked::Asked;
use fold::Folder;
use overlap::{Overlap, Shares};
use row::Row;
use serde::{Deserialize, Serialize};
use spelled::Readings;

/// An entry that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the entry in the pack.
    pub entry: usize,
    /// How it fits.
    pub fit: Fit,
    /// How well, in thousandths; compares hits of one [`Fit`].
    pub score: u32,
    /// Whether its maker was named.
    pub named: bool,
    /// Which of its words fits: 0 the title; none where the code does.
    word: Option<usize>,
}

/// How an entry fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fit {
    /// It is the code or the very words.
    Exact,
    /// The words begin with, hold or are held by what was typed, or share most of it.
    Part,
    /// It looks alike; it may be something else.
    Near,
}

/// What a hit shows of what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The entry's other name that fits; empty where its title or code does.
    pub name: String,
    /// The part of that name, or of the title, that was typed: first character and one past
    /// the last; empty where no part was.
    pub typed: (usize, usize),
}

/// A pack's entries, folded for comparing.
#[derive(Clone, Debug)]
pub struct Index {
    folder: Folder,
    readings: Readings,
    overlap: Overlap,
    firms: Vec<String>,
    rows: Vec<Row>,
}

impl Index {
    /// Folds every entry's code, title and other names.
    pub fn new(core: &Core, texts: &Texts, words: &Words) -> Self {
        let folder = Folder::new(words);
        let readings = Readings::new(&words.readings);
        let mut rows = Vec::with_capacity(core.entries.len());
        let mut spaced = Vec::with_capacity(core.entries.len());
        for (at, (entry, text)) in core.entries.iter().zip(&texts.entries).enumerate() {
            let names = words.names.get(at).map_or("", String::as_str);
            let names: Vec<&str> = [text.title.as_str()]
                .into_iter()
                .chain(names.lines())
                .collect();
            spaced.push(names.iter().map(|name| folder.spaced(name)).collect());
            rows.push(Row::new(entry, &names, &folder, &readings));
        }
        let mut firms: Vec<String> = rows.iter().flat_map(|row| row.firms.clone()).collect();
        firms.sort_unstable();
        firms.dedup();
        Self {
            overlap: Overlap::new(&spaced),
            folder,
            readings,
            firms,
            rows,
        }
    }

    /// The entries that fit `typed`, best first, at most `most`; none for empty text.
    pub fn find(&self, typed: &str, most: usize) -> Vec<Hit> {
        self.find_at(typed, None, most)
    }

    /// The same, of those that are seen at a place.
    pub fn find_at(&self, typed: &str, place: Option<Seen>, most: usize) -> Vec<Hit> {
        let Some(asked) = self.asked(typed) else {
            return vec![];
        };
        let shares: Vec<Shares> = asked
            .ways
            .iter()
            .map(|way| self.overlap.shares(&way.spaced))
            .collect();
        let apart = shares[0].strange
            && asked.pieces.len() > 1
            && asked
                .pieces
                .iter()
                .all(|piece| self.readings.is_pinyin(piece));
        let (mut hits, mut first) = (Vec::new(), 0);
        for (entry, row) in self.rows.iter().enumerate() {
            let at = first;
            first += row.n_words();
            if place.is_some_and(|place| !row.seen.is_empty() && !row.seen.contains(&place)) {
                continue;
            }
            let share = |shares: &Shares| 1_000 * shares.by_entry[entry] / shares.all.max(1);
            let mut best = row.by_code(&asked, share(&shares[0]));
            for (way, shares) in asked.ways.iter().zip(&shares) {
                let found = row.by_words(way, shares, share(shares), at, &self.overlap);
                best = row::better(best, found);
                if (shares.strange || way.is_one_word()) && !way.is_right {
                    best = row::better(best, row.by_spelling(way, &self.readings));
                }
            }
            if apart {
                best = row::better(best, row.by_pieces(&asked, &self.readings));
            }
            if let Some(found) = best {
                let (fit, _, word) = found;
                let score = row.favour(&asked, found);
                hits.push(Hit {
                    entry,
                    fit,
                    score,
                    named: row.is_named(&asked),
                    word,
                });
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.fit, u32::MAX - hit.score, hit.entry));
        let certain = hits.iter().filter(|hit| hit.fit != Fit::Near).count();
        if certain > 2 || hits.first().is_some_and(|hit| hit.fit == Fit::Exact) {
            // Lookalikes help only where little fits better, or where a code with a letter in it
            // may be another one misread.
            let first = &asked.ways[0];
            let misread = first.is_code && first.folded.bytes().any(|b| b.is_ascii_alphabetic());
            hits.retain(|hit| hit.fit != Fit::Near || misread && hit.word.is_none());
        }
        hits.truncate(most);
        hits
    }

    fn asked(&self, typed: &str) -> Option<Asked> {
        let right = |text: &str| right::put_right(text, &self.overlap, &self.readings);
        Asked::new(typed, &self.folder, &self.firms, right)
    }

    /// What a hit shows of what was typed.
    pub fn shown(&self, hit: &Hit, typed: &str) -> Shown {
        let asked = self.asked(typed);
        let word = hit.word.and_then(|at| self.rows[hit.entry].word(at));
        let (Some(asked), Some(word)) = (asked, word) else {
            return Shown::default();
        };
        let part = asked
            .ways
            .iter()
            .find_map(|way| word.part_typed(&way.folded, &self.readings))
            .or_else(|| word.run_typed(&asked.ways[0].folded));
        let original = |at: usize| word.folded.from.get(at).map_or(0, |at| usize::from(*at));
        Shown {
            name: if hit.word == Some(0) {
                String::new()
            } else {
                word.text.clone()
            },
            typed: part.map_or((0, 0), |(from, to)| (original(from), original(to - 1) + 1)),
        }
    }
}
