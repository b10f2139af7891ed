//! What stands in a text without a label: tags with values behind them, and applications.

use super::super::table::{Of, Terms};
use super::super::value::bytes;
use super::super::word::{Secret, What};
use super::clean::Clean;
use super::digits::Trust;
use super::label::is_hex;
use super::{Scan, Seen};
use zeroize::Zeroize;

/// A tag, a mark, and its value: `9F26: 12…`, `"95":"00…"`, `<9F34>…`, `tag82=3900`.
pub(super) fn tag_with_value(
    terms: &Terms,
    clean: &Clean,
    at: usize,
    end: usize,
    scan: &mut Scan,
) -> Option<usize> {
    let signs = &clean.signs;
    let mut from = at;
    let is = |from: usize, word: &str| {
        word.chars()
            .enumerate()
            .all(|(n, c)| from + n < end && signs[from + n].eq_ignore_ascii_case(&c))
    };
    for prefix in ["tag", "emv", "t"] {
        if is(from, prefix) && !is_hex(signs[from]) {
            from += prefix.len();
            from += signs[from..end]
                .iter()
                .take(2)
                .take_while(|s| matches!(s, '_' | ' ' | '-'))
                .count();
            break;
        }
    }
    let digits = signs[from..end]
        .iter()
        .take(9)
        .take_while(|s| is_hex(**s))
        .count();
    if !matches!(digits, 2 | 4 | 6) {
        return None;
    }
    let name: String = signs[from..from + digits].iter().collect();
    let tag = u32::from_str_radix(&name, 16).ok()?;
    let row = terms.tag(tag, Of::All)?.1;
    let mut next = from + digits;
    let mut marked = false;
    while next < end
        && matches!(
            signs[next],
            ':' | '=' | '"' | '\'' | ' ' | '>' | ']' | ')' | '|'
        )
    {
        marked |= matches!(signs[next], ':' | '=' | '>' | '|' | ']' | ')');
        next += 1;
        if next - from > 16 {
            return None;
        }
    }
    if !marked {
        return None;
    }
    // `9F26 [8]: …` and `9F26 08 …` have the length between; the value alone tells.
    let found = super::digits::run(signs, next, end, 1024, true);
    scan.steps += found.to - at;
    if found.text.len() < 2 {
        return None;
    }
    let odd = found.text.len() % 2 == 1;
    let trust = match (odd, found.guessed) {
        (true, _) => Trust::Odd,
        (_, true) => Trust::Guessed,
        _ => Trust::Read,
    };
    let mut found = found;
    let value = match row.secret {
        Secret::None => found.text,
        _ => {
            found.text.zeroize();
            String::new()
        }
    };
    let arc = |hex: &str| super::super::value::letters(&bytes(hex.as_bytes()));
    let value = if tag == 0x8A && value.len() == 4 {
        arc(&value).unwrap_or(value)
    } else {
        value
    };
    scan.seen.push(Seen {
        what: What::Tag,
        tag,
        value,
        at: clean.place(at),
        trust,
        secret: row.secret,
    });
    Some(found.to)
}

/// An application that stands without a label, perhaps glued to other digits.
pub(super) fn application(terms: &Terms, clean: &Clean, from: usize, end: usize, scan: &mut Scan) {
    let word: String = clean.signs[from..end].iter().take(64).collect();
    let word = word.to_ascii_uppercase();
    for (at, _) in word
        .match_indices("A0000")
        .chain(word.match_indices("D2760000"))
    {
        let rest: String = { word[at..].chars() }.take_while(|c| is_hex(*c)).collect();
        let Some(row) = terms.application(&rest) else {
            continue;
        };
        let known = terms.code_at(row).len();
        let even = rest.len().is_multiple_of(2) && rest.len() <= 32;
        let value = if even { &rest } else { &rest[..known] };
        if known >= 10 {
            scan.seen.push(Seen {
                what: What::Tag,
                tag: 0x84,
                value: value.to_owned(),
                at: clean.place(from + at),
                trust: Trust::Read,
                secret: Secret::None,
            });
            return;
        }
    }
}
