//! SWIFT MT940: customer statements (SWIFT, Standards MT, category 9, field 61).
//!
//! A statement line is `:61:` value date, entry date, mark, funds code, amount with a comma,
//! type and references; `RC` takes a credit back, `RD` a debit.

use super::{Entry, Sink};

pub(super) fn read(text: &[u8], sink: &mut dyn Sink) {
    let mut currency: &[u8] = b"";
    let mut at = 0;
    while at < text.len() {
        let end = text[at..]
            .iter()
            .position(|b| *b == b'\n')
            .map_or(text.len(), |n| at + n + 1);
        let line = text[at..end].trim_ascii_end();
        if let Some(rest) = line.strip_prefix(b":61:") {
            entry(rest, at, currency, sink);
        } else if let Some((opening, rest)) = balance(line)
            && let [mark, date @ ..] = rest
            && let Some((_, after)) = date.split_at_checked(6)
            && let Some((code, amount)) = after.split_at_checked(3)
        {
            currency = code;
            if opening {
                sink.opening(amount, *mark == b'D', code);
            } else {
                sink.closing(amount, *mark == b'D', code);
            }
        }
        at = end;
    }
}

/// Whether a line is an opening balance, or a closing one.
fn balance(line: &[u8]) -> Option<(bool, &[u8])> {
    let opening = line
        .strip_prefix(b":60F:")
        .or_else(|| line.strip_prefix(b":60M:"));
    if let Some(rest) = opening {
        return Some((true, rest));
    }
    let closing = line
        .strip_prefix(b":62F:")
        .or_else(|| line.strip_prefix(b":62M:"));
    closing.map(|rest| (false, rest))
}

fn digits(text: &[u8], most: usize) -> usize {
    text.iter()
        .take(most)
        .take_while(|b| b.is_ascii_digit())
        .count()
}

fn entry(line: &[u8], at: usize, currency: &[u8], sink: &mut dyn Sink) {
    let mut cells: [&[u8]; 7] = [b""; 7];
    let mut date = *b"20000000";
    let parsed = (|| {
        if digits(line, 6) != 6 {
            return None;
        }
        let (day, mut rest) = line.split_at(6);
        if day >= b"900000".as_slice() {
            date[..2].copy_from_slice(b"19");
        }
        date[2..].copy_from_slice(day);
        if digits(rest, 4) == 4 {
            rest = &rest[4..];
        }
        let (out, mut rest) = match rest {
            [b'R', b'C', rest @ ..] | [b'D', rest @ ..] => (true, rest),
            [b'R', b'D', rest @ ..] | [b'C', rest @ ..] => (false, rest),
            _ => return None,
        };
        if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            rest = &rest[1..];
        }
        let length = rest
            .iter()
            .take_while(|b| b.is_ascii_digit() || **b == b',')
            .count();
        let (amount, rest) = rest.split_at(length);
        let (kind, reference) = rest.split_at(rest.len().min(4));
        let two = reference.windows(2).position(|w| w == b"//");
        let (own, bank) = two.map_or((reference, &b""[..]), |n| {
            (&reference[..n], &reference[n + 2..])
        });
        Some((out, amount, kind, own, bank))
    })();
    let mut signed = Vec::new();
    if let Some((out, amount, kind, own, bank)) = parsed {
        if out {
            signed.push(b'-');
        }
        signed.extend_from_slice(amount);
        cells = [&date, &signed, currency, bank, none_of(own), kind, b""];
    }
    sink.entry(&Entry { cells, at });
}

/// A reference that says that there is none.
fn none_of(own: &[u8]) -> &[u8] {
    if own == b"NONREF" { b"" } else { own }
}
