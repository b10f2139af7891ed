//! Second looks: before a case is handed over, an answer that may be wrong is asked for once more.
//!
//! In: [`Model`] and [`Evidence`]. Out: the answers that somebody may look at again, and the model
//! in which those questions say what a second look would. Handing over costs more than all other
//! steps, and a look costs seconds: it finds slips, and what has changed since, as where one of two
//! faults is mended. What a case is about, what follows from something else, and where the money
//! is are not asked for again, and nothing is a third time.
//!
//! With P(said | true) as people slip, P(true | fault, said) = P(true | fault) · P(said | true) / Σ.

use super::evidence::Evidence;
use super::model::{Asking, Model, Question};
use super::plan::Plan;
use super::stories::SLIP;
use super::table::Table;

/// How many answers are asked for again in one case: more would try anybody's patience, and bring
/// next to nothing.
const MOST: usize = 2;

/// Whether somebody may be asked to look once more for the answer to a question.
pub fn may_ask_again(model: &Model, evidence: &Evidence, question: usize) -> bool {
    let looked_again = (0..model.n_questions()).filter(|q| evidence.looks(*q) > 1);
    evidence.answer(model, question).is_some()
        && evidence.looks(question) == 1
        && !evidence.is_firm(question)
        && model.questions[question].asking == Asking::Freely
        && looked_again.count() < MOST
}

/// A model in which second looks are questions.
pub(super) struct Again {
    model: Model,
    questions: Vec<usize>,
}

impl Again {
    /// Of a case; none where there is nothing to look at again.
    pub(super) fn new(model: &Model, evidence: &Evidence) -> Option<Again> {
        let open = (0..model.n_questions()).filter(|&q| may_ask_again(model, evidence, q));
        let questions: Vec<usize> = open.collect();
        if questions.is_empty() {
            return None;
        }
        let mut again = model.clone();
        for &q in &questions {
            if let Some(said) = evidence.answer(model, q) {
                again.questions[q] = look(&model.questions[q], said, model.n_faults());
            }
        }
        Some(Again {
            model: again,
            questions,
        })
    }

    /// What is open, second looks among it.
    pub(super) fn plan(&self, evidence: &Evidence) -> Plan<'_> {
        Plan::with_looks(&self.model, evidence, &self.questions)
    }
}

/// What a second look at an answer finds, by fault.
pub(super) fn look(table: &Table, said: usize, n_faults: usize) -> Table {
    let others = (table.n_answers.max(2) - 1) as f64;
    let told = |truth: usize| match truth == said {
        true => 1.0 - SLIP,
        false => SLIP / others,
    };
    let chances = |f: usize| (0..table.n_answers).map(move |a| table.row(a)[f] * told(a));
    let likelihood = (0..table.n_answers).map(|a| {
        let share = |f: usize| {
            let whole: f64 = chances(f).sum();
            let part = table.row(a)[f] * told(a);
            // A fault that rules out every answer is ruled out by what was said.
            if whole > 0.0 { part / whole } else { 0.0 }
        };
        (0..n_faults).map(share).collect()
    });
    let question = Question {
        minutes: table.minutes,
        dont_know: 0.0,
        asking: table.asking,
        likelihood: likelihood.collect(),
    };
    Table::new(question, n_faults)
}
