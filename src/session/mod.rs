//! One diagnosis: a log of events, and everything that can be read off it.
//!
//! In: an [`Action`] at a time. Out: what is known ([`Session::evidence`]), what comes next
//! ([`Session::now`]), and the log as text for the device's own storage.
//! The log is the only state. Nothing of a card, an amount or typed words is ever in it.
//! What a device remembers of its user from one diagnosis to the next stands beside it ([`Habits`]).
//!
//! Beside an event may stand the step that followed it, where another one was found by looking
//! longer than the engine does at once; so the log alone says what was on the screen.
//!
//! Invariant: the same log gives the same advice (`tests/session.rs`,
//! `a_log_replays_to_the_same_state`).
//! Invariant: undo inverts every action (`tests/session.rs`, `undo_inverts_each_action`).

mod event;
mod habits;
mod lead;
mod next;
mod stored;
mod told;
#[cfg(feature = "author")]
pub mod trial;

pub use event::{Action, Event};
pub use habits::{Habits, LookedUp};
pub use next::{End, Now};
pub use stored::{Restored, StoreError, begun};

use crate::engine::{self, Advice, Evidence, Model, Reply, Step, Trial};
use crate::pack::{Core, Entry, Money, Role};
use std::cell::RefCell;
use std::rc::Rc;

/// A diagnosis under way.
#[derive(Clone, Debug)]
pub struct Session {
    core: Rc<Core>,
    model: Rc<Model>,
    log: Vec<Event>,
    /// Beside each event, the step that followed it where the engine does not see it at once.
    leads: Vec<Option<Step>>,
    /// Events undone and not yet overwritten, with their leads, the next one last.
    ahead: Vec<(Event, Option<Step>)>,
    /// An event whose question is being answered anew.
    reopened: Option<usize>,
    /// When it began, in minutes since 1970-01-01 UTC; 0 where unknown.
    started: u64,
    /// The advice given last and what was known then: one drawing asks for it more than once.
    advised: Rc<RefCell<Option<(Evidence, Advice)>>>,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.core, &other.core)
            && self.log == other.log
            && self.leads == other.leads
            && self.ahead == other.ahead
            && self.reopened == other.reopened
            && self.started == other.started
    }
}

/// Uses questions up that nobody need answer; one that was answered stays so.
fn settle(evidence: &mut Evidence, questions: &[u16]) {
    for q in questions {
        evidence.settle(usize::from(*q));
    }
}

/// Sets repairs aside that nobody need try; one that was tried stays so.
fn close(evidence: &mut Evidence, repairs: &[u16]) {
    for r in repairs.iter().map(|r| usize::from(*r)) {
        if evidence.trial_of(r) == Trial::Untried {
            evidence.trial(r, Trial::SetAside);
        }
    }
}

impl Session {
    /// An empty diagnosis over a pack.
    pub fn new(core: Rc<Core>, model: Rc<Model>) -> Self {
        Self {
            core,
            model,
            log: vec![],
            leads: vec![],
            ahead: vec![],
            reopened: None,
            started: 0,
            advised: Rc::default(),
        }
    }

    /// The pack it runs on.
    pub fn core(&self) -> &Rc<Core> {
        &self.core
    }

    /// What happened so far, in order.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// How many undone events could be done again.
    pub fn ahead(&self) -> usize {
        self.ahead.len()
    }

    /// When it began, in minutes since 1970-01-01 UTC; 0 where unknown.
    pub fn started(&self) -> u64 {
        self.started
    }

    /// The event being answered anew.
    pub fn reopened(&self) -> Option<usize> {
        self.reopened
    }

    /// Whether anything was said or tried.
    pub fn is_empty(&self) -> bool {
        self.log.is_empty()
    }

