//! Money as integers, and how numbers are written in exports.
//!
//! In: the bytes of a cell. Out: [`Money`] in 1/10,000 of a minor unit, exactly, or why it is
//! no number. Thousands marks, currency signs and codes, brackets and trailing minus signs,
//! scientific notation and the two decimal marks are known; nothing is ever rounded.

use super::text::trim;

/// How many parts a minor unit has: some fees are written with five decimals of a major unit.
pub const PARTS: i64 = 10_000;

/// An amount in 1/10,000 of a minor unit (of a fen, a cent, a yen).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

/// An ISO 4217 code of three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// Renminbi, which amounts without a currency are in.
    pub const CNY: Self = Self(*b"CNY");

    /// The code in any case; none where the text is not three letters.
    pub fn read(text: &[u8]) -> Option<Self> {
        let code: [u8; 3] = trim(text).try_into().ok()?;
        let letters = code.iter().all(u8::is_ascii_alphabetic);
        letters.then(|| Self(code.map(|b| b.to_ascii_uppercase())))
    }

    /// Digits after the point: 2 for most (ISO 4217, list one).
    pub fn digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"UGX" | b"XAF" | b"XOF" | b"XPF"
            | b"PYG" | b"RWF" | b"KMF" | b"GNF" | b"DJF" | b"BIF" | b"VUV" | b"UYI" => 0,
            b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"IQD" | b"TND" | b"LYD" => 3,
            _ => 2,
        }
    }

    /// The code as text.
    pub fn code(self) -> String {
        self.0.iter().map(|b| char::from(*b)).collect()
    }
}

/// A number as written: `value` × 10^-`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// All digits, with the sign.
    pub value: i64,
    /// How many of them stand after the point; negative after an exponent.
    pub decimals: i32,
    /// The currency that stands beside it.
    pub currency: Option<Currency>,
    /// The number in brackets behind it, such as what was refunded, by the same decimals.
    pub bracket: Option<(i64, i32)>,
}

/// Why a cell is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNumber {
    /// Something else than a number stands there.
    Form,
    /// It is finer than 1/10,000 of a minor unit, or too large.
    Range,
}

impl Number {
    /// The amount in a currency of so many digits.
    ///
    /// # Errors
    /// [`NoNumber::Range`] where it cannot be held exactly.
    pub fn money(&self, digits: u32) -> Result<Money, NoNumber> {
        scaled(self.value, self.decimals, digits).map(Money)
    }
}

const POWERS: [i64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/// `value` × 10^-`decimals` major units in parts of a minor unit.
pub(super) fn scaled(value: i64, decimals: i32, digits: u32) -> Result<i64, NoNumber> {
    let shift = 4 + digits as i32 - decimals;
    if value == 0 {
        return Ok(0);
    }
    // By far most amounts: so far from the end of the range that no product reaches it.
    if (0..=6).contains(&shift) && value.unsigned_abs() < 1 << 40 {
        return Ok(value * POWERS[shift as usize]);
    }
    let power = 10_i64
        .checked_pow(shift.unsigned_abs())
        .ok_or(NoNumber::Range)?;
    if shift >= 0 {
        value.checked_mul(power).ok_or(NoNumber::Range)
    } else if value % power == 0 {
        Ok(value / power)
    } else {
        Err(NoNumber::Range)
    }
}

/// Reads a cell. `Ok(None)` where it is empty or only dashes.
///
/// # Errors
/// See [`NoNumber`].
pub fn number(cell: &[u8], comma: bool) -> Result<Option<Number>, NoNumber> {
    if let Some((value, decimals)) = plain(cell) {
        return Ok(Some(Number {
            value,
            decimals,
            currency: None,
            bracket: None,
        }));
    }
    written(trim(cell), comma)
}

/// The common case: an optional minus, digits, an optional point and digits. The value of all
/// digits, and how many of them stand after the point.
#[inline]
pub(super) fn plain(cell: &[u8]) -> Option<(i64, i32)> {
    let (negative, digits) = match cell {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, cell),
    };
    if digits.is_empty() || digits.len() > 17 {
        return None;
    }
    let (mut value, mut decimals, mut point) = (0_i64, 0, false);
    for (at, b) in digits.iter().enumerate() {
        match b {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(b - b'0');
                decimals += i32::from(point);
            }
            b'.' if !point && at > 0 => point = true,
            _ => return None,
        }
    }
    Some((if negative { -value } else { value }, decimals))
}

