//! One episode: a case played from its first step to its end.
//!
//! In: a world, a player and a case. Out: [`Outcome`].

use super::player::Player;
use super::world::{Case, World};
use crate::engine::again::may_ask_again;
use crate::engine::doubt::weigh;
use crate::engine::evidence::{Evidence, Trial};
use crate::engine::model::Model;
use crate::engine::policy::Step;
use crate::engine::suspects::{named, suspects};

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
    /// It went to support while a repair was untried that would have paid for a fault that
    /// was there, had it been known.
    pub in_hindsight: bool,
    /// The same, and the repair was worth its minutes by what was known, to a judge who
    /// knows how many faults there were.
    pub given_up: bool,
    /// It went to support, and the ticket names every fault that was there at first.
    pub named: bool,
    /// A step came twice.
    pub looped: bool,
}

pub(super) fn play(world: &World, player: &mut Player<'_>, mut case: Case<'_>) -> Outcome {
    let model = &world.model;
    let mut evidence = Evidence::new(model);
    let mut outcome = Outcome {
        minutes: 0.0,
        steps: 0,
        handed_over: false,
        self_fixable: case.is_self_fixable(),
        mendable: case.is_mendable(),
        in_hindsight: false,
        given_up: false,
        named: false,
        looped: false,
    };
    let mut known = Vec::new();
    loop {
        known.push(evidence.clone());
        outcome.steps += 1;
        match player.decide(&evidence) {
            Step::Escalate => {
                outcome.minutes += model.escalation;
                outcome.handed_over = true;
                let open = || case.remaining().flat_map(|f| paying(model, &evidence, f));
                outcome.in_hindsight = open().next().is_some();
                let two = f64::from(u8::from(case.faults.len() > 1));
                let left = weigh(model, &evidence, two);
                outcome.given_up = open().any(|r| worth(model, &left, r));
                let named = named(&suspects(model, &known));
                outcome.named = case.faults.iter().all(|(f, _)| named.contains(f));
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
                let has_reply = evidence.reply_to(question).is_some();
                if has_reply && !may_ask_again(model, &evidence, question) {
                    outcome.looped = true;
                    break;
                }
                outcome.minutes += model.question_minutes(question);
                if has_reply {
                    evidence.reply_again(question, case.reply_again(question));
                } else {
                    evidence.reply(question, case.reply(question));
                }
            }
        }
    }
    outcome
}

/// Repairs that are left and that, were the fault known, would be worth their minutes.
fn paying<'a>(
    model: &'a Model,
    evidence: &'a Evidence,
    fault: usize,
) -> impl Iterator<Item = usize> + 'a {
    model.fixes.of(fault).iter().filter_map(|&(r, p)| {
        let open =
            evidence.trial_of(r) == Trial::Untried && model.next_guard(r, evidence).is_some();
        (open && p * model.escalation > model.repair_minutes(r)).then_some(r)
    })
}

/// Whether a repair saves more minutes than it takes, by what is probably left.
fn worth(model: &Model, left: &[f64], repair: usize) -> bool {
    let ends = model.ends.of(repair).iter();
    let chance: f64 = ends.map(|&(f, p)| left[f] * p).sum();
    chance * model.escalation > model.repair_minutes(repair)
}
