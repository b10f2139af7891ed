//! What somebody types, while it is looked at: one buffer that never moves and is wiped.
//!
//! In: characters, one at a time, so that nobody makes a text of them on the way. Out: the text,
//! for as long as an act lasts. It holds as much as is read of a slip, and a character more;
//! what is beyond is left out.
//!
//! Invariant: after a wipe the buffer holds nothing (`board::what_is_typed_is_wiped_after_each_act`).

use crate::card::overwrite;

/// Bytes that a text may have.
pub const MOST: usize = (1 << 20) + 4;

/// A typed text. The buffer is made with the first character and stays where it is.
#[derive(Default)]
pub struct Typed {
    bytes: Box<[u8]>,
    len: usize,
}

impl Typed {
    /// Adds a character; does nothing where the buffer is full.
    pub fn press(&mut self, c: char) {
        if self.bytes.is_empty() {
            self.bytes = vec![0; MOST].into_boxed_slice();
        }
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
