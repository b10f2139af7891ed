//! Views as plain structs: wording, numbers in words, and a ticket that gives nothing away.

use crate::support::lcg::Lcg;
use crate::support::tiny::{places, session, tiny};
use crate::support::{book, builtin, model, rerun};
use poscheck::card::cut_numbers;
use poscheck::i18n::Lang;
use poscheck::pack::{Compiled, Field, Money, Risk, day};
use poscheck::present::{StepBody, Typed, code, fixed, money, step, ticket};
use poscheck::session::{Action, Event, Now, Session};

/// A number published for tests.
const TEST_CARD: &str = "4111 1111 1111 1111";

/// The ticket of a session reads exactly so.
#[track_caller]
fn check(pack: &Compiled, lang: Lang, log: &[&str], typed: &Typed, time: &str, expected: &str) {
    let view = ticket(&book(pack, lang), &session(pack, log), typed, time);
    assert_eq!(
        view.text,
        expected,
        "\ninput: {log:?} {typed:?} {time}\n{}",
        rerun("present::")
    );
}

#[test]
fn a_ticket_says_everything_once_in_either_language() {
    let pack = tiny();
    let log = [
        "entry code.91",
        "answer sent yes",
        "answer money unknown",
        "failed fix.plug",
        "aside fix.clear",
        "unsure lamp",
    ];
    let typed = Typed::default()
        .with(Field::Serial, " SN-7 ")
        .with(Field::Model, "not asked for");
    check(
        &pack,
        Lang::Zh,
        &log,
        &typed,
        "2026-11-22 19:30",
        "报修单 · POS 速诊\n终端显示：91 银行连不上\n款项：未知\n建议由谁处理：客人\n试过无效：插紧电源\n已核对：\n- 等了很久吗？ 是\n- 钱在哪里？ 不清楚\n仍有可能（越靠前越像）：\n- 余额不足\n- 断网\n- 回得太迟\n- 没插电\n- 别的原因\n序列号（SN，背面标签）：SN-7\n时间：2026-11-22 19:30\ntiny 2026.1.1 card.funds line.down line.late power.off other\n",
    );
    check(
        &pack,
        Lang::En,
        &[],
        &Typed::default(),
        "",
        "Problem report · POS Check\ntiny 2026.1.1\n",
    );
}

#[test]
fn a_card_number_typed_into_any_field_is_covered() {
    let pack = builtin();
    for lang in Lang::ALL {
        for &field in &pack.core.escalation.fields {
            let typed = Typed::default().with(field, &format!("卡 {TEST_CARD} x"));
            let view = ticket(&book(pack, lang), &session(pack, &[]), &typed, "");
            let shown = format!("{}{:?}", view.text, view.lines);
            let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
            assert!(
                !digits.contains("4111111111111111") && view.text.contains("4111 11** **** 1111"),
                "{field:?}: {}",
                view.text
            );
            assert!(view.masked.is_some(), "{field:?}: it is not said");
        }
        let harmless = Typed::default().with(Field::Trace, "RRN 123456789012");
        let view = ticket(&book(pack, lang), &session(pack, &[]), &harmless, "");
        assert!(view.text.contains("RRN 123456789012") && view.masked.is_none());
    }
}

#[test]
fn typed_text_is_one_line_and_no_longer_than_two_hundred_letters() {
    let long = "好".repeat(500);
    let typed = Typed::default()
        .with(Field::Wording, &long)
        .with(Field::Trace, "a\nb\tc\u{7}")
        .with(Field::Trace, "a\nb\tc\u{7}d");
    assert_eq!(typed.get(Field::Wording).chars().count(), 200);
    assert_eq!(typed.get(Field::Trace), "abcd");
    assert_eq!(typed.get(Field::Model), "");
}

/// What a step of that many minutes is said to take.
fn takes(minutes: f64, lang: Lang) -> String {
    let mut pack = tiny();
    pack.core.questions[4].minutes = minutes;
    let view = step(&book(&pack, lang), &session(&pack, &["entry code.98"])).unwrap();
    view.takes
}

