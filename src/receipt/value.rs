//! What an element's value says.
//!
//! In: a tag, its value, whose reading counts, and the table. Out: [`Say`]s in order: rows of the
//! table and small facts, for `present` to word. Secrets are not looked into: they say nothing.

use super::iad;
use super::table::{Of, Tag, Terms};
use super::tlv::wanted;
use super::word::{As, Secret, Set};

/// One thing that a value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// A row of bits holds.
    Bit(usize),
    /// A row of codes.
    Code(usize),
    /// A row of codes with a number in it.
    CodeOf(usize, u32),
    /// A code that the table does not have.
    Unlisted(String),
    /// Letters.
    Text(String),
    /// A number.
    Number(u64),
    /// Money in the smallest unit.
    Amount(u64),
    /// Year of two digits, month, day.
    Date(u8, u8, u8),
    /// Hour, minute, second.
    Time(u8, u8, u8),
    /// An entry of a list of data objects.
    Wanted(u32, Option<usize>),
    /// One rule of a list of verification methods: method, condition, and whether the next rule
    /// is tried where this one fails.
    Cvm(Option<usize>, Option<usize>, bool),
    /// A named part: its name's word, and digits.
    Part(Part, String),
    /// The value is not of the form that the tag has.
    Odd,
}

/// Parts that values have inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Which key a cryptogram is made with.
    KeyIndex,
    /// How a cryptogram is made.
    CryptogramVersion,
    /// What the card found.
    CardResults,
    /// How many wrong PINs are left.
    PinTries,
    /// A card's dynamic number.
    DynamicNumber,
    /// Counters.
    Counters,
    /// The cryptogram of the issuer's answer.
    ResponseCryptogram,
    /// Which form it has.
    Version,
    /// The card's own unpredictable number.
    CardNumber,
    /// Money X of a verification list.
    AmountX,
    /// Money Y of a verification list.
    AmountY,
    /// Which family of cards.
    Family,
    /// Which form the data has.
    Format,
}

/// Digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from(b"0123456789ABCDEF"[usize::from(n & 15)]);
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(*byte));
    }
    out
}

/// The bytes of digits; one too many is left, and what is none counts as 0.
pub fn bytes(digits: &[u8]) -> Vec<u8> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => digit - b'0',
        b'A'..=b'F' => digit - b'A' + 10,
        b'a'..=b'f' => digit - b'a' + 10,
        _ => 0,
    };
    let pairs = digits.chunks_exact(2);
    pairs.map(|p| value(p[0]) << 4 | value(p[1])).collect()
}

/// A number of binary-coded digits; none where one is above 9.
pub(super) fn digits(bytes: &[u8]) -> Option<u64> {
    bytes.iter().try_fold(0_u64, |n, byte| {
        let (hi, lo) = (byte >> 4, byte & 15);
        (hi <= 9 && lo <= 9)
            .then(|| n.checked_mul(100)?.checked_add(u64::from(hi * 10 + lo)))
            .flatten()
    })
}

/// Plain letters; none where there are others.
pub(super) fn letters(bytes: &[u8]) -> Option<String> {
    let plain = bytes.iter().all(|b| (0x20..0x7F).contains(b));
    (plain && !bytes.is_empty()).then(|| bytes.iter().map(|b| char::from(*b)).collect())
}

/// What a value says.
pub fn says(terms: &Terms, tag: u32, value: &[u8], of: Of) -> Vec<Say> {
    let row = terms.tag(tag, of);
    row.map_or_else(Vec::new, |(_, row)| said_by(terms, tag, row, value, of))
}

