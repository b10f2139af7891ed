//! Cases to time: models in numbers, and what is known when a step is chosen.
//!
//! In: bytes. Out: models and evidence of the engine. Written once, then read by the page and
//! by the native run, so that both reckon the same.

use poscheck::engine::{Asking, Evidence, Model, Question, Repair, Reply, Step, Trial};
use serde::{Deserialize, Serialize};

/// Everything that is timed.
#[derive(Debug, Deserialize, Serialize)]
pub struct Cases {
    /// Models with the decisions that episodes on them came to.
    pub models: Vec<Drawn>,
    /// What is known in the case whose posterior is reckoned, in the first model.
    pub one: Known,
}

/// A model in numbers.
#[derive(Debug, Deserialize, Serialize)]
pub struct Drawn {
    /// Share of cases of each fault.
    pub priors: Vec<f64>,
    /// (minutes, share of people who do not know, a row of likelihoods an answer)
    pub questions: Vec<(f64, f64, Vec<Vec<f64>>)>,
    /// (minutes, chances to end faults)
    pub repairs: Vec<(f64, Vec<(usize, f64)>)>,
    /// Minutes that handing over costs.
    pub escalation: f64,
    /// What is known at each decision.
    pub decisions: Vec<Known>,
}

/// What is known of a case.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Known {
    /// (question, answer; none where the person does not know)
    pub replies: Vec<(usize, Option<usize>)>,
    /// Repairs that did not help.
    pub failed: Vec<usize>,
}

impl Drawn {
    /// The engine's model.
    pub fn model(&self) -> Model {
        let question = |(minutes, dont_know, likelihood): &(f64, f64, Vec<Vec<f64>>)| Question {
            minutes: *minutes,
            dont_know: *dont_know,
            asking: Asking::Freely,
            likelihood: likelihood.clone(),
        };
        let repair = |(minutes, success): &(f64, Vec<(usize, f64)>)| Repair {
            minutes: *minutes,
            success: success.clone(),
            requires: vec![],
        };
        Model::new(
            self.priors.clone(),
            self.questions.iter().map(question).collect(),
            self.repairs.iter().map(repair).collect(),
            self.escalation,
        )
        .doubted()
    }
}

impl Known {
    /// Reads it off the engine's evidence.
    pub fn of(model: &Model, evidence: &Evidence) -> Known {
        let reply = |q: usize| match evidence.reply_to(q)? {
            Reply::Answer(answer) => Some((q, Some(answer))),
            Reply::Unsure => Some((q, None)),
        };
        let failed = |r: &usize| evidence.trial_of(*r) == Trial::Failed;
        Known {
            replies: (0..model.n_questions()).filter_map(reply).collect(),
            failed: (0..model.n_repairs()).filter(failed).collect(),
        }
    }

    /// The engine's evidence.
    pub fn evidence(&self, model: &Model) -> Evidence {
        let mut evidence = Evidence::new(model);
        for &(question, answer) in &self.replies {
            evidence.reply(question, answer.map_or(Reply::Unsure, Reply::Answer));
        }
        for &repair in &self.failed {
            evidence.trial(repair, Trial::Failed);
        }
        evidence
    }

    /// How many answers and failed repairs there are.
    pub fn facts(&self) -> usize {
        self.replies.len() + self.failed.len()
    }
}

/// A step as a number, to compare what the page decides with what the native run decides.
pub fn number(step: Step) -> u32 {
    let (kind, position) = match step {
        Step::Try { repair } => (0, repair),
        Step::Ask { question, .. } => (1, question),
        Step::Escalate => (2, 0),
    };
    kind * 100_000 + u32::try_from(position).unwrap_or(u32::MAX / 4)
}
