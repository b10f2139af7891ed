//! Area `growth`: how a look-up, a decision and the first load grow with the knowledge.
//!
//! In: the built-in pack once, 4 and 16 times over, as `tests/bench/knowledge` makes it. Out:
//! figures in words. Timed natively, all sizes in turn in each round; nothing stands beside it.

use super::{
    Context, Part,
    document::{self, Bar, Wanted, table},
    lookup, machine,
    machine::Machine,
    release,
    statistics::{Spread, three},
};
use crate::{progress, run};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::{fs, process::Command};

/// A size, as the native run prints it.
#[derive(Debug, Clone, Default, Deserialize)]
struct Size {
    times: f64,
    entries: usize,
    faults: usize,
    questions: usize,
    repairs: usize,
    /// Seconds.
    look_up: f64,
    decision: f64,
}

/// One round: every size.
#[derive(Debug, Clone, Default)]
struct Round {
    sizes: Vec<Size>,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    /// Bytes of the pack that the first screen waits for, of each size.
    first: Vec<f64>,
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let program = progress::timed("native run", || lookup::knowledge(context))?;
    let folder = context.place.target.join("bench/growth");
    fs::create_dir_all(&folder)?;
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        first: Vec::new(),
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let round = progress::timed(&label, || {
            let mut grow = Command::new(&program);
            grow.arg("grow").arg(&context.place.root).arg(&folder);
            let printed = run::stdout(&mut grow)?;
            let sizes = serde_json::from_str(&printed).context("the native run prints no times")?;
            Ok(Round {
                sizes,
                load: machine::load(),
            })
        })?;
        figures.rounds.push(round);
    }
    let sizes = figures.rounds.first().map_or(&[][..], |r| &r.sizes);
    for size in sizes {
        let file = folder.join(format!("first-{}.bin", size.times));
        figures.first.push(release::weight(&fs::read(file)?));
    }
    Ok(Part {
        text: text(&figures),
        bars: bars(&figures),
    })
}

/// The power of the size that a time grows with, from the least size to the most.
fn exponent(round: &Round, of: impl Fn(&Size) -> f64) -> f64 {
    match (round.sizes.first(), round.sizes.last()) {
        (Some(least), Some(most)) => power(least, most, of),
        _ => f64::NAN,
    }
}

fn power(least: &Size, most: &Size, of: impl Fn(&Size) -> f64) -> f64 {
    (of(most) / of(least)).ln() / (most.times / least.times).ln()
}

/// The same from each size to the next.
fn steps(rounds: &[Round], of: fn(&Size) -> f64) -> String {
    let last = rounds.first().map_or(0, |r| r.sizes.len());
    let step = |at: usize| {
        let spread = Spread::over(rounds, |r| power(&r.sizes[at - 1], &r.sizes[at], of));
        three(spread.median)
    };
    (1..last).map(step).collect::<Vec<_>>().join(" and ")
}

fn bars(figures: &Figures) -> Vec<Bar> {
    let bar = |what, got, most| Bar {
        what,
        got,
        wanted: Wanted::Most(most),
    };
    let rounds = &figures.rounds;
    let ratio = match (figures.first.first(), figures.first.last()) {
        (Some(least), Some(most)) => most / least,
        _ => f64::NAN,
    };
    vec![
        bar(
            "a look-up grows with this power of the knowledge",
            Spread::over(rounds, |r| exponent(r, |size| size.look_up)).median,
            1.0,
        ),
        bar(
            "a decision grows with this power of the knowledge",
            Spread::over(rounds, |r| exponent(r, |size| size.decision)).median,
            1.0,
        ),
        bar(
            "the pack's part of the first load at 16 times, times that at 1",
            ratio,
            1.0,
        ),
    ]
}

fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    format!(
        "## Growth\n\n\
         {}; {}, {} cores; natively; rounds: {}; {}.\n\n\
         The built-in pack, and the same 4 and 16 times over: every fault, question, repair and entry \
         again under an id of its own; a copy's questions tell its own faults apart and say of the \
         others what is usual; no tile is copied.\n\
         The same queries (every 4th row of what people type) and cases (every 29th entry, up to \
         three decisions, nobody knows an answer and nothing helps) for all sizes, one after the \
         other. The first screen waits for the page's own part of the pack alone: tiles and the \
         answer codes that any bank may send, which a copy has again; real knowledge grows by makers' \
         codes and messages, which are not in it, since banks' codes are a closed list.\n\
         What an entry says leaves the other copies' faults as likely as is usual, so that more of \
         them have to be weighed for one case than in the pack itself.\n\n{}\n\
         The power of the size that times grow with: a look-up {}, a decision {}, from each size to \
         the next.\n\
         Where a bar is missed: every copy of a title fits a query as well as the first, so sixteen \
         times as many entries are ranked; a decision weighs faults against questions and repairs, \
         and all three grow; the first screen's part holds every bank's code.\n\n{}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        sizes(figures),
        steps(rounds, |size| size.look_up),
        steps(rounds, |size| size.decision),
        document::bars(&bars(figures)),
    )
}

fn sizes(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let known = rounds.first().map_or(&[][..], |r| &r.sizes);
    let rows = known.iter().enumerate().map(|(at, size)| {
        let time = |of: fn(&Size) -> f64| {
            let spread = Spread::over(rounds, |r| of(&r.sizes[at]) * 1e3);
            spread.to_string()
        };
        vec![
            format!("{}", size.times),
            size.entries.to_string(),
            format!("{}, {}, {}", size.faults, size.questions, size.repairs),
            time(|size| size.look_up),
            time(|size| size.decision),
            three(figures.first.get(at).copied().unwrap_or(f64::NAN) / 1e3),
        ]
    });
    table(
        &[
            "times over",
            "entries",
            "faults, questions, repairs",
            "a look-up, ms",
            "a decision, ms",
            "first screen's part, kB",
        ],
        &rows.collect::<Vec<_>>(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(look_up: f64, decision: f64, first: f64) -> Figures {
        let size = |times, look_up, decision| Size {
            times,
            look_up,
            decision,
            ..Size::default()
        };
        let round = Round {
            sizes: vec![size(1.0, 1e-3, 1e-3), size(16.0, look_up, decision)],
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-29".to_owned(),
            machine: Machine::made_up(),
            first: vec![2_000.0, first],
            rounds: vec![round],
        }
    }

    #[test]
    fn what_grows_faster_than_the_knowledge_misses_its_bar() {
        let reached = |look_up, decision, first| {
            let bars = bars(&figures(look_up, decision, first));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(15e-3, 15e-3, 2_000.0), [true; 3]);
        assert_eq!(reached(17e-3, 256e-3, 2_001.0), [false; 3]);
        let square = bars(&figures(16e-3, 256e-3, 2_000.0))[1].got;
        assert!((square - 2.0).abs() < 1e-9, "{square}");
    }

    #[test]
    fn the_text_tells_each_size() {
        let text = text(&figures(16e-3, 64e-3, 2_000.0));
        let row = "| 16 | 0 | 0, 0, 0 | 16.0 (16.0–16.0) | 64.0 (64.0–64.0) | 2.00 |";
        assert!(text.contains(row), "{text}");
    }
}
