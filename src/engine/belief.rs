//! Belief: how probable each fault is, given what is known.
//!
//! In: [`Model`] and [`Evidence`]. Out: the posterior of a single-fault naive Bayes model,
//! P(f | e) ∝ P(f) · Π P(answer | f) · Π (1 − P(repair ends f)), and what it predicts.
//! "Don't know" does not depend on the fault, so it cancels out (Heckerman, Breese &
//! Rommelse 1995). Factors are multiplied in the model's order, never in the order of entry.
//! Invariant: it sums to 1 (`engine::posterior_sums_to_one`).

use super::evidence::{Evidence, Trial};
use super::model::Model;
use super::order::put_in_order;

/// How probable each fault is.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    /// Beside the model's faults; adds up to 1.
    pub faults: Vec<f64>,
    /// The natural logarithm of P(evidence), "don't know" left out; −∞ in a contradiction.
    pub log_evidence: f64,
    /// No fault allows all of the evidence: `faults` are the priors then.
    pub contradiction: bool,
}

/// Below this all weights are scaled up, so that long cases do not run out of exponents.
const SMALL: f64 = 1.0 / SCALE;
/// 2^256: a power of two, so that scaling rounds nothing.
const SCALE: f64 =
    (1_u128 << 64) as f64 * (1_u128 << 64) as f64 * (1_u128 << 64) as f64 * (1_u128 << 64) as f64;

/// The posterior over faults.
///
/// Replies that the model does not have count as "don't know". Where nothing is possible any
/// more, the priors come back with [`Belief::contradiction`] set.
pub fn posterior(model: &Model, evidence: &Evidence) -> Belief {
    let mut weights = model.priors.clone();
    let mut scalings = 0.0;
    let mut keep_in_range = |weights: &mut [f64]| {
        let top = weights.iter().fold(0.0_f64, |top, &w| top.max(w));
        if top > 0.0 && top < SMALL {
            weights.iter_mut().for_each(|w| *w *= SCALE);
            scalings += 1.0;
        }
    };
    for (q, table) in model.questions.iter().enumerate() {
        if let Some(answer) = evidence.answer(model, q) {
            for (w, l) in weights.iter_mut().zip(table.row(answer)) {
                *w *= l;
            }
            keep_in_range(&mut weights);
        }
    }
    for r in 0..model.n_repairs() {
        if evidence.trial_of(r) == Trial::Failed {
            for &(f, p) in model.ends.of(r) {
                weights[f] *= 1.0 - p;
            }
            keep_in_range(&mut weights);
        }
    }
    let total: f64 = weights.iter().sum();
    if total > 0.0 && total.is_finite() {
        weights.iter_mut().for_each(|w| *w /= total);
        let log_evidence = libm::log(total) - scalings * libm::log(SCALE);
        return Belief {
            faults: weights,
            log_evidence,
            contradiction: false,
        };
    }
    let mut faults = model.priors.clone();
    let total: f64 = faults.iter().sum();
    if total > 0.0 {
        faults.iter_mut().for_each(|p| *p /= total);
    }
    Belief {
        faults,
        log_evidence: f64::NEG_INFINITY,
        contradiction: true,
    }
}

impl Belief {
    /// How probable each answer of a question is, when it is answered at all.
    pub fn answers(&self, model: &Model, question: usize) -> Vec<f64> {
        let table = &model.questions[question];
        (0..table.n_answers)
            .map(|a| {
                self.faults
                    .iter()
                    .zip(table.row(a))
                    .map(|(p, l)| p * l)
                    .sum()
            })
            .collect()
    }

    /// How probable it is that a repair ends the trouble.
    pub fn success(&self, model: &Model, repair: usize) -> f64 {
        model
            .ends
            .of(repair)
            .iter()
            .map(|&(f, p)| self.faults[f] * p)
            .sum()
    }

    /// Faults by probability, the highest first; of equals the first in the model.
    pub fn ranked(&self) -> Vec<usize> {
        ranked(&self.faults)
    }
}

/// Positions by probability, the highest first; of equals the first.
pub(super) fn ranked(probabilities: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    put_in_order(&mut order, |&a, &b| probabilities[a] > probabilities[b]);
    order
}
