//! Messages of ISO 8583:1987: type, bitmap, and fields as far as their lengths are known.
//!
//! In: digits as a log shows them: type and bitmap in hexadecimal, fields in letters; or the
//! bytes of a message in binary-coded digits with letters where fields are letters. Out: fields
//! with their values, secret ones without, and where reading stopped. Own fields of a network
//! are not taken apart; the reader says that the layout is a guess.

use super::table::{Field, Terms};
use super::word::Secret;

/// How a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Letters; the bitmap as hexadecimal digits.
    Letters,
    /// Binary-coded digits, as UnionPay's terminals send them.
    Packed,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number.
    pub number: u8,
    /// Its row in the table, where it has one.
    pub row: Option<usize>,
    /// Its value; empty where it is secret or was not read.
    pub value: String,
    /// Its bytes, where it is binary and no secret.
    pub bytes: Vec<u8>,
    /// Why it is hidden.
    pub secret: Secret,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its type, four digits.
    pub kind: String,
    /// How it is written.
    pub form: Form,
    /// Fields that the bitmap names, read or not.
    pub fields: Vec<u8>,
    /// Fields that were read.
    pub parts: Vec<Part>,
    /// The first field that could not be read.
    pub stopped: Option<u8>,
    /// Digits left behind the last field.
    pub rest: usize,
}

/// Reads digits as a message in each form that fits; the one that reads furthest, letters first.
pub fn read(terms: &Terms, digits: &str) -> Option<Message> {
    let forms = [Form::Letters, Form::Packed];
    let mut best: Option<Message> = None;
    for message in forms
        .iter()
        .filter_map(|form| read_as(terms, digits, *form))
    {
        let better = |old: &Message| {
            let whole = |m: &Message| m.stopped.is_none();
            (whole(&message), message.rest == 0) > (whole(old), old.rest == 0)
        };
        if best.as_ref().is_none_or(better) {
            best = Some(message);
        }
    }
    best
}

fn read_as(terms: &Terms, digits: &str, form: Form) -> Option<Message> {
    let kind = digits.get(..4)?;
    let mut at = 4;
    let mut fields: Vec<u8> = Vec::new();
    let mut maps = 0_u8;
    loop {
        let map = u64::from_str_radix(digits.get(at..at + 16)?, 16).ok()?;
        at += 16;
        let set = (2..=64_u8).filter(|bit| map >> (64 - bit) & 1 == 1);
        fields.extend(set.map(|bit| bit + 64 * maps));
        maps += 1;
        if map >> 63 == 0 || maps == 3 {
            break;
        }
    }
    // A second bitmap that is empty is printed by some even when the first does not announce it.
    let mut message = Message {
        kind: kind.to_owned(),
        form,
        fields,
        parts: Vec::new(),
        stopped: None,
        rest: 0,
    };
    let bit = |number: u8| number == 65 || number == 129;
    for number in message.fields.clone().into_iter().filter(|n| !bit(*n)) {
        let row = terms.packed.fields.iter().position(|f| f.number == number);
        let read = row.and_then(|row| {
            let field = &terms.packed.fields[row];
            Some((row, field, take(digits, &mut at, field, form)?))
        });
        let Some((row, field, value)) = read else {
            message.stopped = Some(number);
            break;
        };
        let shown = field.secret == Secret::None;
        let bytes = if field.binary && shown {
            unhex(&value)
        } else {
            Vec::new()
        };
        message.parts.push(Part {
            number,
            row: Some(row),
            value: if shown { value } else { String::new() },
            bytes,
            secret: field.secret,
        });
    }
    message.rest = digits.len().saturating_sub(at);
    // An unannounced empty second bitmap: the same message sixteen zeros later.
    let zeros = digits.get(20..36) == Some("0000000000000000");
    if zeros && (message.stopped.is_some() || message.rest > 0) {
        let without = [&digits[..20], &digits[36..]].concat();
        if let Some(other) = (!without.is_empty())
            .then(|| read_as(terms, &without, form))
            .flatten()
            && other.stopped.is_none()
            && other.rest == 0
        {
            return Some(other);
        }
    }
    Some(message)
}

fn take(digits: &str, at: &mut usize, field: &Field, form: Form) -> Option<String> {
    let prefix = usize::from(field.prefix);
    let mut length = usize::from(field.length);
    let mut from = *at;
    if prefix > 0 {
        let width = match form {
            Form::Letters => prefix,
            Form::Packed => prefix.next_multiple_of(2),
        };
        let told: usize = digits.get(from..from + width)?.parse().ok()?;
        if told > length {
            return None;
        }
        length = told;
        from += width;
    }
    let letters = matches!(field.number, 37..=44 | 48 | 54 | 57..=63) && field.number != 40;
    let width = match form {
        _ if field.binary => length * 2,
        Form::Letters => length,
        Form::Packed if letters => length * 2,
        Form::Packed => length.next_multiple_of(2),
    };
    let raw = digits.get(from..from + width)?;
    *at = from + width;
    if form == Form::Packed && letters {
        let text: Option<String> = super::value::letters(&unhex(raw));
        return Some(text.unwrap_or_else(|| raw.to_owned()));
    }
    let plain = raw.bytes().all(|b| b.is_ascii_digit()) || field.binary || letters;
    let track = matches!(field.number, 35 | 36 | 45);
    (plain || track || form == Form::Letters).then(|| raw.to_owned())
}

fn unhex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks_exact(2);
    let byte = |p: &[u8]| u8::from_str_radix(std::str::from_utf8(p).unwrap_or("0"), 16);
    pairs.map(|p| byte(p).unwrap_or(0)).collect()
}
