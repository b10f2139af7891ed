//! Scenarios for what none covers, as the pack stands: drafts for an author to judge.
//!
//! In: a compiled pack. Out: TOML. Each says what now follows from an entry or from the
//! evidence for a fault; whether that is right, only a reader can say.

use super::case::{Case, Starts, best_case, sign};
use crate::engine::Model;
use crate::pack::{Compiled, Core, Money, Retry, Role};
use crate::session::{Action, Event, Now, Session};
use std::fmt::Write;
use std::rc::Rc;

/// The likeliest fault is stated where it is this much likelier than the next.
const CLEAR: f64 = 1.2;

/// Writes the drafts.
pub(super) fn suggest(pack: &Compiled) -> String {
    let core = &pack.core;
    let (shared, model) = (Rc::new(core.clone()), Rc::new(Model::of(core)));
    let mut text = String::new();
    for (e, entry) in core.entries.iter().enumerate() {
        let stated = pack.scenarios.iter().any(|s| {
            s.entry.is_some_and(|g| usize::from(g) == e) && s.money.is_some() && s.retry.is_some()
        });
        if stated {
            continue;
        }
        let mut session = Session::new(shared.clone(), model.clone());
        session.apply(Action::Begin {
            entry: Some(e),
            at: 1,
        });
        let belief = session.belief();
        let ranked = belief.ranked();
        let _ = write!(
            text,
            "[[scenario]]\nid = \"e.{0}\"\nentry = \"{0}\"\nmoney = \"{1}\"\nretry = \"{2}\"\n",
            entry.id,
            money(session.money()),
            retry(entry.retry)
        );
        if let [first, second, ..] = ranked[..]
            && belief.faults[first] > CLEAR * belief.faults[second]
        {
            let _ = writeln!(text, "top = [\"{}\"]", core.faults[first].id);
        }
        let _ = writeln!(text, "next = [\"{}\"]\n", step(core, &session.now().0));
    }
    let starts = Starts::of(core);
    for (f, fault) in core.faults.iter().enumerate() {
        if fault.id == "other" {
            continue;
        }
        let Some(case) = best_case(core, &starts, f) else {
            continue;
        };
        text.push_str(&on_top(core, f, &case, ""));
        for (q, question) in core.questions.iter().enumerate() {
            if question.role == Role::Asked
                && question.row_of[f] > 0
                && let Some(case) = sign(core, f, q)
            {
                text.push_str(&on_top(core, f, &case, &question.id));
            }
        }
        text.push_str(&repairs(&shared, &model, f, &case));
    }
    text
}

/// A scenario that has a fault on top.
fn on_top(core: &Core, fault: usize, case: &Case, by: &str) -> String {
    let id = &core.faults[fault].id;
    let by = if by.is_empty() {
        String::new()
    } else {
        format!(".by.{by}")
    };
    let mut text = format!("[[scenario]]\nid = \"f.{id}{by}\"\n");
    text.push_str(&given(core, case));
    let _ = writeln!(text, "top = [\"{id}\"]\n");
    text
}

/// One scenario for each repair of a fault, once those before it have failed.
fn repairs(core: &Rc<Core>, model: &Rc<Model>, fault: usize, case: &Case) -> String {
    let mut session = Session::new(core.clone(), model.clone());
    session.apply(Action::Begin {
        entry: case.entry,
        at: 1,
    });
    let mut told = Case {
        entry: case.entry,
        answers: case.answers.clone(),
    };
    // Where the money is known, repairs that wait for it are free.
    let money = core.questions.iter().position(|q| q.role == Role::Money);
    let known = |id: &str| {
        let q = money?;
        let a = core.questions[q].answers.iter().position(|a| a.id == id)?;
        Some((q, a))
    };
    let silent = money.is_some_and(|q| session.evidence().reply_to(q).is_none());
    if silent && !told.answers.iter().any(|(q, _)| Some(*q) == money) {
        told.answers.extend(known("none"));
    }
    for &(question, answer) in &told.answers {
        session.apply(Action::Do(Event::Answered { question, answer }));
    }
    let (mut text, mut failed, mut steps) = (String::new(), Vec::new(), 0);
    while steps < 40 {
        steps += 1;
        match session.now().0 {
            Now::Try { repair } => {
                let mends = core.repairs[repair].success.iter();
                let mine = mends.clone().any(|(f, _)| usize::from(*f) == fault);
                if mine {
                    let _ = writeln!(
                        text,
                        "[[scenario]]\nid = \"r.{}.{}\"",
                        core.repairs[repair].id, core.faults[fault].id
                    );
                    text.push_str(&given(core, &told));
                    if !failed.is_empty() {
                        let _ = writeln!(text, "failed = {failed:?}");
                    }
                    let _ = writeln!(text, "next = [\"{}\"]\n", core.repairs[repair].id);
                }
                failed.push(core.repairs[repair].id.clone());
                session.apply(Action::Do(Event::Failed { repair }));
            }
            Now::Ask { question, .. } | Now::Hold { question, .. } => {
                let asked = &core.questions[question];
                let likely = (0..asked.answers.len()).max_by(|a, b| {
                    asked
                        .likelihood(fault, *a)
                        .total_cmp(&asked.likelihood(fault, *b))
                });
                let Some(answer) = likely else { break };
                told.answers.push((question, answer));
                session.apply(Action::Do(Event::Answered { question, answer }));
            }
            Now::HandOver | Now::Ended(_) => break,
        }
    }
    text
}

/// What a case begins with and is told.
fn given(core: &Core, case: &Case) -> String {
    let mut text = String::new();
    if let Some(entry) = case.entry {
        let _ = writeln!(text, "entry = \"{}\"", core.entries[entry].id);
    }
    let answers: Vec<String> = case
        .answers
        .iter()
        .map(|&(q, a)| {
            let question = &core.questions[q];
            format!("\"{}\" = \"{}\"", question.id, question.answers[a].id)
        })
        .collect();
    if !answers.is_empty() {
        let _ = writeln!(text, "answers = {{ {} }}", answers.join(", "));
    }
    text
}

fn step(core: &Core, now: &Now) -> String {
    match *now {
        Now::Hold { question, .. } | Now::Ask { question, .. } => {
            core.questions[question].id.clone()
        }
        Now::Try { repair } => core.repairs[repair].id.clone(),
        Now::HandOver | Now::Ended(_) => "escalate".to_owned(),
    }
}

fn money(money: Money) -> &'static str {
    match money {
        Money::None => "none",
        Money::Received => "received",
        Money::NotReceived => "not_received",
        Money::Unknown => "unknown",
        Money::Ask => "ask",
    }
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::None => "none",
        Retry::Now => "now",
        Retry::AfterChange => "after_change",
        Retry::Later => "later",
        Retry::Never => "never",
        Retry::AskFirst => "ask_first",
    }
}
