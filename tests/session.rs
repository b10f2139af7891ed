//! The diagnosis as a log: what it says, what undoing it gives, and what is kept of it.

use crate::support::lcg::Lcg;
use crate::support::tiny::{session, tiny, tiny_text};
use crate::support::{builtin, model, rerun};
use poscheck::engine::{Model, Reply, Step};
use poscheck::i18n::Lang;
use poscheck::pack::{Compiled, Core, Money, Source, compile};
use poscheck::session::{Action, End, Event, Now, Session, StoreError};
use poscheck::ui::{Boot, Store};
use std::rc::Rc;

/// The id of what comes next, as the page would show it.
fn next(session: &Session) -> String {
    let core = session.core();
    match session.now().0 {
        Now::Hold { question, alarm } => {
            let how = if alarm { "hold" } else { "quietly" };
            format!("{how} {}", core.questions[question].id)
        }
        Now::Ask { question, .. } => format!("ask {}", core.questions[question].id),
        Now::Try { repair } => format!("try {}", core.repairs[repair].id),
        Now::HandOver => "support".to_owned(),
        Now::Ended(End::Fixed(_)) => "fixed".to_owned(),
        Now::Ended(End::HandedOver) => "handed over".to_owned(),
    }
}

/// After these stored lines, this comes next and this is known of the money.
#[track_caller]
fn check(log: &[&str], expected: &str, money: Money) {
    let session = session(&tiny(), log);
    let got = (next(&session), session.money());
    assert_eq!(
        got,
        (expected.to_owned(), money),
        "\ninput: {log:?}\n{}",
        rerun("session::")
    );
}

#[test]
fn money_in_doubt_comes_before_everything_else() {
    check(&["entry code.98"], "hold money", Money::Unknown);
    check(&["entry code.91"], "ask sent", Money::Ask);
    check(
        &["entry code.91", "answer sent yes"],
        "hold money",
        Money::Unknown,
    );
    // Whatever was said before: a new entry is about a new sale.
    check(
        &["entry code.98", "answer money received", "entry code.98"],
        "hold money",
        Money::Unknown,
    );
    check(
        &["entry code.91", "answer sent no", "entry code.91"],
        "ask sent",
        Money::Ask,
    );
    check(
        &["answer money received", "entry code.91", "answer sent yes"],
        "hold money",
        Money::Unknown,
    );
}

#[test]
fn money_is_what_was_last_said_of_this_sale() {
    let money = |log: &[&str]| session(&tiny(), log).money();
    for (log, expected) in [
        (&[][..], Money::None),
        (&["entry see.power"], Money::None),
        (&["entry code.00"], Money::Received),
        (&["entry code.51"], Money::NotReceived),
        (&["entry code.98"], Money::Unknown),
        (&["entry code.98", "unsure money"], Money::Unknown),
        (&["entry code.98", "skipped money"], Money::Unknown),
        (&["entry code.98", "answer money unknown"], Money::Unknown),
        (&["entry code.98", "answer money received"], Money::Received),
        (
            &["entry code.98", "answer money not-received"],
            Money::NotReceived,
        ),
        (&["entry code.98", "answer money none"], Money::None),
        (&["entry code.91"], Money::Ask),
        (&["entry code.91", "unsure sent"], Money::Ask),
        (&["entry code.91", "answer sent no"], Money::NotReceived),
        (&["entry code.91", "answer sent yes"], Money::Unknown),
        (
            &["entry code.91", "answer sent yes", "answer money received"],
            Money::Received,
        ),
        (
            &["entry code.98", "answer money received", "entry code.51"],
            Money::NotReceived,
        ),
        (
            &["entry code.98", "answer money received", "entry see.power"],
            Money::None,
        ),
        (
            &["entry code.98", "answer money unknown", "entry code.00"],
            Money::Received,
        ),
        (
            &[
                "entry code.98",
                "answer money unknown",
                "answer money received",
            ],
            Money::Received,
        ),
    ] {
        assert_eq!(money(log), expected, "input: {log:?}");
    }
}

