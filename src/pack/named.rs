//! Finding the parts of a compiled pack by their ids.
//!
//! In: an id, as links, logs, tickets and packs hold it. Out: the position that everything
//! else refers to it by; none where this pack does not have it.

use super::{Core, Question};

impl Core {
    /// The fault with this id.
    pub fn fault_named(&self, id: &str) -> Option<usize> {
        self.faults.iter().position(|fault| fault.id == id)
    }

    /// The question with this id.
    pub fn question_named(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The repair with this id.
    pub fn repair_named(&self, id: &str) -> Option<usize> {
        self.repairs.iter().position(|repair| repair.id == id)
    }

    /// The entry with this id.
    pub fn entry_named(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }
}

impl Question {
    /// The answer with this id.
    pub fn answer_named(&self, id: &str) -> Option<usize> {
        self.answers.iter().position(|answer| answer.id == id)
    }
}
