//! The slips' way in: what the script of the background worker calls for cards and receipts.
//!
//! In: pieces of the pack and typed text. Out: boards of the areas [`SLIPS`] as bytes. It is an
//! output of its own, built with the feature `slips` alone and fetched when one of its boards is
//! opened: neither the page nor the desk carries what reads them. It is thrown away with its memory
//! when the board is left.

use crate::board::{Boards, Reader, SLIPS};
use crate::i18n::Lang;
use crate::present::save_board;
use wasm_bindgen::prelude::*;

/// Who reads cards and receipts.
#[wasm_bindgen]
pub struct Slips {
    boards: Boards,
}

#[wasm_bindgen]
impl Slips {
    /// One who knows nothing yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Slips {
        Slips {
            boards: Boards::of(SLIPS),
        }
    }

    /// Learns a piece of the pack; one that is for none of its boards changes nothing.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) {
        self.boards.learn(name, bytes);
    }

    /// Opens a board in a language, at the device's local time, as bytes; none where there is
    /// none of this name, or it waits for a piece. An empty name leaves the one that is open.
    pub fn open(&mut self, name: &str, tongue: usize, now: String) -> Option<Vec<u8>> {
        let lang = Lang::ALL.get(tongue).copied().unwrap_or_default();
        let board = self.boards.open(name, Reader { lang, now })?;
        Some(save_board(&board))
    }

    /// The piece that the open board waits for.
    pub fn needs(&self) -> Option<String> {
        self.boards.needs().map(str::to_owned)
    }

    /// A character of what is typed for the next act, by its code point.
    pub fn press(&mut self, point: u32) {
        self.boards
            .press(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
    }

    /// Something happens on the open board, with the text that was pressed; the board after it.
    pub fn act(&mut self, id: &str) -> Option<Vec<u8>> {
        Some(save_board(&self.boards.act(id)?))
    }
}