#[test]
fn steps_follow_from_the_log() {
    check(&["entry code.51"], "try fix.other-card", Money::NotReceived);
    check(
        &["entry code.51", "worked fix.other-card"],
        "fixed",
        Money::NotReceived,
    );
    check(&["solved"], "fixed", Money::None);
    check(&["support"], "handed over", Money::None);
    // What stands after the end does not count.
    check(&["solved", "failed fix.plug"], "fixed", Money::None);
}

#[test]
fn a_repair_waits_for_its_guard() {
    let pack = tiny();
    // A line that is down is mended by the router, which may not be restarted mid-sale.
    let log = ["answer phone offline", "answer lamp on"];
    let state = session(&pack, &log);
    // No sale is known to be in doubt, so the question comes without alarm.
    assert_eq!(next(&state), "quietly money", "input: {log:?}");
    for (answer, expected) in [
        ("none", "try fix.router"),
        ("not-received", "try fix.router"),
    ] {
        let line = format!("answer money {answer}");
        let state = session(&pack, &[log[0], log[1], &line]);
        assert_eq!(next(&state), expected, "input: {log:?}, {line}");
    }
    for line in [
        "answer money received",
        "answer money unknown",
        "unsure money",
        "skipped money",
    ] {
        let state = session(&pack, &[log[0], log[1], line]);
        assert_ne!(next(&state), "try fix.router", "input: {log:?}, {line}");
    }
}

/// Everything that a page shows of a session.
fn seen(session: &Session) -> (Vec<Event>, Money, Now, Option<u64>, Vec<u64>) {
    let (now, advice) = session.now();
    let belief = session.belief();
    (
        session.log().to_vec(),
        session.money(),
        now,
        advice.map(|a| a.minutes.to_bits()),
        belief.faults.iter().map(|p| p.to_bits()).collect(),
    )
}

/// A log replays to the same state, through its own text and event by event.
#[track_caller]
fn replays(session: &Session, what: &str) {
    let (core, text) = (session.core().clone(), session.to_text());
    let model = Rc::new(Model::of(&core));
    let restored = Session::from_text(&text, core.clone(), model.clone()).unwrap();
    assert!(
        restored.dropped.is_empty(),
        "{what}: {:?}",
        restored.dropped
    );
    assert_eq!(restored.session.to_text(), text, "{what}");
    let mut again = Session::new(core, model);
    again.apply(Action::Begin {
        entry: None,
        at: session.started(),
    });
    // Done again one by one, every event has the lead that it had.
    let mut before = session.clone();
    before.apply(Action::GoTo(0));
    for (n, event) in session.log().iter().enumerate() {
        before.apply(Action::GoTo(n + 1));
        again.apply(match before.lead() {
            Some(step) => Action::Led(*event, step),
            None => Action::Do(*event),
        });
    }
    assert_eq!(again.log(), session.log(), "{what}");
    assert_eq!(again.to_text(), text, "{what}");
    assert_eq!(seen(&restored.session), seen(&again), "{what}");
    if session.reopened().is_none() {
        assert_eq!(seen(session), seen(&again), "{what}");
    }
}

/// One thing that may happen, in the pack or just beside it.
fn any_event(choose: &mut Lcg, core: &Core) -> Event {
    let question = choose.below(core.questions.len() + 1);
    let beside = usize::from(choose.below(20) == 0);
    let answers = core
        .questions
        .get(question)
        .map_or(3, |q| q.answers.len() + beside);
    let repair = choose.below(core.repairs.len() + beside);
    match choose.below(24) {
        0..=11 => Event::Answered {
            question,
            answer: choose.below(answers),
        },
        12 | 13 => Event::Unsure { question },
        14 => Event::Skipped { question },
        15..=18 => Event::Failed { repair },
        19 => Event::SetAside { repair },
        20 => Event::Worked { repair },
        21 => Event::Solved,
        22 => Event::HandedOver,
        _ => Event::Entry {
            entry: choose.below(core.entries.len() + 1),
        },
    }
}

/// A step, in the pack or just beside it, whether or not it may follow.
fn any_step(choose: &mut Lcg, core: &Core) -> Step {
    let repair = choose.below(core.repairs.len() + 1);
    match choose.below(4) {
        0 => Step::Escalate,
        1 => Step::Try { repair },
        kind => Step::Ask {
            question: choose.below(core.questions.len() + 1),
            guard_for: (kind == 2).then_some(repair),
        },
    }
}

