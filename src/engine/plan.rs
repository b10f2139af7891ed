//! The plan without questions: repairs by chance per minute, then handing over.
//!
//! In: weights of the faults and which repairs are still open. Out: minutes, as a weight:
//! the expected minutes times the sum of the weights, so that branches simply add up. This is
//! the leaf of every search and runs many thousand times, so it allocates nothing.
//!
//! Kadane & Simon (1977): for one-fault troubles, trying in the order of p / c is best among
//! plans of repairs alone; beliefs are updated after each failure, and the plan hands over
//! where that is cheapest.

use super::evidence::{Evidence, Reply, Trial};
use super::model::{Asking, Model};

/// Which questions and repairs are open, what repairs cost with their guards, and the
/// buffers that leaves need.
pub(super) struct Plan<'m> {
    pub(super) model: &'m Model,
    /// Questions that were replied to, by position.
    pub(super) used: Vec<bool>,
    /// The answers that somebody may look at again, by question.
    said: Vec<Option<usize>>,
    /// How many reasons there are against each repair; 0 is open.
    blocks: Vec<u32>,
    /// Minutes of each repair and of the guards that are still unanswered.
    cost: Vec<f64>,
    /// One over `cost`: multiplying is faster than dividing.
    rate: Vec<f64>,
    /// The least that a known fault costs (Heckerman et al.'s full information), by fault.
    pub(super) known: Vec<f64>,
    /// The chance that a fault outlasts every repair that was open at the start.
    outlasts: Vec<f64>,
    chance: Vec<f64>,
    live: Vec<usize>,
    scratch: Vec<f64>,
}

/// Sums over the weights of a node.
#[derive(Clone, Copy, Default)]
pub(super) struct Mass {
    /// Of the weights themselves.
    pub(super) sum: f64,
    /// Of what outlasts every repair: no plan of repairs gets below it.
    rest: f64,
    /// Of the least minutes: no plan is cheaper.
    pub(super) bound: f64,
}

