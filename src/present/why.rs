//! Why a step, in words: what it saves, what speaks for the likeliest cause, what does not fit.

use super::map::map;
use super::number::per_cent;
use super::{Book, StepBody, StepView};
use crate::engine::{Advice, Belief, Explanation, Source};
use crate::i18n::fill;
use crate::session::{Action, Event, Session};

/// How many causes are shown.
const CAUSES: usize = 3;
/// A cause less likely than this is not worth a bar.
const LEAST: f64 = 0.015;
/// How many reasons are named for the likeliest cause.
const REASONS: usize = 2;
/// Weight of evidence, in nats, from which a fact counts as a reason: it makes the cause at
/// least twice as likely against the others.
const REASON: f64 = core::f64::consts::LN_2;
/// Minutes that a step has to save before it is worth a word.
const WORTH: f64 = 2.0;
/// A share that moved less than this, in per cent, stands still.
const STIR: u8 = 3;

/// A cause and how likely it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Id of the fault.
    pub id: String,
    /// In words.
    pub name: String,
    /// 0 to 100.
    pub per_cent: u8,
    /// The same before the last thing that became known.
    pub before: u8,
    /// `up`, `down` or `same`, for the mark beside the share.
    pub trend: &'static str,
}

/// Something known that does not fit the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What to check.
    pub text: String,
    /// The event whose question can be answered anew.
    pub change: Option<usize>,
}

impl StepView {
    /// Fills in why the step comes next and what is probably wrong.
    pub(super) fn explain(&mut self, book: &Book<'_>, session: &Session, advice: Option<&Advice>) {
        let explanation = session.explanation();
        // What advice rests on; the explanation takes every word for true.
        let belief = session.belief();
        let ranked = belief.ranked();
        if !self.halted {
            self.causes = causes(book, &belief, &before(session), &ranked);
            self.map = map(book, &belief);
        }
        let w = book.words();
        if let StepBody::Try { repair, .. } = &self.body {
            // The likeliest cause that this very repair can end.
            let mends = &book.core.repairs[*repair].success;
            let cause = ranked
                .iter()
                .find(|f| mends.iter().any(|(g, _)| usize::from(*g) == **f));
            if let Some(&f) = cause {
                let name = &book.texts.faults[f].name;
                self.why = vec![fill(w.why_cause, &[name])];
                self.why.extend(reasons(book, session, &explanation, f));
            }
        }
        if let (Some(advice), false) = (advice, matches!(self.body, StepBody::HandOver { .. })) {
            self.why.extend(saves(book, advice));
        }
        self.doubt = doubt(book, session, &explanation);
    }
}

/// The belief before the last thing that became known; the present one where that was the first.
fn before(session: &Session) -> Belief {
    let mut earlier = session.clone();
    if session.log().len() > 1 {
        earlier.apply(Action::GoTo(session.log().len() - 1));
    }
    earlier.belief()
}

fn causes(book: &Book<'_>, belief: &Belief, before: &Belief, ranked: &[usize]) -> Vec<Cause> {
    let cause = |&f: &usize| {
        let (now, then) = (per_cent(belief.faults[f]), per_cent(before.faults[f]));
        let trend = match now.abs_diff(then) < STIR {
            true => "same",
            false if now > then => "up",
            false => "down",
        };
        let fault = &book.core.faults[f];
        Cause {
            id: fault.id.clone(),
            name: book.texts.faults[f].name.clone(),
            per_cent: now,
            before: then,
            trend,
        }
    };
    let likely = ranked
        .iter()
        .take(CAUSES)
        .filter(|f| belief.faults[**f] >= LEAST);
    likely.map(cause).collect()
}

/// What speaks most for a cause, as a sentence; none where nothing in particular does.
fn reasons(book: &Book<'_>, session: &Session, all: &Explanation, fault: usize) -> Option<String> {
    let mut facts: Vec<(f64, String)> = Vec::new();
    for fact in &all.facts {
        let weight = all.weight(fact, fault);
        if weight < REASON {
            continue;
        }
        let Some(name) = name(book, session, fact.source) else {
            continue;
        };
        let at = facts
            .iter()
            .position(|(other, _)| weight > *other)
            .unwrap_or(facts.len());
        if facts.iter().all(|(_, other)| *other != name) {
            facts.insert(at, (weight, name));
        }
    }
    facts.truncate(REASONS);
    let names: Vec<&str> = facts.iter().map(|(_, name)| name.as_str()).collect();
    let w = book.words();
    (!names.is_empty()).then(|| fill(w.why_because, &[&names.join(w.list_comma)]))
}

/// A fact in a few words; none for what follows from an entry without words of its own.
fn name(book: &Book<'_>, session: &Session, source: Source) -> Option<String> {
    let w = book.words();
    match source {
        Source::Failed { repair } => Some(fill(w.fact_failed, &[&book.texts.repairs[repair].name])),
        Source::Answer { question, answer } => {
            let given = session
                .log()
                .iter()
                .any(|event| event.question() == Some(question));
            let text = &book.texts.questions[question].answers[answer];
            match (given, session.entry()) {
                (true, _) if !text.is_empty() => Some(fill(w.fact, &[text])),
                (false, Some((entry, _))) => Some(fill(w.fact, &[&book.entry_name(entry)])),
                _ => None,
            }
        }
    }
}

/// What the step saves; none where it is too little to speak of.
fn saves(book: &Book<'_>, advice: &Advice) -> Option<String> {
    let saved = Some(advice.without - advice.minutes).filter(|saved| *saved >= WORTH)?;
    Some(fill(book.words().saves, &[&book.whole_minutes(saved)?]))
}

/// The one fact that fits the others least, where they do not fit together.
fn doubt(book: &Book<'_>, session: &Session, all: &Explanation) -> Option<Doubt> {
    let source = all.facts[all.doubtful?].source;
    let change = match source {
        Source::Answer { question, .. } => session.log().iter().rposition(
            |event| matches!(event, Event::Answered { question: q, .. } if *q == question),
        ),
        Source::Failed { .. } => None,
    };
    let name = name(book, session, source)?;
    Some(Doubt {
        text: fill(book.words().contradiction, &[&name]),
        change,
    })
}