fn any_action(choose: &mut Lcg, session: &Session) -> Action {
    let core = session.core();
    match choose.below(56) {
        0 | 1 => Action::Begin {
            entry: (choose.below(3) > 0).then(|| choose.below(core.entries.len() + 1)),
            at: choose.below(1_000_000) as u64,
        },
        2..=6 => Action::GoTo(choose.below(session.log().len() + 4)),
        7..=9 => Action::Reopen(choose.below(session.log().len() + 2)),
        10 => Action::Keep,
        11..=26 => Action::Led(any_event(choose, core), any_step(choose, core)),
        _ => Action::Do(any_event(choose, core)),
    }
}

/// Does what comes to mind, and looks at everything now and then.
fn walk(pack: &Compiled, seed: u64, actions: usize, look_every: usize) -> Vec<Action> {
    let (core, model) = model(&pack.core);
    let mut session = Session::new(core, model);
    let mut choose = Lcg::new(seed);
    let mut done = Vec::new();
    for n in 0..actions {
        let action = any_action(&mut choose, &session);
        session.apply(action);
        done.push(action);
        let at = session.reopened().unwrap_or(0);
        assert!(at == 0 || at < session.log().len(), "seed {seed}, {n}");
        let _ = (session.money(), session.end(), session.entry());
        if n % look_every == 0 {
            replays(&session, &format!("seed {seed}, action {n}"));
        }
    }
    let mut again = Session::new(session.core().clone(), Rc::new(Model::of(session.core())));
    for action in &done {
        again.apply(*action);
    }
    assert!(
        again == session,
        "seed {seed}: the same actions, another state"
    );
    done
}

#[test]
fn twenty_thousand_actions_at_random_never_panic_and_replay_the_same() {
    let tiny = tiny();
    for seed in 0..20 {
        walk(&tiny, seed, 1_000, 7);
    }
}

#[test]
fn a_walk_through_the_builtin_pack_replays_the_same() {
    walk(builtin(), 99, 4_000, 200);
}

#[test]
fn a_log_replays_to_the_same_state() {
    for log in [
        &[][..],
        &["entry code.51"],
        &["entry code.91", "answer sent yes", "unsure money"],
        &[
            "answer lamp on",
            "skipped phone",
            "failed fix.plug",
            "aside fix.clear",
        ],
        &["entry see.power", "failed fix.plug", "support"],
    ] {
        replays(&session(&tiny(), log), &format!("{log:?}"));
    }
}

#[test]
fn undo_inverts_each_action() {
    let pack = tiny();
    let (core, model) = model(&pack.core);
    let mut choose = Lcg::new(5);
    for case in 0..1_500 {
        let mut session = Session::new(core.clone(), model.clone());
        for _ in 0..choose.below(6) {
            session.apply(Action::Do(any_event(&mut choose, &core)));
        }
        let (before, n) = (seen(&session), session.log().len());
        let event = any_event(&mut choose, &core);
        session.apply(Action::Led(event, any_step(&mut choose, &core)));
        let (after, m) = (seen(&session), session.log().len());
        let text = session.to_text();
        session.apply(Action::GoTo(n));
        assert_eq!(seen(&session), before, "case {case}: back from {event:?}");
        session.apply(Action::GoTo(m));
        assert_eq!(seen(&session), after, "case {case}: forward to {event:?}");
        session.apply(Action::GoTo(0));
        assert_eq!((session.is_empty(), session.ahead()), (true, m));
        session.apply(Action::GoTo(m + 5));
        assert_eq!(seen(&session), after, "case {case}: forward from nothing");
        assert_eq!(session.to_text(), text, "case {case}: leads come back too");
    }
}

#[test]
fn what_is_undone_is_gone_once_something_else_happens() {
    let mut state = session(
        &tiny(),
        &["answer lamp on", "failed fix.plug", "failed fix.clear"],
    );
    state.apply(Action::GoTo(1));
    assert_eq!(state.ahead(), 2);
    state.apply(Action::Do(Event::Unsure { question: 2 }));
    assert_eq!((state.log().len(), state.ahead()), (2, 0));
}

