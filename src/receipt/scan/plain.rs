//! Values in plain digits and letters: codes, numbers, money, days; and names of tags.

use super::super::table::Terms;
use super::super::word::{Set, What};
use super::digits::{Trust, mistaken};
use super::{Reader, Scan};
use zeroize::Zeroize;

/// The longest value of a plain field.
const LONGEST: usize = 40;

/// Letters and digits from a place on, in capitals, and the sign behind them.
pub(super) fn token(signs: &[char], from: usize, end: usize) -> (String, usize) {
    let rest = signs[from..end].iter().take(80);
    let word: String = { rest }
        .take_while(|s| s.is_alphanumeric())
        .flat_map(|s| s.to_uppercase())
        .collect();
    let to = from + word.chars().count();
    (word, to.min(end))
}

/// Takes a value that is no tag's.
pub(super) fn take(reader: &Reader<'_>, scan: &mut Scan, from: usize) -> Option<usize> {
    let (signs, limit, what) = (reader.signs, reader.limit, reader.hit.what);
    let line = line(signs, from, limit);
    let (word, to) = token(signs, from, limit);
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let sized = |least: usize, most: usize| plain && (least..=most).contains(&word.len());
    let value = match what {
        // A code has two signs, or three digits (ISO 8583:1993; American Express).
        What::Rc => match word.len() {
            2 if plain && digits > 0 => word,
            3 if digits == 3 => word,
            4 if plain && word.starts_with("00") && digits == 4 => word[2..].to_owned(),
            _ => return None,
        },
        What::Rrn => (sized(6, 20) && digits * 2 >= word.len()).then_some(word)?,
        What::Trace | What::Batch => (sized(1, 12) && digits == word.len()).then_some(word)?,
        What::Terminal => (sized(4, 16) && digits > 0).then_some(word)?,
        What::Merchant => (sized(6, 20) && digits * 2 >= word.len()).then_some(word)?,
        What::Auth => (sized(4, 8) && digits > 0).then_some(word)?,
        What::Order => (sized(6, 40) && digits * 2 >= word.len()).then_some(word)?,
        What::Entry => return entry(reader, scan, from),
        What::Service => (word.len() == 3 && digits == 3).then_some(word)?,
        What::Sw => {
            let spaced: String = { line.chars() }
                .filter(|c| !c.is_whitespace())
                .take(4)
                .collect();
            let word = spaced.to_ascii_uppercase();
            let starts = word.starts_with(['6', '9']);
            let hex = word.len() == 4 && word.chars().all(|c| c.is_ascii_hexdigit());
            (starts && hex).then_some(word)?
        }
        What::Amount => money(&line)?,
        What::Date | What::Time => moment(&line)?,
        What::Expiry => (digits >= 2).then(String::new)?,
        What::CvmText => return spoken(reader, scan, &line, from),
        _ => return None,
    };
    reader.see(scan, what, 0, value, Trust::Read);
    Some(to)
}

/// The rest of a line.
fn line(signs: &[char], from: usize, limit: usize) -> String {
    let rest = signs[from..limit].iter().take(LONGEST);
    { rest }.take_while(|s| **s != '\n').collect()
}

/// Digits of an entry mode, or words for it.
fn entry(reader: &Reader<'_>, scan: &mut Scan, from: usize) -> Option<usize> {
    let (word, to) = token(reader.signs, from, reader.limit);
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    if digits && (2..=4).contains(&word.len()) {
        // `0051` and `051` are printed for 05 and 1.
        let code = if word.len() == 4 { &word[1..] } else { &word };
        reader.see(scan, What::Entry, 0, code.to_owned(), Trust::Read);
        return Some(to);
    }
    let what = match word.as_str() {
        "CHIP" | "ICC" | "INSERT" | "CONTACT" | "EMV" | "C" | "插卡" | "IC" => What::Inserted,
        "TAP" | "CTLS" | "RFID" => What::Tapped,
        "MANUAL" | "M" | "KEY" => What::Keyed,
        "SWIPE" | "MAG" | "MSR" | "S" | "刷卡" | "磁条" => What::Swiped,
        _ => return None,
    };
    reader.see(scan, what, 0, String::new(), Trust::Read);
    Some(to)
}

