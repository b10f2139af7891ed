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
mod spelled;

pub use fold::fold;
pub use matches::{Match, by_code, load_matches, save_matches};

use crate::pack::{Core, Entry, EntryKind, Seen, Texts, Words};
use asked::Asked;
use fold::{Folded, Folder};
use overlap::{Overlap, Share};
use serde::{Deserialize, Serialize};
use spelled::{Letter, Readings};

/// An entry that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the entry in the pack.
    pub entry: usize,
    /// How it fits.
    pub fit: Fit,
    /// How well, in thousandths; compares hits of one [`Fit`].
    pub score: u32,
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

#[derive(Clone, Debug)]
struct Row {
    code: String,
    /// The title, then the other names.
    words: Vec<Word>,
    firms: Vec<String>,
    seen: Vec<Seen>,
    is_message: bool,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    folded: Folded,
    letters: Vec<Letter>,
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
            let mut row = Row {
                code: folder.fold(&entry.code).text,
                words: vec![],
                firms: firms(entry, &folder),
                seen: entry.seen.clone(),
                is_message: entry.kind == EntryKind::Message,
            };
            let mut pieces = Vec::new();
            for text in [text.title.as_str()].into_iter().chain(names.lines()) {
                let folded = folder.fold(text);
                pieces.push(text.chars().map(|c| folder.char(c)).collect());
                row.words.push(Word {
                    text: text.to_owned(),
                    letters: readings.letters(&folded.text),
                    folded,
                });
            }
            rows.push(row);
            spaced.push(pieces);
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
        let Some(asked) = Asked::new(typed, &self.folder, &self.firms) else {
            return vec![];
        };
        let shares: Vec<Vec<Share>> = asked
            .ways
            .iter()
            .map(|way| self.overlap.shares(&way.spaced))
            .collect();
        let mut hits = Vec::new();
        for (entry, row) in self.rows.iter().enumerate() {
            if place.is_some_and(|place| !row.seen.is_empty() && !row.seen.contains(&place)) {
                continue;
            }
            let mut best = row.by_code(&asked, shares[0][entry]);
            for (way, shares) in asked.ways.iter().zip(&shares) {
                best = better(best, row.by_words(&way.folded, &self.readings));
                best = better(best, by_share(shares[entry]));
            }
            best = better(best, row.by_pieces(&asked, &self.readings));
            if let Some((fit, score, word)) = best {
                let score = row.favour(&asked, score);
                hits.push(Hit {
                    entry,
                    fit,
                    score,
                    word,
                });
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.fit, u32::MAX - hit.score, hit.entry));
        let certain = hits.iter().filter(|hit| hit.fit != Fit::Near).count();
        if certain > 2 || hits.first().is_some_and(|hit| hit.fit == Fit::Exact) {
            // Lookalikes help only where little fits better.
            hits.truncate(certain);
        }
        hits.truncate(most);
        hits
    }

    /// What a hit shows of what was typed.
    pub fn shown(&self, hit: &Hit, typed: &str) -> Shown {
        let asked = Asked::new(typed, &self.folder, &self.firms);
        let word = hit.word.and_then(|at| self.rows[hit.entry].words.get(at));
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

/// The names of makers that an entry is bound to, folded; words of three letters or two characters.
fn firms(entry: &Entry, folder: &Folder) -> Vec<String> {
    let mut firms: Vec<String> = Vec::new();
    for part in entry.vendor.iter().flat_map(|name| name.split([' ', '/'])) {
        let name = folder.fold(part).text;
        let known = ["app", "pos", "mpos", "terminal", "android", "mis"].contains(&name.as_str());
        if name.len() >= 3 && !known {
            firms.push(name);
        }
    }
    firms
}

type Found = Option<(Fit, u32, Option<usize>)>;

/// The better of two ways to fit.
fn better(one: Found, other: Found) -> Found {
    match (one, other) {
        (Some(a), Some(b)) if (b.0, u32::MAX - b.1) < (a.0, u32::MAX - a.1) => Some(b),
        (None, b) => b,
        (a, _) => a,
    }
}

impl Row {
    fn by_code(&self, asked: &Asked, share: Share) -> Found {
        let own = self.code.as_str();
        if own.is_empty() {
            return None;
        }
        let typed = asked.ways[0].folded.as_str();
        let (fit, score) = if own == typed {
            (Fit::Exact, 1_000)
        } else if asked.codes.iter().any(|code| code == own) {
            (Fit::Exact, 900)
        } else if asked.among.iter().any(|code| code == own) {
            (Fit::Part, 650 + share.typed * 3 / 10)
        } else if own.starts_with(typed) {
            (Fit::Part, 300)
        } else if own.len() == typed.len() && code::blurred(own) == code::blurred(typed) {
            (Fit::Near, 1_200)
        } else {
            return None;
        };
        Some((fit, score, None))
    }

    fn by_words(&self, typed: &str, readings: &Readings) -> Found {
        let letters: Vec<char> = typed.chars().collect();
        let spells = letters.len() > 1 && letters.iter().any(char::is_ascii_alphabetic);
        let mut best = None;
        for (at, word) in self.words.iter().enumerate() {
            if let Some((exact, score)) = part(&word.folded.text, typed) {
                let fit = if exact { Fit::Exact } else { Fit::Part };
                best = better(best, Some((fit, score, Some(at))));
            } else if spells {
                if let Some(score) = word.spelled(&letters, readings) {
                    best = better(best, Some((Fit::Part, score, Some(at))));
                }
            }
        }
        best
    }

    /// Pinyin with spaces, whose pieces stand in several places.
    fn by_pieces(&self, asked: &Asked, readings: &Readings) -> Found {
        let all: usize = asked.pieces.iter().map(Vec::len).sum();
        if asked.pieces.len() < 2 {
            return None;
        }
        let spelled = |piece: &&Vec<char>| {
            let in_word = |word: &Word| readings.find(&word.letters, piece).is_some();
            self.words.iter().any(in_word)
        };
        let here: usize = asked.pieces.iter().filter(spelled).map(Vec::len).sum();
        (here * 10 >= all * 7).then(|| (Fit::Part, (400 * here / all) as u32, Some(0)))
    }

    /// A score made higher for the maker that was named, and lower for the others.
    fn favour(&self, asked: &Asked, score: u32) -> u32 {
        let named = self.firms.iter().any(|firm| asked.firms.contains(firm));
        let banks = self.seen.is_empty() || self.seen.contains(&Seen::Bank);
        let score = match (named, asked.firms.is_empty()) {
            (true, _) => score + 150,
            (false, false) if !self.firms.is_empty() => score.saturating_sub(40),
            _ => score,
        };
        // What a screen says word for word goes before a symptom or a code of the same name.
        let ties = [
            (self.is_message, 10),
            (self.firms.is_empty(), 3),
            (banks, 2),
        ];
        score
            + ties
                .iter()
                .map(|(is, more)| u32::from(*is) * more)
                .sum::<u32>()
    }
}

impl Word {
    /// How well letters spell part of the word, in thousandths.
    fn spelled(&self, typed: &[char], readings: &Readings) -> Option<u32> {
        let found = readings.find(&self.letters, typed)?;
        let n = found.end - found.start;
        if found.full == 0 && n < 3 {
            return None;
        }
        let share = (400 * n / self.letters.len().max(1)) as u32;
        let begins = if found.start == 0 { 450 } else { 270 };
        Some(share + begins + (50 * found.full / n) as u32)
    }

    /// The letters of the word that were typed: first and one past the last.
    fn part_typed(&self, typed: &str, readings: &Readings) -> Option<(usize, usize)> {
        let own = self.folded.text.as_str();
        let n = |text: &str| text.chars().count();
        if let Some(at) = own.find(typed) {
            let from = n(&own[..at]);
            return Some((from, from + n(typed)));
        }
        if typed.contains(own) {
            return Some((0, n(own)));
        }
        let letters: Vec<char> = typed.chars().collect();
        let found = readings.find(&self.letters, &letters)?;
        Some((found.start, found.end))
    }

    /// The longest run of two letters or more that the word and what was typed share.
    fn run_typed(&self, typed: &str) -> Option<(usize, usize)> {
        let own: Vec<char> = self.folded.text.chars().collect();
        let typed: Vec<char> = typed.chars().collect();
        let mut best = (0, 0);
        for from in 0..own.len() {
            for at in 0..typed.len() {
                let same = own[from..]
                    .iter()
                    .zip(&typed[at..])
                    .take_while(|(a, b)| a == b);
                let n = same.count();
                if n > best.1 - best.0 {
                    best = (from, from + n);
                }
            }
        }
        (best.1 - best.0 >= 2).then_some(best)
    }
}

/// An entry that shares most of what was typed, in whatever order, is part of it.
fn by_share(share: Share) -> Found {
    let fit = match share.typed {
        600.. if share.weight >= 16 => Fit::Part,
        300.. => Fit::Near,
        _ => return None,
    };
    Some((fit, share.score * 8 / 10, Some(share.word)))
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
    let whole = words.starts_with(query) || short == words;
    Some((false, share + if whole { 500 } else { 300 }))
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
