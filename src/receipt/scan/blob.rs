//! Chip data in a text: runs of hexadecimal digits or base64 that read as elements, tags with
//! values behind them, and applications that stand without a label.

use super::super::table::Terms;
use super::super::tlv::{self, Tree};
use super::super::value::bytes;
use super::clean::Clean;
use super::label::is_hex;
use super::tags::{application, tag_with_value};
use super::{Reader, Scan};
use zeroize::Zeroize;

/// Bytes that a text holds, and what is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Where it stands, in characters.
    pub at: usize,
    /// The bytes; secrets are among them, so only their tree may be shown.
    pub bytes: Vec<u8>,
    /// Their elements.
    pub tree: Tree,
    /// Why the text is no whole bytes.
    pub damage: Option<Damage>,
    /// Whether a label named it.
    pub labelled: bool,
}

impl Drop for Blob {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

/// Why digits are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// One digit too few or too many.
    Odd,
    /// A sign that is no digit, and its place.
    Sign(usize),
}

/// Fewer digits are no chip data.
const LEAST: usize = 8;

/// A run of digits with what may stand between them taken out.
struct Digits {
    text: Vec<u8>,
    to: usize,
    bad: Option<usize>,
}

impl Drop for Digits {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// Chip data behind a label.
pub(super) fn labelled(reader: &Reader<'_>, scan: &mut Scan, from: usize) -> Option<usize> {
    let found = gather(reader.signs, from, reader.limit, true);
    if found.text.len() >= 4 {
        keep(reader.terms, reader.clean, from, &found, true, scan);
        return Some(found.to);
    }
    None
}

/// Reads digits from a place on: pairs with spaces, commas, `0x`, and ends of lines between them.
fn gather(signs: &[char], from: usize, end: usize, forgiving: bool) -> Digits {
    // Most data is one run of digits; `0x` behind it is none of them.
    let mut run = signs[from..end].iter().take_while(|s| is_hex(**s)).count();
    if run > 0 && signs[from + run - 1] == '0' && matches!(signs.get(from + run), Some('x' | 'X')) {
        run -= 1;
    }
    let mut at = from + run;
    let mut found = Digits {
        text: signs[from..at].iter().map(|s| *s as u8).collect(),
        to: at,
        bad: None,
    };
    while at < end {
        let sign = signs[at];
        if sign == '0' && matches!(signs.get(at + 1), Some('x' | 'X')) {
            at += 2;
            continue;
        }
        if is_hex(sign) {
            found.text.push(sign as u8);
        } else if matches!(sign, ' ' | ',' | '\n' | ';') && found.text.len().is_multiple_of(2) {
            if !goes_on(signs, at, end) {
                break;
            }
            at += 1;
            continue;
        } else if sign.is_ascii_alphabetic()
            && found.text.len() >= 16
            && (forgiving || inside(signs, at, end))
        {
            // One strange letter among many digits is damage, and not the end.
            found.bad.get_or_insert(at);
            found.text.push(b'0');
        } else {
            break;
        }
        at += 1;
        found.to = at;
    }
    found
}

/// Whether at least eight digits stand on each side of a sign.
fn inside(signs: &[char], at: usize, end: usize) -> bool {
    let after = signs[at + 1..end].iter().take(8);
    { after }.filter(|s| is_hex(**s)).count() == 8
}

/// Whether more pairs follow after signs that may stand between them.
fn goes_on(signs: &[char], at: usize, end: usize) -> bool {
    let rest = signs[at..end].iter().take(6);
    let gap = { rest }
        .take_while(|s| matches!(s, ' ' | ',' | '\n' | ';'))
        .count();
    let mut next = at + gap;
    if signs.get(next) == Some(&'0') && matches!(signs.get(next + 1), Some('x' | 'X')) {
        next += 2;
    }
    let digit = |at: usize| at < end && is_hex(signs[at]);
    let pair = digit(next) && digit(next + 1);
    // A word such as `DEAD` or `EE` may only follow as one of many.
    pair && (next + 2 >= end || !signs[next + 2].is_alphabetic() || digit(next + 2))
}

fn keep(
    terms: &Terms,
    clean: &Clean,
    from: usize,
    found: &Digits,
    labelled: bool,
    scan: &mut Scan,
) -> bool {
    let bytes = bytes(&found.text);
    let tree = tlv::read(&bytes, &|tag| terms.is_known(tag));
    scan.steps += tree.steps;
    let damage = match found.bad {
        Some(at) => Some(Damage::Sign(clean.place(at))),
        None if found.text.len() % 2 == 1 => Some(Damage::Odd),
        None => None,
    };
    if !labelled && !is_likely(terms, &bytes, &tree) {
        return false;
    }
    scan.blobs.push(Blob {
        at: clean.place(from),
        bytes,
        tree,
        damage,
        labelled,
    });
    true
}

/// Whether bytes without a label are chip data: the first tag is known, and most of the bytes
/// lie in elements with known tags.
fn is_likely(terms: &Terms, bytes: &[u8], tree: &Tree) -> bool {
    let top = tree.items.iter().filter(|item| item.depth == 0);
    let known: usize = top
        .filter(|item| terms.is_known(item.tag) && item.len > 0)
        .map(|item| usize::from(item.head) + item.len)
        .sum();
    let first = tree.items.first();
    first.is_some_and(|item| terms.is_known(item.tag)) && known * 2 > bytes.len()
}

/// Looks for chip data, tags with values, and applications in what no label has taken.
pub(super) fn hunt(terms: &Terms, clean: &Clean, taken: &[(usize, usize)], scan: &mut Scan) {
    let signs = &clean.signs;
    let (mut at, mut next) = (0, 0);
    // What was gathered once and is nothing is not gathered again from its middle.
    let mut tried = Tried::default();
    while at < signs.len() {
        scan.steps += 1;
        while taken.get(next).is_some_and(|(_, to)| *to <= at) {
            next += 1;
        }
        let (from, to) = taken
            .get(next)
            .copied()
            .unwrap_or((signs.len(), signs.len()));
        if at >= from {
            at = to.max(at + 1);
            continue;
        }
        if !signs[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        at = word(terms, clean, at, from, &mut tried, scan).max(at + 1);
    }
}

/// Up to where digits and base64 were tried.
#[derive(Default)]
struct Tried {
    digits: usize,
    base64: usize,
}

/// Tries what begins with a letter or digit, up to `end`; where to go on.
fn word(
    terms: &Terms,
    clean: &Clean,
    at: usize,
    end: usize,
    tried: &mut Tried,
    scan: &mut Scan,
) -> usize {
    let signs = &clean.signs;
    if let Some(to) = tag_with_value(terms, clean, at, end, scan) {
        return to;
    }
    if at >= tried.digits {
        let found = gather(signs, at, end, false);
        scan.steps += found.to - at;
        tried.digits = found.to;
        // A text that is nothing but digits is meant as chip data, whatever its tags; but for a
        // message, whose numbers would fall between elements that are none.
        let alone = is_alone(signs, at, found.to);
        let is_message = is_message(&found.text);
        let found = match alone && found.to < end {
            true => gather(signs, at, end, true),
            false => found,
        };
        let forced = alone && !is_message;
        let least = if forced { 4 } else { LEAST };
        if found.text.len() >= least && keep(terms, clean, at, &found, forced, scan) {
            return found.to;
        }
        if is_message {
            let text = String::from_utf8_lossy(&found.text).into_owned();
            scan.messages.push((clean.place(at), text));
            return found.to;
        }
    }
    let letters = |s: &char| s.is_ascii_alphanumeric();
    if at >= tried.base64 {
        let run = signs[at..end].iter();
        let run = { run }
            .take_while(|s| letters(s) || matches!(s, '+' | '/' | '='))
            .count();
        scan.steps += run;
        tried.base64 = at + run;
        let alone = run >= 8 && run % 4 == 0 && at < 8 && at + run + 8 > signs.len();
        if (run >= 12 || alone) && base64(terms, clean, at, at + run, scan) {
            return at + run;
        }
    }
    let run = signs[at..end].iter().take_while(|s| letters(s)).count();
    scan.steps += run;
    application(terms, clean, at, at + run, scan);
    at + run
}

/// Whether nothing but spaces stands around digits, a strange letter among them aside.
fn is_alone(signs: &[char], from: usize, to: usize) -> bool {
    let blank = |sign: &char| matches!(sign, ' ' | '\n' | '"' | '\'' | ';' | ',' | '}' | '{');
    let before = signs[..from].iter().take(64);
    let long = to - from >= 16;
    let mut behind = signs[to..].iter().take(2048);
    from < 64
        && to - from >= 8
        && { before }.all(blank)
        && behind.all(|s| blank(s) || is_hex(*s) || s.is_ascii_alphabetic() && long)
}

/// Whether digits begin as a message does: its type, then a bitmap.
fn is_message(text: &[u8]) -> bool {
    let kind = |t: &[u8]| t[0] == b'0' && matches!(t[1], b'1'..=b'8') && t[3] == b'0';
    text.len() >= 20 && kind(text)
}

/// Chip data in base64 (RFC 4648, 4).
fn base64(terms: &Terms, clean: &Clean, from: usize, end: usize, scan: &mut Scan) -> bool {
    let signs = &clean.signs[from..end];
    let text: Vec<char> = signs.iter().copied().filter(|s| *s != '=').collect();
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for sign in text {
        let value = match sign {
            'A'..='Z' => sign as u32 - 'A' as u32,
            'a'..='z' => sign as u32 - 'a' as u32 + 26,
            '0'..='9' => sign as u32 - '0' as u32 + 52,
            '+' => 62,
            '/' => 63,
            _ => return false,
        };
        bits = bits << 6 | value;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    let tree = tlv::read(&bytes, &|tag| terms.is_known(tag));
    scan.steps += tree.steps;
    if !tree.faults.is_empty() || !is_likely(terms, &bytes, &tree) {
        return false;
    }
    scan.blobs.push(Blob {
        at: clean.place(from),
        bytes,
        tree,
        damage: None,
        labelled: false,
    });
    true
}
