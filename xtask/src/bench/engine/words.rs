//! The engine's figures in words: its part of the document, and its bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{Figures, Round, SLOWER, STRIDE};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    statistics::{Spread, largest, median, quantile, three},
};

/// Milliseconds that 95 of 100 decisions may take.
const P95: f64 = 5.0;
/// Milliseconds that no task may take: a frame at 60 pictures a second.
const TASK: f64 = 16.0;

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let rounds = &figures.rounds;
    let best = fastest(rounds);
    let pages: Vec<f64> = rounds.iter().flat_map(|r| r.page.clone()).collect();
    let bar = |what, got, most| Bar {
        what,
        got,
        wanted: Wanted::Most(most),
    };
    vec![
        bar(
            "decision in the page, p95, ms",
            Spread::over(rounds, |r| quantile(&r.page, 0.95)).median,
            P95,
        ),
        bar("longest task of all rounds, ms", largest(&pages), TASK),
        bar(
            "decision in the page, p95, each at its fastest round, ms",
            quantile(&best, 0.95),
            P95,
        ),
        bar(
            "longest task, each at its fastest round, ms",
            largest(&best),
            TASK,
        ),
    ]
}

/// The engine's part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let loads: Vec<f64> = figures.rounds.iter().filter_map(|r| r.load).collect();
    let Figures {
        machine, rounds, ..
    } = figures;
    let versions = rounds.last().map_or(&[][..], |r| &r.peer.versions);
    let peers: Vec<String> = versions
        .iter()
        .map(|(name, v)| format!("{name} {v}"))
        .collect();
    format!(
        "## Engine\n\n\
         {}, {} cores; {}; {}; rounds: {}; {}.\n\n\
         ### A decision\n\n{}\n{}\n\
         ### A posterior\n\n{}\n{}\n",
        machine.cpu,
        machine.cores,
        figures.browser,
        peers.join(", "),
        rounds.len(),
        machine::loads(&loads, machine.cores),
        decisions(figures),
        document::bars(&bars(figures)),
        posteriors(figures),
        limits(figures),
    )
}

fn decisions(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let first = rounds.first().cloned().unwrap_or_default();
    let facts: Vec<f64> = first.native.facts.iter().map(|n| f64::from(*n)).collect();
    let about = format!(
        "One `engine::advise` at 100 faults, 150 questions and 100 repairs, drawn by the \
         project's own generator from fixed seeds: {} decisions along whole episodes on ten \
         models, half of the episodes with two faults and one answer in ten wrong.\n\
         At a decision {} answers and failed repairs are known (median; 95 of 100 at most {}, \
         all at most {}).\n\
         Every decision is a task of its own in a freshly loaded page of headless Chromium, on \
         the release profile's wasm, before and after the browser's compiler has made it fast; \
         the page's clock ticks every 0.1 ms.\n\
         Every decision was the same natively and in the page.\n\n",
        first.page.len(),
        median(&facts),
        quantile(&facts, 0.95),
        largest(&facts),
    );
    let row = |name: String, of: &dyn Fn(&Round) -> Vec<f64>| {
        let figure = |f: &dyn Fn(&[f64]) -> f64| Spread::over(rounds, |r| f(&of(r))).to_string();
        vec![
            name,
            figure(&|all| quantile(all, 0.5)),
            figure(&|all| quantile(all, 0.95)),
            figure(&largest),
        ]
    };
    let best = fastest(rounds);
    let cold = Spread::over(rounds, |r| r.page.first().copied().unwrap_or(f64::NAN));
    let once = |name: &str, all: &[f64]| {
        let at = |share| three(quantile(all, share));
        vec![name.to_owned(), at(0.5), at(0.95), at(1.0)]
    };
    let slowed = format!("page, processor slowed {SLOWER} times (every {STRIDE}th decision)");
    about
        + &table(
            &["ms", "p50", "p95", "longest"],
            &[
                row("page".to_owned(), &|r| r.page.clone()),
                once("page, each decision at its fastest round", &best),
                row(slowed, &|r| r.slowed.clone()),
                row("natively".to_owned(), &|r| r.native.took.clone()),
            ],
        )
        + &format!("\nThe very first decision after loading: {cold} ms.\n")
}

fn posteriors(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let way = |r: &Round, name: &str| {
        let seconds = r.peer.ways.get(name).map(|way| &way.seconds[..]);
        median(seconds.unwrap_or_default()) * 1e6
    };
    let page = |r: &Round| median(&r.reckoned) * 1e6;
    let row = |name: &str, of: &dyn Fn(&Round) -> f64| {
        let ratio = Spread::over(rounds, |r| of(r) / page(r));
        vec![
            name.to_owned(),
            Spread::over(rounds, of).to_string(),
            ratio.to_string(),
        ]
    };
    let rows = [
        row("this project, in the page", &page),
        row("this project, natively", &|r| {
            median(&r.native.seconds) * 1e6
        }),
        row("pgmpy, `VariableElimination`, the whole model", &|r| {
            way(r, "whole")
        }),
        row(
            "pgmpy, the model cut to the answered questions by hand",
            &|r| way(r, "cut"),
        ),
        row("NumPy, the formula by hand", &|r| way(r, "numpy")),
    ];
    format!(
        "All faults' probabilities for one case: 100 faults, 150 questions, 12 of them answered.\n\
         The same model everywhere, built beforehand; all posteriors agree to {:.0e} (at most \
         1e-9 would pass).\n\
         pgmpy does far more than this one kind of model; its `NaiveBayes` of this version \
         cannot be asked at all, so the model is given to it as a network.\n\n{}",
        figures.apart.max(1e-17),
        table(&["", "µs", "÷ this project in the page"], &rows)
    )
}

fn limits(figures: &Figures) -> String {
    let speed = Spread::over(&figures.rounds, |r| r.native.bytes_per_second).median;
    let last = figures.rounds.last().map(|r| &r.native);
    let (row, whole) = last.map_or((f64::NAN, f64::NAN), |n| (n.row_bytes, n.table_bytes));
    let us = |bytes: f64| three(bytes / speed * 1e6);
    format!(
        "The physical limit: this machine reads {} GB of memory a second, one core alone.\n\
         The {} kB of likelihoods that a posterior multiplies would take {} µs from memory, and \
         less from the nearest cache, where they fit.\n\
         The {} kB of all likelihoods, which a decision has to look at at least once, would take \
         {} µs; the rest of a decision is looking ahead, which is arithmetic and not memory.",
        three(speed / 1e9),
        three(row / 1e3),
        us(row),
        three(whole / 1e3),
        us(whole),
    )
}

/// Each decision in the page at its fastest round: what it costs where nothing else disturbs.
fn fastest(rounds: &[Round]) -> Vec<f64> {
    let n = rounds.first().map_or(0, |r| r.page.len());
    let least = |i: usize| {
        let all = rounds.iter().filter_map(|r| r.page.get(i).copied());
        all.fold(f64::INFINITY, f64::min)
    };
    (0..n).map(least).collect()
}

#[cfg(test)]
mod tests;