/// A cell's number with everything that may stand around it.
fn written(cell: &[u8], comma: bool) -> Result<Option<Number>, NoNumber> {
    if cell.iter().all(|b| matches!(b, b'-' | b'/' | b' ')) {
        return Ok(None);
    }
    let (cell, mut negative) = match cell {
        [b'(', inner @ .., b')'] if inner.iter().any(u8::is_ascii_digit) => (inner, true),
        _ => (cell, false),
    };
    let first = |b: &u8| b.is_ascii_digit();
    let start = cell.iter().position(first).ok_or(NoNumber::Form)?;
    let (before, rest) = cell.split_at(start);
    let (mut letters, mut strange) = (Vec::new(), 0);
    for b in before {
        match b {
            b'-' => negative = !negative,
            b'a'..=b'z' | b'A'..=b'Z' => letters.push(*b),
            b'+' | b' ' | b'$' | b'.' => {}
            0x80.. => strange += 1,
            _ => return Err(NoNumber::Form),
        }
    }
    // A sign of a currency has at most three bytes in UTF-8, and a full-width minus is one more.
    if strange > 6 {
        return Err(NoNumber::Form);
    }
    if before
        .windows(3)
        .any(|w| w == "－".as_bytes() || w == "−".as_bytes())
    {
        negative = !negative;
    }
    let mut currency = match letters.len() {
        0 => None,
        // UnionPay's sign letter, credit or debit.
        1 if letters == b"C" => None,
        1 if letters == b"D" => {
            negative = !negative;
            None
        }
        3 => Currency::read(&letters),
        _ => return Err(NoNumber::Form),
    };
    let (mut value, mut decimals, taken) = digits(rest, comma, before.last() == Some(&b'.'))?;
    let mut rest = &rest[taken..];
    if let [b'e' | b'E', exponent @ ..] = rest {
        let (power, used) = exponent_of(exponent)?;
        decimals -= power;
        rest = &exponent[used..];
    }
    if let [b'-', after @ ..] = rest {
        negative = !negative;
        rest = after;
    }
    let rest = trim(rest);
    let mut bracket = None;
    match rest {
        [] => {}
        [b'(', ..] => bracket = bracketed(rest, comma),
        [a, b, c] if [a, b, c].iter().all(|b| b.is_ascii_alphabetic()) => {
            currency = Currency::read(rest);
        }
        // The word for a unit, such as 元, in any encoding.
        _ if rest.len() <= 4 && rest[0] >= 0x80 => {}
        _ => return Err(NoNumber::Form),
    }
    if negative {
        value = -value;
    }
    Ok(Some(Number {
        value,
        decimals,
        currency,
        bracket,
    }))
}

/// Digits with marks: the value, its decimals and how many bytes they took.
fn digits(rest: &[u8], comma: bool, point: bool) -> Result<(i64, i32, usize), NoNumber> {
    let (mark, group) = if comma { (b',', b'.') } else { (b'.', b',') };
    let (mut value, mut decimals, mut point, mut at) = (0_i64, 0, point, 0);
    while let Some(b) = rest.get(at) {
        let next = rest.get(at + 1).is_some_and(u8::is_ascii_digit);
        match *b {
            b'0'..=b'9' => {
                let grown = value.checked_mul(10);
                let grown = grown.and_then(|v| v.checked_add(i64::from(b - b'0')));
                value = grown.ok_or(NoNumber::Range)?;
                decimals += i32::from(point);
            }
            b if b == mark && !point => point = true,
            b if (b == group || b == b'\'' || b == b' ') && next && !point => {}
            _ => break,
        }
        at += 1;
    }
    Ok((value, decimals, at))
}

fn exponent_of(text: &[u8]) -> Result<(i32, usize), NoNumber> {
    let signed = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let digits = text[signed..].iter().take_while(|b| b.is_ascii_digit());
    let (mut power, mut used) = (0_i32, signed);
    for b in digits {
        power = power * 10 + i32::from(b - b'0');
        used += 1;
        if power > 40 {
            return Err(NoNumber::Range);
        }
    }
    if used == signed {
        return Err(NoNumber::Form);
    }
    let minus = text.first() == Some(&b'-');
    Ok((if minus { -power } else { power }, used))
}

/// The number that stands in brackets, behind words of any encoding.
fn bracketed(rest: &[u8], comma: bool) -> Option<(i64, i32)> {
    let start = rest.iter().position(u8::is_ascii_digit)?;
    let (value, decimals, _) = digits(&rest[start..], comma, false).ok()?;
    Some((value, decimals))
}

/// An amount in full: `1234.50`, with as many decimals as it needs beyond the usual ones.
pub fn plain_text(parts: i128, digits: u32) -> String {
    let unit = 10_i128.pow(digits) * i128::from(PARTS);
    let (whole, rest) = (
        parts.unsigned_abs() / unit as u128,
        parts.unsigned_abs() % unit as u128,
    );
    let mut decimals = format!("{rest:0width$}", width = digits as usize + 4);
    while decimals.len() > digits as usize && decimals.ends_with('0') {
        decimals.pop();
    }
    let sign = if parts < 0 { "-" } else { "" };
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{decimals}")
}
