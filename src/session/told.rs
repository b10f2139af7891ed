//! What was said, as far as it still counts.
//!
//! In: the log. Out: its events without those that another one replaces, and which answers somebody
//! looked at again. What follows from them is [`Session::evidence`]'s to say.

use super::{Event, Session};
use crate::engine::Reply;
use crate::pack::Role;

impl Session {
    /// The events that still count, and the questions that were answered and put once more.
    ///
    /// A new entry is about a new sale: what was said of the one before does not count. An answer
    /// that is given at a second look stands for the first; who cannot tell then leaves the first.
    pub(super) fn told(&self) -> (Vec<Event>, Vec<usize>) {
        let since = self.since();
        let first = self.entry().and_then(|(_, entry)| entry.first);
        let mut told: Vec<Event> = Vec::new();
        let mut again = Vec::new();
        for (at, event) in self.log.iter().enumerate() {
            let Some(question) = event.question() else {
                told.push(*event);
                continue;
            };
            let is_of_money = self.is_of_money(event);
            if at < since && (is_of_money || first.map(usize::from) == Some(question)) {
                continue;
            }
            // Where the money is may be asked each time that it matters.
            let earlier = told.iter_mut().find(|earlier| {
                let same = earlier.question() == Some(question) && !is_of_money;
                same && matches!(earlier, Event::Answered { .. })
            });
            let Some(earlier) = earlier else {
                told.push(*event);
                continue;
            };
            again.push(question);
            if matches!(event, Event::Answered { .. }) {
                *earlier = *event;
            }
        }
        (told, again)
    }

    /// Whether an event is an answer for which a second look gave another one, or the same.
    pub fn is_replaced(&self, at: usize) -> bool {
        let (event, later) = (&self.log[at], &self.log[at + 1..]);
        let answers = |event: &Event| matches!(event, Event::Answered { .. });
        answers(event)
            && !self.is_of_money(event)
            && later
                .iter()
                .any(|later| answers(later) && later.question() == event.question())
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
