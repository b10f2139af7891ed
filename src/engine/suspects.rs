//! Suspects: which faults a ticket names, those among them that are mended already.
//!
//! In: [`Model`], and what was known after each step, the latest last. Out: how probable it is that
//! each fault is there or was. [`doubt`](super::doubt()) asks what to do next and needs no order;
//! whoever takes a case over asks what happened. An answer given before a repair may be about the
//! fault that this repair mended, and where somebody looked once more and saw something else, it
//! was about one fault first and about the other then.
//!
//! Invariant: before a repair has failed it is the posterior (`engine::suspects_need_a_failure`).

use super::belief::{posterior, ranked};
use super::doubt::TWO;
use super::evidence::Evidence;
use super::model::Model;
use super::stories::{Stories, failures};

/// How many faults a ticket names.
const NAMED: usize = 5;
/// How probable a fault is that is worth a line of it.
const LIKELY: f64 = 0.05;

/// How probable it is that each fault is there or was: adds up to between 1 and 2, the more the
/// likelier two are.
pub fn suspects(model: &Model, known: &[Evidence]) -> Vec<f64> {
    let nothing = Evidence::new(model);
    let last = known.last().unwrap_or(&nothing);
    let plain = posterior(model, last);
    if failures(model, last).next().is_none() || plain.contradiction {
        return plain.faults;
    }
    Stories::told(model, known, TWO).sum_up(1.0, 1.0)
}

/// The faults that a ticket names, the likeliest first: five at most, none that is unlikely.
pub fn named(suspects: &[f64]) -> Vec<usize> {
    let mut named = ranked(suspects);
    named.truncate(NAMED);
    named.retain(|f| suspects[*f] >= LIKELY);
    named
}