#[test]
fn a_question_taken_up_again_replaces_its_answer_in_place() {
    let log = ["answer lamp on", "answer phone online", "failed fix.plug"];
    let mut state = session(&tiny(), &log);
    let before = seen(&state);
    state.apply(Action::Reopen(0));
    assert_eq!(next(&state), "ask lamp");
    state.apply(Action::Keep);
    assert_eq!(seen(&state), before, "leaving it as it was");
    state.apply(Action::Reopen(0));
    let off = Event::Answered {
        question: 1,
        answer: 1,
    };
    state.apply(Action::Do(off));
    assert_eq!(state.log()[0], off);
    assert_eq!((state.log().len(), state.reopened()), (3, None));
    state.apply(Action::Reopen(0));
    state.apply(Action::Do(Event::Answered {
        question: 1,
        answer: 0,
    }));
    assert_eq!(seen(&state), before, "the old answer again");
    // A repair is no question: there is nothing to take up.
    state.apply(Action::Reopen(2));
    state.apply(Action::Reopen(77));
    assert_eq!(seen(&state), before);
    // A changed answer takes back the end that rested on it; the same answer does not.
    let mut ended = session(&tiny(), &["answer lamp on", "worked fix.plug"]);
    ended.apply(Action::Reopen(0));
    ended.apply(Action::Do(Event::Answered {
        question: 1,
        answer: 0,
    }));
    assert_eq!(ended.end(), Some(End::Fixed(Some(0))));
    ended.apply(Action::Reopen(0));
    ended.apply(Action::Do(off));
    assert_eq!((ended.end(), ended.log().len()), (None, 1));
}

#[test]
fn the_order_of_answers_between_two_repairs_changes_no_bit() {
    let pack = builtin();
    let (core, model) = model(&pack.core);
    let mut choose = Lcg::new(11);
    for case in 0..60 {
        let asked = |q: &usize| {
            core.questions[*q]
                .answers
                .iter()
                .all(|a| a.implies.is_empty())
        };
        let mut events: Vec<Event> = Vec::new();
        for _ in 0..6 {
            let question = choose.below(core.questions.len());
            if asked(&question) && events.iter().all(|e| e.question() != Some(question)) {
                events.push(Event::Answered {
                    question,
                    answer: choose.below(core.questions[question].answers.len()),
                });
            }
        }
        let repairs = [0, 1].map(|_| Event::Failed {
            repair: choose.below(core.repairs.len()),
        });
        let belief = |order: &[Event]| -> Vec<u64> {
            let mut session = Session::new(core.clone(), model.clone());
            session.apply(Action::Do(repairs[0]));
            for event in order {
                session.apply(Action::Do(*event));
            }
            session.apply(Action::Do(repairs[1]));
            let belief = session.belief();
            belief.faults.iter().map(|p| p.to_bits()).collect()
        };
        let expected = belief(&events);
        let mut order = events.clone();
        for _ in 0..4 {
            for at in (1..order.len()).rev() {
                order.swap(at, choose.below(at + 1));
            }
            assert_eq!(
                belief(&order),
                expected,
                "case {case}: {events:?} {order:?}"
            );
        }
    }
}

#[test]
fn a_log_of_an_older_pack_keeps_what_exists_and_names_the_rest() {
    let pack = tiny();
    let (core, model) = model(&pack.core);
    let text = "poscheck-log 1\npack tiny 2020.1.1\nat 42\nentry code.51\nanswer lamp on\nanswer gone yes\nanswer lamp dim\nfailed fix.plug\nfailed fix.gone\nentry code.gone\nhum\nskipped phone\n";
    let restored = Session::from_text(text, core, model).unwrap();
    assert_eq!(
        restored.dropped,
        ["gone", "lamp", "fix.gone", "code.gone", "hum"]
    );
    assert_eq!(
        restored.session.to_text(),
        "poscheck-log 1\npack tiny 2026.1.1\nat 42\nentry code.51\nanswer lamp on\nfailed fix.plug\nskipped phone\n"
    );
}