#[test]
fn minutes_are_said_as_people_say_them() {
    for (minutes, zh, en) in [
        (
            0.0,
            "这一步不到 1 分钟",
            "This step takes less than a minute",
        ),
        (
            0.9,
            "这一步不到 1 分钟",
            "This step takes less than a minute",
        ),
        (1.0, "这一步约 1 分钟", "This step takes about 1 min"),
        (2.4, "这一步约 2 分钟", "This step takes about 2 min"),
        (9.6, "这一步约 10 分钟", "This step takes about 10 min"),
        (12.4, "这一步约 10 分钟", "This step takes about 10 min"),
        (12.6, "这一步约 15 分钟", "This step takes about 15 min"),
        (48.0, "这一步约 50 分钟", "This step takes about 50 min"),
        (
            f64::INFINITY,
            "这一步约 0 分钟",
            "This step takes about 0 min",
        ),
    ] {
        assert_eq!(takes(minutes, Lang::Zh), zh, "input: {minutes}");
        assert_eq!(takes(minutes, Lang::En), en, "input: {minutes}");
    }
}

#[test]
fn the_first_screen_of_money_in_doubt_says_hold_and_how_to_find_out() {
    let pack = builtin();
    for entry in pack
        .core
        .entries
        .iter()
        .filter(|e| e.money == Money::Unknown)
    {
        for lang in Lang::ALL {
            let words = lang.words();
            let line = format!("entry {}", entry.id);
            let view = step(&book(pack, lang), &session(pack, &[&line])).unwrap();
            let money = view.money.unwrap();
            assert_eq!(view.eyebrow, words.hold, "{}", entry.id);
            assert_eq!(money.state, Money::Unknown, "{}", entry.id);
            assert!(money.find.len() >= 4, "{}", entry.id);
            let at = pack.core.entries.iter().position(|e| e.id == entry.id);
            let page = code(&book(pack, lang), at.unwrap(), 0);
            assert_eq!(page.money.unwrap().state, Money::Unknown, "{}", entry.id);
            assert_eq!(page.go_on, words.go_on_hold, "{}", entry.id);
        }
    }
}

#[test]
fn no_entry_in_doubt_says_to_try_again() {
    let pack = builtin();
    for (at, entry) in pack.core.entries.iter().enumerate() {
        if matches!(entry.money, Money::Unknown | Money::Ask | Money::Received) {
            for fact in code(&book(pack, Lang::En), at, 0).facts {
                assert!(
                    matches!(fact.tone, "" | "no"),
                    "{}: {} {}",
                    entry.id,
                    fact.label,
                    fact.text
                );
            }
        }
    }
}

#[test]
fn every_state_of_money_has_words() {
    let pack = builtin();
    for lang in Lang::ALL {
        let book = book(pack, lang);
        assert!(money(&book, Money::None, true).is_none());
        // Nobody is told of a charge where there may have been no sale at all.
        let [sale, none] = [true, false].map(|sale| money(&book, Money::Ask, sale).unwrap());
        assert!(sale.title != none.title && sale.text != none.text && sale.state == none.state);
        for state in [
            Money::Received,
            Money::NotReceived,
            Money::Unknown,
            Money::Ask,
        ] {
            let view = money(&book, state, true).unwrap();
            assert!(!view.title.is_empty() && !view.text.is_empty());
            assert_eq!(view.find.is_empty(), state != Money::Unknown, "{state:?}");
            assert_eq!(view.find_heading.is_empty(), view.find.is_empty());
        }
    }
}

#[test]
fn a_repair_that_costs_more_than_time_says_so() {
    let pack = builtin();
    let (core, model) = model(&pack.core);
    let mut seen = Vec::new();
    for scenario in &pack.scenarios {
        let mut session = Session::new(core.clone(), model.clone());
        session.apply(Action::Begin {
            entry: scenario.entry.map(usize::from),
            at: 0,
        });
        for &(q, a) in &scenario.answers {
            session.apply(Action::Do(Event::Answered {
                question: usize::from(q),
                answer: usize::from(a),
            }));
        }
        let Now::Try { repair } = session.now().0 else {
            continue;
        };
        let view = step(&book(pack, Lang::En), &session).unwrap();
        let StepBody::Try { risk, steps, .. } = view.body else {
            panic!("{}: no repair", scenario.id);
        };
        let expected = core.repairs[repair].risk;
        assert_eq!(risk.is_some(), expected != Risk::None, "{}", scenario.id);
        assert!(!steps.is_empty(), "{}: how?", core.repairs[repair].id);
        seen.push(expected);
    }
    assert!(seen.contains(&Risk::Interrupts), "no scenario shows a risk");
}

