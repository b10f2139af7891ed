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

/// What a pack's translations say goes with what.
pub(super) struct Lexicon {
    chinese: BTreeMap<String, f64>,
    english: BTreeMap<String, f64>,
    both: BTreeMap<(String, String), f64>,
}

impl Lexicon {
    pub(super) fn of(texts: &[Text<'_>]) -> Self {
        let mut lexicon = Self {
            chinese: BTreeMap::new(),
            english: BTreeMap::new(),
            both: BTreeMap::new(),
        };
        let pairs: BTreeSet<(&str, &str)> = texts.iter().map(|t| (t.zh, t.en)).collect();
        for (zh, en) in pairs {
            let (zh, en) = (chinese(zh), english(en));
            for mark in &zh {
                *lexicon.chinese.entry(mark.clone()).or_default() += 1.0;
                for word in &en {
                    *lexicon
                        .both
                        .entry((mark.clone(), word.clone()))
                        .or_default() += 1.0;
                }
            }
            for word in en {
                *lexicon.english.entry(word).or_default() += 1.0;
            }
        }
        lexicon
    }

    /// How well the words of a translation go with a text on the whole, 0 to 1.
    pub(super) fn fit(&self, zh: &BTreeSet<String>, en: &BTreeSet<String>, own: bool) -> f64 {
        let bond = |word: &String| self.bond(zh, &BTreeSet::from([word.clone()]), own);
        en.iter().map(bond).sum::<f64>() / en.len().max(1) as f64
    }

    /// How well the best two marks of a pair go together, 0 to 1; `own` leaves out what the
    /// pair itself taught.
    pub(super) fn bond(&self, zh: &BTreeSet<String>, en: &BTreeSet<String>, own: bool) -> f64 {
        let less = if own { 1.0 } else { 0.0 };
        let mut best = 0.0_f64;
        for mark in zh {
            for word in en {
                if mark == word {
                    return 1.0;
                }
                let key = (mark.clone(), word.clone());
                let both = self.both.get(&key).copied().unwrap_or_default() - less;
                if both >= 2.0 {
                    best = best
                        .max(2.0 * both / (self.chinese[mark] + self.english[word] - 2.0 * less));
                }
            }
        }
        best
    }
}
