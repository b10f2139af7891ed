//! What comes next: a halt for the money, a question, a repair, support, or the end.
//!
//! In: the log. Out: [`Now`], with the engine's [`Advice`] where it was asked. A question that
//! an entry or an answer puts first comes before anything the engine says.

use super::{Event, Session};
use crate::engine::{self, Advice, Evidence, Model, Step};
use crate::pack::{Money, Role};

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Now {
    /// The money of a sale is in doubt: find out where it is before anything else.
    Hold {
        /// The question with role `money`.
        question: usize,
        /// Whether a sale is known to be in doubt; else it is asked in case there was one.
        alarm: bool,
    },
    /// A question.
    Ask {
        /// Its position.
        question: usize,
        /// The repair that may not be proposed before it is answered.
        guard_for: Option<usize>,
    },
    /// A repair.
    Try {
        /// Its position.
        repair: usize,
    },
    /// Support is the best step.
    HandOver,
    /// It is over.
    Ended(End),
}

/// How a diagnosis ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The terminal works again, by this repair or by itself.
    Fixed(Option<usize>),
    /// It went to support.
    HandedOver,
}

impl Session {
    /// The question that an entry or an answer put before everything else, while it is open.
    pub(super) fn forced(&self, evidence: &Evidence) -> Option<usize> {
        let mut forced = None;
        for event in &self.log[self.since()..] {
            let first = match event {
                Event::Entry { entry } => self.core.entries[*entry].first,
                Event::Answered { question, answer } => {
                    self.core.questions[*question].answers[*answer].first
                }
                _ => None,
            };
            if let Some(q) = first {
                forced = Some(usize::from(q));
            }
        }
        forced.filter(|q| evidence.reply_to(*q).is_none())
    }

    /// What comes next, with the engine's advice where it was asked.
    pub fn now(&self) -> (Now, Option<Advice>) {
        self.now_by(|model, evidence| {
            let mut advised = self.advised.borrow_mut();
            match &*advised {
                Some((known, advice)) if known == evidence => *advice,
                _ => {
                    let advice = engine::advise(model, evidence);
                    *advised = Some((evidence.clone(), advice));
                    advice
                }
            }
        })
    }

    /// The same, with advice from elsewhere: where many cases share what is known, it is
    /// looked up.
    pub(super) fn now_by(
        &self,
        advise: impl FnOnce(&Model, &Evidence) -> Advice,
    ) -> (Now, Option<Advice>) {
        if let Some(question) = self.reopened.and_then(|at| self.log[at].question()) {
            return (self.ask(question, None), None);
        }
        if let Some(end) = self.end() {
            return match self.money_question().filter(|_| self.owes_money()) {
                Some(question) => (
                    Now::Hold {
                        question,
                        alarm: true,
                    },
                    None,
                ),
                None => (Now::Ended(end), None),
            };
        }
        let evidence = self.evidence();
        if let Some(question) = self.forced(&evidence) {
            return (self.ask(question, None), None);
        }
        let advice = self.led(advise(&self.model, &evidence));
        let now = match advice.step {
            Step::Ask {
                question,
                guard_for,
            } => self.ask(question, guard_for),
            Step::Try { repair } => Now::Try { repair },
            Step::Escalate => Now::HandOver,
        };
        (now, Some(advice))
    }

    fn ask(&self, question: usize, guard_for: Option<usize>) -> Now {
        if self.core.questions[question].role == Role::Money {
            let doubtful = self
                .entry()
                .is_some_and(|(_, entry)| entry.money == Money::Unknown);
            let led_here = self.told().events().any(|event| match event {
                Event::Answered {
                    question: q,
                    answer,
                } => {
                    self.core.questions[q].answers[answer]
                        .first
                        .map(usize::from)
                        == Some(question)
                }
                _ => false,
            });
            Now::Hold {
                question,
                alarm: doubtful || led_here,
            }
        } else {
            Now::Ask {
                question,
                guard_for,
            }
        }
    }
}