    /// Whether it came to an end. What is said of the money after that changes no end.
    pub fn end(&self) -> Option<End> {
        let mut back = self.log.iter().rev();
        match back.find(|event| !self.is_of_money(event)) {
            Some(Event::Worked { repair }) => Some(End::Fixed(Some(*repair))),
            Some(Event::Solved) => Some(End::Fixed(None)),
            Some(Event::HandedOver) => Some(End::HandedOver),
            _ => None,
        }
    }

    /// The question that asks where the money of the sale is.
    fn money_question(&self) -> Option<usize> {
        let questions = &mut self.core.questions.iter();
        questions.position(|q| q.role == Role::Money)
    }

    fn is_of_money(&self, event: &Event) -> bool {
        event
            .question()
            .is_some_and(|q| self.core.questions[q].role == Role::Money)
    }

    /// Whether it ended well while nobody had said where the money of the sale is: that is asked
    /// once more, since "it works" is no answer.
    pub fn owes_money(&self) -> bool {
        matches!(self.log.last(), Some(Event::Worked { .. } | Event::Solved))
            && self.money() == Money::Unknown
    }

    /// Takes one action; one that does not fit the pack or the state changes nothing.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Begin { entry, at } => {
                let fits = entry.is_none_or(|e| e < self.core.entries.len());
                *self = Self::new(self.core.clone(), self.model.clone());
                self.started = at;
                if let (Some(entry), true) = (entry, fits) {
                    self.push(Event::Entry { entry }, None);
                }
            }
            Action::Do(event) => {
                self.take(event);
            }
            Action::Led(event, step) => {
                if self.take(event) {
                    self.lead_to(step);
                }
            }
            Action::GoTo(length) => {
                self.reopened = None;
                while self.log.len() > length {
                    self.ahead.extend(self.log.pop().zip(self.leads.pop()));
                }
                while self.log.len() < length {
                    match self.ahead.pop() {
                        Some((event, lead)) => self.push(event, lead),
                        None => break,
                    }
                }
            }
            Action::Reopen(at) => {
                if matches!(self.log.get(at), Some(event) if event.question().is_some()) {
                    self.reopened = Some(at);
                }
            }
            Action::Keep => self.reopened = None,
        }
    }

    fn push(&mut self, event: Event, lead: Option<Step>) {
        self.log.push(event);
        self.leads.push(lead);
    }

    /// Takes an event; whether it was put after all others.
    fn take(&mut self, event: Event) -> bool {
        if !event.fits(&self.core) {
            return false;
        }
        let replaced = self.reopened.take().filter(|at| {
            event.question().is_some() && event.question() == self.log[*at].question()
        });
        if let Some(at) = replaced {
            if self.log[at] != event {
                self.log[at] = event;
                self.ahead.clear();
                // What was found by looking longer was found for the old answer.
                self.leads[at..].fill(None);
                // An answer that changes what went before takes back an end that rested on it.
                if self.end().is_some() {
                    self.log.pop();
                    self.leads.pop();
                }
            }
            return false;
        }
        if self.end().is_some() && !(self.owes_money() && self.is_of_money(&event)) {
            return false;
        }
        self.push(event, None);
        self.ahead.clear();
        true
    }

    /// The entry that the diagnosis is about: the latest one named.
    pub fn entry(&self) -> Option<(usize, &Entry)> {
        self.log.iter().rev().find_map(|event| match event {
            Event::Entry { entry } => Some((*entry, &self.core.entries[*entry])),
            _ => None,
        })
    }

    /// What is known: answers given, answers that follow from them, repairs that failed.
    ///
    /// An answer given in person stands over one that only follows from an entry or from
    /// another answer, and one that was given at a second look over the first. A new entry is about a new sale: what was said of the money before it
    /// no longer counts.
    pub fn evidence(&self) -> Evidence {
        let mut evidence = Evidence::new(&self.model);
        if let Some((_, entry)) = self.entry() {
            settle(&mut evidence, &entry.settles);
            self.imply(&mut evidence, &entry.implies, 0);
            evidence.make_firm();
        }
        let told = self.told();
        for event in told.events() {
            if let Event::Answered { question, answer } = event {
                self.imply(
                    &mut evidence,
                    &self.core.questions[question].answers[answer].implies,
                    0,
                );
            }
        }
        for event in told.events() {
            match event {
                Event::Answered { question, answer } => {
                    evidence.reply(question, Reply::Answer(answer));
                }
                Event::Unsure { question } | Event::Skipped { question } => {
                    evidence.reply(question, Reply::Unsure);
                }
                Event::Failed { repair } => evidence.trial(repair, Trial::Failed),
                Event::SetAside { repair } => evidence.trial(repair, Trial::SetAside),
                Event::Entry { .. } | Event::Worked { .. } | Event::Solved | Event::HandedOver => {}
            }
        }
        for &question in &told.again {
            if let Some(reply) = evidence.reply_to(question) {
                evidence.reply_again(question, reply);
            }
        }
        // What an answer makes pointless is used up, unless somebody answered it all the same.
        for event in told.events() {
            if let Event::Answered { question, answer } = event {
                let answer = &self.core.questions[question].answers[answer];
                settle(&mut evidence, &answer.settles);
                close(&mut evidence, &answer.closes);
                // What settles its own question is too grave to be asked about twice.
                if answer.settles.iter().any(|q| usize::from(*q) == question) {
                    evidence.confirm(question);
                }
            }
            if let Event::Failed { repair } = event {
                let repair = &self.core.repairs[repair];
                settle(&mut evidence, &repair.settles);
                close(&mut evidence, &repair.closes);
            }
        }
        evidence
    }

    fn imply(&self, evidence: &mut Evidence, pairs: &[(u16, u16)], depth: usize) {
        // Packs may chain answers; three links are more than any needs and stop a cycle.
        if depth > 3 {
            return;
        }
        for &(q, a) in pairs {
            let (q, a) = (usize::from(q), usize::from(a));
            let answer = &self.core.questions[q].answers[a];
            evidence.follow(q, Reply::Answer(a));
            settle(evidence, &answer.settles);
            close(evidence, &answer.closes);
            self.imply(evidence, &answer.implies, depth + 1);
        }
    }

    /// How likely each cause is to keep the trouble going, in the order of the pack's faults:
    /// what advice rests on.
    pub fn belief(&self) -> engine::Belief {
        let evidence = self.evidence();
        let mut belief = engine::posterior(&self.model, &evidence);
        belief.faults = engine::doubt(&self.model, &evidence);
        belief
    }

    /// How likely each cause is to be there or to have been, another beside it included.
    /// What a ticket names; adds up to more than 1 where there may be two.
    pub fn suspects(&self) -> Vec<f64> {
        // What went before the latest sale counts as far as it still does, in no order.
        let known: Vec<Evidence> = (self.since() + 1..=self.log.len())
            .map(|length| {
                let mut so_far = self.clone();
                so_far.log.truncate(length);
                so_far.evidence()
            })
            .collect();
        engine::suspects(&self.model, &known)
    }

    /// What each thing that is known says about each cause, and whether it all fits.
    pub fn explanation(&self) -> engine::Explanation {
        engine::explain(&self.model, &self.evidence())
    }

    /// Whether the shop has been paid for the sale in question, as far as is known.
    ///
    /// An answer to the question of role `money` decides; before it, what the entry says.
    pub fn money(&self) -> Money {
        let evidence = self.evidence();
        if let Some(question) = self.money_question() {
            if let Some(Reply::Answer(a)) = evidence.reply_to(question) {
                return match self.core.questions[question].answers[a].id.as_str() {
                    "received" => Money::Received,
                    "not-received" => Money::NotReceived,
                    "unknown" => Money::Unknown,
                    _ => Money::None,
                };
            }
            if evidence.reply_to(question).is_some() || self.forced(&evidence) == Some(question) {
                return Money::Unknown;
            }
        }
        self.entry().map_or(Money::None, |(_, entry)| entry.money)
    }
}
