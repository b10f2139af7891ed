//! Times the reading of chip data: the same made-up field 55s in a page and natively.
//!
//! In: the packed tables of terms and of cards, and data in hexadecimal digits, a line each. Out:
//! how many elements and findings there are, and a sum over everything that was answered. Clocks
//! are read outside: by the page's script, or by the binary.

#[cfg(target_arch = "wasm32")]
mod page;

use core::hint::black_box;
use poscheck::card::{Cards, Likeness};
use poscheck::receipt::{Fit, Reading, Scene, Terms, bytes, hex, read, tlv};
use std::fmt::Write;

/// The tables, and some data.
#[derive(Debug)]
pub struct Reader {
    terms: Terms,
    cards: Cards,
    list: String,
}

/// A table is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl Reader {
    /// Reads the tables; `list` has a blob a line.
    ///
    /// # Errors
    /// Where a table is damaged.
    pub fn new(terms: &[u8], cards: &[u8], list: String) -> Result<Self, Damaged> {
        Ok(Self {
            terms: Terms::load(terms).map_err(|_| Damaged)?,
            cards: Cards::load(cards).map_err(|_| Damaged)?,
            list,
        })
    }

    /// The elements of one blob, from its digits on.
    fn elements(&self, text: &str) -> (Vec<u8>, tlv::Tree) {
        let bytes = bytes(text.as_bytes());
        let tree = tlv::read(&bytes, &|tag| self.terms.is_known(tag));
        (bytes, tree)
    }

    /// Everything that the product finds of a pasted text.
    fn whole(&self, text: &str) -> Reading {
        read(
            &self.terms,
            text,
            &|digits| match self.cards.likeness(digits) {
                Likeness::Strange => Fit::Strange,
                Likeness::Possible => Fit::Possible,
                Likeness::Card => Fit::Card,
            },
        )
    }

    /// How many elements one blob has.
    pub fn tree(&self, text: &str) -> usize {
        black_box(self.elements(black_box(text))).1.items.len()
    }

    /// How many findings follow from one blob.
    pub fn reading(&self, text: &str) -> usize {
        black_box(self.whole(black_box(text))).findings.len()
    }

    /// The elements of every blob, so many times; how many there are, each time counted.
    pub fn trees(&self, times: u32) -> usize {
        let all = || self.list.lines().map(|text| self.tree(text));
        (0..times).flat_map(|_| all()).sum()
    }

    /// Every blob read up to its findings, so many times; how many there are, each time counted.
    pub fn readings(&self, times: u32) -> usize {
        let all = || self.list.lines().map(|text| self.reading(text));
        (0..times).flat_map(|_| all()).sum()
    }

    /// The elements of a blob, a line each: as deep as it lies, its tag, and its value where that
    /// is no elements.
    pub fn lines(&self, text: &str) -> String {
        let (bytes, tree) = self.elements(text);
        let mut out = String::new();
        for item in &tree.items {
            let depth = usize::from(item.depth);
            let _ = write!(out, "{:depth$}{:X}", "", item.tag);
            if !item.constructed {
                let _ = write!(out, " {}", hex(item.value(&bytes)));
            }
            out.push('\n');
        }
        out
    }

    /// A sum over all answers, to the last word of each, what rules looked at and turns left aside:
    /// FNV-1a of 64 bits (draft-eastlake-fnv, section 5).
    pub fn answers(&self) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for text in self.list.lines() {
            let found = Reading {
                scene: Scene::default(),
                steps: 0,
                ..self.whole(text)
            };
            for byte in format!("{}{found:?}", self.lines(text)).bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }
}
