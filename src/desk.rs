//! The background worker's way in: what the script of the worker calls.
//!
//! In: the language-free numbers of the pack, as fetched, and diagnoses as stored text. Out:
//! what [`worker`](crate::worker) finds, a pair of texts at a time. It is the second wasm
//! output, built with the feature `desk` alone: no view and no text of a pack is in it.

use crate::pack::load_core;
use crate::worker;
use wasm_bindgen::prelude::*;

/// A worker at its desk.
#[wasm_bindgen]
pub struct Desk(worker::Desk);

#[wasm_bindgen]
impl Desk {
    /// A worker who knows a pack.
    ///
    /// # Errors
    /// A sentence saying what is wrong with the knowledge files.
    #[wasm_bindgen(constructor)]
    pub fn new(index: &[u8], core: &[u8], facts: &[u8]) -> Result<Desk, JsError> {
        let core = load_core(index, Some(core), Some(facts));
        let core = core.map_err(|e| JsError::new(&e.to_string()))?;
        Ok(Desk(worker::Desk::new(core)))
    }

    /// Takes up a diagnosis and drops the rest of the one before.
    pub fn take(&mut self, text: &str) {
        self.0.take(text);
    }

    /// The text of the diagnosis once the next thing has happened, and the step that follows
    /// then; none when all has been thought about.
    pub fn think(&mut self) -> Option<Vec<String>> {
        self.0.think().map(|found| vec![found.text, found.lead])
    }
}
