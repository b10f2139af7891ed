//! What is fast stays so: each job of a page against a yardstick of its own kind, in the same run.
//!
//! Times are those of the one thread, and only their ratio counts; the bars are four times what was
//! measured, so that they fail for a mistake and not for a machine. What the figures are beside
//! other libraries is in `docs/benchmarks.md`.

use crate::support::builtin;
use crate::support::worked::worked;
use poscheck::card::{Pan, Way, text_holds};
use poscheck::engine::{Evidence, Model, Reply, advise, posterior};
use poscheck::lookup::Index;
use std::hint::black_box;
use std::time::Duration;

/// Four times what was measured.
const MOST_LOOK_UP: f64 = 50.0;
const MOST_CHECK: f64 = 50.0;
const MOST_DECISION: f64 = 10_000.0;

/// The least time of a few runs of some work; each does it so often that the clock can tell.
fn takes(mut work: impl FnMut()) -> Duration {
    let mut once = |times: u32| {
        let begun = worked();
        (0..times).for_each(|_| work());
        worked() - begun
    };
    let mut times = 1;
    while once(times) < Duration::from_millis(10) {
        times *= 2;
    }
    (0..4)
        .map(|_| once(times) / times)
        .min()
        .unwrap_or_default()
}

/// Why some work takes more than `most` times its yardstick; none where it does not.
fn slow(most: f64, yardstick: impl FnMut(), work: impl FnMut()) -> Option<String> {
    let unit = takes(yardstick);
    let ratio = takes(work).as_secs_f64() / unit.as_secs_f64();
    (ratio > most).then(|| format!("{ratio:.1} times the yardstick, {most} at most"))
}

#[track_caller]
fn check(what: &str, most: f64, yardstick: impl FnMut(), work: impl FnMut()) {
    if let Some(why) = slow(most, yardstick, work) {
        panic!("{what}: {why}; rerun: cargo test --test house speed::");
    }
}

#[test]
fn a_look_up_is_no_more_than_so_many_plain_searches() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    let titles: Vec<&str> = pack.zh.entries.iter().map(|e| &*e.title).collect();
    let typed = [
        "51",
        "余额不足",
        "tongxunchaoshi",
        "打不出小票",
        "pin pad error",
    ];
    check(
        "a look-up against searching all titles for the text",
        MOST_LOOK_UP,
        || {
            for typed in typed {
                let found = titles.iter().filter(|title| title.contains(typed)).count();
                black_box(found);
            }
        },
        || {
            for typed in typed {
                black_box(index.find(black_box(typed), 6));
            }
        },
    );
}

#[test]
fn a_full_check_of_a_number_is_no_more_than_so_many_check_digits() {
    let cards = crate::card::cards();
    let numbers = [
        "4111111111111111",
        "5555555555554444",
        "378282246310005",
        "6200000000000005",
    ];
    let mut pan = Pan::default();
    check(
        "a full check against the check digit alone",
        MOST_CHECK,
        || {
            for number in numbers {
                black_box(text_holds(black_box(number)));
            }
        },
        || {
            for number in numbers {
                if pan.fill(black_box(number)).is_ok() {
                    let checked = cards.check(&pan);
                    black_box(cards.accepts(&checked, Way::Chip));
                    pan.wipe();
                }
            }
        },
    );
}

#[test]
fn a_decision_is_no_more_than_so_many_posteriors() {
    let model = Model::of(&builtin().core);
    let mut evidence = Evidence::new(&model);
    evidence.reply(1, Reply::Unsure);
    check(
        "a decision against a posterior",
        MOST_DECISION,
        || {
            black_box(posterior(&model, black_box(&evidence)));
        },
        || {
            black_box(advise(&model, black_box(&evidence)));
        },
    );
}

#[test]
fn work_that_is_slow_is_told() {
    let turn = |times: u64| {
        move || {
            let sum = (0..times).fold(0_u64, |sum, n| sum.wrapping_mul(31) ^ black_box(n));
            black_box(sum);
        }
    };
    assert!(slow(4.0, turn(1_000), turn(100_000)).is_some());
    assert_eq!(slow(4.0, turn(1_000), turn(1_000)), None);
}
