//! The issuer application data (9F10), where its form is known.
//!
//! In: the value and the scheme. Out: key, way of the cryptogram, and the card verification
//! results bit by bit. Forms: M/Chip (18 to 32 bytes, or 8 without counters), and that of VIS,
//! PBOC and American Express, which begins with its length. Without a scheme both are tried.

use super::table::{IAD, Of, Terms};
use super::value::{Part, Say, bits, hex};
use super::word::Set;

/// What the data says; nothing where its form is not known.
pub(super) fn says(terms: &Terms, value: &[u8], of: Of) -> Vec<Say> {
    match of {
        Of::Mastercard => chip(terms, value),
        Of::Visa | Of::Unionpay | Of::Amex => counted(terms, value, of),
        _ if is_chip(value) => chip(terms, value),
        _ => counted(terms, value, of),
    }
}

/// Whether it looks like M/Chip's: the first byte is a key's index, not a length that fits.
fn is_chip(value: &[u8]) -> bool {
    // The others begin with the length of what follows up to their results, which is 3 and more
    // with theirs: a key's index that looks like it is not told apart.
    let counted = value
        .get(3)
        .is_some_and(|n| usize::from(value[0]) == usize::from(*n) + 3);
    value.len() >= 8 && !counted && usize::from(value[0]) + 1 != value.len()
}

/// M/Chip: key, version, six bytes of results, a dynamic number, counters.
fn chip(terms: &Terms, value: &[u8]) -> Vec<Say> {
    let [key, version, rest @ ..] = value else {
        return vec![Say::Odd];
    };
    let Some((results, rest)) = rest.split_at_checked(6) else {
        return vec![Say::Odd];
    };
    let mut out = vec![
        Say::Part(Part::Family, "M/Chip".to_owned()),
        Say::Part(Part::KeyIndex, hex(&[*key])),
        Say::Part(Part::CryptogramVersion, hex(&[*version])),
        Say::Part(Part::CardResults, hex(results)),
    ];
    let way = terms.code(Set::MchipKey, &hex(&[*version]));
    out.extend(way.map(Say::Code));
    out.extend(bits(terms, IAD, results, Of::Mastercard));
    out.push(Say::Part(Part::PinTries, (results[2] & 15).to_string()));
    if let Some((number, counters)) = rest.split_at_checked(2) {
        out.push(Say::Part(Part::DynamicNumber, hex(number)));
        if !counters.is_empty() {
            out.push(Say::Part(Part::Counters, hex(counters)));
        }
    }
    out
}

/// Length, key, version, results with their own length.
fn counted(terms: &Terms, value: &[u8], of: Of) -> Vec<Say> {
    let [length, key, version, count, rest @ ..] = value else {
        return vec![Say::Odd];
    };
    let count = usize::from(*count);
    let fits = usize::from(*length) == count + 3 || usize::from(*length) + 1 == value.len();
    let Some((results, _)) = rest.split_at_checked(count).filter(|_| fits && count > 0) else {
        return Vec::new();
    };
    let family = match of {
        Of::Unionpay => "PBOC",
        Of::Amex => "American Express",
        _ => "Visa Smart Debit/Credit (VSDC), PBOC",
    };
    let mut out = vec![
        Say::Part(Part::Family, family.to_owned()),
        Say::Part(Part::Format, "1".to_owned()),
        Say::Part(Part::KeyIndex, hex(&[*key])),
        Say::Part(Part::CryptogramVersion, hex(&[*version])),
        Say::Part(Part::CardResults, hex(&value[3..4 + count])),
    ];
    out.extend(bits(terms, IAD, results, Of::Visa));
    out
}
