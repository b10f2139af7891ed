//! The card beside the till: what comes up most, what to do first, and whom to call.

use super::{Book, Fact};
use crate::i18n::fill;

/// The card beside the till.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterView {
    /// What comes up most, and what to do first.
    pub rows: Vec<Fact>,
    /// Room for the provider's number, and whom to call where that is not known.
    pub call: String,
}

/// The card of a pack.
pub fn counter(book: &Book<'_>) -> CounterView {
    let row = |&at: &u16| {
        let at = usize::from(at);
        let (entry, text) = (book.core.entries.get(at)?, book.texts.entries.get(at)?);
        let mut first = String::new();
        for line in text.now.iter().take(2) {
            match first.chars().last() {
                None => {}
                // A question has its own mark.
                Some('？') => {}
                Some('?') => first.push(' '),
                Some(_) => first.push_str(book.words().clause),
            }
            first.push_str(line);
        }
        Some(Fact {
            label: [&entry.code, " ", &text.title].concat(),
            text: first,
            tone: "",
        })
    };
    CounterView {
        rows: book.core.counter.iter().filter_map(row).collect(),
        call: fill(book.words().counter_call, &[&book.core.escalation.hotline]),
    }
}
