//! The figures of taps in words: their part of the document, and the bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{Figures, LEAST, Round};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    phone::SLOWER,
    statistics::{Spread, largest, median},
};

/// Milliseconds that the slowest tap may take.
const INP: f64 = 100.0;
/// Milliseconds from which on a task is long; there is to be none.
const LONG: f64 = 50.0;

fn took(round: &Round) -> Vec<f64> {
    round.taps.iter().map(|tap| tap.took).collect()
}

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let rounds = &figures.rounds;
    let longest = |r: &Round| r.tasks.iter().copied().fold(0.0, f64::max);
    let most = |what, got, most| Bar {
        what,
        got,
        wanted: Wanted::Most(most),
    };
    vec![
        most(
            "interaction to next paint, the slowest tap, ms",
            Spread::over(rounds, |r| largest(&took(r))).median,
            INP,
        ),
        most(
            "longest task after the first control worked, ms; 0 where none is over 50",
            Spread::over(rounds, longest).median,
            LONG,
        ),
    ]
}

/// The part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    let taps = rounds.first().map_or(0, |r| r.taps.len());
    let tasks = Spread::over(rounds, |r| r.tasks.len() as f64);
    format!(
        "## Interaction\n\n\
         {}; {}, {} cores; {}; rounds: {}; {}.\n\n\
         {taps} taps on the release site, its processor slowed {SLOWER} times, in a browser that \
         knows nothing of it: a suggestion, a diagnosis in which nothing helps up to the ticket, the \
         language there and back, then another from the beginning in which the first answers hold \
         and repairs help.\n\
         Taps are real ones; what each took is what the browser says of it (Event Timing), from the \
         finger to the next picture, in steps of 8 ms; it tells of none under {LEAST} ms, which \
         count as {LEAST}.\n\
         Knowledge that the page fetches quietly is read meanwhile. Nothing stands beside it: no \
         peer has a diagnosis.\n\n{}\n\
         Tasks over {LONG} ms after the first control worked: {tasks} a round.\n\
         Where a bar is missed: by the browser's profile two thirds of a tap are its own work on a new \
         page (style, layout, paint, the focus), and most of the rest is code that runs for the \
         first time; beginning is the slowest for that.\n\n{}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.browser,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        kinds(rounds),
        document::bars(&bars(figures)),
    )
}

fn kinds(rounds: &[Round]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for tap in rounds.iter().flat_map(|r| &r.taps) {
        if !names.contains(&tap.name) {
            names.push(tap.name);
        }
    }
    let of = |r: &Round, name: &str| -> Vec<f64> {
        let own = r.taps.iter().filter(|tap| tap.name == name);
        own.map(|tap| tap.took).collect()
    };
    let row = |name: &&str| {
        vec![
            (*name).to_owned(),
            rounds.first().map_or(0, |r| of(r, name).len()).to_string(),
            Spread::over(rounds, |r| median(&of(r, name))).to_string(),
            Spread::over(rounds, |r| largest(&of(r, name))).to_string(),
        ]
    };
    let mut rows: Vec<_> = names.iter().map(row).collect();
    rows.push(vec![
        "all".to_owned(),
        rounds.first().map_or(0, |r| r.taps.len()).to_string(),
        Spread::over(rounds, |r| median(&took(r))).to_string(),
        Spread::over(rounds, |r| largest(&took(r))).to_string(),
    ]);
    table(&["tap", "taps", "median, ms", "slowest, ms"], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::{interaction::Tap, machine::Machine};

    fn figures(took: f64, tasks: &[f64]) -> Figures {
        let taps = [("begin", 24.0), ("an answer", took), ("an answer", 16.0)];
        let round = Round {
            taps: taps.map(|(name, took)| Tap { name, took }).to_vec(),
            tasks: tasks.to_vec(),
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-29".to_owned(),
            machine: Machine::made_up(),
            browser: "Chrome 1.2".to_owned(),
            rounds: vec![round],
        }
    }

    #[test]
    fn the_slowest_tap_and_the_longest_task_are_judged() {
        let reached = |took, tasks: &[f64]| {
            let bars = bars(&figures(took, tasks));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(96.0, &[]), [true, true]);
        assert_eq!(reached(104.0, &[]), [false, true]);
        assert_eq!(reached(96.0, &[61.0]), [true, false]);
    }

    #[test]
    fn the_text_tells_each_kind_of_tap() {
        let text = text(&figures(40.0, &[]));
        let row = "| an answer | 2 | 28.0 (28.0–28.0) | 40.0 (40.0–40.0) |";
        assert!(text.contains(row), "{text}");
        assert!(text.contains("| all | 3 | 24.0"), "{text}");
    }
}
