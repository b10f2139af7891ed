//! How a vendor writes versions: a pattern as data, and reading a text by it.
//!
//! In: a text that was cleaned by [`super::version`], and a form. Out: the parts that order it,
//! or how far it fits. The pattern's own notation is for authors ([`super::compile`]); here it
//! is a list of pieces. Nothing is guessed: a text that fits in no way fits not at all.

use crate::pack::{date, day};
use serde::{Deserialize, Serialize};

/// A number has at most so many digits, so that no date or serial number passes for one.
pub(super) const DIGITS: usize = 6;

/// A dotted run has at most so many numbers.
const RUN: usize = 8;

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Piece {
    /// These characters, in capitals or not; a space, dash or underscore stands for any run of
    /// them, a tilde for dots as well.
    Said(String),
    /// Numbers with dots between them, so many at least and at the most.
    Run(u8, u8),
    /// A date of eight digits, or of six where the flag is not set.
    Date(bool),
    /// A word of two characters or more that names the series: versions with another word are
    /// not compared.
    Word,
    /// A word that says nothing: the model, a country.
    Skip,
    /// A letter that counts revisions.
    Letter,
    /// Anything to the end, which says nothing of the order; but no date that is none.
    Rest,
    /// All of this, or nothing of it.
    Maybe(Vec<Piece>),
}

/// A part of a version that orders it; nothing where the text leaves it out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The text does not have it.
    #[default]
    Absent,
    /// Dotted numbers without zeros at the end: 1.2 and 1.2.0 are the same.
    Run(Vec<u32>),
    /// Days since 1970-01-01.
    Date(i32),
    /// A letter, from 0.
    Letter(u8),
}

/// What a text told by a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) parts: Vec<Part>,
    pub(super) words: String,
}

/// Where reading by a pattern came to an end, and why, at its furthest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stop {
    /// Bytes that fitted.
    pub(super) at: usize,
    /// Whether digits were there where a date is, and were none.
    pub(super) no_date: bool,
}

/// Reads a text by a pattern, as a whole.
pub(super) fn read(pieces: &[Piece], text: &str) -> Result<Told, Stop> {
    let mut stop = Stop::default();
    let mut told = Told::default();
    let rest: Vec<&Piece> = pieces.iter().collect();
    if walk(&rest, text, 0, &mut told, &mut stop) {
        Ok(told)
    } else {
        Err(stop)
    }
}

/// The parts of a pattern that order versions, one for each that [`Told`] has.
pub(super) fn width(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Run(..) | Piece::Date(_) | Piece::Letter => 1,
        Piece::Maybe(inside) => width(inside),
        Piece::Said(_) | Piece::Word | Piece::Skip | Piece::Rest => 0,
    };
    pieces.iter().map(of).sum()
}

