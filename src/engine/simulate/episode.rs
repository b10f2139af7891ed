//! One episode: a case played from its first step to its end.
//!
//! In: a world, a player and a case. Out: [`Outcome`].

use super::player::Player;
use super::world::{Case, World};
use crate::engine::doubt::doubt;
use crate::engine::evidence::{Evidence, Reply, Trial};
use crate::engine::model::Model;
use crate::engine::policy::Step;

/// How an episode went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Minutes until the terminal works or the case is handed over, handing over included.
    pub minutes: f64,
    /// Questions, repairs and handing over.
    pub steps: usize,
    /// It went to support.
    pub handed_over: bool,
    /// Every fault could have been mended without support.
    pub self_fixable: bool,
    /// Trying every repair would have ended it.
    pub mendable: bool,
    /// It went to support while a repair was untried that pays for a fault that is there.
    pub given_up: bool,
    /// Every fault that was there at first is among the five likeliest at the end.
    pub named: bool,
    /// A step came twice.
    pub looped: bool,
}

/// How many causes a ticket names.
pub(super) const NAMED: usize = 5;

pub(super) fn play(world: &World, player: &mut Player<'_>, mut case: Case<'_>) -> Outcome {
    let model = &world.model;
    let mut evidence = Evidence::new(model);
    let mut outcome = Outcome {
        minutes: 0.0,
        steps: 0,
        handed_over: false,
        self_fixable: case.is_self_fixable(),
        mendable: case.is_mendable(),
        given_up: false,
        named: false,
        looped: false,
    };
    loop {
        outcome.steps += 1;
        match player.decide(&evidence) {
            Step::Escalate => {
                outcome.minutes += model.escalation;
                outcome.handed_over = true;
                outcome.given_up = case.remaining().any(|f| pays(model, &evidence, f));
                break;
            }
            Step::Try { repair } => {
                if evidence.trial_of(repair) != Trial::Untried {
                    outcome.looped = true;
                    break;
                }
                outcome.minutes += model.repair_minutes(repair);
                if case.attempt(repair) {
                    break;
                }
                evidence.trial(repair, Trial::Failed);
            }
            Step::Ask { question, .. } => {
                if evidence.reply_to(question).is_some() {
                    outcome.looped = true;
                    break;
                }
                outcome.minutes += model.question_minutes(question);
                let reply: Reply = case.reply(question);
                evidence.reply(question, reply);
            }
        }
    }
    let suspects = doubt(model, &evidence).suspects;
    let likelier = |f: usize| suspects.iter().filter(|p| **p > suspects[f]).count();
    outcome.named = case.faults.iter().all(|(f, _)| likelier(*f) < NAMED);
    outcome
}

/// Whether a repair is left that, were the fault known, would be worth its minutes.
fn pays(model: &Model, evidence: &Evidence, fault: usize) -> bool {
    model.fixes.of(fault).iter().any(|&(r, p)| {
        evidence.trial_of(r) == Trial::Untried
            && model.next_guard(r, evidence).is_some()
            && p * model.escalation > model.repair_minutes(r)
    })
}
