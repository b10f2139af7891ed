//! Leads: steps that were found by looking longer than the engine does at once.
//!
//! A lead stands in the log beside the event it followed, so that the log alone says what was
//! on the screen, whatever the background worker found in time. In: a step. Out: the session
//! with it, if it may follow there and is another one than the engine sees at once.

use super::Session;
use crate::engine::{self, Advice, Evidence, Step, Trial};
use crate::pack::Role;

impl Session {
    /// The step that follows the last event in place of the one that the engine sees at once.
    pub fn lead(&self) -> Option<Step> {
        self.leads.last().copied().flatten()
    }

    /// Lets a step follow the last event, if it may and the engine does not see it at once.
    pub(super) fn lead_to(&mut self, step: Step) {
        let evidence = self.evidence();
        let seen = engine::advise(&self.model, &evidence).step;
        let leads = self.may_follow(&evidence, step, seen) && !seen.reads_as(step);
        if let (Some(last), true) = (self.leads.last_mut(), leads) {
            *last = Some(step);
        }
    }

    /// The engine's advice with the lead in front, where there is one.
    ///
    /// What the lead is worth is not in the log, so it is not said to save anything.
    pub(super) fn led(&self, advice: Advice) -> Advice {
        match self.lead() {
            Some(step) => Advice {
                step,
                runner_up: Some((advice.step, advice.minutes)),
                without: advice.minutes,
                ..advice
            },
            None => advice,
        }
    }

    /// Whether a step is open where nothing else comes first and the engine sees `seen` at once.
    fn may_follow(&self, evidence: &Evidence, step: Step, seen: Step) -> bool {
        if self.end().is_some() || self.forced(evidence).is_some() {
            return false;
        }
        let role = |question: usize| self.core.questions.get(question).map(|q| q.role);
        let guard = |repair: usize| {
            let untried = evidence.trial_of(repair) == Trial::Untried;
            (untried && repair < self.core.repairs.len())
                .then(|| self.model.next_guard(repair, evidence))
                .flatten()
        };
        match step {
            Step::Escalate => true,
            Step::Try { repair } => guard(repair) == Some(None),
            Step::Ask {
                question,
                guard_for: None,
            } => {
                let is_new = |q: usize| evidence.reply_to(q).is_none();
                // An answer is looked at again where all that is left is to hand over.
                let is_last = match seen {
                    Step::Escalate => true,
                    Step::Ask { question, .. } => !is_new(question),
                    Step::Try { .. } => false,
                };
                let again = is_last && engine::may_ask_again(&self.model, evidence, question);
                role(question) == Some(Role::Asked) && (is_new(question) || again)
            }
            Step::Ask {
                question,
                guard_for: Some(repair),
            } => role(question) != Some(Role::Evidence) && guard(repair) == Some(Some(question)),
        }
    }

    /// A step in ids, as a stored line holds it after `lead`.
    pub fn name_of(&self, step: Step) -> String {
        let (questions, repairs) = (&self.core.questions, &self.core.repairs);
        match step {
            Step::Try { repair } => format!("try {}", repairs[repair].id),
            Step::Escalate => "support".to_owned(),
            Step::Ask {
                question,
                guard_for,
            } => {
                let question = &questions[question].id;
                match guard_for {
                    Some(repair) => format!("ask {question} {}", repairs[repair].id),
                    None => format!("ask {question}"),
                }
            }
        }
    }

    /// The step that [`Session::name_of`] names; none where the pack does not have it.
    pub fn step_named(&self, name: &str) -> Option<Step> {
        let core = &self.core;
        let words: Vec<&str> = name.split(' ').collect();
        Some(match words[..] {
            ["try", id] => Step::Try {
                repair: core.repair_named(id)?,
            },
            ["ask", id] => Step::Ask {
                question: core.question_named(id)?,
                guard_for: None,
            },
            ["ask", id, guarded] => Step::Ask {
                question: core.question_named(id)?,
                guard_for: Some(core.repair_named(guarded)?),
            },
            ["support"] => Step::Escalate,
            _ => return None,
        })
    }
}
