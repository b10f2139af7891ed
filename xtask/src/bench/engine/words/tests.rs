//! The document's words, from fixed figures.

use super::*;
use crate::bench::engine::{Answer, Native, Way};
use crate::bench::machine::Machine;

/// One round in which everything takes `factor` times as long.
fn round(factor: f64) -> Round {
    let times = |all: &[f64]| all.iter().map(|t| t * factor).collect::<Vec<f64>>();
    let way = |name: &str, seconds: f64| {
        let way = Way {
            seconds: times(&[seconds]),
            posterior: vec![],
        };
        (name.to_owned(), way)
    };
    Round {
        native: Native {
            took: times(&[0.5, 1.0, 1.5]),
            facts: vec![0, 4, 9],
            seconds: times(&[1e-6]),
            table_bytes: 300_000.0,
            row_bytes: 10_400.0,
            bytes_per_second: 1e10,
            ..Native::default()
        },
        page: times(&[9.0, 1.0, 2.0]),
        slowed: times(&[8.0]),
        reckoned: times(&[2e-6, 3e-6, 4e-6]),
        peer: Answer {
            versions: vec![("pgmpy".to_owned(), "1.1.2".to_owned())],
            ways: [way("whole", 9e-4), way("cut", 6e-4), way("numpy", 6e-6)].into(),
        },
        load: Some(factor),
    }
}

fn figures() -> Figures {
    Figures {
        machine: Machine::made_up(),
        browser: "Chrome 1.2".to_owned(),
        rounds: vec![round(1.0), round(2.0), round(1.5)],
        apart: 2.5e-16,
    }
}

#[test]
fn fixed_figures_give_the_fixed_text() {
    let file = crate::place::root()
        .unwrap()
        .join("tests/bench/engine/expected.md");
    let got = text(&figures());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, &got).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        got,
        expected,
        "{}; UPDATE_EXPECT=1 writes it anew",
        file.display()
    );
}

#[test]
fn bars_are_judged_by_the_middle_round_and_the_longest_task() {
    let got: Vec<String> = bars(&figures()).iter().map(ToString::to_string).collect();
    let ends = [
        "13.5, at most 5 wanted: missed",
        "18.0, at most 16 wanted: missed",
        "9.00, at most 5 wanted: missed",
        "9.00, at most 16 wanted: reached",
    ];
    assert_eq!(got.len(), ends.len());
    for (got, end) in got.iter().zip(ends) {
        assert!(got.ends_with(end), "{got}; expected {end}");
    }
}
