//! One entry against what was typed: by its code, by its words, by how they are spelled.
//!
//! In: an [`Asked`] and what it shares with the pack's words. Out: how the entry fits, and how
//! well in thousandths: mostly how much of what was typed it has, rare words counting more, and
//! then how much of its own words that is. It knows no other entry.

use super::Fit;
use super::asked::{Asked, Way};
use super::code;
use super::fold::{Folded, Folder};
use super::overlap::{Overlap, Shares};
use super::spelled::{Letter, Readings};
use crate::pack::{Entry, EntryKind, Seen};

/// An entry, folded for comparing.
#[derive(Clone, Debug)]
pub(super) struct Row {
    code: String,
    /// The title, then the other names.
    words: Vec<Word>,
    pub(super) firms: Vec<String>,
    pub(super) seen: Vec<Seen>,
    kind: EntryKind,
}

/// A title or another name.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) folded: Folded,
    letters: Vec<Letter>,
    signs: u64,
}

/// How it fits, how well, and which word does.
pub(super) type Found = Option<(Fit, u32, Option<usize>)>;

/// The better of two ways to fit.
pub(super) fn better(one: Found, other: Found) -> Found {
    match (one, other) {
        (Some(a), Some(b)) if (b.0, u32::MAX - b.1) < (a.0, u32::MAX - a.1) => Some(b),
        (None, b) => b,
        (a, _) => a,
    }
}

impl Row {
    /// Folds an entry whose names, the title first, are `names`.
    pub(super) fn new(entry: &Entry, names: &[&str], folder: &Folder, readings: &Readings) -> Self {
        let word = |name: &&str| {
            let folded = folder.fold(name);
            Word {
                text: (*name).to_owned(),
                letters: readings.letters(&folded.text),
                signs: signs(&folded.text),
                folded,
            }
        };
        Self {
            code: folder.fold(&entry.code).text,
            words: names.iter().map(word).collect(),
            firms: firms(entry, folder),
            seen: entry.seen.clone(),
            kind: entry.kind,
        }
    }

    pub(super) fn n_words(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// Whether what was typed names its maker.
    pub(super) fn is_named(&self, asked: &Asked) -> bool {
        self.firms.iter().any(|firm| asked.firms.contains(firm))
    }

    /// By its code; `share` is how much of what was typed its words have.
    pub(super) fn by_code(&self, asked: &Asked, share: u32) -> Found {
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
            (Fit::Part, 650 + share * 3 / 10)
        } else if own.starts_with(typed) {
            (Fit::Part, 300)
        } else {
            (Fit::Near, code::alike(own, typed)?)
        };
        Some((fit, score, None))
    }

    /// By words that it shares with what was typed. `share` is how much of that it has, `first`
    /// the number of its first word in `overlap`.
    pub(super) fn by_words(
        &self,
        way: &Way,
        shares: &Shares,
        share: u32,
        first: usize,
        overlap: &Overlap,
    ) -> Found {
        let (mut best, mut n_holding) = (None, 0);
        for (at, word) in self.words.iter().enumerate() {
            let shared = shares.by_word[first + at];
            let same_length = word.folded.text.len() == way.folded.len();
            if shared == 0 && !shares.strange && !same_length {
                continue;
            }
            let held = word.held(way);
            // Two digits are a code, not the beginning of "24 hours"; two letters may be one, and
            // at most begin a word that somebody is still typing.
            let is_chance = match held {
                Held::Same => false,
                Held::Begins => way.is_short(|b| b.is_ascii_digit()),
                _ => way.is_short(|b| b.is_ascii()),
            };
            if is_chance {
                continue;
            }
            let own = 1_000 * shared / overlap.weight(first + at);
            let typed = 1_000 * shared / shares.all.max(1);
            let (typed, own, more) = match held {
                Held::Same => (1_000, 1_000, 150),
                // Text that begins like the entry is what somebody who is still typing means.
                Held::Begins => (1_000, own.max(word.part(way)), 120),
                // Inside a word of letters it may be chance.
                Held::Inside if shared == 0 => (500, word.part(way), 0),
                Held::Inside => (1_000, own, 70),
                // A word of two characters in a whole sentence says little, a rare one much.
                Held::Holds => {
                    let says = (7 * overlap.weight(first + at)).clamp(typed, typed.max(1_000));
                    (typed, says, says / 20)
                }
                Held::Neither => (typed, own, 0),
            };
            n_holding += u32::from(matches!(held, Held::Begins | Held::Inside));
            let score = (51 * typed + 21 * share.max(typed) + 13 * own) / 100 + more;
            // A fragment is of what a screen says, everyday words mean a symptom.
            let kind = match (held, self.kind) {
                (Held::Begins | Held::Inside, EntryKind::Message) => 12,
                (Held::Neither | Held::Holds, EntryKind::Symptom) => 10,
                _ => 0,
            };
            let score = score + kind;
            let fit = match held {
                Held::Same if way.is_right => Fit::Part,
                Held::Same => Fit::Exact,
                Held::Begins | Held::Inside => Fit::Part,
                Held::Holds if share >= 300 => Fit::Part,
                Held::Neither if way.is_code && share > 0 => Fit::Near,
                Held::Neither if share >= 600 && typed >= 400 && shared >= 48 => Fit::Part,
                Held::Holds => Fit::Near,
                Held::Neither if share >= 220 => Fit::Near,
                Held::Neither => continue,
            };
            let score = match fit {
                Fit::Exact => 1_000 + if at == 0 { 12 } else { 0 },
                _ => score,
            };
            // Where letters were put right, the words as typed go first.
            let score = score - u32::from(way.is_right) * score / 20;
            best = better(best, Some((fit, score, Some(at))));
        }
        // Of entries that hold it alike, that is meant whose words say it again and again.
        if let Some((Fit::Part, score, _)) = &mut best {
            *score += 8 * n_holding.saturating_sub(1).min(6);
        }
        best
    }

