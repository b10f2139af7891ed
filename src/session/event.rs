//! What can happen in a diagnosis, and what can be done to it.

use crate::engine::Step;
use crate::pack::Core;

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The merchant named what the terminal shows.
    Entry {
        /// Position in the pack.
        entry: usize,
    },
    /// A question was answered.
    Answered {
        /// Position in the pack.
        question: usize,
        /// Position in the question.
        answer: usize,
    },
    /// "I don't know."
    Unsure {
        /// Position in the pack.
        question: usize,
    },
    /// A question was passed over.
    Skipped {
        /// Position in the pack.
        question: usize,
    },
    /// A repair was tried and did not help.
    Failed {
        /// Position in the pack.
        repair: usize,
    },
    /// A repair was passed over.
    SetAside {
        /// Position in the pack.
        repair: usize,
    },
    /// A repair was tried and helped.
    Worked {
        /// Position in the pack.
        repair: usize,
    },
    /// It works again, whatever it was.
    Solved,
    /// Support takes over.
    HandedOver,
}

impl Event {
    /// The question that the event replies to.
    pub fn question(&self) -> Option<usize> {
        match *self {
            Self::Answered { question, .. }
            | Self::Unsure { question }
            | Self::Skipped { question } => Some(question),
            _ => None,
        }
    }

    /// Whether every position in it exists in the pack.
    pub(crate) fn fits(&self, core: &Core) -> bool {
        match *self {
            Self::Entry { entry } => entry < core.entries.len(),
            Self::Answered { question, answer } => core
                .questions
                .get(question)
                .is_some_and(|q| answer < q.answers.len()),
            Self::Unsure { question } | Self::Skipped { question } => {
                question < core.questions.len()
            }
            Self::Failed { repair } | Self::SetAside { repair } | Self::Worked { repair } => {
                repair < core.repairs.len()
            }
            Self::Solved | Self::HandedOver => true,
        }
    }
}

/// What can be done to a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Starts anew, from an entry or from scratch.
    Begin {
        /// What the terminal shows.
        entry: Option<usize>,
        /// The time, in minutes since 1970-01-01 UTC.
        at: u64,
    },
    /// Lets something happen.
    Do(Event),
    /// The same, where looking longer has found which step follows. A step that may not
    /// follow there, or that the engine sees at once, is left out.
    Led(Event, Step),
    /// Goes back or forward to the state after that many events.
    GoTo(usize),
    /// Takes up the question of an event again; the next answer replaces the old one.
    Reopen(usize),
    /// Leaves a reopened question as it was.
    Keep,
}
