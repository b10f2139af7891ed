//! The books' way in: what the script of the background worker calls for slips and for amounts.
//!
//! In: pieces of the pack, typed text, and files in chunks, as they stream. Out: boards of the
//! areas [`BOOKS`] and of [`Amounts`] as bytes. It is the third wasm output, built with the
//! feature `books` alone and fetched when one of its boards is opened: neither the page nor the
//! desk carries what reads slips and statements. Between two chunks the worker hears what else it
//! is told. It reads no spreadsheets: it hands their bytes out, and takes a table in.

use crate::amount::text::{Decode, Encoding};
use crate::board::{AMOUNT, Amounts, BOOKS, Boards, Reader};
use crate::i18n::Lang;
use crate::present::{Board, save_board};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What bytes of an encoding mean, by the browser's own tables; see `src/worker/desk.js`.
    #[wasm_bindgen(js_name = decoded)]
    fn decoded(label: &str, bytes: &[u8]) -> String;
}

/// Shows text by the browser's own tables.
struct Shown;

impl Decode for Shown {
    fn text(&self, encoding: Encoding, bytes: &[u8]) -> String {
        decoded(encoding.label(), bytes)
    }
}

fn saved(board: Option<Board>) -> Option<Vec<u8>> {
    Some(save_board(&board?))
}

/// Who reads slips and statements.
#[wasm_bindgen]
pub struct Books {
    boards: Boards,
    amounts: Amounts,
    /// Whether the board of amounts is the open one.
    counting: bool,
}

#[wasm_bindgen]
impl Books {
    /// One who knows nothing yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Books {
        Books {
            boards: Boards::of(BOOKS),
            amounts: Amounts::new(Rc::new(Shown)),
            counting: false,
        }
    }

    /// Learns a piece of the pack; one that is for none of its boards changes nothing.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) {
        let _ = self.boards.learn(name, bytes) || self.amounts.learn(name, bytes);
    }

    /// Opens a board in a language, at the device's local time, as bytes; none where there is
    /// none of this name, or it waits for a piece. An empty name leaves the one that is open.
    pub fn open(&mut self, name: &str, tongue: usize, now: String) -> Option<Vec<u8>> {
        let lang = Lang::ALL.get(tongue).copied().unwrap_or_default();
        let reader = Reader { lang, now };
        if self.counting && name != AMOUNT {
            self.amounts.leave();
        }
        self.counting = name == AMOUNT;
        let other = self.boards.open(name, reader.clone());
        if self.counting {
            return saved(self.amounts.open(reader));
        }
        saved(other)
    }

    /// The piece that the open board waits for.
    pub fn needs(&self) -> Option<String> {
        let needs = if self.counting {
            self.amounts.needs()
        } else {
            self.boards.needs()
        };
        needs.map(str::to_owned)
    }

    /// A character of what is typed for the next act, by its code point.
    pub fn press(&mut self, point: u32) {
        let c = char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
        if self.counting {
            self.amounts.press(c);
        } else {
            self.boards.press(c);
        }
    }

    /// Something happens on the open board, with the text that was pressed; the board after it.
    pub fn act(&mut self, id: &str) -> Option<Vec<u8>> {
        if self.counting {
            return saved(self.amounts.act(id));
        }
        saved(self.boards.act(id))
    }

    /// The board of amounts as it stands.
    pub fn shown(&self) -> Option<Vec<u8>> {
        saved(self.amounts.draw())
    }

    /// A file of a size begins; its ticket, none where there is no place for it.
    pub fn file(&mut self, name: &str, size: f64) -> Option<u32> {
        self.amounts.file(name, size as u64)
    }

    /// The next bytes of a file; whether it wants more.
    pub fn chunk(&mut self, ticket: u32, bytes: &[u8]) -> bool {
        self.amounts.chunk(ticket, bytes)
    }

    /// A file ends: whole, or broken off. Where it was a spreadsheet, its bytes.
    pub fn ended(&mut self, ticket: u32, whole: bool) -> Option<Vec<u8>> {
        self.amounts.ended(ticket, whole)
    }

    /// What the sheets read in a spreadsheet; nothing where it is damaged, and where what reads
    /// it did not come.
    pub fn table(&mut self, ticket: u32, table: Option<Vec<u8>>, came: bool) {
        self.amounts.table(ticket, table, came);
    }
}
