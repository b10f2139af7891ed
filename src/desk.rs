//! The desk's way in: what the script of the background worker calls.
//!
//! In: files of the pack, as fetched, typed text, and diagnoses as stored text. Out: the
//! entries that fit the text, by [`lookup`](crate::lookup), and what
//! [`worker`](crate::worker) thinks, a pair of texts at a time. It is the second wasm output,
//! built with the feature `desk` alone: no view is in it.

use crate::lookup::{Index, save_matches};
use crate::pack::{Core, Texts, load_core, load_texts, load_words};
use crate::worker;
use wasm_bindgen::prelude::*;

/// How many entries are found for a text.
const MOST: usize = 6;

/// Who looks things up and thinks ahead.
#[derive(Default)]
#[wasm_bindgen]
pub struct Desk {
    core: Core,
    texts: Texts,
    index: Option<Index>,
    thinker: Option<worker::Desk>,
}

#[wasm_bindgen]
impl Desk {
    /// One who knows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Desk {
        Desk::default()
    }

    /// Learns a file of the pack: `core`, then `texts` and `words` of a language, in this order.
    /// Those of another language take their place.
    ///
    /// # Errors
    /// A sentence saying what is wrong with the file.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsError> {
        let wrong = |e: crate::pack::LoadError| JsError::new(&e.to_string());
        match name {
            "core" => {
                self.core = load_core(bytes).map_err(wrong)?;
                self.thinker = Some(worker::Desk::new(self.core.clone()));
            }
            "texts" => self.texts = load_texts(bytes, &self.core).map_err(wrong)?,
            _ => {
                let words = load_words(bytes, &self.core).map_err(wrong)?;
                self.index = Some(Index::new(&self.core, &self.texts, &words));
            }
        }
        Ok(())
    }

    /// The entries that fit typed text, as bytes; none while the words are not known.
    pub fn find(&self, typed: &str) -> Option<Vec<u8>> {
        let index = self.index.as_ref()?;
        Some(save_matches(&index.matches(typed, None, MOST)))
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