/// Whether a stored lead after these lines is taken; then it is what comes next.
#[track_caller]
fn leads(log: &[&str], lead: &str) -> bool {
    let pack = tiny();
    let (core, model) = model(&pack.core);
    let lines = log.iter().map(|line| format!("{line}\n"));
    let text = format!(
        "poscheck-log 1\nat 1\n{}lead {lead}\n",
        lines.collect::<String>()
    );
    let restored = Session::from_text(&text, core, model).unwrap();
    let named = |step: &Step| restored.session.name_of(*step) == lead;
    let taken = restored.session.lead().filter(named);
    assert!(
        restored.dropped.iter().all(|id| id == "gone"),
        "nobody is told of a lead: {:?}",
        restored.dropped
    );
    let shown = restored.session.to_text();
    assert_eq!(shown.ends_with(&format!("lead {lead}\n")), taken.is_some());
    if let (Some(step), Now::Try { repair }) = (taken, restored.session.now().0) {
        assert_eq!(step, Step::Try { repair });
    }
    taken.is_some()
}

#[test]
fn a_stored_lead_is_taken_only_where_it_may_follow() {
    for (log, lead) in [
        (["answer lamp on"], "try fix.clear"),
        (["answer lamp on"], "ask sent"),
        (["answer lamp off"], "ask money fix.router"),
        (["answer lamp off"], "support"),
    ] {
        assert!(leads(&log, lead), "{log:?}, {lead}");
    }
    for (log, lead) in [
        // Answered, or following from an answer; never asked for its own sake, or never at all.
        (&["answer lamp on"][..], "ask lamp"),
        (&["answer lamp on"], "ask phone"),
        (&["answer lamp off"], "ask money"),
        (&["answer lamp on"], "ask shown"),
        (&["answer lamp on"], "ask shown fix.router"),
        (&["answer lamp on"], "ask sent fix.router"),
        // Its guard is open, or closed.
        (&["answer lamp on"], "try fix.router"),
        (&["answer money received"], "try fix.router"),
        (&["answer money unknown"], "ask money fix.router"),
        (&["answer lamp on", "failed fix.clear"], "try fix.clear"),
        // The pack does not have it.
        (&["answer lamp on"], "try fix.gone"),
        (&["answer lamp on"], "hum"),
        // Something else comes first, or nothing comes any more.
        (&["entry code.91"], "try fix.clear"),
        (&["entry code.98"], "support"),
        (&["solved"], "support"),
        // It stands beside no event.
        (&[], "support"),
        (&["answer lamp on", "answer gone yes"], "try fix.clear"),
        (&["answer lamp on", "lead try fix.clear"], "ask sent"),
    ] {
        assert!(!leads(log, lead), "{log:?}, {lead}");
    }
}

#[test]
fn a_lead_is_the_next_step_until_its_ground_changes() {
    let pack = tiny();
    let (plug, clear) = (Event::Failed { repair: 0 }, Step::Try { repair: 3 });
    let mut state = session(&pack, &["answer lamp on"]);
    state.apply(Action::Do(plug));
    let at_once = state.now().1.unwrap();
    state.apply(Action::GoTo(1));
    state.apply(Action::Led(plug, clear));
    let (now, advice) = state.now();
    assert_eq!(now, Now::Try { repair: 3 });
    let advice = advice.unwrap();
    assert_eq!(
        advice.runner_up,
        Some((at_once.step, at_once.minutes)),
        "what is seen at once stands behind it"
    );
    assert!(advice.without <= advice.minutes, "it promises no saving");
    // Undone and done again, it is the same; left alone, too.
    let (before, text) = (seen(&state), state.to_text());
    state.apply(Action::GoTo(0));
    assert_eq!(state.lead(), None);
    state.apply(Action::GoTo(2));
    state.apply(Action::Reopen(0));
    state.apply(Action::Keep);
    assert_eq!((seen(&state), state.to_text()), (before, text));
    // The next event has none of its own.
    state.apply(Action::Do(Event::Failed { repair: 3 }));
    assert_eq!(state.lead(), None);
    state.apply(Action::GoTo(2));
    // Another answer before it takes it away; what is seen at once is no lead.
    state.apply(Action::Reopen(0));
    state.apply(Action::Led(
        Event::Answered {
            question: 1,
            answer: 1,
        },
        Step::Escalate,
    ));
    assert_eq!(state.lead(), None);
    let mut same = session(&pack, &["answer lamp on"]);
    same.apply(Action::Led(plug, at_once.step));
    assert_eq!(same.lead(), None);
}

