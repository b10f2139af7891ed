//! Marks: what tells rows apart, as numbers.
//!
//! In: the bytes of a cell: an id, a code, a card, a batch. Out: a number that equal cells share,
//! 0 for none. A file's rows are compared by these; their texts stay in the file.

use super::eight::{EACH, reach};
use super::text::{hash, mix};

/// The number of at most 18 digits; none where something else stands there.
#[inline]
fn digits(id: &[u8]) -> Option<u64> {
    if id.len() > 18 {
        return None;
    }
    let mut value = 0;
    let mut rest = id;
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        value = value * 100_000_000 + eight_digits(u64::from_le_bytes(*eight))?;
        rest = more;
    }
    for b in rest {
        let digit = b.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    Some(value)
}

/// The number of eight digits, by halves of halves (Lemire 2022, "parse eight digits").
#[inline]
fn eight_digits(text: u64) -> Option<u64> {
    let digits = text ^ (0x30 * EACH);
    // No digit is above 9.
    if reach(digits, 0x76 * EACH) != 0 {
        return None;
    }
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_FFFF_0000_FFFF;
    Some((fours.wrapping_mul(10_000).wrapping_add(fours >> 32)) & 0xFFFF_FFFF)
}

/// The mark of a number: odd, and following that of the number before. Excel drops leading
/// zeros; a lone 0 stands for none.
#[inline]
fn of(value: u64) -> u64 {
    if value == 0 { 0 } else { value << 1 | 1 }
}

fn any(id: &[u8]) -> u64 {
    digits(id).map_or_else(|| word(id), of)
}

#[inline(never)]
fn word(id: &[u8]) -> u64 {
    match id {
        [] | b"-" | b"--" | b"/" | b"*" | b"null" | b"NULL" | b"N/A" | b"n/a" | b"None" => 0,
        _ if id
            .iter()
            .all(|b| matches!(b, b'0' | b'-' | b'x' | b'X' | b'*')) =>
        {
            0
        }
        _ if id.iter().all(u8::is_ascii_digit) => {
            let from = id.iter().position(|b| *b != b'0').unwrap_or(0);
            hash(&id[from..])
        }
        _ => hash(id),
    }
}

/// The mark of a code that is short, in half the room; 0 for none.
#[inline]
pub(super) fn code(code: &[u8]) -> u32 {
    match any(code) {
        0 => 0,
        mark => mix(mark) as u32 | 1,
    }
}

/// An id: its mark, whether it is long, and whether it was rounded: in scientific notation, or
/// with nothing but zeros behind the fifteenth digit, which is all that a spreadsheet's number
/// holds.
#[inline]
pub(super) fn id(id: &[u8]) -> (u64, bool, bool) {
    match digits(id) {
        Some(value) if id.len() < 16 => (of(value), false, false),
        Some(value) => (of(value), true, id[15..].iter().all(|b| *b == b'0')),
        None => {
            let (long, rounded) = rounded(id);
            (word(id), long, rounded)
        }
    }
}

fn rounded(id: &[u8]) -> (bool, bool) {
    if id.len() < 7 {
        return (false, false);
    }
    if id.len() >= 16 && id.iter().all(u8::is_ascii_digit) {
        return (true, id[15..].iter().all(|b| *b == b'0'));
    }
    let power = id.iter().rposition(|b| matches!(b, b'E' | b'e'));
    let scientific = power.is_some_and(|at| {
        at + 2 < id.len()
            && matches!(id[at + 1], b'+' | b'0'..=b'9')
            && id[at + 2..].iter().all(u8::is_ascii_digit)
            && id[..at].iter().all(|b| b.is_ascii_digit() || *b == b'.')
            && id[..at].contains(&b'.')
    });
    (scientific, scientific)
}

/// The last four digits that a covered or whole card number ends in, + 1; 0 for none.
#[inline]
pub(super) fn last_four(card: &[u8]) -> u16 {
    let Some(four) = card.last_chunk::<4>() else {
        return 0;
    };
    if !four.iter().all(u8::is_ascii_digit) {
        return 0;
    }
    four.iter().fold(0, |v, b| v * 10 + u16::from(b - b'0')) + 1
}

/// A number of at most six digits + 1, for batches and traces; 0 for none, and a mark for
/// longer ones and words.
#[inline]
pub(super) fn small(text: &[u8]) -> u64 {
    if text.is_empty() {
        return 0;
    }
    match digits(text) {
        Some(value) if text.len() <= 6 => return value + 1,
        _ => {}
    }
    match any(text) {
        0 => 0,
        mark => mix(mark) % 0xEF_FFFF + 1,
    }
}
