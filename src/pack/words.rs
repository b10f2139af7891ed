//! What the look-up needs besides titles: other names, and how people spell.
//!
//! It is a file of its own for each language, fetched with the whole pack. How characters are
//! read and what stands for what is written down when the pack is compiled, so the page needs
//! no dictionary; only characters that the pack's own words use are in it.

use super::load::LoadError;
use super::schema::{Core, SCHEMA};
use serde::{Deserialize, Serialize};

/// The look-up's part of a pack in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// Always [`SCHEMA`].
    pub schema: u16,
    /// The version of the [`Core`] that it belongs to.
    pub version: String,
    /// Beside `Core::entries`: other names, a line each, in any language.
    pub names: Vec<String>,
    /// A line a syllable of pinyin: the syllable, then the characters that are read so.
    pub readings: String,
    /// Pairs of characters: a traditional one, then the simplified one.
    pub traditional: String,
    /// A line each: what people write, a tab, what the pack calls it; nothing after the tab
    /// where it says nothing.
    pub alike: String,
}

/// The plain form of a character: full-width ones as narrow ones, large letters as small ones.
pub fn plain(c: char) -> char {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    narrow.to_lowercase().next().unwrap_or(narrow)
}

/// Writes [`Words`] in the form that [`load_words`] reads.
pub fn save_words(words: &Words) -> Vec<u8> {
    postcard::to_allocvec(words).unwrap_or_default()
}

/// Reads the look-up's part of a pack and checks that it belongs to `core`.
///
/// # Errors
/// [`LoadError`] where the bytes are no such file, or of another pack.
pub fn load_words(bytes: &[u8], core: &Core) -> Result<Words, LoadError> {
    let words: Words = postcard::from_bytes(bytes).map_err(|_| LoadError::Damaged)?;
    if words.schema != SCHEMA {
        return Err(LoadError::Schema);
    }
    if words.version == core.version && words.names.len() == core.entries.len() {
        Ok(words)
    } else {
        Err(LoadError::Inconsistent)
    }
}