#[test]
fn a_damaged_text_is_an_error_and_no_panic() {
    let pack = tiny();
    let (core, model) = model(&pack.core);
    let read = |text: &str| Session::from_text(text, core.clone(), model.clone());
    let long = format!("poscheck-log 1\n{}", "hum\n".repeat(20_000));
    for text in [
        "",
        "\n",
        "poscheck-log 2\nentry code.51",
        " poscheck-log 1",
        "{\"log\":[]}",
        "\u{0}\u{1}",
        long.as_str(),
    ] {
        let short: String = text.chars().take(40).collect();
        assert_eq!(
            read(text).map(|_| ()).unwrap_err(),
            StoreError::Damaged,
            "input: {short}"
        );
    }
    let whole = session(
        &pack,
        &[
            "entry code.91",
            "answer sent no",
            "failed fix.plug",
            "lead try fix.clear",
        ],
    )
    .to_text();
    let mut choose = Lcg::new(3);
    for _ in 0..3_000 {
        let mut letters: Vec<char> = whole.chars().collect();
        for _ in 0..=choose.below(4) {
            if letters.is_empty() {
                break;
            }
            let at = choose.below(letters.len());
            match choose.below(3) {
                0 => letters[at] = ['x', ' ', '\n', '9', '付'][choose.below(5)],
                1 => {
                    letters.remove(at);
                }
                _ => letters.truncate(at.max(1)),
            }
        }
        let text: String = letters.iter().collect();
        if let Ok(restored) = read(&text) {
            let _ = (restored.session.now(), restored.session.money());
        }
    }
}

#[test]
fn only_ids_and_a_time_are_ever_in_the_text() {
    let pack = builtin();
    let core = &pack.core;
    let mut ids: Vec<&str> = vec![&core.id, &core.version, "poscheck-log", "1", "pack", "at"];
    ids.extend(core.entries.iter().map(|e| e.id.as_str()));
    ids.extend(core.repairs.iter().map(|r| r.id.as_str()));
    for question in &core.questions {
        ids.push(&question.id);
        ids.extend(question.answers.iter().map(|a| a.id.as_str()));
    }
    ids.extend([
        "entry", "answer", "unsure", "skipped", "failed", "aside", "worked", "solved", "support",
        "lead", "try", "ask",
    ]);
    let mut choose = Lcg::new(17);
    let (core, model) = model(core);
    for _ in 0..200 {
        let mut session = Session::new(core.clone(), model.clone());
        for _ in 0..20 {
            session.apply(any_action(&mut choose, &session));
        }
        let text = session.to_text();
        let odd: Vec<&str> = text
            .split_whitespace()
            .filter(|word| !ids.contains(word) && *word != session.started().to_string())
            .collect();
        assert!(odd.is_empty(), "{odd:?} in\n{text}");
    }
}

#[test]
fn nothing_typed_is_in_the_text_that_is_kept() {
    const CANARY: &str = "kanarienvogel 4111111111111111";
    let pack = tiny();
    let store = Store::new(&Boot {
        stored: Some(format!("poscheck-log 1\nentry code.51\n{CANARY}\n")),
        early: CANARY.to_owned(),
        ..Boot::whole(pack.shelf(), Lang::Zh)
    });
    assert_eq!(&*store.shown, CANARY);
    let kept = store.session.to_text();
    assert_eq!(
        kept,
        "poscheck-log 1\npack tiny 2026.1.1\nat 0\nentry code.51\n"
    );
}

/// What an answer settles is not asked any more, unless it was answered already.
#[test]
fn an_answer_settles_what_is_beside_the_point() {
    let text = tiny_text().replace(
        "{ id = \"off\", zh-CN = \"不亮\", en = \"No\" }",
        "{ id = \"off\", zh-CN = \"不亮\", en = \"No\", settles = [\"phone\"] }",
    );
    let pack = compile(&[Source::parse("tiny.toml", &text).unwrap()]);
    let position = |id: &str| pack.core.questions.iter().position(|q| q.id == id).unwrap();
    let (lamp, phone) = (position("lamp"), position("phone"));
    let core = Rc::new(pack.core.clone());
    let mut session = Session::new(core.clone(), Rc::new(Model::of(&core)));
    session.apply(Action::Begin { entry: None, at: 1 });
    session.apply(Action::Do(Event::Answered {
        question: lamp,
        answer: 1,
    }));
    assert_eq!(session.evidence().reply_to(phone), Some(Reply::Unsure));
    session.apply(Action::Do(Event::Answered {
        question: phone,
        answer: 1,
    }));
    assert_eq!(session.evidence().reply_to(phone), Some(Reply::Answer(1)));
}

