//! The background worker, computed on the host: what it finds, in which order, and for whom.
//!
//! `cases/desk.tsv` holds diagnoses over the built-in pack in which looking longer finds another
//! step; `tests/e2e/desk.rs` goes through them in browsers. `UPDATE_EXPECT=1` looks for new ones.

use crate::support::tiny::{session, tiny};
use crate::support::{builtin, compare, model, rerun, text, updating};
use poscheck::engine::{Model, Step, posterior, refine};
use poscheck::pack::Compiled;
use poscheck::session::{Action, Event, Now, Session};
use poscheck::worker::{Desk, Thought};
use std::rc::Rc;

/// The diagnoses in which looking longer finds another step.
const CASES: &str = "tests/cases/desk.tsv";
/// How many of them are looked for.
const WANTED: usize = 3;

/// All that the worker finds for a diagnosis.
fn thoughts(desk: &mut Desk, session: &Session) -> Vec<Thought> {
    desk.take(&session.to_text());
    std::iter::from_fn(|| desk.think()).collect()
}

/// The diagnosis that a thought is about.
fn meant(session: &Session, thought: &Thought) -> Session {
    let model = Rc::new(Model::of(session.core()));
    let restored = Session::from_text(&thought.text, session.core().clone(), model).unwrap();
    assert!(restored.dropped.is_empty(), "{:?}", restored.dropped);
    restored.session
}

/// What a merchant sees of a step: a question is the same whatever it is asked for.
fn shown(step: Step) -> Step {
    match step {
        Step::Ask { question, .. } => Step::Ask {
            question,
            guard_for: None,
        },
        _ => step,
    }
}

/// Each thought is about one more event, and its lead is what `engine::refine` says there.
#[track_caller]
fn check(pack: &Compiled, log: &[&str]) -> Vec<Event> {
    let before = session(pack, log);
    let model = Model::of(&pack.core);
    let found = thoughts(&mut Desk::new(pack.core.clone()), &before);
    let about = found.iter().map(|thought| {
        let again = rerun("worker::");
        let mut after = meant(&before, thought);
        assert_eq!(after.log().len(), before.log().len() + 1, "{log:?} {again}");
        assert_eq!(after.lead(), None, "{log:?} {again}");
        let event = *after.log().last().unwrap();
        let Some(at_once) = after.now().1 else {
            assert_eq!(thought.lead, "", "{log:?} {event:?} {again}");
            return event;
        };
        let refined = refine(&model, &after.evidence()).step;
        // What the page does with it leads there.
        if let Some(step) = after.step_named(&thought.lead) {
            after.apply(Action::GoTo(before.log().len()));
            after.apply(Action::Led(event, step));
            assert_eq!(after.lead(), Some(step), "{log:?} {event:?} {again}");
        }
        let (shown, expected) = (shown(after.now().1.unwrap().step), shown(refined));
        assert_eq!(shown, expected, "{log:?} {event:?} {again}");
        assert_eq!(
            thought.lead.is_empty(),
            self::shown(at_once.step) == expected,
            "{log:?} {event:?} {again}"
        );
        event
    });
    about.collect()
}

#[test]
fn leads_are_what_refine_says() {
    for log in [
        &["entry see.power"][..],
        &["answer lamp on"],
        &["answer lamp on", "failed fix.clear"],
        &["entry code.51", "failed fix.other-card"],
        &["unsure lamp", "unsure phone"],
    ] {
        assert!(!check(&tiny(), log).is_empty(), "{log:?}");
    }
    check(builtin(), &["entry code.51"]);
}

#[test]
fn what_may_come_next_is_thought_about_in_order_of_likelihood() {
    let pack = tiny();
    let model = Model::of(&pack.core);
    let before = session(&pack, &["skipped phone"]);
    let Now::Ask { question, .. } = before.now().0 else {
        panic!("no question comes first: {:?}", before.now());
    };
    let chances = posterior(&model, &before.evidence()).answers(&model, question);
    let events = check(&pack, &["skipped phone"]);
    let unsure = model.dont_know(question);
    let chance = |event: &Event| match *event {
        Event::Answered { answer, .. } => chances[answer] * (1.0 - unsure),
        Event::Unsure { .. } => unsure,
        _ => 0.0,
    };
    assert_eq!(events.len(), chances.len() + 2, "{events:?}");
    assert!(
        events
            .windows(2)
            .all(|pair| chance(&pair[0]) >= chance(&pair[1])),
        "{events:?}"
    );
    assert_eq!(events.last(), Some(&Event::Skipped { question }));
    // A repair can fail or be set aside; what ends the diagnosis needs no next step.
    let log = ["answer money none", "entry code.51"];
    let Now::Try { repair } = session(&pack, &log).now().0 else {
        panic!("no repair comes next");
    };
    assert_eq!(
        check(&pack, &log),
        [Event::Failed { repair }, Event::SetAside { repair }]
    );
    assert!(check(&pack, &["solved"]).is_empty());
}

