//! Doubt: what is probably wrong when people slip and troubles come in pairs.
//!
//! In: [`Model`] and [`Evidence`]. Out: what keeps the trouble going, one fault at a time: adds up
//! to 1. [`posterior`](super::posterior) takes every word for true and one fault for granted.
//! Once a repair has failed that is no longer safe, so two stories are weighed by Bayes' rule: one
//! fault and answers of which some may be wrong; two faults at once, of which a failed repair may
//! have mended one ([`Stories`]). What was known has no order here: every answer came before the
//! failures, which, taken together, did not end both.
//!
//! Invariant: before a repair has failed nothing is doubted (`engine::doubt_needs_a_failure`), but
//! for answers where the case would be handed over.

use super::belief::posterior;
use super::evidence::Evidence;
use super::model::Model;
use super::stories::{Stories, failures};

/// Share of cases with two faults, before anything is known of one: a judgement. A larger
/// share costs cases of one fault more than it brings those of two.
pub(super) const TWO: f64 = 0.05;
/// The share before a case is handed over: even odds. Cases of one fault of a pack with 86
/// faults take 3 % longer for it, and of two that repairs can end, 77 % are mended instead of 63 %.
const TWO_AT_LAST: f64 = 0.5;

/// Weighs the stories that the evidence allows.
pub fn doubt(model: &Model, evidence: &Evidence) -> Vec<f64> {
    weigh(model, evidence, TWO)
}

/// The same before giving up, where another fault beside the first is thought of once more, and
/// where wrong answers are thought of even if no repair has failed yet.
pub fn doubt_at_last(model: &Model, evidence: &Evidence) -> Vec<f64> {
    let has_failed = failures(model, evidence).next().is_some();
    left(model, evidence, if has_failed { TWO_AT_LAST } else { 0.0 })
}

/// Weighs the stories where two faults at once have a given share of all cases.
pub(super) fn weigh(model: &Model, evidence: &Evidence, two: f64) -> Vec<f64> {
    match failures(model, evidence).next() {
        Some(_) => left(model, evidence, two),
        None => posterior(model, evidence).faults,
    }
}

/// What keeps the trouble going, whatever was tried.
fn left(model: &Model, evidence: &Evidence, two: f64) -> Vec<f64> {
    let plain = posterior(model, evidence);
    if plain.contradiction {
        return plain.faults;
    }
    Stories::told(model, core::slice::from_ref(evidence), two).sum_up(0.5, 0.0)
}
