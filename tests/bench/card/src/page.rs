//! The page's way in: a checker, asked for all its numbers at once or for one after the other.
//!
//! In: the table and the numbers as bytes; characters by their code points, as the product's own
//! page hands over what is typed. Out: counts. The page's script reads the clock around each call.

use crate::Checker;
use poscheck::board::Typed;
use wasm_bindgen::prelude::*;

/// A checker and what is typed.
#[wasm_bindgen]
pub struct Numbers {
    checker: Checker,
    typed: Typed,
}

#[wasm_bindgen]
impl Numbers {
    /// Reads the table and the numbers.
    ///
    /// # Errors
    /// Where they are none.
    #[wasm_bindgen(constructor)]
    pub fn new(table: &[u8], list: String) -> Result<Numbers, JsError> {
        let checker =
            Checker::new(table, list).map_err(|_| JsError::new("this is no table of cards"))?;
        Ok(Numbers {
            checker,
            typed: Typed::default(),
        })
    }

    /// Checks every number so many times.
    pub fn all(&mut self, times: u32) -> u32 {
        self.checker.all(times)
    }

    /// Checks every number once, places of slips included.
    pub fn all_with_places(&mut self) -> usize {
        self.checker.all_with_places()
    }

    /// Checks the check digit alone of every number.
    pub fn check_digits(&self) -> u32 {
        self.checker.check_digits(1)
    }

    /// A character of the next number.
    pub fn press(&mut self, point: u32) {
        let c = char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.typed.press(c);
    }

    /// Checks the number that was pressed, and wipes it.
    pub fn check(&mut self) -> bool {
        let can_exist = self.checker.can_exist(self.typed.text());
        self.typed.wipe();
        can_exist
    }

    /// A sum over all answers.
    pub fn answers(&mut self) -> String {
        self.checker.answers()
    }
}
