//! The background worker: looks longer at what may come next, while nobody waits for it.
//!
//! In: a diagnosis as its stored text, which holds ids and nothing typed. Out: for each thing
//! that can happen next, the likeliest first, the text that the diagnosis has then and the
//! step that [`refine`] finds there, where the engine does not see it at once.
//! It is pure: what carries the messages is `src/desk.rs` and `src/worker/desk.js`. What follows
//! from an answer is the session's to say, so the worker asks the session and repeats nothing.
//!
//! Invariant: a lead is what `engine::refine` says (`worker::leads_are_what_refine_says`).

use crate::engine::{Evidence, Model, Step, posterior, put_in_order, refine};
use crate::pack::{Core, Role};
use crate::session::{Action, Event, Now, Session};
use std::rc::Rc;

/// A worker at its desk.
#[derive(Debug)]
pub struct Desk {
    model: Rc<Model>,
    /// A diagnosis of this pack in which nothing happened yet.
    blank: Session,
    /// The diagnosis in hand.
    session: Session,
    /// What is still to be thought about, the likeliest last.
    ahead: Vec<Event>,
    /// What was found for the diagnosis in hand.
    found: Vec<(Evidence, Step)>,
}

/// What was found for one thing that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thought {
    /// The stored text of the diagnosis once that has happened.
    pub text: String,
    /// The step that follows then, in ids; empty where it is the one that is seen at once.
    pub lead: String,
}

impl Desk {
    /// A worker who knows a pack.
    pub fn new(core: Core) -> Desk {
        let model = Rc::new(Model::of(&core));
        let blank = Session::new(Rc::new(core), model.clone());
        Desk {
            model,
            session: blank.clone(),
            blank,
            ahead: vec![],
            found: vec![],
        }
    }

    /// Takes up a diagnosis and drops the rest of the one before.
    ///
    /// A text that is no diagnosis, or one of another pack or version, only drops.
    pub fn take(&mut self, text: &str) {
        self.ahead.clear();
        self.found.clear();
        if let Some(session) = self.read(text) {
            self.session = session;
            self.ahead = outcomes(&self.session, &self.model);
            self.ahead.reverse();
        }
    }

    /// The diagnosis of a stored text; none for a text that is none, or one of another pack or
    /// version.
    pub fn read(&self, text: &str) -> Option<Session> {
        let ours = |text: &str| text.lines().take(2).map(str::to_owned).collect::<Vec<_>>();
        if ours(text) != ours(&self.blank.to_text()) {
            return None;
        }
        let core = self.blank.core().clone();
        let restored = Session::from_text(text, core, self.model.clone());
        Some(restored.ok()?.session)
    }

    /// Thinks about the next thing that can happen; none when all has been thought about.
    pub fn think(&mut self) -> Option<Thought> {
        let event = self.ahead.pop()?;
        let mut after = self.session.clone();
        after.apply(Action::Do(event));
        let text = after.to_text();
        let mut lead = String::new();
        if after.now().1.is_some() {
            let step = self.refined(after.evidence());
            after.clone_from(&self.session);
            after.apply(Action::Led(event, step));
            lead = after.lead().map_or(lead, |step| after.name_of(step));
        }
        Some(Thought { text, lead })
    }

    /// Different things that happen may leave the same to be known, as two ways of passing do.
    fn refined(&mut self, evidence: Evidence) -> Step {
        if let Some((_, step)) = self.found.iter().find(|(known, _)| *known == evidence) {
            return *step;
        }
        let step = refine(&self.model, &evidence).step;
        self.found.push((evidence, step));
        step
    }
}

/// What can happen next without ending the diagnosis, the likeliest first.
fn outcomes(session: &Session, model: &Model) -> Vec<Event> {
    match session.now().0 {
        Now::Hold { question, .. } | Now::Ask { question, .. } => {
            let belief = posterior(model, &session.evidence());
            let chances = belief.answers(model, question).into_iter().enumerate();
            let unsure = model.dont_know(question);
            let mut outcomes: Vec<(f64, Event)> = chances
                .map(|(answer, p)| (p * (1.0 - unsure), Event::Answered { question, answer }))
                .collect();
            if session.core().questions[question].role != Role::Money {
                outcomes.push((unsure, Event::Unsure { question }));
                outcomes.push((0.0, Event::Skipped { question }));
            }
            put_in_order(&mut outcomes, |(p, _), (q, _)| p > q);
            outcomes.into_iter().map(|(_, event)| event).collect()
        }
        Now::Try { repair } => vec![Event::Failed { repair }, Event::SetAside { repair }],
        Now::HandOver | Now::Ended(_) => vec![],
    }
}
