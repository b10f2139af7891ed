//! The oracle's vector files for diagnosis, as they are written.
//!
//! In: JSON text. Out: models with the exact optimum and probes, and posterior cases.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::engine::{Asking, Evidence, Model, Question, Repair, Reply, Trial};

/// A model, with what is known exactly of it.
#[derive(Clone, Debug, Deserialize)]
pub struct ModelFile {
    faults: Vec<FaultRow>,
    questions: Vec<QuestionRow>,
    actions: Vec<ActionRow>,
    escalation: EscalationRow,
    /// What dynamic programming found.
    pub exact: Option<Exact>,
}

#[derive(Clone, Debug, Deserialize)]
struct FaultRow {
    id: String,
    prior: f64,
}

#[derive(Clone, Debug, Deserialize)]
struct QuestionRow {
    id: String,
    cost: f64,
    dont_know: f64,
    answers: Vec<String>,
    likelihood: Vec<Vec<f64>>,
}

#[derive(Clone, Debug, Deserialize)]
struct ActionRow {
    id: String,
    cost: f64,
    success: Vec<f64>,
}

#[derive(Clone, Debug, Deserialize)]
struct EscalationRow {
    cost: f64,
}

/// The optimum of a model, and states along the way.
#[derive(Clone, Debug, Deserialize)]
pub struct Exact {
    /// Expected minutes of the best policy.
    pub value: f64,
    /// Expected minutes when a first step is taken and the best policy follows.
    pub step_values: BTreeMap<String, f64>,
    /// Expected minutes without questions.
    pub pc_value: f64,
    /// States along the way.
    pub probes: Vec<Probe>,
}

/// What is known in a state.
#[derive(Clone, Debug, Deserialize)]
pub struct State {
    answers: BTreeMap<String, String>,
    failed_actions: Vec<String>,
}

/// A state of a model, with what holds there.
#[derive(Clone, Debug, Deserialize)]
pub struct Probe {
    /// What is known.
    #[serde(flatten)]
    pub state: State,
    /// Beside the faults.
    pub posterior: Vec<f64>,
    /// With "don't know" and what it does not say.
    pub evidence_probability: f64,
    /// As for the whole model.
    pub value: f64,
    /// As for the whole model.
    pub step_values: BTreeMap<String, f64>,
    /// As for the whole model.
    pub pc_value: f64,
}

/// The file of posteriors.
#[derive(Clone, Debug, Deserialize)]
pub struct PosteriorFile {
    /// Models that have no file of their own.
    pub large_models: BTreeMap<String, ModelFile>,
    /// Cases on these and on others.
    pub cases: Vec<PosteriorCase>,
}

/// A belief, and what it predicts.
#[derive(Clone, Debug, Deserialize)]
pub struct PosteriorCase {
    /// The model's name.
    pub model: String,
    /// What is known.
    #[serde(flatten)]
    pub state: State,
    /// By id of the fault.
    pub posterior: BTreeMap<String, f64>,
    /// Without "don't know".
    pub evidence_probability_without_dont_know: f64,
    /// By id of the question or repair.
    pub predictive: BTreeMap<String, Predicted>,
}

/// What is predicted of a question or of a repair.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Predicted {
    /// Probabilities of the answers by id.
    Answers(BTreeMap<String, f64>),
    /// Probability that the repair works.
    Works(f64),
}

impl ModelFile {
    /// The model as the engine reads it.
    pub fn model(&self) -> Model {
        let questions = self.questions.iter().map(|q| Question {
            minutes: q.cost,
            dont_know: q.dont_know,
            asking: Asking::Freely,
            likelihood: q.likelihood.clone(),
        });
        let repairs = self.actions.iter().map(|a| Repair {
            minutes: a.cost,
            success: a.success.iter().copied().enumerate().collect(),
            requires: vec![],
        });
        Model::new(
            self.faults.iter().map(|f| f.prior).collect(),
            questions.collect(),
            repairs.collect(),
            self.escalation.cost,
        )
    }

    /// Ids of the faults, in order.
    pub fn faults(&self) -> impl Iterator<Item = &str> {
        self.faults.iter().map(|f| f.id.as_str())
    }

    /// The position of a question.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|q| q.id == id)
    }

    /// The position of an answer of a question.
    pub fn answer(&self, question: usize, id: &str) -> Option<usize> {
        self.questions[question]
            .answers
            .iter()
            .position(|a| a == id)
    }

    /// The position of a repair.
    pub fn repair(&self, id: &str) -> Option<usize> {
        self.actions.iter().position(|a| a.id == id)
    }

    /// The id of a question.
    pub fn question_id(&self, question: usize) -> &str {
        &self.questions[question].id
    }

    /// The id of a repair.
    pub fn repair_id(&self, repair: usize) -> &str {
        &self.actions[repair].id
    }

    /// What a state says, and the chance of who knows an answer and who does not.
    ///
    /// An answer that its question does not have is "don't know"; ids that do not exist are
    /// left out.
    pub fn evidence(&self, model: &Model, state: &State) -> (Evidence, f64) {
        let (mut evidence, mut knowing) = (Evidence::new(model), 1.0);
        for (id, answer) in &state.answers {
            let Some(q) = self.question(id) else { continue };
            let unsure = self.questions[q].dont_know;
            let (reply, chance) = match self.answer(q, answer) {
                Some(a) => (Reply::Answer(a), 1.0 - unsure),
                None => (Reply::Unsure, unsure),
            };
            knowing *= chance;
            evidence.reply(q, reply);
        }
        for r in state.failed_actions.iter().filter_map(|id| self.repair(id)) {
            evidence.trial(r, Trial::Failed);
        }
        (evidence, knowing)
    }
}
