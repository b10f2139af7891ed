//! Bytes of cells and files: what stands around a value, which encoding a file has, showing it.
//!
//! In: raw bytes. Out: trimmed cells, [`Encoding`], UTF-16 turned into UTF-8 as it streams.
//! GB18030 is shown through [`Decode`], which the browser and the native tools each bring:
//! splitting needs no table, for in GB18030 no comma, quote, tab or line end is ever part of
//! another character.

use super::handover::carried;

/// What a file's bytes mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, and ASCII.
    #[default]
    Utf8,
    /// GB18030, and GBK and GB 2312 within it.
    Gb18030,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

carried!(
    enum Encoding {
        Utf8,
        Gb18030,
        Utf16Le,
        Utf16Be,
    }
);

impl Encoding {
    /// The label of the WHATWG's Encoding Standard.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Gb18030 => "gb18030",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// Guesses from the first bytes of a file; `whole` where there are no more.
    pub fn of(head: &[u8], whole: bool) -> Self {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Utf8,
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let zeros = |from: usize| {
            head.iter()
                .skip(from)
                .step_by(2)
                .filter(|b| **b == 0)
                .count()
        };
        let half = head.len() / 2;
        if half > 8 && zeros(1) * 3 > half && zeros(0) * 20 < half {
            return Self::Utf16Le;
        }
        if half > 8 && zeros(0) * 3 > half && zeros(1) * 20 < half {
            return Self::Utf16Be;
        }
        match std::str::from_utf8(head) {
            Ok(_) => Self::Utf8,
            // A character that the end of the first bytes cut in two is no error.
            Err(error) if !whole && error.valid_up_to() + 4 > head.len() => Self::Utf8,
            // A few broken bytes in what is else good UTF-8 do not make it another encoding.
            Err(_) if mostly_utf8(head) => Self::Utf8,
            Err(_) => Self::Gb18030,
        }
    }
}

/// Whether among characters of several bytes nearly all are sound UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 20 * bad
}

/// Turns bytes of an encoding into text, for showing and for words; never fails.
pub trait Decode {
    /// The text; what cannot be read becomes U+FFFD.
    fn text(&self, encoding: Encoding, bytes: &[u8]) -> String;
}

/// A decoder without tables: GB18030's characters beyond ASCII become U+FFFD.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Decode for Plain {
    fn text(&self, encoding: Encoding, bytes: &[u8]) -> String {
        match encoding {
            Encoding::Gb18030 => bytes
                .iter()
                .map(|b| {
                    if b.is_ascii() {
                        char::from(*b)
                    } else {
                        '\u{FFFD}'
                    }
                })
                .collect(),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

#[cfg(feature = "author")]
/// The decoder of the native tools.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

#[cfg(feature = "author")]
impl Decode for Native {
    fn text(&self, encoding: Encoding, bytes: &[u8]) -> String {
        match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

/// Turns UTF-16 into UTF-8 as it streams.
#[derive(Clone, Debug, Default)]
pub struct Utf16 {
    high_first: bool,
    odd: Option<u8>,
    lead: Option<u16>,
}

impl Utf16 {
    /// For UTF-16 with the high or the low byte first.
    pub fn new(high_first: bool) -> Self {
        Self {
            high_first,
            ..Self::default()
        }
    }

    /// Appends what some bytes mean.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        for b in bytes {
            let Some(first) = self.odd.take() else {
                self.odd = Some(*b);
                continue;
            };
            let pair = [first, *b];
            let unit = if self.high_first {
                u16::from_be_bytes(pair)
            } else {
                u16::from_le_bytes(pair)
            };
            let lead = self.lead.take();
            if lead.is_none() && (0xD800..0xDC00).contains(&unit) {
                self.lead = Some(unit);
                continue;
            }
            let units = lead.into_iter().chain([unit]);
            for c in char::decode_utf16(units) {
                let c = c.unwrap_or('\u{FFFD}');
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
}

/// Whether a byte may stand around a value without being part of it.
fn around(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'`' | b'"' | b'\'' | 0)
}

/// Whether a byte that a cell begins or ends with is surely part of its value.
#[inline]
fn inside(b: u8) -> bool {
    b > b'\'' && b < 0x80 && b != b'`' && b != b'='
}

/// A cell without blanks, backticks, quotes, and the `="…"` that keeps Excel from rounding.
#[inline(always)]
pub fn trim(cell: &[u8]) -> &[u8] {
    // By far most cells have nothing around their value.
    match cell {
        [one] if inside(*one) => cell,
        [first, .., last] if inside(*first) && inside(*last) => cell,
        _ => trimmed(cell),
    }
}

#[inline(never)]
fn trimmed(cell: &[u8]) -> &[u8] {
    let mut cell = cell;
    loop {
        match cell {
            [first, rest @ ..] if around(*first) => cell = rest,
            [b'=', b'"', rest @ ..] => cell = rest,
            [rest @ .., last] if around(*last) => cell = rest,
            // U+FEFF, U+3000 and U+00A0 in UTF-8.
            [0xEF, 0xBB, 0xBF, rest @ ..]
            | [0xE3, 0x80, 0x80, rest @ ..]
            | [0xC2, 0xA0, rest @ ..] => cell = rest,
            [rest @ .., 0xE3, 0x80, 0x80] | [rest @ .., 0xC2, 0xA0] => cell = rest,
            _ => return cell,
        }
    }
}

/// A header's name as it is compared: no blanks, marks or units, small letters.
pub fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut skipped = 0_u32;
    for c in name.chars() {
        match c {
            '(' | '（' | '[' | '【' => skipped += 1,
            ')' | '）' | ']' | '】' => skipped = skipped.saturating_sub(1),
            _ if skipped > 0 => {}
            '_' | '-' | '.' | '/' | '#' | '*' | '`' | '"' | '\'' | ':' | '：' | '\u{FEFF}' => {}
            c if c.is_whitespace() => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// A mark of some bytes that no other bytes of a file are likely to have; 0 never.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    // FNV-1a over words of eight bytes, then mixed (Steele et al. 2014, the finaliser of
    // SplitMix64).
    let mut h = 0xCBF2_9CE4_8422_2325_u64 ^ bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let mut eight = [0; 8];
        eight.copy_from_slice(word);
        h = mix(h ^ u64::from_le_bytes(eight));
    }
    for b in words.remainder() {
        h = (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01B3);
    }
    mix(h) | 1
}

/// SplitMix64's finaliser: every bit of the input moves every bit of the output.
#[inline]
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
