//! Puts typed text right where the pack knows no such word but one that sounds or looks like it:
//! 冲证 for 冲正, `T1MEOUT` for `timeout`.
//!
//! In: typed text, folded but for spaces. Out: the same text put right, or none where nothing
//! in it asks for that. What comes out is one more way to read, and never the only one.

use super::overlap::Overlap;
use super::spelled::Readings;

/// The text put right, or none where nothing was.
pub(super) fn put_right(text: &str, overlap: &Overlap, readings: &Readings) -> Option<String> {
    let mut chars: Vec<char> = text.chars().collect();
    let mut any = false;
    for at in 1..chars.len() {
        let (one, other) = (chars[at - 1], chars[at]);
        if one.is_ascii() || other.is_ascii() || overlap.has_pair(one, other) {
            continue;
        }
        // The character whose other neighbour does not know it either is the wrong one.
        let known = |a: Option<&char>, b: Option<&char>| match (a, b) {
            (Some(&a), Some(&b)) => overlap.has_pair(a, b),
            _ => false,
        };
        let before = known(at.checked_sub(2).and_then(|at| chars.get(at)), Some(&one));
        let after = known(Some(&other), chars.get(at + 1));
        let later = |c: &char| overlap.has_pair(one, *c);
        let sooner = |c: &char| overlap.has_pair(*c, other);
        let later = || readings.sounds_like(other).find(later).map(|c| (at, c));
        let sooner = || readings.sounds_like(one).find(sooner).map(|c| (at - 1, c));
        let right = if after && !before {
            sooner().or_else(later)
        } else {
            later().or_else(sooner)
        };
        if let Some((at, c)) = right {
            chars[at] = c;
            any = true;
        }
    }
    let (mut out, mut word) = (String::new(), String::new());
    for c in chars.into_iter().chain(['\n']) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            continue;
        }
        let letters: Vec<char> = word.chars().collect();
        let meant = if readings.is_pinyin(&letters) {
            None
        } else {
            overlap.meant(&word)
        };
        any |= meant.is_some();
        out.push_str(meant.unwrap_or(&word));
        out.push(c);
        word.clear();
    }
    any.then_some(out)
}