/// A ticket names what an answer spoke for before another took its place: in the order of things,
/// so not where it was only put right.
#[test]
fn a_ticket_names_what_was_mended_on_the_way() {
    let named = |log: &[&str]| -> Vec<String> {
        let state = session(builtin(), log);
        let named = poscheck::engine::named(&state.suspects());
        let id = |f: &usize| state.core().faults[*f].id.clone();
        named.iter().map(id).collect()
    };
    let began = ["entry see.declined", "unsure sent", "answer says funds"];
    let tried = ["answer money none", "failed fix.other-way"];
    let first = [&began[..], &tried].concat();
    assert_eq!(named(&first)[0], "card.funds");
    let then = [&first[..], &["answer says timeout"]].concat();
    let both = named(&then);
    assert!(both.contains(&"card.funds".to_owned()), "{both:?}");
    assert_ne!(both[0], "card.funds", "{both:?}");
    let late = [&began[..2], &["answer says timeout"], &tried].concat();
    let late = named(&late);
    assert!(!late.contains(&"card.funds".to_owned()), "{late:?}");
    // With nothing but another sale, everything so far is known at once.
    let sale = [&then[..], &["entry see.declined"]].concat();
    assert!(!named(&sale).is_empty());
    let nothing = session(builtin(), &[]);
    assert_eq!(nothing.suspects(), nothing.belief().faults);
}

/// An answer given at a second look stands for the first, wherever it is shown; who cannot tell
/// leaves the first; and what settles its own question is not asked about twice.
#[test]
fn a_second_look_stands_for_the_first() {
    let said = |log: &[&str]| {
        let state = session(&tiny(), log);
        let evidence = state.evidence();
        let replaced = state.replaced();
        let shown: Vec<usize> = (0..state.log().len())
            .filter(|at| !replaced.contains(at))
            .collect();
        (evidence.reply_to(1), evidence.looks(1), shown)
    };
    let (on, off) = (Some(Reply::Answer(0)), Some(Reply::Answer(1)));
    assert_eq!(said(&["answer lamp on"]), (on, 1, vec![0]));
    let twice = ["answer lamp on", "failed fix.plug", "answer lamp off"];
    assert_eq!(said(&twice), (off, 2, vec![1, 2]));
    let same = ["answer lamp on", "failed fix.plug", "answer lamp on"];
    assert_eq!(said(&same), (on, 2, vec![1, 2]));
    let unsure = ["answer lamp on", "failed fix.plug", "unsure lamp"];
    assert_eq!(said(&unsure), (on, 2, vec![0, 1, 2]));
    let first = ["unsure lamp", "answer lamp off"];
    assert_eq!(said(&first), (off, 1, vec![0, 1]));
    // What was said of an earlier sale is another matter, and stays in sight.
    let sales = [
        "entry code.91",
        "answer sent no",
        "entry code.91",
        "answer sent yes",
    ];
    assert_eq!(session(&tiny(), &sales).replaced(), [0; 0]);
    // It is the first answer again once the second look is undone.
    let mut state = session(&tiny(), &twice);
    state.apply(Action::GoTo(2));
    assert_eq!(state.evidence().looks(1), 1);
    assert_eq!(state.evidence().reply_to(1), on);
    // Where the money is may be asked each time that it matters.
    let money = ["answer money received", "answer money not-received"];
    let state = session(&tiny(), &money);
    assert_eq!(
        (state.money(), state.evidence().looks(4)),
        (Money::NotReceived, 1)
    );

    let text = tiny_text().replace(
        "{ id = \"off\", zh-CN = \"不亮\", en = \"No\" }",
        "{ id = \"off\", zh-CN = \"不亮\", en = \"No\", settles = [\"lamp\"] }",
    );
    let grave = compile(&[Source::parse("tiny.toml", &text).unwrap()]);
    assert!(session(&grave, &["answer lamp off"]).evidence().is_firm(1));
    assert!(!session(&grave, &["answer lamp on"]).evidence().is_firm(1));
}
