//! A card number while it is looked at: a fixed buffer that is wiped.
//!
//! In: text as typed or pasted. Out: a [`Pan`], or why the text is none. A number is never
//! copied to the heap, printed, compared or cloned; it can only be asked about and shown covered.
//!
//! Invariant: `{:?}` of a number shows no digit, and a wiped one holds none (`card::pan`).

use core::fmt;

/// The most digits a card number has (ISO/IEC 7812-1:2017, clause 4.2.1).
pub(super) const MOST: usize = 19;

/// Digits of a card number, up to 19; wiped when dropped.
#[derive(Default)]
pub struct Pan {
    digits: [u8; MOST],
    len: u8,
}

/// Why a text is no card number; places count characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// Something that is no digit, space or dash stands at a place.
    Sign {
        /// Which character.
        at: usize,
    },
    /// More digits than any card has.
    TooLong {
        /// How many there are.
        digits: usize,
    },
    /// Two numbers, one after the other.
    Two,
    /// What a card's magnetic stripe holds; it must never be typed anywhere.
    Track,
}

impl Pan {
    /// Reads a number as people type it: spaces, dashes and full-width digits are fine.
    ///
    /// # Errors
    /// Why the text is no card number; nothing of it is kept.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut pan = Self::default();
        pan.fill(text)?;
        Ok(pan)
    }

    /// The same in place of what was there, so that no copy is left where a moved number was;
    /// after an error it is wiped.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn fill(&mut self, text: &str) -> Result<(), Unreadable> {
        self.wipe();
        let read = self.take(text);
        if read.is_err() {
            self.wipe();
        }
        read
    }

    fn take(&mut self, text: &str) -> Result<(), Unreadable> {
        let (mut digits, mut run, mut longest_runs, mut broken) = (0_usize, 0_usize, 0, None);
        let mut breaks = false;
        for (at, c) in text.chars().enumerate() {
            if let Some(digit) = digit(c) {
                digits += 1;
                run += 1;
                // A second number of twelve digits or more after a break.
                longest_runs += usize::from(run == 12);
                self.push(digit);
            } else if ends_number(c) {
                run = 0;
                breaks = true;
            } else if !is_between(c) && broken.is_none() {
                broken = Some(at + 1);
            }
        }
        // Digits and what may stand between them are no stripe: asked only where more is there.
        if (broken.is_some() || breaks) && super::track::looks_like_track(text) {
            return Err(Unreadable::Track);
        }
        if longest_runs > 1 || digits > MOST && is_doubled(text, digits) {
            return Err(Unreadable::Two);
        }
        match broken {
            Some(at) => return Err(Unreadable::Sign { at }),
            None if digits == 0 => return Err(Unreadable::Empty),
            None if digits > MOST => return Err(Unreadable::TooLong { digits }),
            None if !breaks => return Ok(()),
            None => {}
        }
        // A line break or comma inside one number was a break after all.
        match text.trim().chars().position(ends_number) {
            Some(at) => Err(Unreadable::Sign { at: at + 1 }),
            None => Ok(()),
        }
    }

    /// Adds a digit from 0 to 9; does nothing where the buffer is full.
    pub fn push(&mut self, digit: u8) {
        if let Some(place) = self.digits.get_mut(usize::from(self.len)) {
            *place = digit;
            self.len += 1;
        }
    }

    /// How many digits there are.
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether there is no digit, as after [`Self::wipe`].
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Overwrites every digit.
    pub fn wipe(&mut self) {
        overwrite(&mut self.digits);
        self.len = 0;
    }

    /// Wipes every digit after the first `most`.
    pub fn keep_first(&mut self, most: usize) {
        let most = most.min(self.len());
        overwrite(&mut self.digits[most..]);
        self.len = most as u8;
    }

    /// First six and last four digits with asterisks between, as a receipt may show them;
    /// asterisks only where there are fewer than 13 digits.
    pub fn covered(&self) -> String {
        let all = self.digits();
        let shown = |at: usize| all.len() >= 13 && (at < 6 || at + 4 >= all.len());
        let cover = |(at, d): (usize, &u8)| if shown(at) { char::from(b'0' + d) } else { '*' };
        all.iter().enumerate().map(cover).collect()
    }

    /// The digits, each from 0 to 9.
    pub(super) fn digits(&self) -> &[u8] {
        &self.digits[..self.len()]
    }

    /// Puts another digit at a place; does nothing beyond the end.
    pub(super) fn put(&mut self, at: usize, digit: u8) {
        if let Some(place) = self.digits[..usize::from(self.len)].get_mut(at) {
            *place = digit;
        }
    }

    /// Takes other digits; those beyond the last place are left out.
    pub(super) fn set(&mut self, digits: impl Iterator<Item = u8>) {
        self.wipe();
        digits.for_each(|digit| self.push(digit));
    }
}

/// Overwrites bytes in a way that no optimiser takes out.
///
/// The feature `unwiped` leaves them as they are: a program for one test, which has to find in its
/// memory what is not in that of the page.
pub fn overwrite(bytes: &mut [u8]) {
    #[cfg(not(feature = "unwiped"))]
    zeroize::Zeroize::zeroize(bytes);
    #[cfg(feature = "unwiped")]
    let _ = bytes;
}

impl Drop for Pan {
    fn drop(&mut self) {
        self.wipe();
    }
}

impl fmt::Debug for Pan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pan({} digits)", self.len)
    }
}

/// The value of a plain or full-width digit.
pub(super) fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((u32::from(c) - u32::from('０')) as u8),
        _ => None,
    }
}

/// What may stand between the digits of one number: spaces, dashes, and signs without a width
/// that come along with pasted text.
fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'
            ..='\u{200f}' | '\u{202f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    ) || matches!(c, '-' | '－' | '\u{2010}'..='\u{2015}' | '−' | '·')
}

/// What ends a number where two stand in one text.
fn ends_number(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | ',' | '，' | '、' | ';' | '；' | '/' | '／' | '|'
    )
}

/// Whether more than [`MOST`] digits are two numbers without anything between them: some cut
/// leaves two of usual length whose check digits both hold.
fn is_doubled(text: &str, digits: usize) -> bool {
    if !(26..=2 * MOST).contains(&digits) {
        return false;
    }
    let all = || text.chars().filter_map(digit);
    (13..=MOST).any(|cut| {
        let rest = digits.saturating_sub(cut);
        (13..=MOST).contains(&rest) && {
            let mut half = Pan::default();
            half.set(all().take(cut));
            super::luhn::check_digit_holds(half.digits()) && {
                half.set(all().skip(cut));
                super::luhn::check_digit_holds(half.digits())
            }
        }
    })
}
