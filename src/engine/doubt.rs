//! Doubt: what is probably wrong when people slip and troubles come in pairs.
//!
//! In: [`Model`] and [`Evidence`]. Out: [`Doubt`]. [`posterior`](super::posterior) takes every
//! word for true and one fault for granted. Once a repair has failed that is no longer safe,
//! so three stories are weighed by Bayes' rule: one fault and true answers; one fault and
//! answers of which some are wrong; two faults at once, of which a failed repair may have
//! mended one. With two faults an answer comes from one that its question is about, from
//! either where it is about both; the trouble lasts while one of them is there. What the case is
//! about, the entry that it began with, is no slip, and neither of two faults may be unlikely
//! beside it: a terminal that says "not enough money" has paper and a line. Failures have
//! no order here: what counts is that, taken together, they did not end both.
//!
//! Invariant: before a repair has failed nothing is doubted (`engine::doubt_needs_a_failure`), but
//! for answers where the case would be handed over.

use super::belief::{Belief, posterior};
use super::evidence::{Evidence, Trial};
use super::model::Model;

/// What is probably wrong, all told.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What keeps the trouble going, one fault at a time: adds up to 1.
    pub left: Vec<f64>,
    /// How probable it is that each fault is there or was: adds up to 1 plus `two`.
    pub suspects: Vec<f64>,
    /// How probable it is that there were two faults.
    pub two: f64,
    /// How probable it is that answers are wrong.
    pub slips: f64,
}

/// Share of cases with two faults, before anything is known of one: a judgement. A larger
/// share costs cases of one fault more than it brings those of two.
const TWO: f64 = 0.05;
/// The share before a case is handed over: even odds. Cases of one fault of a pack with 86
/// faults take 3 % longer for it, and of two that repairs can end, 77 % are mended instead of 63 %.
const TWO_AT_LAST: f64 = 0.5;
/// How often people give another answer than the true one: a judgement. A larger share costs
/// those who do not slip more than it brings those who do.
pub(super) const SLIP: f64 = 0.05;
/// How often they do when they look once more, which is with care: a judgement.
const SLIP_AGAIN: f64 = 0.02;

/// Weighs the stories that the evidence allows.
pub fn doubt(model: &Model, evidence: &Evidence) -> Doubt {
    weigh(model, evidence, TWO)
}

/// The same before giving up, where another fault beside the first is thought of once more, and
/// where wrong answers are thought of even if no repair has failed yet.
pub fn doubt_at_last(model: &Model, evidence: &Evidence) -> Doubt {
    let has_failed = failures(model, evidence).next().is_some();
    stories(model, evidence, if has_failed { TWO_AT_LAST } else { 0.0 })
}

fn failures<'a>(model: &Model, evidence: &'a Evidence) -> impl Iterator<Item = usize> + 'a {
    (0..model.n_repairs()).filter(|r| evidence.trial_of(*r) == Trial::Failed)
}

/// Weighs the stories where two faults at once have a given share of all cases.
pub(super) fn weigh(model: &Model, evidence: &Evidence, two: f64) -> Doubt {
    match failures(model, evidence).next() {
        Some(_) => stories(model, evidence, two),
        None => at_its_word(posterior(model, evidence)),
    }
}

/// No doubt at all.
fn at_its_word(plain: Belief) -> Doubt {
    Doubt {
        suspects: plain.faults.clone(),
        left: plain.faults,
        two: 0.0,
        slips: 0.0,
    }
}

/// Weighs the stories, whatever was tried.
fn stories(model: &Model, evidence: &Evidence, two: f64) -> Doubt {
    let plain = posterior(model, evidence);
    if plain.contradiction {
        return at_its_word(plain);
    }
    // What each fault's own repairs have left of it.
    let mut lasts = vec![1.0; model.n_faults()];
    for r in failures(model, evidence) {
        for &(f, p) in model.ends.of(r) {
            lasts[f] *= 1.0 - p;
        }
    }
    let mut told = Told::new(model, two);
    for q in 0..model.n_questions() {
        if let Some(answer) = evidence.answer(model, q) {
            let slip = match evidence.looks(q) {
                _ if evidence.is_firm(q) => 0.0,
                2.. => SLIP_AGAIN,
                _ => SLIP,
            };
            told.hear(model, q, answer, slip);
        }
    }
    told.sum_up(&lasts)
}

