//! The books' way in: what the script of the background worker calls for amounts.
//!
//! In: pieces of the pack, typed text, and files in chunks, as they stream. Out: the board of
//! [`Amounts`] as bytes. It is an output of its own, built with the feature `books` alone, for
//! speed, and fetched when that board is opened. Between two chunks the worker hears what else it
//! is told. It reads no spreadsheets: it hands their bytes out, and takes a table in.

use crate::amount::text::{Decode, Encoding};
use crate::board::{AMOUNT, Amounts, Reader};
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

/// Who reads statements and holds them against each other.
#[wasm_bindgen]
pub struct Books {
    amounts: Amounts,
}

#[wasm_bindgen]
impl Books {
    /// One who knows nothing yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Books {
        let amounts = Amounts::new(Rc::new(Shown));
        Books { amounts }
    }

    /// Learns a piece of the pack; one that is not for amounts changes nothing.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) {
        self.amounts.learn(name, bytes);
    }

    /// Opens the board in a language, at the device's local time, as bytes; none where it waits
    /// for a piece. Another name leaves it.
    pub fn open(&mut self, name: &str, tongue: usize, now: String) -> Option<Vec<u8>> {
        if name != AMOUNT {
            self.amounts.leave();
            return None;
        }
        let lang = Lang::ALL.get(tongue).copied().unwrap_or_default();
        saved(self.amounts.open(Reader { lang, now }))
    }

    /// The piece that the board waits for.
    pub fn needs(&self) -> Option<String> {
        self.amounts.needs().map(str::to_owned)
    }

    /// A character of what is typed for the next act, by its code point.
    pub fn press(&mut self, point: u32) {
        self.amounts
            .press(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
    }

    /// Something happens on the board, with the text that was pressed; the board after it.
    pub fn act(&mut self, id: &str) -> Option<Vec<u8>> {
        saved(self.amounts.act(id))
    }

    /// The ticket of a file that is to be read again, once.
    pub fn again(&mut self) -> Option<u32> {
        self.amounts.again()
    }

    /// A table that somebody asked for, as CSV or an Excel file, once.
    pub fn saved(&mut self) -> Option<Vec<u8>> {
        self.amounts.saved()
    }

    /// The ticket of a file, and the place in it whose bytes are wanted; none where none are.
    pub fn wants(&self) -> Option<Vec<u32>> {
        let (ticket, at) = self.amounts.wants()?;
        Some(vec![ticket, at])
    }

    /// Takes the bytes that were wanted.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.amounts.raw(bytes);
    }

    /// The board as it stands.
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

    /// What was read of a file since, for another program that takes it over; none where that one
    /// has to read it itself.
    pub fn hand(&mut self, ticket: u32) -> Option<Vec<u8>> {
        self.amounts.hand_over(ticket)
    }

    /// Takes what another program read of a file; whether more is wanted, none where that is no
    /// part of a file.
    pub fn take(&mut self, ticket: u32, part: &[u8]) -> Option<bool> {
        self.amounts.take_over(ticket, part)
    }

    /// A file that another program should have read begins anew.
    pub fn anew(&mut self, ticket: u32) {
        self.amounts.anew(ticket);
    }

    /// What the sheets read in a spreadsheet; nothing where it is damaged, and where what reads
    /// it did not come.
    pub fn table(&mut self, ticket: u32, table: Option<Vec<u8>>, came: bool) {
        self.amounts.table(ticket, table, came);
    }
}