impl<'m> Plan<'m> {
    pub(super) fn new(model: &'m Model, evidence: &Evidence) -> Plan<'m> {
        Plan::with_looks(model, evidence, &[])
    }

    /// The same, where some answers may be looked at again.
    pub(super) fn with_looks(model: &'m Model, evidence: &Evidence, looks: &[usize]) -> Plan<'m> {
        let questions = || 0..model.n_questions();
        let said = |q: usize| evidence.answer(model, q).filter(|_| looks.contains(&q));
        let mut plan = Plan {
            model,
            used: questions()
                .map(|q| evidence.reply_to(q).is_some() && said(q).is_none())
                .collect(),
            said: questions().map(said).collect(),
            blocks: (0..model.n_repairs())
                .map(|r| u32::from(evidence.trial_of(r) != Trial::Untried))
                .collect(),
            cost: vec![0.0; model.n_repairs()],
            rate: vec![0.0; model.n_repairs()],
            known: vec![0.0; model.n_faults()],
            outlasts: vec![1.0; model.n_faults()],
            chance: vec![0.0; model.n_repairs()],
            live: Vec::with_capacity(model.n_repairs()),
            scratch: vec![0.0; model.n_faults()],
        };
        // Reasons against a repair that a second look may take away.
        let mut soft = vec![0; model.n_repairs()];
        for (r, repair) in model.repairs.iter().enumerate() {
            for (q, allowed) in &repair.requires {
                let met = match evidence.reply_to(*q) {
                    Some(Reply::Answer(a)) => allowed.contains(&a),
                    Some(Reply::Unsure) => false,
                    None => model.questions[*q].asking != Asking::Never,
                };
                plan.blocks[r] += u32::from(!met);
                soft[r] += u32::from(!met && plan.said[*q].is_some());
            }
            plan.price(r);
        }
        for f in 0..model.n_faults() {
            let (mut left, mut minutes) = (1.0, 0.0);
            for &(r, p) in model
                .fixes
                .of(f)
                .iter()
                .filter(|(r, _)| plan.blocks[*r] == soft[*r])
            {
                plan.outlasts[f] *= 1.0 - p;
                if p * model.escalation > model.repairs[r].minutes {
                    minutes += left * model.repairs[r].minutes;
                    left *= 1.0 - p;
                }
            }
            plan.known[f] = minutes + left * model.escalation;
        }
        plan
    }

    fn price(&mut self, repair: usize) {
        let of = &self.model.repairs[repair];
        let open = of.requires.iter().filter(|(q, _)| self.is_unanswered(*q));
        let guards: f64 = open.map(|(q, _)| self.model.questions[*q].minutes).sum();
        self.cost[repair] = of.minutes + guards;
        self.rate[repair] = 1.0 / self.cost[repair];
    }

    pub(super) fn is_open(&self, repair: usize) -> bool {
        self.blocks[repair] == 0
    }

    /// Minutes of a repair, its unanswered guards among them.
    pub(super) fn cost(&self, repair: usize) -> f64 {
        self.cost[repair]
    }

    /// The chance per minute that goes with a [`Plan::chance`].
    pub(super) fn ratio(&self, chance: f64, repair: usize) -> f64 {
        chance * self.rate[repair]
    }

    /// The first unanswered question that a repair requires.
    pub(super) fn guard(&self, repair: usize) -> Option<usize> {
        let requires = &self.model.repairs[repair].requires;
        let mut required = requires.iter().map(|(q, _)| *q);
        required.find(|&q| self.is_unanswered(q))
    }

    fn is_unanswered(&self, question: usize) -> bool {
        !self.used[question] && self.said[question].is_none()
    }

    /// Closes a repair until [`Plan::reopen`].
    pub(super) fn close(&mut self, repair: usize) {
        self.blocks[repair] += 1;
    }

    /// Takes one [`Plan::close`] back.
    pub(super) fn reopen(&mut self, repair: usize) {
        self.blocks[repair] -= 1;
    }

    /// Uses a question up, with an answer or without, until [`Plan::unreply`] with the same.
    pub(super) fn reply(&mut self, question: usize, answer: Option<usize>) {
        self.used[question] = true;
        self.guarded(question, answer, true);
    }

    /// Takes one [`Plan::reply`] back.
    pub(super) fn unreply(&mut self, question: usize, answer: Option<usize>) {
        self.used[question] = false;
        self.guarded(question, answer, false);
    }

    fn guarded(&mut self, question: usize, answer: Option<usize>, noted: bool) {
        let model = self.model;
        // Whoever looks again and cannot tell leaves what was said.
        let answer = answer.or(self.said[question]);
        for &(r, i) in &model.guards[question] {
            let allows = |a: usize| model.repairs[r].requires[i].1.contains(&a);
            let after = u32::from(!answer.is_some_and(allows));
            // What was said before no longer counts.
            let before = u32::from(self.said[question].is_some_and(|a| !allows(a)));
            let (more, less) = if noted {
                (after, before)
            } else {
                (before, after)
            };
            self.blocks[r] = self.blocks[r] + more - less;
            self.price(r);
        }
    }

    /// The sums over some weights.
    pub(super) fn mass(&self, weights: &[f64]) -> Mass {
        let mut mass = Mass::default();
        for ((w, known), outlasts) in weights.iter().zip(&self.known).zip(&self.outlasts) {
            mass.sum += w;
            mass.rest += w * outlasts;
            mass.bound += w * known;
        }
        mass
    }

    /// The weight of the cases that a repair ends.
    pub(super) fn chance(&self, weights: &[f64], repair: usize) -> f64 {
        chance_of(self.model, weights, repair)
    }

    /// Minutes of the best stopping point along the repairs by chance per minute, as a weight.
    ///
    /// Equal ratios go by position. The ratio falls from step to step and the sum of weights
    /// never below `mass.rest`, so where ratio × escalation is no more than `mass.rest` no
    /// later repair pays either, and the loop ends with the exact value.
    pub(super) fn leaf(&mut self, weights: &[f64], mass: Mass) -> f64 {
        let Plan {
            model,
            blocks,
            cost,
            rate,
            chance,
            live,
            scratch,
            ..
        } = self;
        // Slices, because indexing a vector is a call where the build is for size.
        let (cost, rate, chance) = (&cost[..], &rate[..], &mut chance[..]);
        let escalation = model.escalation;
        let hopeless = mass.rest / escalation;
        live.clear();
        for (r, (&block, &cost)) in blocks.iter().zip(cost).enumerate() {
            if block == 0 {
                let p = chance_of(model, weights, r);
                if p > hopeless * cost {
                    chance[r] = p;
                    live.push(r);
                }
            }
        }
        let mut best = escalation * mass.sum;
        if live.is_empty() {
            return best;
        }
        scratch.copy_from_slice(weights);
        let scratch = &mut scratch[..];
        let (mut left, mut spent) = (mass.sum, 0.0);
        loop {
            let (mut chosen, mut top) = (usize::MAX, hopeless);
            live.retain(|&r| {
                let ratio = chance[r] * rate[r];
                if ratio > top {
                    (chosen, top) = (r, ratio);
                }
                ratio > hopeless
            });
            if chosen == usize::MAX {
                return best;
            }
            spent += cost[chosen] * left;
            left -= chance[chosen];
            let minutes = spent + escalation * left;
            if minutes < best {
                best = minutes;
            }
            for &(f, p) in model.ends.of(chosen) {
                let lost = scratch[f] * p;
                scratch[f] -= lost;
                for &(other, p) in model.fixes.of(f) {
                    chance[other] -= lost * p;
                }
            }
            // Tried once; the next round drops it.
            chance[chosen] = 0.0;
        }
    }
}

/// The weight of the cases that a repair ends.
#[inline(always)]
fn chance_of(model: &Model, weights: &[f64], repair: usize) -> f64 {
    let mut chance = 0.0;
    for &(f, p) in model.ends.of(repair) {
        chance += weights[f] * p;
    }
    chance
}
