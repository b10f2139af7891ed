//! A diagnosis as a device keeps it, and what it remembers of its user.

use crate::known::pack;
use poscheck::engine::Model;
use poscheck::i18n::Lang;
use poscheck::pack::Core;
use poscheck::present::{Book, step};
use poscheck::session::{Habits, Session};
use poscheck::worker::Desk;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static MODEL: (Rc<Core>, Rc<Model>) = {
        let core = Rc::new(pack().core.clone());
        let model = Rc::new(Model::of(&core));
        (core, model)
    };
    static DESK: RefCell<Desk> = RefCell::new(Desk::new(pack().core.clone()));
}

fn blank() -> Session {
    MODEL.with(|(core, model)| Session::new(core.clone(), model.clone()))
}

/// What begins with each of the first entries, a few answers into it.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let core = &pack().core;
    let head = blank().to_text();
    let asked = core.questions.iter().filter(|q| !q.answers.is_empty());
    let answers = asked.map(|q| format!("answer {} {}\n", q.id, q.answers[0].id));
    let answers: Vec<String> = answers.collect();
    let repairs = core.repairs.iter();
    let failed: Vec<String> = repairs.map(|r| format!("failed {}\n", r.id)).collect();
    let entries = core.entries.iter().enumerate().step_by(12);
    let whole = entries.map(|(at, entry)| {
        let (answer, repair) = (&answers[at % answers.len()], &failed[at % failed.len()]);
        format!("{head}entry {}\n{answer}{repair}", entry.id).into_bytes()
    });
    whole.collect()
}

/// Reads habits and a diagnosis, draws its step, and reads again what both write.
pub(crate) fn run(bytes: &[u8]) {
    let habits = Habits::from_text(&crate::text(bytes));
    assert_eq!(Habits::from_text(&habits.to_text()), habits);
    let (core, model) = MODEL.with(Clone::clone);
    let again = |text: &str| Session::from_text(text, core.clone(), model.clone());
    let Ok(restored) = again(&crate::text(bytes)) else {
        return;
    };
    let written = restored.session.to_text();
    let second = again(&written).expect("what a session writes is one");
    assert!(second.dropped.is_empty(), "{:?}", second.dropped);
    assert_eq!(second.session.to_text(), written);
    for (lang, texts) in [(Lang::Zh, &pack().zh), (Lang::En, &pack().en)] {
        let core = &pack().core;
        step(&Book { core, texts, lang }, &restored.session);
    }
}

/// Hands it to the worker, and lets that think once.
pub(crate) fn hand_over(bytes: &[u8]) {
    DESK.with_borrow_mut(|desk| {
        desk.take(&crate::text(bytes));
        desk.think();
    });
}
