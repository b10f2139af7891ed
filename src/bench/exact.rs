//! What a policy really costs on a small model: its decision tree, walked to every end with
//! its probability, without sampling.

use std::collections::BTreeMap;

use crate::engine::{Evidence, Model, Reply, Step, Trial, posterior};

/// A way to choose the next step.
pub(super) type Decide = fn(&Model, &Evidence) -> Step;

/// Expected minutes of a policy from the start.
pub(super) fn exact_cost(model: &Model, decide: Decide) -> f64 {
    let mut walk = Walk {
        model,
        decide,
        known: BTreeMap::new(),
    };
    walk.cost(&Evidence::new(model))
}

struct Walk<'a> {
    model: &'a Model,
    decide: Decide,
    known: BTreeMap<Evidence, f64>,
}

impl Walk<'_> {
    fn cost(&mut self, evidence: &Evidence) -> f64 {
        if let Some(&cost) = self.known.get(evidence) {
            return cost;
        }
        let model = self.model;
        let belief = posterior(model, evidence);
        let mut next = evidence.clone();
        let cost = match (self.decide)(model, evidence) {
            Step::Escalate => model.escalation(),
            Step::Try { repair } => {
                next.trial(repair, Trial::Failed);
                let fails = 1.0 - belief.success(model, repair);
                // Nothing follows a repair that cannot fail.
                let after = if fails > 1e-15 {
                    fails * self.cost(&next)
                } else {
                    0.0
                };
                model.repair_minutes(repair) + after
            }
            Step::Ask { question, .. } if evidence.reply_to(question).is_some() => {
                // Nobody slips here, so a second look finds what the first one found.
                next.reply_again(question, Reply::Unsure);
                model.question_minutes(question) + self.cost(&next)
            }
            Step::Ask { question, .. } => {
                let unsure = model.dont_know(question);
                let mut cost = model.question_minutes(question);
                if unsure > 0.0 {
                    next.reply(question, Reply::Unsure);
                    cost += unsure * self.cost(&next);
                }
                for (a, p) in belief.answers(model, question).into_iter().enumerate() {
                    if p > 0.0 {
                        next.reply(question, Reply::Answer(a));
                        cost += (1.0 - unsure) * p * self.cost(&next);
                    }
                }
                cost
            }
        };
        self.known.insert(evidence.clone(), cost);
        cost
    }
}
