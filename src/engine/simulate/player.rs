//! Who plays: a policy, with what it decided before.
//!
//! In: a model and evidence. Out: the next step. A policy is a function of the evidence, so
//! episodes that come to the same evidence share its decision.

use std::collections::BTreeMap;

use crate::engine::evidence::{Evidence, Trial};
use crate::engine::model::Model;
use crate::engine::policy::{Step, advise, chance_per_minute};

/// How the next step is chosen.
#[derive(Clone, Debug)]
pub enum Policy {
    /// What the page says at once.
    Ours,
    /// Repairs by chance per minute, without questions, handing over where that is cheapest.
    ChancePerMinute,
    /// These repairs one after the other, then support; guards are asked first.
    Fixed(Vec<usize>),
    /// Any other way to decide, to compare with.
    Other(fn(&Model, &Evidence) -> Step),
}

/// A policy on one model.
#[derive(Debug)]
pub struct Player<'m> {
    model: &'m Model,
    policy: Policy,
    known: BTreeMap<Evidence, Step>,
}

impl<'m> Player<'m> {
    /// A player who has not decided anything yet.
    pub fn new(model: &'m Model, policy: Policy) -> Player<'m> {
        Player {
            model,
            policy,
            known: BTreeMap::new(),
        }
    }

    /// The next step.
    pub fn decide(&mut self, evidence: &Evidence) -> Step {
        if let Some(&step) = self.known.get(evidence) {
            return step;
        }
        let step = match &self.policy {
            Policy::Ours => advise(self.model, evidence).step,
            Policy::ChancePerMinute => chance_per_minute(self.model, evidence),
            Policy::Fixed(order) => fixed(self.model, order, evidence),
            Policy::Other(decide) => decide(self.model, evidence),
        };
        self.known.insert(evidence.clone(), step);
        step
    }
}

/// The first repair of the list that is open, its guard before it.
fn fixed(model: &Model, order: &[usize], evidence: &Evidence) -> Step {
    for &repair in order {
        if evidence.trial_of(repair) == Trial::Untried {
            match model.next_guard(repair, evidence) {
                Some(Some(question)) => {
                    return Step::Ask {
                        question,
                        guard_for: Some(repair),
                    };
                }
                Some(None) => return Step::Try { repair },
                None => {}
            }
        }
    }
    Step::Escalate
}
