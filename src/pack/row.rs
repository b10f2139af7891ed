//! How likely each answer of a question is, given the cause.
//!
//! In: a compiled [`Question`]. Out: probabilities. Most causes share the question's base row;
//! a row of its own says only where it differs.

use super::schema::Question;
use serde::{Deserialize, Serialize};

/// A likelihood row: the base row scaled, but for the answers in `set`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Factor on the base row for answers that are not in `set`.
    pub scale: f64,
    /// (answer, probability).
    pub set: Vec<(u16, f64)>,
}

impl Question {
    /// The probability of `answer` when `fault` is the cause.
    pub fn likelihood(&self, fault: usize, answer: usize) -> f64 {
        self.chance(usize::from(self.row_of[fault]), answer)
    }

    /// The probabilities of the answers in a row, counted as in `row_of`: 0 is `base`.
    pub fn row(&self, row: usize) -> Vec<f64> {
        (0..self.base.len()).map(|a| self.chance(row, a)).collect()
    }

    fn chance(&self, row: usize, answer: usize) -> f64 {
        let base = self.base[answer];
        let Some(row) = row.checked_sub(1).map(|n| &self.rows[n]) else {
            return base;
        };
        let set = row.set.iter().find(|(a, _)| usize::from(*a) == answer);
        set.map_or(base * row.scale, |(_, p)| *p)
    }
}
