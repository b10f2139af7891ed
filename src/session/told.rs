//! What was said, as far as it still counts.
//!
//! In: the log. Out: its events without those that another one replaces, which those are, and which
//! answers somebody looked at again. What follows from it is [`Session::evidence`]'s to say.

use super::{Event, Session};
use crate::engine::Reply;
use crate::pack::Role;

/// What still counts of a log.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The events, each with its place in the log.
    events: Vec<(usize, Event)>,
    /// The questions that were answered and put once more.
    pub(super) again: Vec<usize>,
    /// Where answers stand for which a second look gave another one, or the same.
    replaced: Vec<usize>,
}

impl Told {
    /// The events that count.
    pub(super) fn events(&self) -> impl Iterator<Item = Event> + '_ {
        self.events.iter().map(|(_, event)| *event)
    }
}

impl Session {
    /// What still counts.
    ///
    /// A new entry is about a new sale: what was said of the one before does not count. An answer
    /// that is given at a second look stands for the first; who cannot tell then leaves the first.
    pub(super) fn told(&self) -> Told {
        let since = self.since();
        let first = self.entry().and_then(|(_, entry)| entry.first);
        let mut told = Told::default();
        for (at, event) in self.log.iter().enumerate() {
            let Some(question) = event.question() else {
                told.events.push((at, *event));
                continue;
            };
            let is_of_money = self.is_of_money(event);
            if at < since && (is_of_money || first.map(usize::from) == Some(question)) {
                continue;
            }
            // Where the money is may be asked each time that it matters.
            let earlier = told.events.iter_mut().find(|(_, earlier)| {
                let same = earlier.question() == Some(question) && !is_of_money;
                same && matches!(earlier, Event::Answered { .. })
            });
            let Some(earlier) = earlier else {
                told.events.push((at, *event));
                continue;
            };
            told.again.push(question);
            if matches!(event, Event::Answered { .. }) {
                told.replaced.push(earlier.0);
                *earlier = (at, *event);
            }
        }
        told
    }

    /// Where answers stand in the log for which a second look gave another one, or the same.
    pub fn replaced(&self) -> Vec<usize> {
        self.told().replaced
    }

    /// Where the latest entry stands in the log; 0 where there is none.
    pub(super) fn since(&self) -> usize {
        self.log
            .iter()
            .rposition(|event| matches!(event, Event::Entry { .. }))
            .unwrap_or(0)
    }

    /// The answer that was given to the question that comes up, where it comes up once more; none
    /// while an answer is being changed, and for the money, which is asked each time that it matters.
    pub fn said_before(&self, question: usize) -> Option<usize> {
        if self.reopened.is_some() || self.core.questions[question].role == Role::Money {
            return None;
        }
        match self.evidence().reply_to(question) {
            Some(Reply::Answer(answer)) => Some(answer),
            _ => None,
        }
    }
}
