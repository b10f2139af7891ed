//! Covers card numbers in anything that is to be shown.
//!
//! In: text or digits, and a [`Sense`]: what the table of cards says of a run of digits, for this
//! room does not know cards. Out: the text with at most the first six and last four digits of
//! every card number. Runs that fit a scheme or an issuer are covered, and unlabelled runs of 13
//! to 19 digits whose check digit holds (ISO/IEC 7812-1, annex B); what a label calls a merchant,
//! a terminal, a reference, an order or a time stays whole unless it fits both ways: a ticket
//! needs it.
//!
//! Invariant: no card number is shown (`receipt::cover`).

/// What first digits and length of a number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// No card has them.
    Strange,
    /// Only doubtful ones have them.
    Possible,
    /// A scheme's or an issuer's cards have them.
    Card,
}

/// Tells whether digits (0 to 9, 12 to 19 of them) may be a card's by first digits and length.
pub type Sense<'a> = &'a dyn Fn(&[u8]) -> Fit;

/// The fewest and most digits of a card number.
pub(super) const LEAST: usize = 12;
pub(super) const MOST: usize = 19;

/// Whether a label vouches for digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// None does.
    None,
    /// They are called a merchant's, a terminal's, a reference's, an order's, a time's.
    Named,
}

/// Whether the last digit fits the others.
fn check_digit_holds(digits: &[u8]) -> bool {
    let sum: u32 = { digits.iter().rev().enumerate() }
        .map(|(at, d)| {
            let d = u32::from(*d) * if at % 2 == 1 { 2 } else { 1 };
            if d > 9 { d - 9 } else { d }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_card(digits: &[u8], label: Label, sense: Sense<'_>) -> bool {
    if !(LEAST..=MOST).contains(&digits.len()) || digits.iter().all(|d| *d == 0) {
        return false;
    }
    let long = digits.len() > LEAST;
    let fit = sense(digits);
    match label {
        Label::Named => long && fit == Fit::Card && check_digit_holds(digits),
        Label::None => {
            fit == Fit::Card || long && (fit == Fit::Possible || check_digit_holds(digits))
        }
    }
}

/// The text with every card number covered.
pub fn cover(text: &str, label: Label, sense: Sense<'_>) -> String {
    if !may_hold(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<(char, Option<u8>)> = Vec::new();
    for sign in text.chars() {
        match digit(sign) {
            Some(d) => run.push((sign, Some(d))),
            None if !run.is_empty() && matches!(sign, ' ' | '-' | '.' | '/' | '－' | '\u{a0}') => {
                run.push((sign, None));
            }
            None => {
                flush(&mut run, &mut out, label, sense);
                out.push(sign);
            }
        }
    }
    flush(&mut run, &mut out, label, sense);
    out
}

/// The same in place.
pub(super) fn cover_in(text: &mut String, label: Label, sense: Sense<'_>) {
    if may_hold(text) {
        *text = cover(text, label, sense);
    }
}

/// Whether a text has digits enough for a number.
fn may_hold(text: &str) -> bool {
    let digits = text.chars().filter(|sign| digit(*sign).is_some());
    digits.take(LEAST).count() == LEAST
}

fn digit(sign: char) -> Option<u8> {
    match sign {
        '0'..='9' => Some(sign as u8 - b'0'),
        '０'..='９' => Some((sign as u32 - '０' as u32) as u8),
        _ => None,
    }
}

fn flush(run: &mut Vec<(char, Option<u8>)>, out: &mut String, label: Label, sense: Sense<'_>) {
    let digits: Vec<u8> = run.iter().filter_map(|(_, d)| *d).collect();
    let hidden = hidden(&digits, label, sense);
    let mut at = 0;
    for (sign, d) in run.drain(..) {
        let hide = d.is_some() && hidden.get(at).copied().unwrap_or(false);
        out.push(if hide { '*' } else { sign });
        at += usize::from(d.is_some());
    }
}

/// Which digits of a run are hidden. A run of up to 19 is one number; in a longer one every
/// number is looked for that begins where zeros end, or ends where the run does.
fn hidden(digits: &[u8], label: Label, sense: Sense<'_>) -> Vec<bool> {
    let mut hidden = vec![false; digits.len()];
    let mut hide = |from: usize, to: usize| {
        if to - from >= LEAST {
            hidden[from + 6..to - 4].fill(true);
        }
    };
    if digits.len() <= MOST {
        if is_card(digits, label, sense) {
            hide(0, digits.len());
        }
        let zeros = digits.iter().take_while(|d| **d == 0).count();
        if zeros > 0 && is_card(&digits[zeros..], label, sense) {
            hide(zeros, digits.len());
        }
        return hidden;
    }
    if label == Label::Named {
        return hidden;
    }
    let both = |digits: &[u8]| {
        is_card(digits, label, sense) && sense(digits) == Fit::Card && check_digit_holds(digits)
    };
    for from in 0..digits.len() {
        let is_start = from == 0 || digits[from - 1] == 0;
        for length in (LEAST + 1..=MOST).filter(|n| from + n <= digits.len()) {
            let to = from + length;
            let is_end = to == digits.len() || digits[to..].iter().take(2).all(|d| *d == 0);
            if (is_start || is_end) && digits[from] != 0 && both(&digits[from..to]) {
                hide(from, to);
            }
        }
    }
    hidden
}

/// Digits of a value in hexadecimal, with card numbers covered that stand in it as digits or as
/// the letters of them.
pub fn cover_hex(value: &[u8], sense: Sense<'_>) -> String {
    let shown = super::value::hex(value);
    let spelled = value.iter().filter(|b| b.is_ascii_digit()).count();
    let runs = shown.as_bytes().split(|c| !c.is_ascii_digit());
    if spelled < LEAST && runs.map(<[u8]>::len).max() < Some(LEAST) {
        return shown;
    }
    let letters: Option<String> = super::value::letters(value);
    if let Some(text) = letters.filter(|text| text.len() >= LEAST) {
        let covered = cover(&text, Label::None, sense);
        if covered != text {
            return "*".repeat(value.len() * 2);
        }
    }
    let spelled: String = value
        .iter()
        .map(|b| {
            if b.is_ascii_digit() {
                char::from(*b)
            } else {
                ' '
            }
        })
        .collect();
    let longest = spelled.split(' ').map(str::len).max().unwrap_or(0);
    if longest >= LEAST && cover(&spelled, Label::None, sense) != spelled {
        return "*".repeat(value.len() * 2);
    }
    cover(&shown, Label::None, sense)
}
