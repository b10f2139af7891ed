//! What somebody types, while it is looked at: one buffer that never moves and is wiped.
//!
//! In: characters, one at a time, so that nobody makes a text of them on the way. Out: the text,
//! for as long as an act lasts. It holds as much as a receipt has; what is beyond is left out.
//!
//! Invariant: after a wipe the buffer holds nothing (`board::what_is_typed_is_wiped_after_each_act`).

use crate::card::overwrite;

/// Bytes that a text may have.
pub const MOST: usize = 16 * 1024;

/// A typed text.
pub struct Typed {
    bytes: Box<[u8; MOST]>,
    len: usize,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            bytes: Box::new([0; MOST]),
            len: 0,
        }
    }
}

impl Typed {
    /// Adds a character; does nothing where the buffer is full.
    pub fn press(&mut self, c: char) {
        if let Some(place) = self.bytes.get_mut(self.len..self.len + c.len_utf8()) {
            c.encode_utf8(place);
            self.len += c.len_utf8();
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        // Only whole characters are ever put in.
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    /// Whether every byte is overwritten.
    pub fn is_wiped(&self) -> bool {
        self.len == 0 && self.bytes.iter().all(|byte| *byte == 0)
    }

    /// Overwrites every byte that was used.
    pub fn wipe(&mut self) {
        overwrite(&mut self.bytes[..self.len]);
        self.len = 0;
    }
}