/// On walks through the pack every view is whole, in both languages.
#[test]
fn views_along_a_walk_are_whole() {
    let pack = builtin();
    let (core, model) = model(&pack.core);
    let mut choose = Lcg::new(23);
    for case in 0..40 {
        let mut session = Session::new(core.clone(), model.clone());
        session.apply(Action::Begin {
            entry: (case % 3 > 0).then(|| choose.below(core.entries.len())),
            at: 1,
        });
        for _ in 0..6 {
            for lang in Lang::ALL {
                whole(pack, lang, &session);
            }
            let event = match session.now().0 {
                Now::Hold { question, .. } | Now::Ask { question, .. } => Event::Answered {
                    question,
                    answer: choose.below(core.questions[question].answers.len()),
                },
                Now::Try { repair } if choose.below(6) == 0 => Event::Worked { repair },
                Now::Try { repair } => Event::Failed { repair },
                Now::HandOver | Now::Ended(_) => break,
            };
            session.apply(Action::Do(event));
        }
    }
}

fn whole(pack: &Compiled, lang: Lang, session: &Session) {
    let book = book(pack, lang);
    let at = session.to_text();
    if let Some(view) = fixed(&book, session) {
        assert!(!view.cause.is_empty(), "{at}");
        return;
    }
    let Some(view) = step(&book, session) else {
        return;
    };
    assert!(!view.heading.is_empty(), "{at}");
    assert!(
        !view.why.is_empty() || matches!(view.body, StepBody::HandOver { .. }),
        "{at}"
    );
    // While the money is in doubt causes are not the point.
    assert_eq!(view.causes.is_empty(), view.halted, "{at}");
    assert!(view.causes.len() <= 3, "{at}");
    let number: String = view.left.chars().filter(char::is_ascii_digit).collect();
    if let Ok(minutes) = number.parse::<u32>() {
        assert!(minutes <= 10 || minutes % 5 == 0, "{at}: {}", view.left);
    }
    let sum: u32 = view.causes.iter().map(|c| u32::from(c.per_cent)).sum();
    assert!(sum <= 101, "{at}: {:?}", view.causes);
    if let StepBody::Ask { answers, .. } = &view.body {
        assert!(answers.len() >= 2, "{at}");
        assert!(answers.iter().all(|a| !a.text.is_empty()), "{at}");
    }
}

#[test]
fn an_end_says_what_came_of_it() {
    let pack = builtin();
    for lang in Lang::ALL {
        let (book, w) = (book(pack, lang), lang.words());
        let end = |log: &[&str]| {
            let view = fixed(&book, &session(pack, log)).unwrap();
            (view.heading, view.cause, view.avoid)
        };
        // A sale that was paid mended nothing, and is no reason for advice.
        let paid = end(&["entry code.98", "answer money received", "solved"]);
        assert_eq!(paid, (w.done.into(), w.paid_next.into(), String::new()));
        let power = end(&["entry see.power", "answer money none", "worked fix.plug-in"]);
        assert!(power.0 == w.fixed && !power.1.is_empty() && !power.2.is_empty());
        assert_eq!(end(&["entry code.51", "worked fix.other-way"]).0, w.fixed);
        assert_eq!(end(&["entry see.fees", "worked fix.fee-reckon"]).0, w.done);
    }
}

#[test]
fn which_sale_it_is_stands_above_where_nobody_knows_if_it_was_paid() {
    let pack = builtin();
    let typed = Typed::default().with(Field::Sale, "48.00 14:05");
    let book = book(pack, Lang::En);
    for (log, above) in [
        (&["entry code.98"][..], 1),
        (&["entry code.98", "answer money received"], 0),
        (&["entry code.51"], 0),
        (&[], 0),
    ] {
        let view = ticket(&book, &session(pack, log), &typed, "");
        assert_eq!(view.above, above, "{log:?}");
        assert_eq!(view.fields[0].field == Field::Sale, above > 0, "{log:?}");
        assert_eq!(view.fields.len(), pack.core.escalation.fields.len());
        assert_eq!(view.opening.contains("look that up first"), above > 0);
        if above > 0 {
            let labels: Vec<&str> = view.lines.iter().map(|(label, _)| &**label).collect();
            let w = Lang::En.words();
            assert_eq!(labels[..3], [w.ticket_shows, w.ticket_money, w.field_sale]);
        }
    }
}