    /// By pinyin or first letters of one of its words.
    pub(super) fn by_spelling(&self, way: &Way, readings: &Readings) -> Found {
        let (mut best, mut n_holding) = (None, 0);
        if way.spelled.len() < 2 {
            return None;
        }
        for (at, word) in self.words.iter().enumerate() {
            if let Some(score) = word.spelled(&way.spelled, readings) {
                n_holding += 1;
                best = better(best, Some((Fit::Part, score, Some(at))));
            }
        }
        if let Some((_, score, _)) = &mut best {
            *score += 8 * (n_holding - 1_u32).min(6);
        }
        best
    }

    /// Pinyin with spaces, whose pieces stand in several places.
    pub(super) fn by_pieces(&self, asked: &Asked, readings: &Readings) -> Found {
        let all: usize = asked.pieces.iter().map(Vec::len).sum();
        let spelled = |piece: &&Vec<char>| {
            let in_word = |word: &Word| readings.find(&word.letters, piece).is_some();
            self.words.iter().any(in_word)
        };
        let here: usize = asked.pieces.iter().filter(spelled).map(Vec::len).sum();
        (here * 10 >= all * 7).then(|| (Fit::Part, (400 * here / all) as u32, Some(0)))
    }

    /// A score made higher by what kind of thing it is, for the maker that was named, and lower for the others.
    pub(super) fn favour(&self, asked: &Asked, found: (Fit, u32, Option<usize>)) -> u32 {
        let (_, score, word) = found;
        let named = self.is_named(asked);
        let banks = self.seen.is_empty() || self.seen.contains(&Seen::Bank);
        let score = match (named, asked.firms.is_empty()) {
            (true, _) => score + 150,
            (false, false) if !self.firms.is_empty() => score.saturating_sub(40),
            _ => score,
        };
        // Everyday words mean a symptom first, then what a screen says, then a code of that
        // name; a code that only some maker uses is meant least.
        let kind = match self.kind {
            EntryKind::Symptom => 70,
            EntryKind::Message => 68,
            EntryKind::Code if word.is_some() && !banks && !named => 0,
            EntryKind::Code => 60,
        };
        score + kind + u32::from(self.firms.is_empty()) * 3 + u32::from(banks) * 2
    }
}

impl Word {
    /// Which of it and what was typed holds the other.
    fn held(&self, way: &Way) -> Held {
        if self.signs & !way.signs != 0 && way.signs & !self.signs != 0 {
            return Held::Neither;
        }
        Held::new(&self.folded.text, &way.folded)
    }

    /// How much of its letters a typed part is, in thousandths.
    fn part(&self, way: &Way) -> u32 {
        (1_000 * way.folded.len() / self.folded.text.len().max(1)) as u32
    }

    /// How well letters spell part of the word, in thousandths.
    fn spelled(&self, typed: &[char], readings: &Readings) -> Option<u32> {
        // No character takes more than six letters.
        if self.letters.len() * 6 < typed.len() {
            return None;
        }
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
    pub(super) fn part_typed(&self, typed: &str, readings: &Readings) -> Option<(usize, usize)> {
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
    pub(super) fn run_typed(&self, typed: &str) -> Option<(usize, usize)> {
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

/// Which of a word and what was typed holds the other.
#[derive(Clone, Copy, Debug)]
enum Held {
    Same,
    /// The word begins with what was typed.
    Begins,
    /// The word has it farther on.
    Inside,
    /// What was typed has all of the word.
    Holds,
    Neither,
}

impl Held {
    fn new(word: &str, typed: &str) -> Self {
        if word == typed {
            return Self::Same;
        }
        let (long, short) = if word.len() > typed.len() {
            (word, typed)
        } else {
            (typed, word)
        };
        let enough = short.len() >= 2;
        if !enough || !long.contains(short) || is_chance(long, short) {
            return Self::Neither;
        }
        match (short == word, word.starts_with(typed)) {
            (true, _) => Self::Holds,
            (_, true) => Self::Begins,
            _ => Self::Inside,
        }
    }
}

/// Which signs a text has, one of 64 bits for each: what holds another has all of its bits.
pub(super) fn signs(text: &str) -> u64 {
    text.chars().fold(0, |bits, c| bits | 1 << (c as u32 % 64))
}

/// Whether two or three letters, or digits, stand inside a longer word only: `ab` is not
/// "unacceptable", and 14 is not -14.
fn is_chance(long: &str, short: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let stands_alone = |at: usize| {
        let rest = &long[at + short.len()..];
        !(long[..at].ends_with(letter) || rest.starts_with(letter))
            || at == 0 && !rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let number = short.bytes().all(|b| b.is_ascii_digit());
    (short.len() < 4 && short.is_ascii() || number)
        && !long.match_indices(short).any(|(at, _)| stands_alone(at))
}

/// The names of makers that an entry is bound to, folded; words of three letters or two characters.
fn firms(entry: &Entry, folder: &Folder) -> Vec<String> {
    let mut firms: Vec<String> = Vec::new();
    for part in entry.vendor.iter().flat_map(|name| name.split([' ', '/'])) {
        let name = folder.fold(part).text;
        let known = ["app", "pos", "terminal", "android", "mis"].contains(&name.as_str());
        if name.len() >= 3 && !known {
            firms.push(name);
        }
    }
    firms
}
