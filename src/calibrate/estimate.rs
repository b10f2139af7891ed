//! Estimates: counts of tickets on top of what the pack says.
//!
//! In: a pack, tickets and how often a stated cause is wrong. Out: [`Estimates`], and the
//! pack with them. A share becomes (pseudo-count × the pack's share + count) ÷ both: the
//! mean of the Dirichlet or Beta posterior. What no ticket speaks of stays as it is.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Ticket, evidence};
use crate::engine::{Model, posterior};
use crate::pack::{Core, Row};

/// How many tickets the pack's shares of the causes count as.
const CAUSES: f64 = 60.0;
/// How many tickets a cause's row of answers counts as.
const ANSWERS: f64 = 12.0;
/// How many tries a repair's chance counts as.
const TRIES: f64 = 12.0;

/// What tickets change about a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimates {
    /// Fault → its share of all cases.
    pub shares: Vec<f64>,
    /// Faults that tickets name.
    pub named: Vec<bool>,
    /// (question, fault) → probabilities of the answers.
    pub rows: BTreeMap<(usize, usize), Vec<f64>>,
    /// (repair, fault) → chance.
    pub chances: BTreeMap<(usize, usize), f64>,
}

/// Estimates from tickets, of which a share `noise` states a wrong cause.
pub fn estimate(core: &Core, tickets: &[Ticket], noise: f64) -> Estimates {
    let (core, model) = (Rc::new(core.clone()), Rc::new(Model::of(core)));
    let mut counts = vec![0.0; core.faults.len()];
    let mut answers: BTreeMap<(usize, usize), Vec<f64>> = BTreeMap::new();
    let mut tries: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    for ticket in tickets {
        let f = ticket.fault;
        let belief = posterior(&model, &evidence(&core, &model, ticket)).faults[f];
        // Bayes' rule: the stated cause is right, or it is any cause and stated by mistake.
        let fits = belief / core.faults[f].prior.max(f64::MIN_POSITIVE);
        let right = (1.0 - noise) * fits;
        let credible = if right > 0.0 {
            right / (right + noise)
        } else {
            0.0
        };
        counts[f] += credible;
        for &(q, a) in &ticket.answers {
            let n = core.questions[q].answers.len();
            answers.entry((q, f)).or_insert_with(|| vec![0.0; n])[a] += credible;
        }
        let ends = |r: usize| {
            core.repairs[r]
                .success
                .iter()
                .any(|(g, _)| usize::from(*g) == f)
        };
        for (r, worked) in ticket
            .repair
            .map(|r| (r, 1.0))
            .into_iter()
            .chain(ticket.failed.iter().map(|r| (*r, 0.0)))
        {
            if ends(r) {
                let (works, all) = tries.entry((r, f)).or_default();
                *works += credible * worked;
                *all += credible;
            }
        }
    }
    // Without failures on record every repair would seem to work always.
    if tickets.iter().all(|t| t.failed.is_empty()) {
        tries.clear();
    }
    let whole = CAUSES + counts.iter().sum::<f64>();
    let shares = core
        .faults
        .iter()
        .zip(&counts)
        .map(|(f, c)| (CAUSES * f.prior + c) / whole);
    let row = |((q, f), counts): ((usize, usize), Vec<f64>)| {
        let seen: f64 = counts.iter().sum();
        let share = |(a, c): (usize, &f64)| {
            (ANSWERS * core.questions[q].likelihood(f, a) + c) / (ANSWERS + seen)
        };
        ((q, f), counts.iter().enumerate().map(share).collect())
    };
    let chance = |((r, f), (works, all)): ((usize, usize), (f64, f64))| {
        let of = core.repairs[r]
            .success
            .iter()
            .find(|(g, _)| usize::from(*g) == f);
        let before = of.map_or(0.0, |(_, p)| *p);
        ((r, f), (TRIES * before + works) / (TRIES + all))
    };
    Estimates {
        shares: shares.collect(),
        named: counts.iter().map(|c| *c > 0.0).collect(),
        rows: answers.into_iter().map(row).collect(),
        chances: tries.into_iter().map(chance).collect(),
    }
}

impl Estimates {
    /// The pack with these numbers.
    pub fn apply(&self, core: &Core) -> Core {
        let mut core = core.clone();
        for (fault, share) in core.faults.iter_mut().zip(&self.shares) {
            fault.prior = *share;
        }
        for (&(q, f), row) in &self.rows {
            let question = &mut core.questions[q];
            question.rows.push(Row {
                scale: 0.0,
                set: row
                    .iter()
                    .enumerate()
                    .map(|(a, p)| (a as u16, *p))
                    .collect(),
            });
            question.row_of[f] = question.rows.len() as u16;
        }
        for (&(r, f), chance) in &self.chances {
            for (g, p) in &mut core.repairs[r].success {
                if usize::from(*g) == f {
                    *p = *chance;
                }
            }
        }
        core
    }

    /// How many numbers tickets changed: shares of causes, rows of answers, chances.
    pub fn counts(&self) -> (usize, usize, usize) {
        let named = self.named.iter().filter(|n| **n).count();
        (named, self.rows.len(), self.chances.len())
    }
}