/// The weights of the three stories while the answers are gone through.
struct Told {
    /// One fault, and every answer true.
    sure: Vec<f64>,
    /// One fault, whatever the answers are worth; so `sure` is part of it.
    one: Vec<f64>,
    /// Pairs of different faults, `[f * n + g]` with f < g.
    pairs: Vec<f64>,
}

impl Told {
    fn new(model: &Model, two: f64) -> Told {
        let priors = &model.priors;
        let n = priors.len();
        let mut pairs = vec![0.0; n * n];
        // The second fault is drawn among the others.
        let other = |f: usize| priors[f] / (1.0 - priors[f]).max(f64::MIN_POSITIVE);
        for f in 0..n {
            for g in f + 1..n {
                pairs[f * n + g] = two * (other(f) * priors[g] + other(g) * priors[f]);
            }
        }
        let one: Vec<f64> = priors.iter().map(|p| p * (1.0 - two)).collect();
        Told {
            sure: one.clone(),
            one,
            pairs,
        }
    }

    /// Takes an answer that people give by mistake with the chance `slip`: never where it is
    /// what the case is about.
    fn hear(&mut self, model: &Model, question: usize, answer: usize, slip: f64) {
        let table = &model.questions[question];
        let row = table.row(answer);
        let others = (table.n_answers.max(2) - 1) as f64;
        for ((sure, one), l) in self.sure.iter_mut().zip(&mut self.one).zip(row) {
            *sure *= (1.0 - slip) * l;
            *one *= (1.0 - slip) * l + slip * (1.0 - l) / others;
        }
        let n = row.len();
        let about = table.about();
        let usual = table.usual(answer);
        for f in 0..n {
            for g in f + 1..n {
                self.pairs[f * n + g] *= match (about[f], about[g]) {
                    // What the case is about: neither fault may be unlikely beside it.
                    _ if slip == 0.0 => row[f].min(row[g]),
                    (true, true) => 0.5 * (row[f] + row[g]),
                    (true, false) => row[f],
                    (false, true) => row[g],
                    (false, false) => usual,
                };
            }
        }
        // Long cases keep their exponents; only ratios matter.
        let weights = self.one.iter().chain(&self.pairs);
        let top = weights.fold(0.0_f64, |top, &w| top.max(w));
        if top > 0.0 && top < 1e-100 {
            for stories in [&mut self.sure, &mut self.one, &mut self.pairs] {
                stories.iter_mut().for_each(|w| *w *= 1e100);
            }
        }
    }

    fn sum_up(self, lasts: &[f64]) -> Doubt {
        let n = lasts.len();
        let lasting = |weights: &[f64]| -> Vec<f64> {
            weights
                .iter()
                .zip(lasts)
                .map(|(w, last)| w * last)
                .collect()
        };
        let mut left = lasting(&self.one);
        let slips = left.iter().sum::<f64>() - lasting(&self.sure).iter().sum::<f64>();
        let mut suspects = left.clone();
        let mut two = 0.0;
        for f in 0..n {
            for g in f + 1..n {
                let (a, b, w) = (lasts[f], lasts[g], self.pairs[f * n + g]);
                let both = 0.5 * a * b;
                let there = w * (1.0 - (1.0 - a) * (1.0 - b));
                left[f] += w * (a * (1.0 - b) + both);
                left[g] += w * (b * (1.0 - a) + both);
                suspects[f] += there;
                suspects[g] += there;
                two += there;
            }
        }
        let whole: f64 = left.iter().sum();
        for weights in [&mut left, &mut suspects] {
            weights.iter_mut().for_each(|w| *w /= whole);
        }
        Doubt {
            left,
            suspects,
            two: two / whole,
            slips: slips / whole,
        }
    }
}