#[test]
fn a_new_diagnosis_drops_the_rest_of_the_one_before() {
    let pack = tiny();
    let mut desk = Desk::new(pack.core.clone());
    let (one, other) = (
        session(&pack, &["answer lamp on"]),
        session(&pack, &["answer lamp off"]),
    );
    let all = thoughts(&mut desk, &other);
    desk.take(&one.to_text());
    assert!(desk.think().is_some());
    assert_eq!(thoughts(&mut desk, &other), all);
    desk.take(&one.to_text());
    desk.take("");
    assert_eq!(desk.think(), None);
}

#[test]
fn a_diagnosis_of_another_pack_or_version_is_left_alone() {
    let pack = tiny();
    let mut desk = Desk::new(pack.core.clone());
    let text = session(&pack, &["answer lamp on"]).to_text();
    desk.take(&text);
    assert!(desk.think().is_some());
    for other in [
        text.replace("pack tiny 2026.1.1", "pack tiny 2026.1.2"),
        text.replace("pack tiny", "pack big"),
        text.replace("pack tiny 2026.1.1\n", ""),
        text.replace("poscheck-log 1", "poscheck-log 2"),
        text[..20].to_owned(),
    ] {
        desk.take(&other);
        assert_eq!(desk.think(), None, "{other}");
    }
}

/// A line of [`CASES`] where looking longer finds another step for an event that a button of
/// the page stands for.
fn line(before: &Session, found: &[Thought], thought: &Thought) -> Option<String> {
    let after = meant(before, thought);
    let button = match *after.log().last()? {
        Event::Answered { answer, .. } => answer + 1,
        Event::Failed { .. } => 2,
        _ => return None,
    };
    let at_once = after.name_of(after.now().1?.step);
    let event = thought.text.lines().last()?;
    // Before the events stand the format, the pack and the time.
    let log: Vec<String> = before
        .to_text()
        .lines()
        .skip(3)
        .map(str::to_owned)
        .collect();
    (!thought.lead.is_empty()).then(|| {
        format!(
            "{}\t{}\t{button}\t{event}\t{at_once}\t{}\n",
            log.join("; "),
            found.len(),
            thought.lead
        )
    })
}

/// Diagnoses that follow what is seen at once, until enough differ.
fn look_for_cases() -> String {
    let (core, model) = model(&builtin().core);
    let mut desk = Desk::new(builtin().core.clone());
    let mut lines = String::from("log\tthoughts\tbutton\tevent\tat once\tlead\n");
    let mut waiting: std::collections::VecDeque<Session> = (0..core.entries.len())
        .map(|entry| {
            let mut session = Session::new(core.clone(), model.clone());
            let entry = Some(entry);
            session.apply(Action::Begin { entry, at: 1 });
            session
        })
        .collect();
    while let Some(before) = waiting.pop_front() {
        let found = thoughts(&mut desk, &before);
        let other = |line: &String| {
            let event = line.split('\t').nth(3);
            event.is_some_and(|event| !lines.contains(event))
        };
        let mut differing = found.iter().filter_map(|t| line(&before, &found, t));
        if let Some(line) = differing.find(other) {
            lines.push_str(&line);
        }
        if lines.lines().count() > WANTED {
            break;
        }
        waiting.extend(found.first().map(|likeliest| meant(&before, likeliest)));
    }
    lines
}

#[test]
fn the_cases_that_browsers_go_through_still_differ() {
    if updating() {
        compare(CASES, &look_for_cases()).unwrap();
    }
    let mut desk = Desk::new(builtin().core.clone());
    let cases = text(CASES);
    let cases: Vec<&str> = cases.lines().skip(1).collect();
    assert!(
        !cases.is_empty(),
        "{}",
        rerun("worker:: with UPDATE_EXPECT=1")
    );
    for case in cases {
        let log: Vec<&str> = case.split('\t').next().unwrap().split("; ").collect();
        let before = session(builtin(), &log);
        let found = thoughts(&mut desk, &before);
        let lines: Vec<String> = found
            .iter()
            .filter_map(|thought| line(&before, &found, thought))
            .collect();
        assert!(
            lines.iter().any(|line| line.trim_end_matches('\n') == case),
            "expected {case}\ngot {lines:?}\nUPDATE_EXPECT=1 looks for new cases; {}",
            rerun("worker::")
        );
    }
}