/// What a way of verification is called on slips.
fn spoken(reader: &Reader<'_>, scan: &mut Scan, line: &str, from: usize) -> Option<usize> {
    let low = line.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    let word = if says(&["no cvm", "none", "免密", "无需", "not required"]) {
        "none"
    } else if says(&["sign", "签名"]) {
        "signature"
    } else if says(&["pin", "密码"]) {
        "pin"
    } else if says(&["device", "cdcvm", "设备"]) {
        "device"
    } else {
        return None;
    };
    reader.see(scan, What::CvmText, 0, word.to_owned(), Trust::Read);
    Some(from)
}

/// Money: digits with a point or comma, a currency's sign before or behind passed over.
fn money(line: &str) -> Option<String> {
    let first = line.find(|c: char| c.is_ascii_digit())?;
    if first > 8 {
        return None;
    }
    let rest = &line[first..];
    let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | ' '));
    let text: String = rest[..end.unwrap_or(rest.len())].trim_end().to_owned();
    let groups = text
        .split([',', '.', ' '])
        .filter(|g| !g.is_empty())
        .count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (digits <= 12 && groups <= 5).then(|| text.trim_end_matches(['.', ',', ' ']).to_owned())
}

/// A day, a time, or both: digits and the signs between them.
fn moment(line: &str) -> Option<String> {
    let fits = |c: &char| {
        c.is_ascii_digit() || matches!(c, '/' | '-' | ':' | '.' | ' ' | '年' | '月' | '日')
    };
    let text: String = line.chars().take_while(fits).take(24).collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    ((4..=17).contains(&digits)).then(|| text.trim_end().to_owned())
}

/// Letters of a tag's value, up to the end of the line or two spaces.
pub(super) fn text(reader: &Reader<'_>, scan: &mut Scan, tag: u32, from: usize) -> Option<usize> {
    let line = line(reader.signs, from, reader.limit);
    let text = line.split("  ").next().unwrap_or_default().trim();
    let text: String = { text.chars() }
        .take_while(|c| !matches!(c, '"' | '/' | '|' | '^'))
        .collect();
    let text = text.trim_end().to_owned();
    if text.is_empty() {
        return None;
    }
    let width = text.chars().count();
    reader.see(scan, What::Tag, tag, text, Trust::Read);
    Some((from + width).min(reader.limit))
}

/// What may be shown of a card number: at most six digits before the first mask or gap, and the
/// last four.
pub(super) fn covered(signs: &[char], from: usize, end: usize) -> String {
    let rest = signs[from..end].iter().take(40);
    let mut run: Vec<char> = { rest }
        .copied()
        .take_while(|s| s.is_ascii_digit() || matches!(s, '*' | 'X' | 'x' | ' ' | '-' | '•' | '#'))
        .filter(|s| !matches!(s, ' ' | '-'))
        .collect();
    let n = run.len();
    if n < 8 {
        return String::new();
    }
    // Where the middle is printed too, no more than six and four are kept.
    let show = |at: usize| at + 4 >= n || at < 6 && n >= 13;
    let one = |(at, s): (usize, &char)| {
        if s.is_ascii_digit() && show(at) {
            *s
        } else {
            '*'
        }
    };
    let shown = run.iter().enumerate().map(one).collect();
    run.zeroize();
    shown
}

/// The one known application that damaged letters can stand for.
pub(super) fn known_aid(terms: &Terms, word: &str) -> Option<String> {
    let may_be = |printed: char, digit: char| {
        printed == digit
            || mistaken(printed) == Some(digit)
            || matches!(
                (printed, digit),
                ('G' | 'D' | 'C' | 'U', '0') | ('B', '8') | ('8', 'B')
            )
            || (printed == 'I' || printed == 'L') && digit == '1'
    };
    let fits = |code: &str| {
        code.len() == word.chars().count()
            && code.chars().zip(word.chars()).all(|(d, p)| may_be(p, d))
    };
    let rows = terms.packed.codes.iter();
    let mut found = { rows }.filter(|(set, code)| *set == Set::Aid && fits(code));
    let one = found.next()?;
    found.next().is_none().then(|| one.1.clone())
}