/// The same where the tag's row is known.
pub(super) fn said_by(terms: &Terms, tag: u32, row: Tag, value: &[u8], of: Of) -> Vec<Say> {
    if row.secret != Secret::None {
        return Vec::new();
    }
    match row.kind {
        As::Bits => bits(terms, tag, value, of),
        As::Cid => cid(terms, value),
        As::Iad => iad::says(terms, value, of),
        As::CvmList => cvm_list(terms, value),
        As::CvmResult => cvm_result(terms, value),
        As::Dol => list(value, true),
        As::Tags => list(value, false),
        As::Amount => one(digits(value).map(Say::Amount)),
        As::Numeric => one(digits(value).map(Say::Number)),
        As::Count => vec![Say::Number(
            value.iter().take(8).fold(0, |n, b| n << 8 | u64::from(*b)),
        )],
        As::Date => one(pairs(value).map(|[a, b, c]| Say::Date(a, b, c))),
        As::Time => one(pairs(value).map(|[a, b, c]| Say::Time(a, b, c))),
        As::Text => one(letters(value).map(Say::Text)),
        As::Preferred => one(letters(value).map(Say::Text)),
        As::Arc => {
            let text = letters(value);
            text.map_or(vec![Say::Odd], |text| vec![code(terms, Set::Arc, &text)])
        }
        As::Currency => chunks(value, 2, |c| code(terms, Set::Currency, &hex(c)[1..])),
        As::Country => chunks(value, 2, |c| code(terms, Set::Country, &hex(c)[1..])),
        As::Mcc => vec![code(terms, Set::Mcc, &hex(value))],
        As::Entry => vec![code(terms, Set::Entry, &hex(value))],
        As::TerminalType => vec![code(terms, Set::TerminalType, &hex(value))],
        As::SaleType => vec![code(terms, Set::SaleType, &hex(value))],
        As::Service => service(terms, hex(value).trim_start_matches('0')),
        As::Language => chunks(value, 2, |c| {
            let text = letters(c).unwrap_or_default().to_ascii_lowercase();
            code(terms, Set::Language, &text)
        }),
        As::Aid => {
            let aid = hex(value);
            let text = || letters(value).filter(|text| text.len() == value.len());
            let known = terms.application(&aid).map(Say::Code);
            let scheme = || terms.scheme_row(&aid).map(Say::Code);
            known
                .or_else(scheme)
                .or_else(|| text().map(Say::Text))
                .into_iter()
                .collect()
        }
        As::IssuerAuth => issuer_auth(terms, value),
        As::Poi => poi(terms, value),
        As::PoiList => chunks(value, 2, |c| code(terms, Set::Poi, &hex(c))),
        As::Asrpd => asrpd(terms, value),
        As::CardAuth => card_auth(terms, value, of),
        As::ThirdParty => third_party(terms, value),
        As::Oid => oid(value),
        As::Binary | As::Template => Vec::new(),
    }
}

fn one(say: Option<Say>) -> Vec<Say> {
    vec![say.unwrap_or(Say::Odd)]
}

fn code(terms: &Terms, set: Set, code: &str) -> Say {
    match terms.code(set, code) {
        Some(row) => Say::Code(row),
        None => Say::Unlisted(code.to_owned()),
    }
}

fn chunks(value: &[u8], width: usize, mut say: impl FnMut(&[u8]) -> Say) -> Vec<Say> {
    let (each, rest) = (value.chunks_exact(width), value.len() % width);
    let mut out: Vec<Say> = each.map(&mut say).collect();
    if rest != 0 || value.is_empty() {
        out.push(Say::Odd);
    }
    out
}

fn pairs(value: &[u8]) -> Option<[u8; 3]> {
    let [a, b, c] = value else {
        return None;
    };
    let two = |byte: &u8| digits(&[*byte]).map(|n| n as u8);
    Some([two(a)?, two(b)?, two(c)?])
}

/// The rows of bits that hold of a value.
pub(super) fn bits(terms: &Terms, tag: u32, value: &[u8], of: Of) -> Vec<Say> {
    let holds = |byte: u8, mask: u8, wanted: u8| {
        let at = usize::from(byte).wrapping_sub(1);
        value.get(at).is_some_and(|byte| byte & mask == wanted)
    };
    let rows = terms.bits(tag, of);
    rows.filter(|(_, row)| holds(row.byte, row.mask, row.value))
        .map(|(at, _)| Say::Bit(at))
        .collect()
}

fn cid(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let [byte] = value else {
        return vec![Say::Odd];
    };
    let mut out = vec![code(terms, Set::CidType, &hex(&[byte & 0xC0]))];
    if byte & 0x08 != 0 {
        out.push(code(terms, Set::CidAdvice, "1"));
    }
    if byte & 0x07 != 0 {
        out.push(code(terms, Set::CidWhy, &(byte & 0x07).to_string()));
    }
    out
}

fn cvm_list(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let Some((amounts, rules)) = value.split_at_checked(8) else {
        return vec![Say::Odd];
    };
    let mut out = Vec::new();
    for (part, bytes) in [
        (Part::AmountX, &amounts[..4]),
        (Part::AmountY, &amounts[4..]),
    ] {
        if bytes.iter().any(|b| *b != 0) {
            let n = bytes.iter().fold(0_u64, |n, b| n << 8 | u64::from(*b));
            out.push(Say::Part(part, n.to_string()));
        }
    }
    out.extend(chunks(rules, 2, |rule| cvm(terms, rule[0], rule[1])));
    out
}

