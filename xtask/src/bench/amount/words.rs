//! The figures of files of payments in words: their part of the document, and the bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{Figures, ROWS, Round, SAMPLES};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    statistics::{Spread, median},
};

/// How many times as fast as PapaParse with a Map, and as DuckDB.
const PAPA: f64 = 8.0;
const DUCKDB: f64 = 3.0;
/// Megabytes of wasm memory.
const MEGABYTES: f64 = 128.0;

fn over(rounds: &[Round], of: impl Fn(&Round) -> f64) -> Spread {
    Spread::over(rounds, of)
}

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let rounds = &figures.rounds;
    let bar = |what, got: Spread, wanted| Bar {
        what,
        got: got.median,
        wanted,
    };
    let ratio = |r: &Round, peer: &[f64]| median(peer) / median(&r.ours);
    vec![
        bar(
            "two files of a million rows, times as fast as PapaParse with a Map",
            over(rounds, |r| ratio(r, &r.papa)),
            Wanted::Least(PAPA),
        ),
        bar(
            "two files of a million rows, times as fast as DuckDB's wasm",
            over(rounds, |r| ratio(r, &r.duckdb)),
            Wanted::Least(DUCKDB),
        ),
        bar(
            "wasm memory for them, MB",
            over(rounds, |r| r.megabytes),
            Wanted::Most(MEGABYTES),
        ),
    ]
}

/// The part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    let [papa, duckdb] = &figures.versions;
    let reached = document::bars(&bars(figures));
    let megabytes = figures.made.bytes.map(|bytes| bytes as f64 / 1e6);
    format!(
        "## Amount\n\n\
         {}; {}, {} cores; {}; PapaParse {papa}, DuckDB-WASM {duckdb}; rounds: {}; {}.\n\n\
         Two made-up journals of {ROWS} payments ({:.0} and {:.0} MB), the same for all ways in a \
         round, with five differences planted in every thousand rows; the second file is in another \
         order.\n\
         Ours is the site's own worker, from two files that are chosen to the finished board: they \
         are streamed, each into a program of its own, guessed at, checked, and held against each \
         other in all tiers; it has to count what was planted. Memory is that of both programs.\n\
         PapaParse fills a Map from the reference to the amount and compares; DuckDB reads both \
         files with its columns given and joins them by the reference. Both know of one key only.\n\
         Headless Chromium, each in a worker; every way is timed {SAMPLES} times a round, programs \
         already compiled.\n\n{}\n\
         By the profile two thirds of our time pass while both files are read, one on each core, and \
         a third goes to holding them against each other, in one program. Files are read, here and \
         by ours, into buffers that the reader brings: parts that are new memory each take the \
         system four times as long, and cost ours a sixth.\n\n{reached}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.browser,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        megabytes[0],
        megabytes[1],
        ways(rounds),
    )
}

fn ways(rounds: &[Round]) -> String {
    let row = |name: &str, of: &dyn Fn(&Round) -> &[f64]| {
        vec![
            name.to_owned(),
            over(rounds, |r| median(of(r)) / 1e3).to_string(),
            over(rounds, |r| median(of(r)) / median(&r.ours)).to_string(),
            over(rounds, |r| median(of(r)) / median(&r.read)).to_string(),
        ]
    };
    let rows = [
        row("this project", &|r| &r.ours),
        row("merely reading the files", &|r| &r.read),
        row("PapaParse and a Map", &|r| &r.papa),
        row("DuckDB-WASM", &|r| &r.duckdb),
    ];
    table(
        &["", "seconds", "times ours", "times merely reading"],
        &rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::{amount::Made, machine::Machine};

    fn figures(ours: f64, megabytes: f64) -> Figures {
        let round = Round {
            ours: vec![ours],
            megabytes,
            read: vec![200.0],
            papa: vec![20_000.0],
            duckdb: vec![8_000.0],
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-28".to_owned(),
            machine: Machine::made_up(),
            browser: "Chrome 1.2".to_owned(),
            versions: ["1.2.3", "4.5.6"].map(str::to_owned),
            made: Made {
                bytes: [79_000_000, 80_000_000],
                ..Made::default()
            },
            rounds: vec![round],
        }
    }

    #[test]
    fn bars_are_reached_by_fast_matching_in_little_memory_only() {
        let reached = |ours, megabytes| {
            let bars = bars(&figures(ours, megabytes));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(2_000.0, 110.0), [true, true, true]);
        assert_eq!(reached(2_600.0, 110.0), [false, true, true]);
        assert_eq!(reached(2_700.0, 130.0), [false, false, false]);
    }

    #[test]
    fn the_text_tells_each_way_beside_ours_and_beside_merely_reading() {
        let text = text(&figures(2_000.0, 110.0));
        for row in [
            "Chrome 1.2; PapaParse 1.2.3, DuckDB-WASM 4.5.6; rounds: 1",
            "1000000 payments (79 and 80 MB)",
            "| PapaParse and a Map | 20.0 (20.0–20.0) | 10.0 (10.0–10.0) | 100 (100–100) |",
        ] {
            assert!(text.contains(row), "{text}");
        }
    }
}
