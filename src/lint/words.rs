//! What two texts have in common: pairs of Chinese characters and stems of English words.
//!
//! In: texts. Out: sets of marks, and how strongly marks of the two languages go together
//! over a whole pack (Dice's coefficient, Dice 1945). It knows no dictionary: a pack's own
//! translations are all it learns from.

use super::ground::Text;
use std::collections::{BTreeMap, BTreeSet};

/// Words that stand in any sentence.
const EMPTY: &str = " the a an is it to of or and in on at for with you your if not no be this \
                     that was are by from as has can will one do don t s i ll ";

/// Whether a character is Chinese writing.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Pairs of neighbouring Chinese characters, and words and numbers in other writing.
pub(super) fn chinese(text: &str) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    let mut before = None;
    for c in text.chars() {
        if let (true, Some(b)) = (is_han(c), before) {
            marks.insert([b, c].iter().collect());
        }
        before = is_han(c).then_some(c);
    }
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.len() > 1 || word.bytes().any(|b| b.is_ascii_digit()) {
            marks.insert(word.to_ascii_lowercase());
        }
    }
    marks
}

/// Stems of English words.
pub(super) fn english(text: &str) -> BTreeSet<String> {
    text.to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(&format!(" {word} ")))
        .map(|word| word[..word.len().min(5)].to_owned())
        .collect()
}

/// A mark that stands in so many other pairs of texts is known well enough.
const TAUGHT: f64 = 3.0;

/// What a pack's translations say goes with what.
pub(super) struct Lexicon {
    chinese: BTreeMap<String, Places>,
    english: BTreeMap<String, Places>,
}

/// In which pairs of texts a mark stands, a bit each, and in how many.
#[derive(Clone, Default)]
struct Places {
    bits: Vec<u64>,
    n: f64,
}

impl Places {
    fn note(&mut self, at: usize) {
        if self.bits.len() <= at / 64 {
            self.bits.resize(at / 64 + 1, 0);
        }
        self.bits[at / 64] |= 1 << (at % 64);
        self.n += 1.0;
    }

    /// In how many pairs both stand.
    fn shared(&self, other: &Self) -> f64 {
        let both = self.bits.iter().zip(&other.bits);
        f64::from(both.map(|(a, b)| (a & b).count_ones()).sum::<u32>())
    }
}

impl Lexicon {
    pub(super) fn of(texts: &[Text<'_>]) -> Self {
        let mut lexicon = Self {
            chinese: BTreeMap::new(),
            english: BTreeMap::new(),
        };
        let pairs: BTreeSet<(&str, &str)> = texts.iter().map(|t| (t.zh, t.en)).collect();
        for (at, (zh, en)) in pairs.into_iter().enumerate() {
            for mark in chinese(zh) {
                lexicon.chinese.entry(mark).or_default().note(at);
            }
            for word in english(en) {
                lexicon.english.entry(word).or_default().note(at);
            }
        }
        lexicon
    }

    /// The same over what the pack has taught often enough, without the pair itself; none where
    /// that is too little to tell.
    pub(super) fn sure_fit(&self, zh: &BTreeSet<String>, en: &BTreeSet<String>) -> Option<f64> {
        let taught = |places: Option<&Places>| places.is_some_and(|p| p.n > TAUGHT);
        let zh: BTreeSet<String> = zh
            .iter()
            .filter(|mark| taught(self.chinese.get(*mark)))
            .cloned()
            .collect();
        let en: BTreeSet<String> = en
            .iter()
            .filter(|word| taught(self.english.get(*word)))
            .cloned()
            .collect();
        (zh.len() > 1 && en.len() > 1).then(|| self.fit(&zh, &en, true))
    }

    /// How well the words of a translation go with a text on the whole, 0 to 1; `own` leaves
    /// out what the pair itself taught.
    ///
    /// A word goes as well with a text as with that mark of it with which it goes best.
    pub(super) fn fit(&self, zh: &BTreeSet<String>, en: &BTreeSet<String>, own: bool) -> f64 {
        let less = if own { 1.0 } else { 0.0 };
        let marks: Vec<_> = zh
            .iter()
            .filter_map(|mark| self.chinese.get(mark))
            .collect();
        let bond = |word: &String| {
            if zh.contains(word) {
                return 1.0;
            }
            let Some(word) = self.english.get(word) else {
                return 0.0;
            };
            let bonds = marks.iter().map(|mark| {
                let both = mark.shared(word) - less;
                if both >= 2.0 {
                    2.0 * both / (mark.n + word.n - 2.0 * less)
                } else {
                    0.0
                }
            });
            bonds.fold(0.0, f64::max)
        };
        en.iter().map(bond).sum::<f64>() / en.len().max(1) as f64
    }
}
