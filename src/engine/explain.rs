//! Explaining: what each thing that is known says about each fault, and whether it all fits.
//!
//! In: [`Model`] and [`Evidence`]. Out: [`Explanation`], numbers that `present` puts into words.
//! What a step saves is in its [`Advice`](super::Advice): `without` less `minutes`.

use super::belief::{Belief, posterior};
use super::evidence::{Evidence, Reply, Trial};
use super::model::Model;

/// Why the belief is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Before anything was known.
    pub before: Belief,
    /// With everything known.
    pub after: Belief,
    /// What is known and says something, in the model's order: answers, then failed repairs.
    pub facts: Vec<Fact>,
    /// ln(Π P(fact) / P(all facts)), the conflict measure of Jensen (2001, section 6.3.3): how
    /// much less likely the facts are together than each alone; ∞ in a contradiction.
    pub conflict: f64,
    /// The fact that fits the others least, by position in `facts`, where `conflict` is
    /// above [`CONFLICT`]: the one to check first.
    pub doubtful: Option<usize>,
}

/// One thing that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub source: Source,
    /// The belief that the other facts give.
    pub without: Belief,
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An answer was given.
    Answer {
        /// Position of the question.
        question: usize,
        /// Position of the answer.
        answer: usize,
    },
    /// A repair was tried in vain.
    Failed {
        /// Position of the repair.
        repair: usize,
    },
}

/// From this conflict on facts count as not fitting together: ln 10, ten times less likely
/// together than if they had nothing to do with each other.
pub const CONFLICT: f64 = core::f64::consts::LN_10;

/// Explains the belief that some evidence gives.
pub fn explain(model: &Model, evidence: &Evidence) -> Explanation {
    let before = posterior(model, &Evidence::new(model));
    let after = posterior(model, evidence);
    let answers = (0..model.n_questions()).filter_map(|question| {
        let answer = evidence.answer(model, question)?;
        Some(Source::Answer { question, answer })
    });
    let failures = (0..model.n_repairs())
        .filter(|&repair| evidence.trial_of(repair) == Trial::Failed)
        .map(|repair| Source::Failed { repair });
    let mut alone = Vec::new();
    let facts: Vec<Fact> = answers
        .chain(failures)
        .map(|source| {
            let probability = match source {
                Source::Answer { question, answer } => before.answers(model, question)[answer],
                Source::Failed { repair } => 1.0 - before.success(model, repair),
            };
            alone.push(libm::log(probability));
            let without = posterior(model, &less(evidence, source));
            Fact { source, without }
        })
        .collect();
    let conflict = match facts.len() {
        _ if after.contradiction => f64::INFINITY,
        0 | 1 => 0.0,
        _ => alone.iter().sum::<f64>() - after.log_evidence,
    };
    // What cannot be even alone fits nothing.
    let misfit = |i: usize| match alone[i].is_finite() {
        true => alone[i] + facts[i].without.log_evidence,
        false => f64::INFINITY,
    };
    let doubtful = (0..facts.len()).reduce(|a, b| if misfit(b) > misfit(a) { b } else { a });
    Explanation {
        before,
        after,
        conflict,
        doubtful: doubtful.filter(|_| conflict > CONFLICT),
        facts,
    }
}

impl Explanation {
    /// A fact's weight of evidence for a fault in nats, given the other facts:
    /// ln(P(fact | fault) / P(fact | another fault)) (Good 1950). Positive speaks for the
    /// fault; infinite where it settles the matter, 0 where that was settled without it or
    /// all facts contradict each other.
    pub fn weight(&self, fact: &Fact, fault: usize) -> f64 {
        if self.after.contradiction {
            return 0.0;
        }
        let with = log_odds(&self.after.faults, fault);
        difference(with, log_odds(&fact.without.faults, fault))
    }
}

/// The evidence as it would be without one fact.
fn less(evidence: &Evidence, source: Source) -> Evidence {
    let mut evidence = evidence.clone();
    match source {
        Source::Answer { question, .. } => evidence.reply(question, Reply::Unsure),
        Source::Failed { repair } => evidence.trial(repair, Trial::SetAside),
    }
    evidence
}

fn log_odds(faults: &[f64], fault: usize) -> f64 {
    // Summed up rather than 1 − p, which loses all digits where p is almost 1.
    let others: f64 = faults
        .iter()
        .enumerate()
        .filter(|(f, _)| *f != fault)
        .map(|(_, p)| p)
        .sum();
    libm::log(faults[fault]) - libm::log(others)
}

fn difference(with: f64, without: f64) -> f64 {
    let difference = with - without;
    if difference.is_nan() { 0.0 } else { difference }
}
