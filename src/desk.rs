//! The desk's way in: what the script of the background worker calls.
//!
//! In: pieces of the pack, as fetched, typed text, and diagnoses as stored text. Out: the
//! entries that fit the text, by [`lookup`](crate::lookup), the picture of a QR code, and what
//! [`worker`](crate::worker) thinks, a pair of texts at a time. Files come in chunks, by
//! [`amount::job`](crate::amount::job): between two the worker hears what else it is told. It is
//! the second wasm output, built with the feature `desk` alone: no view is in it.

use crate::amount::job::{Job, Slot};
use crate::amount::reconcile::Found;
use crate::amount::text::{Decode, Encoding};
use crate::lookup::{Index, save_matches};
use crate::pack::{Piece, Shelf};
use crate::square::square;
use crate::worker;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How many entries are found for a text.
const MOST: usize = 6;

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

/// Who looks things up and thinks ahead.
#[derive(Default)]
#[wasm_bindgen]
pub struct Desk {
    shelf: Shelf,
    /// Whose language entries were looked up in last, and how.
    index: Option<(usize, Index)>,
    thinker: Option<worker::Desk>,
    /// Files that are held against each other.
    job: Option<Job>,
}

#[wasm_bindgen]
impl Desk {
    /// One who knows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Desk {
        Desk::default()
    }

    /// Learns a piece of the pack, the index first; a file that is none changes nothing.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) {
        if name == "amount" {
            self.job = Job::new(bytes, Rc::new(Shown));
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

    /// A file of a size begins at a place, 0 to 2.
    pub fn file(&mut self, at: usize, name: &str, size: f64) {
        if let Some(job) = &mut self.job {
            job.begin(at, name, size as u64);
        }
    }

    /// The next bytes of a file; how many rows it has so far, none where it is not coming.
    pub fn chunk(&mut self, at: usize, bytes: &[u8]) -> Option<usize> {
        self.job.as_mut()?.push(at, bytes)
    }

    /// A file is whole, or, where it is not kept, dropped at once.
    pub fn ended(&mut self, at: usize, keep: bool) {
        match &mut self.job {
            Some(job) if keep => job.end(at),
            Some(job) => job.drop_file(at),
            None => {}
        }
    }

    /// The bytes of a spreadsheet, for the part that turns it into a table.
    pub fn sheet(&self, at: usize) -> Option<Vec<u8>> {
        match self.job.as_ref()?.slot(at) {
            Slot::Sheet(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }

    /// Counts of two files held against each other, in the order of [`Found::ALL`].
    pub fn against(&self, first: usize, second: usize) -> Option<Vec<u32>> {
        let counts = self.job.as_ref()?.reconcile(first, second)?.counts();
        Some(Found::ALL.map(|found| counts.get(found) as u32).to_vec())
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
}
