//! The desk's way in: what the script of the background worker calls.
//!
//! In: pieces of the pack, as fetched, typed text, and diagnoses as stored text. Out: the
//! entries that fit the text, by [`lookup`](crate::lookup), the picture of a QR code, boards as
//! bytes, by [`board`](crate::board), and what [`worker`](crate::worker) thinks, a pair of texts
//! at a time. It is the second wasm output,
//! built with the feature `desk` alone: no view is in it.

use crate::board::{Boards, DESK, Reader};
use crate::embed::{Event, Reply, fields, reply, told};
use crate::i18n::Lang;
use crate::lookup::{Index, save_matches};
use crate::pack::{Piece, Shelf};
use crate::present::save_board;
use crate::square::square;
use crate::worker;
use wasm_bindgen::prelude::*;

/// How many entries are found for a text.
const MOST: usize = 6;

/// Who looks things up and thinks ahead.
#[wasm_bindgen]
pub struct Desk {
    shelf: Shelf,
    /// Whose language entries were looked up in last, and how.
    index: Option<(usize, Index)>,
    thinker: Option<worker::Desk>,
    boards: Boards,
}

#[wasm_bindgen]
impl Desk {
    /// One who knows nothing yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Desk {
        Desk {
            shelf: Shelf::default(),
            index: None,
            thinker: None,
            boards: Boards::of(DESK),
        }
    }

    /// Learns a piece of the pack, the index first; a file that is none changes nothing.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) {
        if self.boards.learn(name, bytes) {
            return;
        }
        let piece = Piece::ALL.into_iter().find(|piece| piece.name() == name);
        let Some(piece) = piece.filter(|piece| self.shelf.put(*piece, bytes).is_ok()) else {
            return;
        };
        if matches!(piece, Piece::Index | Piece::Names(_)) {
            self.index = None;
        } else if self.shelf.has_all(&[Piece::Model, Piece::Facts]) {
            let core = (**self.shelf.core()).clone();
            self.thinker.get_or_insert_with(|| worker::Desk::new(core));
        }
    }

    /// The entries that fit typed text in a language, as bytes; none while its names are not
    /// known.
    pub fn find(&mut self, tongue: usize, typed: &str) -> Option<Vec<u8>> {
        if !self.shelf.has(Piece::Names(tongue)) {
            return None;
        }
        let shelf = &self.shelf;
        let made = self.index.take().filter(|(of, _)| *of == tongue);
        let (_, index) = self.index.insert(made.unwrap_or_else(|| {
            let words = shelf.words(tongue);
            (
                tongue,
                Index::new(shelf.core(), shelf.texts(tongue), &words),
            )
        }));
        Some(save_matches(&index.matches(typed, None, MOST)))
    }

    /// The path that draws the QR code of an address.
    pub fn draw(&self, address: &str) -> Option<String> {
        square(address)
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

    /// Learns what an acquirer named for the line check to try.
    pub fn probe(&mut self, address: &str) {
        self.boards.probe(address);
    }

    /// What the open board wants to be tried next: 1 the site's own file, 2 what the acquirer
    /// named, 0 nothing.
    pub fn wants(&self) -> u8 {
        self.boards.wants() as u8
    }

    /// Whether the open board counts seconds.
    pub fn counts(&self) -> bool {
        self.boards.counts()
    }

    /// Takes up a diagnosis and drops the rest of the one before.
    pub fn take(&mut self, text: &str) {
        if let Some(thinker) = &mut self.thinker {
            thinker.take(text);
        }
    }

    /// The text of the diagnosis once the next thing has happened, and the step that follows
    /// then; none when all has been thought about.
    pub fn think(&mut self) -> Option<Vec<String>> {
        let found = self.thinker.as_mut()?.think()?;
        Some(vec![found.text, found.lead])
    }

    /// Judges what the page around says, whose origin the browser vouches for, against those that
    /// the site names; what the script of the frame is to do, and with what.
    pub fn order(
        &self,
        word: &str,
        value: &str,
        origin: &str,
        hosts: &str,
        tongue: usize,
    ) -> Vec<String> {
        let lang = Lang::ALL.get(tongue).copied().unwrap_or_default();
        reply(word, value, origin, hosts, lang).into()
    }

    /// What to tell the page around, of something that happened and what it is about; empty where
    /// that is nothing.
    pub fn event(&self, what: &str, about: &str) -> Vec<String> {
        self.told(what, about).map(Vec::from).unwrap_or_default()
    }

    fn told(&self, what: &str, about: &str) -> Option<Reply> {
        let core = self.shelf.core();
        let event = match what {
            "ready" => Some(Event::Ready),
            "step" => Event::of(&self.thinker.as_ref()?.read(about)?),
            "lookup" => Event::at(about, core),
            "contact" => Some(Event::Contact),
            "report" => Some(Event::Report),
            "resize" => about.parse().ok().map(Event::Resize),
            _ => return (what == "fields").then(|| fields(core)),
        };
        told(event, core)
    }
}
