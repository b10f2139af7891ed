//! Hexadecimal values as receipts print them: in pairs, wrapped, damaged by a camera.

use super::super::cover::{LEAST, MOST};
use super::label::is_hex;

/// How a value was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// As printed.
    Read,
    /// Signs that a camera mistakes were put right: `O` for 0, `£` for E.
    Guessed,
    /// It has an odd number of digits.
    Odd,
    /// It has another length than the tag allows.
    Length,
    /// It has signs that are no digits.
    Signs,
}

/// A run of digits.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Digits in capitals; a sign that is none stays itself.
    pub(super) text: String,
    /// The sign behind it.
    pub(super) to: usize,
    /// Whether signs were put right.
    pub(super) guessed: bool,
}

/// The digit that a camera reads as this sign.
pub(super) fn mistaken(sign: char) -> Option<char> {
    match sign {
        'O' | 'o' | 'Q' | 'Ø' => Some('0'),
        'I' | 'l' | '|' | 'i' => Some('1'),
        'Z' | 'z' => Some('2'),
        'S' | 's' | '$' => Some('5'),
        'G' => Some('6'),
        '£' | '€' => Some('E'),
        _ => None,
    }
}

/// The digits from a place on, up to `end` and to `most` digits. Single spaces, dashes and colons
/// between pairs are passed over; so is one end of a line before more digits that are alone on
/// theirs, where `wraps`.
pub(super) fn run(signs: &[char], from: usize, end: usize, most: usize, wraps: bool) -> Run {
    let mut run = Run {
        text: String::new(),
        to: from,
        guessed: false,
    };
    let mut at = from;
    if signs.get(at) == Some(&'0') && matches!(signs.get(at + 1), Some('x' | 'X')) {
        at += 2;
    }
    while at < end && run.text.len() < most {
        let sign = signs[at];
        if is_hex(sign) {
            run.text.push(sign.to_ascii_uppercase());
        } else if let Some(digit) = mistaken(sign).filter(|_| fits_in(signs, at, end)) {
            run.text.push(digit);
            run.guessed = true;
        } else if matches!(sign, ' ' | '-')
            && run.text.len().is_multiple_of(2)
            && pair(signs, at + 1, end)
        {
            at += 1;
            continue;
        } else if wraps && sign == '\n' && !run.text.is_empty() {
            match wrapped(signs, &run.text, at, end) {
                Some(next) => {
                    at = next;
                    continue;
                }
                None => break,
            }
        } else {
            break;
        }
        at += 1;
        run.to = at;
    }
    run
}

/// Whether a doubtful sign has a digit, or another doubtful one, on each side. A bar beside a bar is
/// a border.
fn fits_in(signs: &[char], at: usize, end: usize) -> bool {
    let good = |sign: Option<&char>| {
        sign.is_some_and(|s| is_hex(*s) || mistaken(*s).is_some() && s.is_ascii_uppercase())
    };
    let before = at.checked_sub(1).and_then(|at| signs.get(at));
    let is_bar = |sign: Option<&char>| sign == Some(&'|');
    if is_bar(signs.get(at)) && (is_bar(before) || is_bar(signs[..end].get(at + 1))) {
        return false;
    }
    let is_last = at + 1 >= end || !signs[at + 1].is_alphanumeric();
    let is_first = before.is_none_or(|sign| !sign.is_alphanumeric());
    (is_first || good(before)) && (is_last || good(signs.get(at + 1)))
}

/// Whether exactly two digits stand here.
fn pair(signs: &[char], at: usize, end: usize) -> bool {
    let digit = |at: usize| at < end && is_hex(signs[at]);
    digit(at) && digit(at + 1) && !(at + 2 < end && signs[at + 2].is_alphanumeric())
}

/// Where a wrapped value goes on: the next line has digits only, and on neither side of the end of
/// the line may be a card number, which glued to other digits could not be told and covered.
fn wrapped(signs: &[char], before: &str, at: usize, end: usize) -> Option<usize> {
    let mut next = at;
    while next < end && matches!(signs[next], '\n' | ' ') {
        next += 1;
        if next - at > 8 {
            return None;
        }
    }
    let line = signs[next..end].iter().take_while(|s| **s != '\n').take(80);
    let line: String = line.filter(|sign| **sign != ' ').collect();
    let last: Vec<char> = before
        .chars()
        .rev()
        .take(MOST)
        .take_while(char::is_ascii_digit)
        .collect();
    let is_plain = line.len() >= 2 && line.chars().all(is_hex);
    let may_be_card = is_long(last.iter().rev().copied())
        || is_long(line.chars().take_while(char::is_ascii_digit));
    (is_plain && !may_be_card).then_some(next)
}

/// Whether there are as many digits, zeros in front aside, as a card number has at least.
fn is_long(digits: impl Iterator<Item = char>) -> bool {
    digits.skip_while(|digit| *digit == '0').count() >= LEAST
}
