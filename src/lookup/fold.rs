//! Folds text so that what means the same compares the same.
//!
//! Full-width letters and digits become plain ones, traditional characters simplified ones,
//! case goes, and so do spaces and punctuation, as far as they do not carry the meaning:
//! `错误代码：５１` is `错误代码51`.

use crate::pack::{Words, is_of_word, plain};

/// The longest text that is looked at; nobody types more, and pasted text is cut.
const MOST: usize = 200;

/// What a pack knows of spelling, ready to be used.
#[derive(Clone, Debug, Default)]
pub(super) struct Folder {
    /// Traditional and simplified, in order of the traditional ones.
    simple: Vec<(char, char)>,
    /// What people write, and what the pack calls it.
    alike: Vec<(String, String)>,
}

/// A folded text, each character with its place in the text that it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// Beside its characters: which character of the original it is.
    pub(super) from: Vec<u16>,
}

impl Folder {
    pub(super) fn new(words: &Words) -> Self {
        let mut simple = Vec::new();
        let mut chars = words.traditional.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            simple.push((from, to));
        }
        // The pack writes them in order; a file that does not is only less helpful.
        let alike = words.alike.lines();
        Self {
            simple,
            alike: alike
                .filter_map(|line| line.split_once('\t'))
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .collect(),
        }
    }

    /// One character, folded.
    pub(super) fn char(&self, c: char) -> char {
        let c = plain(c);
        match self.simple.binary_search_by_key(&c, |pair| pair.0) {
            Ok(at) => self.simple[at].1,
            Err(_) => c,
        }
    }

    /// A text folded but for spaces and marks, with a space inside `TwoWords`.
    pub(super) fn spaced(&self, text: &str) -> String {
        let (mut out, mut small) = (String::new(), false);
        for c in text.chars().take(MOST) {
            if small && c.is_ascii_uppercase() {
                out.push(' ');
            }
            small = c.is_ascii_lowercase();
            out.push(self.char(c));
        }
        out
    }

    /// Folds a text for comparing.
    pub(super) fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded::default();
        for (at, c) in text.chars().take(MOST).enumerate() {
            let c = self.char(c);
            // A minus sign is part of a terminal's own code: -4 is not 4.
            let minus = matches!(c, '-' | '−') && folded.text.is_empty();
            let digit_follows = || text.chars().nth(at + 1).map(plain);
            if minus && digit_follows().is_some_and(|c| c.is_ascii_digit()) {
                folded.text.push('-');
                folded.from.push(at as u16);
            } else if is_of_word(c) {
                folded.text.push(c);
                folded.from.push(at as u16);
            }
        }
        folded
    }

    /// A folded text in the pack's own words, and without words that say nothing; empty where
    /// nothing else is left.
    pub(super) fn in_own_words(&self, folded: &str) -> String {
        let mut text = folded.to_owned();
        for (from, to) in &self.alike {
            let mut at = 0;
            while let Some(n) = text[at..].find(from.as_str()) {
                at += n;
                let end = at + from.len();
                // 了 says nothing, but 不了 does.
                if to.is_empty() && text[..at].ends_with('不') {
                    at = end;
                } else {
                    text.replace_range(at..end, to);
                    at += to.len();
                }
            }
        }
        text
    }
}

/// Folds a text where nothing is known of spelling.
pub fn fold(text: &str) -> String {
    Folder::default().fold(text).text
}
