//! The page's way in: the engine, holding cases, one call a decision.
//!
//! In: cases as bytes. Out: numbers. The page's script reads the clock around each call.

use crate::cases::{Cases, number};
use core::hint::black_box;
use poscheck::engine::{Evidence, Model, advise, posterior};
use wasm_bindgen::prelude::*;

/// The engine with everything it is timed on.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "the export is what makes it reachable")]
#[derive(Debug)]
pub struct Engine {
    models: Vec<Model>,
    /// (position of its model, what is known)
    decisions: Vec<(usize, Evidence)>,
    one: Evidence,
}

#[wasm_bindgen]
impl Engine {
    /// Reads cases.
    ///
    /// # Errors
    /// Where the bytes are none.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Engine, JsError> {
        let cases: Cases =
            postcard::from_bytes(bytes).map_err(|_| JsError::new("these are no cases"))?;
        let models: Vec<Model> = cases.models.iter().map(|drawn| drawn.model()).collect();
        let mut decisions = Vec::new();
        for (n, (drawn, model)) in cases.models.iter().zip(&models).enumerate() {
            let known = drawn.decisions.iter();
            decisions.extend(known.map(|known| (n, known.evidence(model))));
        }
        let first = models
            .first()
            .ok_or_else(|| JsError::new("there is no model"))?;
        Ok(Engine {
            one: cases.one.evidence(first),
            models,
            decisions,
        })
    }

    /// How many decisions there are.
    pub fn length(&self) -> usize {
        self.decisions.len()
    }

    /// Makes one decision; gives the step as a number.
    pub fn decide(&self, position: usize) -> u32 {
        let (model, evidence) = &self.decisions[position];
        number(advise(&self.models[*model], evidence).step)
    }

    /// Reckons the posterior of the one case so many times.
    pub fn reckon(&self, times: u32) {
        for _ in 0..times {
            black_box(posterior(black_box(&self.models[0]), black_box(&self.one)));
        }
    }

    /// The posterior of the one case.
    pub fn faults(&self) -> Vec<f64> {
        posterior(&self.models[0], &self.one).faults
    }
}
