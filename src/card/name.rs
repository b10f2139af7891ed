//! The cardholder's name and the security code, by their shape only.
//!
//! In: text. Out: a verdict. Nobody is asked for a security code here: its length is help for
//! looking at the card, and the shape is there for those who check forms.

/// What is to be said of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameVerdict {
    /// It fits a magnetic stripe: 2 to 26 characters of those that track 1 has.
    Fits,
    /// A name, but longer than the 26 characters of track 1 (ISO/IEC 7813:2006, 6.2.3): the
    /// card and the terminal show it cut.
    Cut,
    /// A name with characters that track 1 does not have, such as Chinese: shown otherwise.
    OtherLetters,
    /// Digits and spaces only: this looks like a card number.
    Digits,
    /// Nothing, or longer than any form takes.
    Length,
}

/// The longest name that a form takes.
const LONGEST: usize = 255;
/// What track 1 holds.
pub(super) const STRIPE: usize = 26;

/// Looks at a name.
pub fn name_verdict(text: &str) -> NameVerdict {
    let length = text.chars().count();
    let blank = text.chars().all(char::is_whitespace);
    let numeric = |c: char| super::pan::digit(c).is_some() || c == ' ' || c == '-';
    if blank || length > LONGEST {
        NameVerdict::Length
    } else if text.chars().all(numeric) {
        NameVerdict::Digits
    } else if !text.chars().all(|c| is_on_stripe(c.to_ascii_uppercase())) {
        NameVerdict::OtherLetters
    } else if length > STRIPE {
        NameVerdict::Cut
    } else {
        NameVerdict::Fits
    }
}

/// Whether track 1 has a character: signs from space to `_`, less its own marks and small
/// letters (ISO/IEC 7811-2, table of the 6-bit set).
pub(super) fn is_on_stripe(c: char) -> bool {
    matches!(c, ' '..='_') && !matches!(c, '%' | '^' | '?')
}

/// What the shape of a security code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeShape {
    /// Digits, as many as one of the lengths.
    Fits,
    /// Digits, fewer than there must be.
    Short,
    /// Too many digits, or something else than digits.
    Wrong,
}

/// Looks at the shape of a security code that has one of these lengths.
pub fn code_shape(text: &str, lengths: &[u8]) -> CodeShape {
    let longest = usize::from(lengths.iter().copied().max().unwrap_or(0));
    if !text.bytes().all(|b| b.is_ascii_digit()) || text.len() > longest {
        CodeShape::Wrong
    } else if lengths.iter().any(|n| usize::from(*n) == text.len()) {
        CodeShape::Fits
    } else {
        CodeShape::Short
    }
}
