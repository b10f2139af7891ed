//! What the look-up needs besides ids and codes: names of entries, and how people spell.
//!
//! Names travel in one piece a language. What people type or read is mostly in the language of
//! the page, so that piece comes first and the other one follows; [`Words`] are put together
//! from what is here. How characters are read and what stands for what is written down when
//! the pack is compiled, so the page needs no dictionary; only characters that the pack's own
//! words use are in it.

use super::load::cut;

/// How entries are called in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// A line an entry: its title, then its other names, with tabs between.
    pub lines: String,
    /// A line a syllable of pinyin: the syllable, then the characters that are read so.
    pub readings: String,
    /// Pairs of characters: a traditional one, then the simplified one.
    pub traditional: String,
    /// A line each: what people write, a tab, what the pack calls it; nothing after the tab
    /// where it says nothing.
    pub alike: String,
}

/// What the look-up of a page in one language knows besides titles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Beside `Core::entries`: other names, a line each, in any language.
    pub names: Vec<String>,
    /// As in [`Names`].
    pub readings: String,
    /// As in [`Names`].
    pub traditional: String,
    /// As in [`Names`].
    pub alike: String,
}

impl Names {
    /// As they are written: one text after another.
    #[cfg(feature = "author")]
    pub(super) fn columns(&self) -> Vec<&String> {
        vec![&self.lines, &self.readings, &self.traditional, &self.alike]
    }

    /// Reads what `columns` wrote; none where there are more or fewer.
    pub(super) fn from_columns(columns: Vec<String>) -> Option<Self> {
        let [lines, readings, traditional, alike] = columns.try_into().ok()?;
        Some(Self {
            lines,
            readings,
            traditional,
            alike,
        })
    }

    /// What is said of each entry: its title, then its other names between tabs.
    pub(super) fn lines<'a>(&'a self) -> impl FnMut() -> Option<(&'a str, Option<&'a str>)> {
        let mut lines = Some(self.lines.as_str());
        move || {
            let mut line = Some(cut(&mut lines, b'\n')?);
            Some((cut(&mut line, b'\t')?, line))
        }
    }
}

impl Words {
    /// The names of a page's own language and, as far as they are here, those of the other one.
    pub fn of(own: &Names, other: &Names) -> Self {
        let (mut own_lines, mut other_lines) = (own.lines(), other.lines());
        let mut all = Vec::new();
        while let Some((title, rest)) = own_lines() {
            let (foreign, more) = other_lines().unwrap_or_default();
            let mut names = String::new();
            for mut part in [rest, Some(foreign), more] {
                while let Some(name) = cut(&mut part, b'\t') {
                    if !name.is_empty() && name != title {
                        if !names.is_empty() {
                            names.push('\n');
                        }
                        names.push_str(name);
                    }
                }
            }
            all.push(names);
        }
        let first = |own: &String, other: &String| if own.is_empty() { other } else { own }.clone();
        Self {
            names: all,
            readings: first(&own.readings, &other.readings),
            traditional: first(&own.traditional, &other.traditional),
            alike: first(&own.alike, &other.alike),
        }
    }
}

/// The plain form of a character: full-width ones as narrow ones, large letters as small ones.
pub fn plain(c: char) -> char {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match narrow {
        'À'..='Þ' if narrow != '×' => char::from_u32(narrow as u32 + 32).unwrap_or(narrow),
        'Α'..='Ω' | 'А'..='Я' => char::from_u32(narrow as u32 + 32).unwrap_or(narrow),
        _ => narrow.to_ascii_lowercase(),
    }
}

/// Whether a character is part of a word: a letter, a digit, a Chinese character.
///
/// By blocks of Unicode, for its own tables would be a fiftieth of the desk's program; of every
/// character that the packs are written in it says the same as they do (`lookup`).
pub fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        // Signs, combining marks, punctuation, money, letterlike signs, arrows to operators.
        '\u{80}'..='\u{BF}' | '×' | '÷' | '϶' | '\u{300}'..='\u{36F}' | '\u{2000}'..='\u{214F}' => {
            false
        }
        '\u{2190}'..='\u{245F}' => false,
        // Numbers in circles stay, boxes to further signs and radicals go.
        '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2BFF}' | '\u{2E00}'..='\u{2FFF}' => false,
        // Punctuation between Chinese characters, but 々 and 〇.
        '\u{3005}'..='\u{3007}' => true,
        '\u{3000}'..='\u{3030}'
        | '\u{30FB}'
        | '\u{4DC0}'..='\u{4DFF}'
        | '\u{E000}'..='\u{F8FF}' => false,
        '\u{FE00}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF0F}' | '\u{FF5F}'..='\u{FF65}' => false,
        '\u{FFE0}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'.. => false,
        _ => true,
    }
}
