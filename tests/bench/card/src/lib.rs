//! Times the check of whole card numbers: the same made-up ones in a page and natively.
//!
//! In: the packed table of cards, and numbers, one a line. Out: how many can exist, and a sum over
//! everything that was answered. Clocks are read outside: by the page's script, or by the binary.

#[cfg(target_arch = "wasm32")]
mod page;

use core::hint::black_box;
use poscheck::card::{Accepted, Cards, Checked, Damaged, Pan, Verdict, Way, text_holds};

/// The table, some numbers, and the one buffer that each lies in while it is looked at.
#[derive(Debug)]
pub struct Checker {
    cards: Cards,
    list: String,
    pan: Pan,
}

impl Checker {
    /// Reads the table; `list` has a number a line.
    ///
    /// # Errors
    /// Where the table is damaged.
    pub fn new(table: &[u8], list: String) -> Result<Self, Damaged> {
        Ok(Self {
            cards: Cards::load(table)?,
            list,
            pan: Pan::default(),
        })
    }

    /// Everything that the page finds of a text that somebody typed as a whole number, the places
    /// of a slip apart; the number is wiped. Nothing where the text is no number.
    fn check(cards: &Cards, pan: &mut Pan, text: &str) -> Option<(Checked, Accepted)> {
        pan.fill(text).ok()?;
        let checked = cards.check(pan);
        let accepted = cards.accepts(&checked, Way::Chip);
        pan.wipe();
        Some((checked, accepted))
    }

    /// Checks one text; whether such a number can exist.
    pub fn can_exist(&mut self, text: &str) -> bool {
        let found = Self::check(&self.cards, &mut self.pan, black_box(text));
        black_box(&found).as_ref().is_some_and(is_possible)
    }

    /// Checks every number so many times; how many can exist, each time counted.
    pub fn all(&mut self, times: u32) -> u32 {
        let mut possible = 0;
        for _ in 0..times {
            for text in self.list.lines() {
                let found = Self::check(&self.cards, &mut self.pan, black_box(text));
                possible += u32::from(black_box(&found).as_ref().is_some_and(is_possible));
            }
        }
        possible
    }

    /// The check digit alone of every number, so many times; how many fit, each time counted.
    pub fn check_digits(&self, times: u32) -> u32 {
        let mut fit = 0;
        for _ in 0..times {
            for text in self.list.lines() {
                fit += u32::from(text_holds(black_box(text)));
            }
        }
        fit
    }

    /// The same as [`Self::all`] once, and where a number is doubtful or wrong the places of a slip are looked for;
    /// how many places there are.
    pub fn all_with_places(&mut self) -> usize {
        let mut places = 0;
        for text in self.list.lines() {
            let found = Self::check(&self.cards, &mut self.pan, black_box(text));
            let sure = |(checked, _): &(Checked, Accepted)| {
                matches!(checked.verdict, Verdict::Valid | Verdict::CannotTell(_))
            };
            if !black_box(&found).as_ref().is_none_or(sure) && self.pan.fill(text).is_ok() {
                places += black_box(self.cards.places(&self.pan)).len();
                self.pan.wipe();
            }
        }
        places
    }

    /// A sum over all answers, to the last word of each: FNV-1a of 64 bits
    /// (draft-eastlake-fnv, section 5).
    pub fn answers(&mut self) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for text in self.list.lines() {
            let found = Self::check(&self.cards, &mut self.pan, text);
            for byte in format!("{found:?}").bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }
}

fn is_possible((checked, _): &(Checked, Accepted)) -> bool {
    matches!(checked.verdict, Verdict::Valid | Verdict::Doubtful(_))
}
