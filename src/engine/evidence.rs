//! What is known about one case: replies to questions and repairs that were tried.
//!
//! In: replies and trials, in any order. Out: [`Evidence`], which has no order, so that two
//! ways to the same knowledge are the same knowledge. It judges nothing.
//! Invariant: the order of entering changes no bit of what follows
//! (`engine::order_of_evidence_does_not_matter`).

use super::model::Model;

/// Everything known about one case, position by position beside the [`Model`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    replies: Vec<Option<Reply>>,
    trials: Vec<Trial>,
    /// Replies that are beyond doubt.
    firm: Vec<bool>,
    /// How often somebody looked for the reply: 0 where it follows from something else, and where
    /// nobody need look again.
    looks: Vec<u8>,
}

/// What became of a question that was put, or that nobody needs to put any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reply {
    /// The answer at this position.
    Answer(usize),
    /// Not known, skipped or settled otherwise: says nothing and uses the question up.
    Unsure,
}

/// What became of a repair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trial {
    /// Not tried.
    #[default]
    Untried,
    /// Tried, and the trouble is still there.
    Failed,
    /// Skipped: says nothing and is not proposed again.
    SetAside,
}

impl Evidence {
    /// Nothing known yet.
    pub fn new(model: &Model) -> Evidence {
        Evidence {
            replies: vec![None; model.n_questions()],
            trials: vec![Trial::Untried; model.n_repairs()],
            firm: vec![false; model.n_questions()],
            looks: vec![0; model.n_questions()],
        }
    }

    /// Notes or replaces what somebody said to a question; a question that does not exist is
    /// ignored.
    pub fn reply(&mut self, question: usize, reply: Reply) {
        self.note(question, reply, 1);
    }

    /// The same for what follows from something else, and nobody looked for.
    pub fn follow(&mut self, question: usize, reply: Reply) {
        self.note(question, reply, 0);
    }

    /// The same for what somebody says who looked once more; "don't know" leaves the answer.
    pub fn reply_again(&mut self, question: usize, reply: Reply) {
        let reply = match (reply, self.reply_to(question)) {
            (Reply::Unsure, Some(said)) => said,
            _ => reply,
        };
        self.note(question, reply, 2);
    }

    fn note(&mut self, question: usize, reply: Reply, looks: u8) {
        if let Some(slot) = self.replies.get_mut(question) {
            *slot = Some(reply);
            (self.firm[question], self.looks[question]) = (false, looks);
        }
    }

    /// How often somebody looked for the reply to a question.
    pub fn looks(&self, question: usize) -> u8 {
        self.looks.get(question).copied().unwrap_or_default()
    }

    /// Puts the replies so far beyond doubt: they are what the case is about, so whatever is
    /// wrong has to fit them. A later reply to the same question is open to doubt again.
    pub fn make_firm(&mut self) {
        for (firm, reply) in self.firm.iter_mut().zip(&self.replies) {
            *firm = reply.is_some();
        }
    }

    /// Puts the reply to one question beyond doubt.
    pub fn confirm(&mut self, question: usize) {
        if let Some(firm) = self.firm.get_mut(question) {
            *firm = true;
        }
    }

    /// Whether the reply to a question is beyond doubt.
    pub fn is_firm(&self, question: usize) -> bool {
        self.firm.get(question).copied().unwrap_or_default()
    }

    /// Uses a question up without a reply; one that was replied to keeps its reply, and nobody need
    /// look for it again.
    pub fn settle(&mut self, question: usize) {
        if let Some(slot) = self.replies.get_mut(question) {
            slot.get_or_insert(Reply::Unsure);
            self.looks[question] = 0;
        }
    }

    /// Notes what became of a repair; a repair that does not exist is ignored.
    pub fn trial(&mut self, repair: usize, trial: Trial) {
        if let Some(slot) = self.trials.get_mut(repair) {
            *slot = trial;
        }
    }

    /// The reply to a question; `None` while it is open or where there is no such question.
    pub fn reply_to(&self, question: usize) -> Option<Reply> {
        self.replies.get(question).copied().flatten()
    }

    /// What became of a repair.
    pub fn trial_of(&self, repair: usize) -> Trial {
        self.trials.get(repair).copied().unwrap_or_default()
    }

    /// The answer to a question, where one was given that the model has.
    pub(super) fn answer(&self, model: &Model, question: usize) -> Option<usize> {
        match self.reply_to(question) {
            Some(Reply::Answer(a)) if a < model.n_answers(question) => Some(a),
            _ => None,
        }
    }
}
