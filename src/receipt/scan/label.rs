//! Where labels and telling words stand in a text.

use super::super::table::Terms;
use super::super::word::What;

/// A label in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Its first sign.
    pub(super) from: usize,
    /// The sign behind it.
    pub(super) to: usize,
    pub(super) what: What,
    pub(super) tag: u32,
}

/// Signs that may stand inside a label of several words.
fn joins(sign: char) -> bool {
    matches!(sign, ' ' | '_' | '-' | '.' | '/' | '*')
}

/// What may follow a label before its value.
pub(super) fn separates(sign: char) -> bool {
    matches!(
        sign,
        ' ' | ':' | '=' | '"' | '\'' | '#' | '.' | '[' | '(' | '-' | '>' | '|' | ',' | '：'
    )
}

/// Finds every label, the longest at each place, none inside another; and the turns it took.
pub(super) fn labels(terms: &Terms, signs: &[char]) -> (Vec<Hit>, usize) {
    let (mut hits, mut i, mut steps) = (Vec::new(), 0, 0);
    let mut digits_end = 0;
    while i < signs.len() {
        steps += 1;
        // Behind a digit a label has a mark behind it: in a run of digits it goes beyond the last.
        if i > 0 && is_hex(signs[i - 1]) && is_hex(signs[i]) {
            if digits_end <= i {
                digits_end = i + signs[i..].iter().take_while(|s| is_hex(**s)).count();
                steps += digits_end - i;
            }
            if digits_end - i > terms.n_digits {
                i = digits_end - terms.n_digits;
                continue;
            }
        }
        match longest(terms, signs, i, &mut steps) {
            Some(hit) => {
                i = hit.to;
                hits.push(hit);
            }
            None => i += 1,
        }
    }
    (hits, steps)
}

fn longest(terms: &Terms, signs: &[char], from: usize, steps: &mut usize) -> Option<Hit> {
    let first = lower(signs[from]);
    let at = terms
        .heads
        .binary_search_by_key(&first, |(head, _, _)| *head)
        .ok()?;
    let (_, lo, hi) = terms.heads[at];
    let before = from.checked_sub(1).map(|at| signs[at]);
    let rows = terms.packed.labels.get(usize::from(lo)..usize::from(hi))?;
    rows.iter().find_map(|label| {
        let to = matched(&label.text, signs, from, steps)?;
        let hit = Hit {
            from,
            to,
            what: label.what,
            tag: label.tag,
        };
        stands(&label.text, before, signs, hit).then_some(hit)
    })
}

/// Where a label ends that begins here.
fn matched(label: &str, signs: &[char], from: usize, steps: &mut usize) -> Option<usize> {
    let mut at = from;
    for (n, wanted) in label.chars().enumerate() {
        *steps += 1;
        // One join between letters is passed over, unless the label has it.
        if n > 0
            && signs.get(at).is_some_and(|sign| joins(*sign))
            && lower(*signs.get(at)?) != wanted
        {
            at += 1;
        }
        if lower(*signs.get(at)?) != wanted {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn lower(sign: char) -> char {
    if sign.is_ascii() {
        return sign.to_ascii_lowercase();
    }
    sign.to_lowercase().next().unwrap_or(sign)
}

/// Words that say something by themselves and need no value.
pub(super) fn is_word(what: What) -> bool {
    use What::{Approved, Declined, Fallback, Inserted, Keyed, Reversed, Swiped, Tapped, Void};
    matches!(
        what,
        Approved | Declined | Reversed | Void | Tapped | Inserted | Swiped | Keyed | Fallback
    )
}

/// Whether a label is one by what stands around it.
fn stands(label: &str, before: Option<char>, signs: &[char], hit: Hit) -> bool {
    let behind = signs.get(hit.to).copied().unwrap_or('\n');
    if !label.is_ascii() {
        // 中文 has no spaces; letters of other alphabets stop at each other.
        let letters = |sign: char| sign.is_alphabetic() && !is_han(sign);
        return is_han(label.chars().next().unwrap_or(' ')) || !letters(behind);
    }
    let word = |sign: char| sign.is_ascii_alphanumeric();
    let marked = matches!(skip_spaces(signs, hit.to), Some(':' | '='));
    // `AC`, `F4` and the like stand in any dump of bytes.
    if !marked && label.len() <= 3 && label.chars().all(is_hex) {
        return false;
    }
    if is_word(hit.what) {
        return before.is_none_or(|sign| !word(sign)) && !word(behind);
    }
    match before {
        // Glued to what stands before: only with a mark, and not inside a longer word.
        Some(sign) if word(sign) => {
            marked
                && label.len() >= 2
                && (sign.is_ascii_digit() || label.len() >= 3 && is_hex(sign))
        }
        _ if word(behind) => label.len() >= 3 && behind.is_ascii_digit() && hex_follows(signs, hit),
        _ => label.len() >= 3 || marked || matches!(behind, ' ' | '"' | '#' | '-' | '.'),
    }
}

/// Whether digits follow at once, as in `TVR0000008000`: enough for a value.
fn hex_follows(signs: &[char], hit: Hit) -> bool {
    let run = signs[hit.to..].iter().take_while(|sign| is_hex(**sign));
    run.take(4).count() >= 4
}

fn skip_spaces(signs: &[char], from: usize) -> Option<char> {
    let rest = signs[from..].iter().take(4);
    { rest }.copied().find(|sign| !matches!(sign, ' ' | '"'))
}

pub(super) fn is_hex(sign: char) -> bool {
    sign.is_ascii_hexdigit()
}

fn is_han(sign: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&sign)
}
