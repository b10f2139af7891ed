//! Walks through the characters of a track and knows where it stands.

use super::{Broken, Fault};
use core::iter::Peekable;
use core::str::Chars;

/// A text, read from left to right.
pub(super) struct Scan<'a> {
    text: &'a str,
    chars: Peekable<Chars<'a>>,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim_end_matches(['\r', '\n']);
        Self {
            text,
            chars: text.chars().peekable(),
            at: 0,
        }
    }

    /// How many characters are behind.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn peek(&mut self) -> Option<char> {
        self.chars.peek().copied()
    }

    pub(super) fn next(&mut self) {
        self.at += usize::from(self.chars.next().is_some());
    }

    /// Whether all that is left are these.
    pub(super) fn only_left(&self, these: &[char]) -> bool {
        self.chars.clone().all(|c| these.contains(&c) || c == '?')
    }

    pub(super) fn broken(&self, why: Fault) -> Broken {
        Broken {
            at: self.at + 1,
            why,
        }
    }

    /// As many digits as the array holds.
    pub(super) fn digits<const N: usize>(
        &mut self,
        short: Fault,
        sign: Fault,
    ) -> Result<[u8; N], Broken> {
        let mut digits = [0; N];
        for place in &mut digits {
            match self.peek() {
                Some(c @ '0'..='9') => *place = c as u8 - b'0',
                None | Some('?') => return Err(self.broken(short)),
                Some(_) => return Err(self.broken(sign)),
            }
            self.next();
        }
        Ok(digits)
    }
}
