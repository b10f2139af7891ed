//! The terminal's clock: forms that people type, and what a wrong one does.

use super::rows;
use crate::support::lcg::Lcg;
use crate::support::{rerun, steady, text};
use poscheck::pack::{date, day};
use poscheck::software::clock::{ClockVerdict, LocalTime, NoTime, Secure, Shown};

const MADE: &str = "2026-11-22";

fn now() -> LocalTime {
    LocalTime {
        day: day("2026-11-28").unwrap(),
        minute: 14 * 60 + 5,
    }
}

fn told(typed: &str) -> String {
    let shown = match Shown::read(typed) {
        Ok(shown) => shown,
        Err(why) => return format!("{why:?}"),
    };
    let found = shown.judge(now(), day(MADE).unwrap());
    let mut line = format!("{:?} {}", found.verdict, found.ahead);
    for (so, word) in [(found.cards_expired, "cards"), (found.zone, "zone")] {
        if so {
            line.push(' ');
            line.push_str(word);
        }
    }
    match found.secure {
        Secure::Fine => {}
        Secure::MayBreak => line.push_str(" may-break"),
        Secure::Breaks => line.push_str(" breaks"),
    }
    line
}

#[test]
fn a_clock_is_read_as_people_type_it_and_judged_beside_the_phones() {
    let wrong: Vec<String> = rows(&text("tests/cases/software/clock.tsv"))
        .iter()
        .filter(|row| told(row[0]) != row[1])
        .map(|row| format!("`{}` is {}, expected {}", row[0], told(row[0]), row[1]))
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.join("\n"),
        rerun("software::clock")
    );
}

#[test]
fn every_minute_reads_back_and_differs_by_what_it_differs() {
    let mut choose = Lcg::new(2);
    for _ in 0..2_000 {
        let (days, minute) = (
            choose.below(9_000) as i32 - 4_000,
            choose.below(1440) as i32,
        );
        let text = date(now().day + days);
        let typed = format!("{text} {:02}:{:02}", minute / 60, minute % 60);
        let shown = Shown::read(&typed).unwrap();
        let found = shown.judge(now(), day(MADE).unwrap());
        assert_eq!(found.ahead, days * 1440 + minute - now().minute, "{typed}");
        let right = found.ahead.abs() <= 5;
        assert_eq!(found.verdict == ClockVerdict::Right, right, "{typed}");
        assert_eq!(
            found.evidence(),
            Some(("clock", if right { "right" } else { "wrong" }))
        );
        let later_month = text[..7] > *"2026-11";
        assert_eq!(found.cards_expired, later_month, "{typed}");
    }
}

#[test]
fn a_phone_whose_own_clock_is_behind_the_knowledge_is_not_believed() {
    let early = LocalTime {
        day: day("2020-01-01").unwrap(),
        minute: 0,
    };
    let found = Shown::read("2026-11-28 14:05")
        .unwrap()
        .judge(early, day(MADE).unwrap());
    assert_eq!(found.verdict, ClockVerdict::DeviceWrong);
    assert_eq!(found.evidence(), None);
}

#[test]
fn whatever_is_typed_nothing_panics() {
    let signs: Vec<char> = "0123456789:/-. 年月日时点分上下午novpam：😀"
        .chars()
        .collect();
    let mut choose = Lcg::new(9);
    for _ in 0..20_000 {
        let n = choose.below(70);
        let typed: String = (0..n).map(|_| signs[choose.below(signs.len())]).collect();
        if let Ok(shown) = Shown::read(&typed) {
            let _ = shown.judge(now(), 0);
        }
    }
    assert_eq!(Shown::read(&"1".repeat(300)), Err(NoTime::Form));
}

#[test]
fn what_is_told_of_texts_with_something_wrong_stays_the_same() {
    let table = text("tests/cases/software/clock.tsv");
    let typed: Vec<&str> = rows(&table).iter().map(|row| row[0]).collect();
    let told = |typed: &str| format!("{:?} {}", Shown::read(typed), told(typed));
    steady::each(
        "tests/cases/software/steady-clock.tsv",
        "software::clock",
        &typed,
        6_000,
        &told,
    );
}