/// Tries the pieces one after another, the longest way of each first.
fn walk(pieces: &[&Piece], text: &str, at: usize, told: &mut Told, stop: &mut Stop) -> bool {
    if at > stop.at {
        *stop = Stop { at, no_date: false };
    }
    let Some((piece, rest)) = pieces.split_first() else {
        return at == text.len();
    };
    let here = &text[at..];
    let go = |told: &mut Told, stop: &mut Stop, taken: usize, part: Option<Part>| {
        let parts = told.parts.len();
        told.parts.extend(part);
        let fits = walk(rest, text, at + taken, told, stop);
        if !fits {
            told.parts.truncate(parts);
        }
        fits
    };
    match piece {
        Piece::Said(said) => said_at(said, here).is_some_and(|n| go(told, stop, n, None)),
        Piece::Run(least, most) => {
            let ways = runs(here);
            let fitting = |(numbers, _): &&(Vec<u32>, usize)| {
                (usize::from(*least)..=usize::from(*most)).contains(&numbers.len())
            };
            ways.iter().rev().filter(fitting).any(|(numbers, taken)| {
                let mut numbers = numbers.clone();
                while numbers.last() == Some(&0) {
                    numbers.pop();
                }
                go(told, stop, *taken, Some(Part::Run(numbers)))
            })
        }
        Piece::Date(long) => {
            let n = if *long { 8 } else { 6 };
            let digits = here.bytes().take_while(u8::is_ascii_digit).count();
            match (digits == n).then(|| date_of(&here[..n])) {
                Some(Some(day)) => go(told, stop, n, Some(Part::Date(day))),
                Some(None) => {
                    if at >= stop.at {
                        *stop = Stop { at, no_date: true };
                    }
                    false
                }
                None => false,
            }
        }
        Piece::Word => {
            let n = here.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let named = here.starts_with(|c: char| c.is_ascii_alphabetic());
            let before = told.words.len();
            (2..=n).rev().filter(|_| named).any(|n| {
                if before > 0 {
                    told.words.push(' ');
                }
                told.words.push_str(&here[..n].to_ascii_lowercase());
                let fits = go(told, stop, n, None);
                if !fits {
                    told.words.truncate(before);
                }
                fits
            })
        }
        Piece::Skip => {
            let n = here.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let named = here.starts_with(|c: char| c.is_ascii_alphabetic());
            (1..=n)
                .rev()
                .filter(|_| named)
                .any(|n| go(told, stop, n, None))
        }
        Piece::Letter => match here.bytes().next() {
            Some(c) if c.is_ascii_alphabetic() => {
                let letter = c.to_ascii_lowercase() - b'a';
                go(told, stop, 1, Some(Part::Letter(letter)))
            }
            _ => false,
        },
        Piece::Rest => !hides_date(here) && go(told, stop, here.len(), None),
        Piece::Maybe(inside) => {
            let with: Vec<&Piece> = inside.iter().chain(rest.iter().copied()).collect();
            let before = (told.parts.len(), told.words.len());
            if walk(&with, text, at, told, stop) {
                return true;
            }
            told.parts.truncate(before.0);
            told.words.truncate(before.1);
            let absent = vec![Part::Absent; width(inside)];
            told.parts.extend(absent);
            let fits = walk(rest, text, at, told, stop);
            if !fits {
                told.parts.truncate(before.0);
            }
            fits
        }
    }
}

/// Whether a text holds what was meant for a date: eight characters, most of them digits.
fn hides_date(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| word.len() == 8 && word.bytes().filter(u8::is_ascii_digit).count() >= 6)
}

fn is_gap(c: u8) -> bool {
    matches!(c, b' ' | b'_' | b'-')
}

/// How many bytes of a text are what a pattern says.
fn said_at(said: &str, text: &str) -> Option<usize> {
    let mut rest = text.as_bytes();
    for c in said.bytes() {
        if is_gap(c) || c == b'~' {
            let open = |found: &&u8| is_gap(**found) || c == b'~' && **found == b'.';
            let gaps = rest.iter().take_while(open).count();
            rest = rest.get(gaps..).filter(|_| gaps > 0)?;
        } else {
            let (first, more) = rest.split_first()?;
            rest = more;
            first.eq_ignore_ascii_case(&c).then_some(())?;
        }
    }
    Some(text.len() - rest.len())
}

/// The dotted numbers that a text begins with, after one, two, … of them.
fn runs(text: &str) -> Vec<(Vec<u32>, usize)> {
    let (mut ways, mut numbers, mut at) = (Vec::new(), Vec::new(), 0);
    while numbers.len() < RUN {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let number = (1..=DIGITS)
            .contains(&digits)
            .then(|| text[at..at + digits].parse());
        let Some(Ok(number)) = number else {
            break;
        };
        numbers.push(number);
        at += digits;
        ways.push((numbers.clone(), at));
        if !text[at..].starts_with('.') {
            break;
        }
        at += 1;
    }
    ways
}

/// The day of `20240517` or `240517`; none where there is no such day from 1990 to 2099.
pub(super) fn date_of(digits: &str) -> Option<i32> {
    let (year, rest) = digits.split_at_checked(digits.len().checked_sub(4)?)?;
    let (month, of_month) = rest.split_at_checked(2)?;
    let century = if year.len() == 2 { "20" } else { "" };
    let found = day(&[century, year, "-", month, "-", of_month].concat())?;
    (7_305..=47_481).contains(&found).then_some(found)
}

/// A day as people write it.
pub fn written(day: i32) -> String {
    date(day)
}
