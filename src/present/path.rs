//! What is known so far, line by line, each line changeable.

use super::Book;
use crate::session::{Event, Session};

/// One thing that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct PathItem {
    /// Position in the session's log.
    pub at: usize,
    /// What it is about.
    pub label: String,
    /// What was found.
    pub text: String,
    /// Whether its question can be answered anew.
    pub changeable: bool,
    /// What the link to do so says to a screen reader.
    pub change: String,
}

/// What is known so far, in order.
pub fn path(book: &Book<'_>, session: &Session) -> Vec<PathItem> {
    let w = book.words();
    let replaced = session.replaced();
    session
        .log()
        .iter()
        .enumerate()
        .filter(|(at, _)| !replaced.contains(at))
        .filter_map(|(at, event)| {
            let question = |q: usize| book.texts.questions[q].text.clone();
            let repair = |r: usize| book.texts.repairs[r].name.clone();
            let (label, text) = match *event {
                Event::Entry { entry } => (w.path_shows.to_owned(), book.entry_name(entry)),
                Event::Answered {
                    question: q,
                    answer,
                } => (question(q), book.texts.questions[q].answers[answer].clone()),
                Event::Unsure { question: q } => (question(q), w.unsure.to_owned()),
                Event::Skipped { question: q } => (question(q), w.skip.to_owned()),
                Event::Failed { repair: r } => (repair(r), book.failed(r).to_owned()),
                Event::SetAside { repair: r } => (repair(r), w.path_aside.to_owned()),
                // A repair that mends nothing says in its own words what came of it.
                Event::Worked { repair: r } => (repair(r), book.ends(r)[0].to_owned()),
                Event::Solved | Event::HandedOver => return None,
            };
            let change = format!("{} {label}", w.change);
            Some(PathItem {
                at,
                label,
                text,
                changeable: event.question().is_some(),
                change,
            })
        })
        .collect()
}