fn cvm(terms: &Terms, method: u8, when: u8) -> Say {
    let named = terms.code(Set::Cvm, &hex(&[method & 0x3F]));
    let when = terms.code(Set::CvmWhen, &hex(&[when]));
    Say::Cvm(named, when, method & 0x40 != 0)
}

fn cvm_result(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let [method, when, result] = value else {
        return vec![Say::Odd];
    };
    let result = code(terms, Set::CvmResult, &hex(&[*result]));
    vec![cvm(terms, *method, *when), result]
}

fn list(value: &[u8], with_lengths: bool) -> Vec<Say> {
    let (list, is_whole) = wanted(value, with_lengths);
    let mut out: Vec<Say> = list.iter().map(|w| Say::Wanted(w.tag, w.len)).collect();
    if !is_whole {
        out.push(Say::Odd);
    }
    out
}

/// A service code of three digits.
pub(super) fn service(terms: &Terms, code_text: &str) -> Vec<Say> {
    let text = format!("{code_text:0>3}");
    let sets = [Set::Service1, Set::Service2, Set::Service3];
    let digits = text.chars().zip(sets);
    digits
        .map(|(digit, set)| code(terms, set, &digit.to_string()))
        .collect()
}

fn issuer_auth(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let Some((cryptogram, rest)) = value.split_at_checked(8) else {
        return vec![Say::Odd];
    };
    let mut out = vec![Say::Part(Part::ResponseCryptogram, hex(cryptogram))];
    if let Some(text) = letters(rest).filter(|text| text.len() == 2) {
        out.push(code(terms, Set::Arc, &text));
    }
    out
}

fn poi(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let (mut out, mut rest) = (Vec::new(), value);
    while let [a, b, len, more @ ..] = rest {
        let Some((data, next)) = more.split_at_checked(usize::from(*len)) else {
            out.push(Say::Odd);
            return out;
        };
        if [*a, *b] == [0, 1] || [*a, *b] == [0, 2] && data.len() % 2 == 0 {
            out.extend(data.chunks_exact(2).map(|c| code(terms, Set::Poi, &hex(c))));
        } else {
            out.push(Say::Unlisted(hex(&[*a, *b])));
        }
        rest = next;
    }
    if !rest.is_empty() {
        out.push(Say::Odd);
    }
    out
}

fn asrpd(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let (mut out, mut rest) = (Vec::new(), value);
    while let [a, b, len, more @ ..] = rest {
        let Some((data, next)) = more.split_at_checked(usize::from(*len)) else {
            out.push(Say::Odd);
            return out;
        };
        let id = hex(&[*a, *b]);
        out.push(code(terms, Set::Asrpd, &id));
        if let Some(kind) = data.first() {
            out.push(code(terms, Set::AsrpdKind, &hex(&[*kind])));
        }
        rest = next;
    }
    out
}

fn card_auth(terms: &Terms, value: &[u8], of: Of) -> Vec<Say> {
    let Some((version, rest)) = value.split_first() else {
        return vec![Say::Odd];
    };
    let Some((number, rest)) = rest.split_at_checked(4) else {
        return vec![Say::Odd];
    };
    let mut out = vec![
        Say::Part(Part::Version, version.to_string()),
        Say::Part(Part::CardNumber, hex(number)),
    ];
    out.extend(bits(terms, 0x9F6C, rest, of));
    out
}

fn third_party(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let [c1, c2, id1, id2, rest @ ..] = value else {
        return vec![Say::Odd];
    };
    let country = hex(&[*c1, *c2]);
    let mut out = vec![
        code(terms, Set::Country, &country[1..]),
        code(terms, Set::ThirdParty, &hex(&[id1 & 0x7F, *id2])),
    ];
    if id1 & 0x80 == 0
        && let [a, b, ..] = rest
    {
        out.push(code(terms, Set::Device, &hex(&[*a, *b])));
    }
    out
}

/// An object identifier (ISO/IEC 8825-1:2021, 8.19).
fn oid(value: &[u8]) -> Vec<Say> {
    let (mut arcs, mut number) = (Vec::new(), 0_u64);
    for byte in value {
        number = number << 7 | u64::from(byte & 0x7F);
        if number > u64::from(u32::MAX) {
            return vec![Say::Odd];
        }
        if byte & 0x80 == 0 {
            if arcs.is_empty() {
                let first = (number / 40).min(2);
                arcs.extend([first, number - first * 40]);
            } else {
                arcs.push(number);
            }
            number = 0;
        }
    }
    let text: Vec<String> = arcs.iter().map(u64::to_string).collect();
    vec![Say::Text(text.join("."))]
}
