//! A version as somebody reads it off a screen, in an order.
//!
//! In: text, and the forms that a vendor uses. Out: a [`Version`], or an [`Unreadable`] that
//! says what stands in the way: a date that is none, another vendor's form, a letter typed for
//! a digit. What is written around a version (版本号：, Ver.) is taken off first.
//!
//! Invariant: versions are totally ordered, within a form and across forms
//! (`software::versions`); whether one is newer is only said where both are of one series.

use super::form::{Part, Stop, read};
use super::table::{Form, Table};
use std::cmp::Ordering;

/// No version has more characters.
pub const LONGEST: usize = 64;

/// A version that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Position of its form in the table.
    pub form: u16,
    /// The words in it that name its series, small letters; may be empty.
    pub words: String,
    /// What orders it, the weightiest first.
    pub parts: Vec<Part>,
}

impl Version {
    /// How it stands to another; none where they are of different forms or series, or where
    /// the first part in which they differ is missing in one of them.
    pub fn against(&self, other: &Self) -> Option<Ordering> {
        if self.form != other.form || self.words != other.words {
            return None;
        }
        let both = self.parts.iter().zip(&other.parts);
        for (mine, theirs) in both {
            match (mine, theirs) {
                (Part::Absent, Part::Absent) => {}
                (Part::Absent, _) | (_, Part::Absent) => return None,
                _ => match mine.cmp(theirs) {
                    Ordering::Equal => {}
                    order => return Some(order),
                },
            }
        }
        Some(Ordering::Equal)
    }

    /// Whether everything that this one says, the other says too.
    pub fn may_be(&self, other: &Self) -> bool {
        let says = |(mine, theirs): (&Part, &Part)| *mine == Part::Absent || mine == theirs;
        let pairs = self.parts.iter().zip(&other.parts);
        self.form == other.form && self.words == other.words && { pairs }.all(says)
    }
}

/// Why a text is no version of a vendor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// More than [`LONGEST`] characters: that is something else.
    TooLong,
    /// There is no such day: these digits.
    NoDate(String),
    /// Another vendor writes so.
    OtherVendor(u16),
    /// With letters turned into the digits they look like, it would be this.
    Slip(String),
    /// It is in no form that this vendor uses.
    Form,
}

/// What people write around a version.
const AROUND: [&str; 15] = [
    "当前",
    "软件",
    "应用",
    "固件",
    "程序",
    "系统",
    "终端",
    "版本号",
    "版本",
    "firmware",
    "software",
    "version",
    "build number",
    "custom",
    "ver",
];

impl Table {
    /// Reads a version in the forms of a vendor, the first that fits; of any vendor where none
    /// is given.
    ///
    /// # Errors
    /// What keeps the text from being one.
    pub fn read(&self, vendor: Option<u16>, text: &str) -> Result<Version, Unreadable> {
        let text = bare(text);
        if text.is_empty() {
            return Err(Unreadable::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(Unreadable::TooLong);
        }
        let marked = self
            .forms
            .iter()
            .enumerate()
            .find(|(at, form)| form.marked && form.version(*at as u16, &text).is_ok());
        if let Some((_, form)) = marked.filter(|(_, form)| vendor.is_some_and(|v| form.vendor != v))
        {
            return Err(Unreadable::OtherVendor(form.vendor));
        }
        let own = |at: &u16| vendor.is_none_or(|v| self.forms[usize::from(*at)].vendor == v);
        let forms: Vec<u16> = (0..self.forms.len() as u16).filter(own).collect();
        let stop = match self.in_forms(&forms, &text) {
            Ok(version) => return Ok(version),
            Err(stop) => stop,
        };
        if stop.no_date {
            let digits = text.get(stop.at..).unwrap_or_default();
            let digits = digits.chars().take_while(char::is_ascii_digit);
            return Err(Unreadable::NoDate(digits.collect()));
        }
        match mended(&text).filter(|text| self.in_forms(&forms, text).is_ok()) {
            Some(text) => Err(Unreadable::Slip(text)),
            None => Err(Unreadable::Form),
        }
    }

    /// The first form that fits; else where the one that fits furthest stops.
    fn in_forms(&self, forms: &[u16], text: &str) -> Result<Version, Stop> {
        let mut furthest = Stop::default();
        for at in forms {
            match self.forms[usize::from(*at)].version(*at, text) {
                Ok(version) => return Ok(version),
                Err(stop) if (stop.no_date, stop.at) > (furthest.no_date, furthest.at) => {
                    furthest = stop;
                }
                Err(_) => {}
            }
        }
        Err(furthest)
    }
}

impl Form {
    /// A cleaned text as a version of this form.
    fn version(&self, at: u16, text: &str) -> Result<Version, Stop> {
        let mut told = read(&self.pieces, text)?;
        let order = self.order.iter();
        let parts = order.map(|at| std::mem::take(&mut told.parts[usize::from(*at)]));
        Ok(Version {
            form: at,
            parts: parts.collect(),
            words: told.words,
        })
    }
}

/// A text with full-width characters made narrow, and without what stands around a version.
fn bare(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\t' | '\u{a0}' => ' ',
        '。' => '.',
        '—' | '–' => '-',
        c => c,
    };
    // Brackets around a date say no more than a space.
    let flat = |c: char| {
        if matches!(c, '(' | ')' | '[' | ']' | '【' | '】') {
            ' '
        } else {
            c
        }
    };
    let text: String = text.chars().map(narrow).map(flat).collect();
    let edge = |c: char| " :=\"',;“”‘’「」\n\r".contains(c);
    let mut rest = text.trim_matches(edge).trim_end_matches('.');
    while let Some(after) = AROUND.iter().find_map(|word| without(rest, word)) {
        rest = after.trim_start_matches(|c| edge(c) || c == '.');
    }
    rest.to_owned()
}

/// A text after a word that it begins with, where the word ends there.
fn without<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    let ends = !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    (ends && head.eq_ignore_ascii_case(word)).then_some(rest)
}

/// A text in which letters beside digits are the digits they look like, and commas are dots;
/// none where nothing changes.
fn mended(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let near = |at: usize| {
        let of = |at: usize| {
            chars
                .get(at)
                .is_some_and(|c| c.is_ascii_digit() || *c == '.')
        };
        of(at + 1) || at.checked_sub(1).is_some_and(of)
    };
    let of = |(at, c): (usize, &char)| match c {
        'O' | 'o' if near(at) => '0',
        'l' | 'I' | 'i' | '|' if near(at) => '1',
        'S' | 's' if near(at) => '5',
        'B' if near(at) => '8',
        'Z' | 'z' if near(at) => '2',
        ',' | '、' | '·' => '.',
        c => *c,
    };
    let mut mended: String = chars.iter().enumerate().map(of).collect();
    while mended.contains("..") {
        mended = mended.replace("..", ".");
    }
    (mended != text).then_some(mended)
}
