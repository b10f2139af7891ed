//! Area `lookup`: how fast messy queries find an entry, and how many find the one that is meant,
//! beside Fuse.js and MiniSearch on the same entries.
//!
//! In: the program of the site that looks things up, the pack's pieces, entries and queries that
//! `tests/bench/knowledge` draws, and the libraries as npm has them. Out: figures, in words by
//! [`words`]. All ways take turns in one freshly loaded page a round, in the page's own thread.

mod words;

use super::{
    Context, Part, bundle, machine,
    machine::Machine,
    page::{self, ask, version},
    peers::Peer,
};
use crate::{progress, run, site::Server, webdriver::Browser};
use anyhow::Result;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

/// The libraries, and the program that bundles them.
pub(super) const FINDERS: Peer = Peer { name: "lookup" };

const PACKAGES: [&str; 2] = ["fuse.js", "minisearch"];
/// The pieces of the pack that a look-up reads.
const PIECES: [&str; 3] = ["index.bin", "zh-CN.names.bin", "en.names.bin"];
/// The page's names for the ways, and ours; the first is this project's.
const WAYS: [(&str, &str); 5] = [
    ("ours", "this project"),
    ("fuse", "Fuse.js as it comes"),
    (
        "fuseTuned",
        "Fuse.js, any place in a text, plain characters",
    ),
    ("mini", "MiniSearch as it comes"),
    (
        "miniTuned",
        "MiniSearch, pairs of Chinese characters, prefixes, slips",
    ),
];

/// Every so manieth query is timed.
const STRIDE: usize = 32;
/// Milliseconds between two looks at the page's clock, at least, and how often that is done.
const LEAST: u32 = 200;
const SAMPLES: usize = 3;
/// Queries between two questions to the browser: its driver waits half a minute at most.
const CHUNK: usize = 25;

/// (right, all) of each kind of query and language.
type Right = BTreeMap<String, (u32, u32)>;

/// One round: milliseconds of a query, several for each way.
#[derive(Debug, Clone, Default)]
struct Round {
    took: Vec<Vec<f64>>,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    browser: String,
    versions: String,
    entries: usize,
    /// In the order of [`WAYS`].
    right: Vec<Right>,
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let folder = page::with_program(context, "lookup", "desk", &PIECES)?;
    let program = progress::timed("entries and queries", || knowledge(context))?;
    run::stdout(
        Command::new(&program)
            .arg("draw")
            .arg(&context.place.root)
            .arg(&folder),
    )?;
    let from = FINDERS.folder(context.place).join("page/finders.js");
    bundle::bundle(context, &FINDERS, "esm", &from, &folder.join("finders.js"))?;
    let (server, browser) = (Server::start(&folder)?, Browser::chromium()?);
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        browser: version(&browser)?,
        versions: bundle::versions(context, &FINDERS, &PACKAGES)?,
        entries: 0,
        right: Vec::new(),
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        progress::timed(&label, || {
            browser.open(&server.url())?;
            browser.wait("!!globalThis.bench")?;
            figures.entries = ask(&browser, "bench.entries")?;
            if figures.right.is_empty() {
                let right = WAYS.iter().map(|way| found(&browser, way.0));
                figures.right = right.collect::<Result<_>>()?;
            }
            let mut round = Round::default();
            for (way, _) in WAYS {
                let asked = format!("bench.time('{way}', {STRIDE}, {LEAST})");
                let samples = (0..=SAMPLES).map(|_| ask(&browser, &asked));
                let samples = samples.collect::<Result<Vec<f64>>>()?;
                // The first is for warming up.
                round.took.push(samples[1..].to_vec());
            }
            round.load = machine::load();
            figures.rounds.push(round);
            Ok(())
        })?;
    }
    Ok(Part {
        text: words::text(&figures),
        bars: words::bars(&figures),
    })
}

/// Compiles the native tool that draws entries and queries.
pub(super) fn knowledge(context: &Context<'_>) -> Result<PathBuf> {
    let mut cargo = context.tools.cargo(context.place);
    cargo.args(["build", "--locked", "--profile", "native"]);
    cargo.args(["--package", "bench-knowledge", "--features", "native"]);
    run::quietly(context.place, "bench-knowledge", &mut cargo)?;
    Ok(context
        .place
        .target
        .join(Path::new("native/bench-knowledge")))
}

/// How many queries of each kind find what is meant first.
fn found(browser: &Browser, way: &str) -> Result<Right> {
    let count: usize = ask(browser, "bench.count")?;
    let mut all = Right::new();
    for from in (0..count).step_by(CHUNK) {
        let asked = format!("bench.right('{way}', {from}, {})", from + CHUNK);
        for (kind, (right, of)) in ask::<Right>(browser, &asked)? {
            let sum = all.entry(kind).or_default();
            *sum = (sum.0 + right, sum.1 + of);
        }
    }
    Ok(all)
}
