//! Pasted text as plain signs: markup, entities and full-width letters taken away.
//!
//! Each sign keeps the place it had, counted in characters of what was pasted.

use zeroize::Zeroize;

/// A text, sign by sign.
#[derive(Debug, Default)]
pub(super) struct Clean {
    pub(super) signs: Vec<char>,
    /// Where each stood; empty where no sign is elsewhere than it was.
    at: Vec<u32>,
}

impl Drop for Clean {
    fn drop(&mut self) {
        self.signs.zeroize();
    }
}

/// Named entities that receipts in HTML have, and what they stand for.
const ENTITIES: [(&str, char); 6] = [
    ("nbsp;", ' '),
    ("amp;", '&'),
    ("lt;", ' '),
    ("gt;", ' '),
    ("quot;", '"'),
    ("#160;", ' '),
];

/// The longest element name that markup may have, in characters.
const LONGEST_NAME: usize = 60;

impl Clean {
    /// Reads a text. `<TVR>` becomes a line `TVR:`, `</TVR>` and `<br>` the end of one.
    pub(super) fn read(text: &str) -> Self {
        if text.bytes().all(is_plain) {
            return Self {
                signs: text.bytes().map(char::from).collect(),
                at: Vec::new(),
            };
        }
        let mut all: Vec<char> = text.chars().collect();
        let mut clean = Self {
            signs: Vec::with_capacity(all.len()),
            at: Vec::with_capacity(all.len()),
        };
        let mut i = 0;
        while i < all.len() {
            let rest = &all[i..];
            match all[i] {
                '<' => match element(rest) {
                    Some((width, true)) => {
                        clean.push('\n', i);
                        i += width;
                        continue;
                    }
                    Some((_, false)) => clean.push('\n', i),
                    None => clean.push(' ', i),
                },
                '>' => clean.push(':', i),
                '&' => match entity(rest) {
                    Some((width, sign)) => {
                        clean.push(sign, i);
                        i += width;
                        continue;
                    }
                    None => clean.push('&', i),
                },
                '\\' if matches!(rest.get(1), Some('n' | 'r' | 't')) => {
                    clean.push('\n', i);
                    i += 2;
                    continue;
                }
                '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => {}
                sign => clean.push(plain(sign), i),
            }
            i += 1;
        }
        all.zeroize();
        clean
    }

    fn push(&mut self, sign: char, at: usize) {
        self.signs.push(sign);
        self.at.push(u32::try_from(at).unwrap_or(u32::MAX));
    }

    /// Where a sign stood; the end of the text for none.
    pub(super) fn place(&self, sign: usize) -> usize {
        if self.at.is_empty() {
            return sign.min(self.signs.len());
        }
        let last = self.at.last().map_or(0, |at| at + 1);
        self.at.get(sign).copied().unwrap_or(last) as usize
    }
}

/// Whether a byte is a sign that stays what and where it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'<' | b'>' | b'&' | b'\\' | b'\t' | b'\r')
}

/// Full-width letters and other spaces as plain ones.
fn plain(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '\r' => '\n',
        sign => sign,
    }
}

/// Whether an element begins here, its width, and whether it only ends a line: `</…>`, `<br>`.
fn element(rest: &[char]) -> Option<(usize, bool)> {
    let end = rest
        .iter()
        .take(LONGEST_NAME)
        .position(|sign| *sign == '>')?;
    let name: String = rest[1..end].iter().collect();
    let ends = name.starts_with(['/', '!', '?'])
        || name.ends_with('/') && !name.contains('=')
        || ["br", "p", "div", "span", "td", "tr", "b", "pre", "li"]
            .contains(&name.to_ascii_lowercase().as_str());
    Some((end + 1, ends))
}

fn entity(rest: &[char]) -> Option<(usize, char)> {
    ENTITIES.iter().find_map(|(name, sign)| {
        let width = name.len();
        let is_it = rest.len() > width && rest[1..].iter().zip(name.chars()).all(|(a, b)| *a == b);
        (is_it && rest[1..].len() >= width).then_some((width + 1, *sign))
    })
}
