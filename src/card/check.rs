//! Says of a number whether it can be right, whose it is, and what is not known.
//!
//! In: a [`Pan`] and the table. Out: [`Checked`] for a whole number, [`First`] for first digits.
//! A verdict is valid, not valid and why, or cannot tell yet; nothing is allocated on the way.
//! Valid means "can exist": only the issuer knows whether the card does, or is frozen.

use super::issuer::IssuerAnswer;
use super::luhn::check_digit_holds;
use super::pan::Pan;
use super::scheme::{Candidates, Lengths, SchemeSet};
use super::table::Cards;

/// What becomes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Such a number can exist.
    Valid,
    /// It can exist, with a doubt.
    Doubtful(Doubt),
    /// It cannot.
    NotValid(Why),
    /// That is not to be told.
    CannotTell(Unsure),
}

/// What is doubtful about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The check digit does not fit, on a scheme whose older cards do not keep to it.
    CheckDigit,
    /// The issuer's cards with these first digits have other lengths.
    Length(Lengths),
}

/// Why a number cannot exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The check digit does not fit: a digit is wrong somewhere.
    CheckDigit,
    /// No candidate has numbers as long as this.
    TooLong(Lengths),
}

/// What keeps a verdict open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Digits are missing: candidates have these lengths.
    Unfinished(Lengths),
    /// The first digits belong to no scheme in the table.
    UnknownScheme,
}

/// What was found of a whole number.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    /// Whether it can be right.
    pub verdict: Verdict,
    /// Whose it may be: schemes with this length; where there is none, schemes with longer
    /// numbers; where there is none either, schemes with these first digits.
    pub candidates: Candidates,
    /// The bank, for Chinese cards.
    pub issuer: IssuerAnswer,
    /// Whether more digits could still make a valid number of it.
    pub may_go_on: bool,
    /// Whether it was published for tests.
    pub is_test: bool,
}

/// What first digits tell.
#[derive(Clone, Copy, Debug)]
pub struct First {
    /// Schemes that have numbers beginning so, of the given length if one was given.
    pub candidates: Candidates,
    /// The bank, for Chinese cards.
    pub issuer: IssuerAnswer,
    /// Lengths that the issuer's cards have, where it is known; else those of the candidates.
    pub lengths: Lengths,
}

/// Candidates by how their lengths go with a number's.
#[derive(Default)]
struct ByLength {
    fits: Candidates,
    longer: Candidates,
    any: Candidates,
}

impl Cards {
    fn by_length(&self, digits: &[u8], length: usize, early: Lengths) -> ByLength {
        let mut sorted = ByLength::default();
        for entry in self.spans.of(digits) {
            sorted.any.add(*entry);
            if entry.lengths.contains(length) {
                sorted.fits.add(*entry);
            }
            if entry.lengths.has_longer(length) {
                sorted.longer.add(*entry);
            }
        }
        if let (Some(scheme), true) = (self.early, early != Lengths::default()) {
            let entry = super::scheme::Entry {
                scheme,
                shared: false,
                lengths: early,
            };
            sorted.any.add(entry);
            if early.contains(length) {
                sorted.fits.add(entry);
            }
            if early.has_longer(length) {
                sorted.longer.add(entry);
            }
        }
        sorted
    }

    /// What the first digits of a number tell, from one digit on; `length` is that of the whole
    /// number where it is known.
    pub fn first(&self, first: &Pan, length: Option<usize>) -> First {
        let digits = first.digits();
        let found = self.issuers.find(digits, length);
        let sorted = self.by_length(digits, length.unwrap_or(digits.len()), found.early);
        let mut candidates = sorted.fits;
        if length.is_none() {
            let longer = sorted.longer;
            candidates.own = candidates.own.or(longer.own);
            candidates.shared = candidates.shared.or(longer.shared);
            candidates.lengths = candidates.lengths.or(longer.lengths);
        }
        candidates.shared = candidates.shared.without(candidates.own);
        let told = found.answer.one().is_some();
        First {
            candidates,
            issuer: found.answer,
            lengths: if told {
                found.lengths
            } else {
                candidates.lengths
            },
        }
    }

    /// Everything that can be said of a whole number.
    pub fn check(&self, pan: &Pan) -> Checked {
        let digits = pan.digits();
        let length = digits.len();
        let found = self.issuers.find(digits, Some(length));
        let sorted = self.by_length(digits, length, found.early);
        let holds = check_digit_holds(digits);
        let verdict = if sorted.fits.own.is_empty() {
            if !sorted.longer.own.is_empty() {
                Verdict::CannotTell(Unsure::Unfinished(sorted.longer.lengths))
            } else if sorted.any.own.is_empty() {
                Verdict::CannotTell(Unsure::UnknownScheme)
            } else {
                Verdict::NotValid(Why::TooLong(sorted.any.lengths))
            }
        } else if !holds && !self.tolerates(sorted.fits.own) {
            Verdict::NotValid(Why::CheckDigit)
        } else if found.lengths != Lengths::default() && !found.lengths.contains(length) {
            // Missing digits explain a wrong check digit, not the other way round.
            Verdict::Doubtful(Doubt::Length(found.lengths))
        } else if !holds && !self.says_nothing(sorted.fits.own) {
            Verdict::Doubtful(Doubt::CheckDigit)
        } else {
            Verdict::Valid
        };
        let mut candidates = match (sorted.fits.all(), sorted.longer.all()) {
            (fits, _) if !fits.is_empty() => sorted.fits,
            (_, longer) if !longer.is_empty() => sorted.longer,
            _ => sorted.any,
        };
        candidates.shared = candidates.shared.without(candidates.own);
        let valid = matches!(verdict, Verdict::Valid | Verdict::Doubtful(_));
        Checked {
            verdict,
            candidates,
            issuer: found.answer,
            may_go_on: valid || !sorted.longer.own.is_empty(),
            is_test: self.is_published(digits),
        }
    }

    /// Whether some scheme has cards whose check digit does not fit.
    fn tolerates(&self, schemes: SchemeSet) -> bool {
        !schemes.without(self.strict).is_empty()
    }

    /// Whether of some scheme nobody says that it has a check digit.
    fn says_nothing(&self, schemes: SchemeSet) -> bool {
        schemes.without(self.silent) != schemes
    }
}
