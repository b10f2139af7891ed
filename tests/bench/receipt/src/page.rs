//! The page's way in: a reader, asked for all its blobs at once or for one after the other.
//!
//! In: the tables and the blobs as bytes; single blobs as texts. Out: counts. The page's script
//! reads the clock around each call.

use crate::Reader;
use wasm_bindgen::prelude::*;

/// A reader.
#[wasm_bindgen]
pub struct Blobs {
    reader: Reader,
}

#[wasm_bindgen]
impl Blobs {
    /// Reads the tables and the blobs.
    ///
    /// # Errors
    /// Where a table is none.
    #[wasm_bindgen(constructor)]
    pub fn new(terms: &[u8], cards: &[u8], list: String) -> Result<Blobs, JsError> {
        let reader = Reader::new(terms, cards, list);
        let reader = reader.map_err(|_| JsError::new("a table is damaged"))?;
        Ok(Blobs { reader })
    }

    /// The elements of every blob, so many times.
    pub fn trees(&self, times: u32) -> usize {
        self.reader.trees(times)
    }

    /// Every blob read up to its findings, so many times.
    pub fn readings(&self, times: u32) -> usize {
        self.reader.readings(times)
    }

    /// The elements of one blob.
    pub fn tree(&self, text: &str) -> usize {
        self.reader.tree(text)
    }

    /// One blob read up to its findings.
    pub fn reading(&self, text: &str) -> usize {
        self.reader.reading(text)
    }

    /// The elements of one blob, a line each.
    pub fn lines(&self, text: &str) -> String {
        self.reader.lines(text)
    }

    /// A sum over all answers.
    pub fn answers(&self) -> String {
        self.reader.answers()
    }
}