#[test]
fn a_rule_is_shown_only_on_the_days_on_which_it_holds() {
    let pack = places();
    let at = pack
        .core
        .entries
        .iter()
        .position(|e| e.id == "code.60")
        .unwrap();
    for (today, expected) in [
        ("2026-04-17", "At most 15 more tries."),
        (
            "2026-04-18",
            "At most 20 more tries. (source: a scheme's rules, read 2026-11-22)",
        ),
        (
            "2031-01-01",
            "At most 20 more tries. (source: a scheme's rules, read 2026-11-22)",
        ),
    ] {
        let view = code(&book(&pack, Lang::En), at, day(today).unwrap());
        assert_eq!(view.rules, [expected], "input: {today}");
    }
}

#[test]
fn an_entry_says_who_sent_it_and_keeps_jargon_for_support() {
    let pack = places();
    let at = pack
        .core
        .entries
        .iter()
        .position(|e| e.id == "code.60")
        .unwrap();
    let words = Lang::En.words();
    let view = code(&book(&pack, Lang::En), at, 0);
    assert!(
        view.facts
            .iter()
            .any(|fact| fact.text == words.sender_issuer)
    );
    assert_eq!(view.say_heading, words.say_private);
    assert_eq!(view.support, "DE39=60, class C.");
    let labels: Vec<&str> = view
        .support_facts
        .iter()
        .map(|f| f.label.as_str())
        .collect();
    assert_eq!(labels, [words.class, words.display]);
    let plain = code(&book(&pack, Lang::En), 0, 0);
    assert_eq!(plain.say_heading, words.say);
    assert!(plain.support_facts.is_empty() && plain.rules.is_empty());
}

/// The light part of a bar is where the dark part ended a step before, whatever was tried.
#[test]
fn bars_begin_where_the_step_before_left_them() {
    let pack = builtin();
    let (core, model) = model(&pack.core);
    let bars = |session: &Session| {
        let view = step(&book(pack, Lang::Zh), session);
        view.map_or_else(Vec::new, |view| view.causes)
    };
    let mut compared = 0;
    for entry in (0..core.entries.len()).step_by(7) {
        let mut session = Session::new(core.clone(), model.clone());
        session.apply(Action::Begin {
            entry: Some(entry),
            at: 0,
        });
        let mut earlier = bars(&session);
        for _ in 0..12 {
            let event = match session.now().0 {
                Now::Hold { question, .. } => Event::Answered {
                    question,
                    answer: 0,
                },
                Now::Ask { question, .. } => Event::Unsure { question },
                Now::Try { repair } => Event::Failed { repair },
                Now::HandOver | Now::Ended(_) => break,
            };
            session.apply(Action::Do(event));
            let causes = bars(&session);
            for cause in &causes {
                if let Some(was) = earlier.iter().find(|was| was.id == cause.id) {
                    compared += 1;
                    assert_eq!(
                        (cause.before, &cause.id),
                        (was.per_cent, &was.id),
                        "{}",
                        session.to_text()
                    );
                }
            }
            earlier = causes;
        }
    }
    assert!(compared > 100, "{compared} bars compared");
}

#[test]
fn a_number_handed_on_for_looking_up_keeps_five_digits_at_most() {
    for (typed, expected) in [
        ("51", "51"),
        ("拉卡拉 91", "拉卡拉 91"),
        ("C-30001 通讯超时", "C-30001 通讯超时"),
        ("1234567890123456", "12345"),
        (TEST_CARD, "4111 1  "),
        ("１２３４-５６７８-９０", "１２３４-５-"),
        ("123456789012 刷不了 1234567", "12345 刷不了 12345"),
        ("金额 73194.26", "金额 73194.26"),
        ("", ""),
    ] {
        assert_eq!(cut_numbers(typed), expected, "input: {typed}");
    }
}

#[test]
fn who_looked_the_money_up_is_asked_what_was_found_and_not_sent_to_look_again() {
    let pack = builtin();
    let log = [
        "entry code.98",
        "answer money unknown",
        "worked fix.check-app",
    ];
    for lang in Lang::ALL {
        let view = step(&book(pack, lang), &session(pack, &log)).unwrap();
        assert_eq!(view.heading, lang.words().found);
        assert_eq!(view.money, None, "it was just looked up");
        let StepBody::Ask { help, answers, .. } = view.body else {
            panic!("{:?} asks nothing", view.body);
        };
        assert_eq!((help.as_str(), answers.len()), ("", 3), "{answers:?}");
        let first = step(&book(pack, lang), &session(pack, &log[..1])).unwrap();
        let StepBody::Ask { answers: all, .. } = first.body else {
            panic!("the money comes first");
        };
        assert_eq!(all.len(), 4, "before, there may be nothing to look for");
    }
}
