//! Area `amount`: how long two files of a million payments take to be held against each other,
//! beside PapaParse with a Map, DuckDB's wasm, and merely reading the files.
//!
//! In: the release site, whose own worker is told what its page tells it, and the libraries as npm
//! has them, bundled as a shop's page would. Out: figures, in words by [`words`]. All ways take
//! turns in one freshly loaded page a round, on the same made-up files; ours has to count what was
//! planted, with a second program beside the first.

mod words;

use super::{
    Context, Part, bundle, machine,
    machine::Machine,
    page::{self, ask, version},
    peers::Peer,
};
use crate::{
    progress, run,
    site::{Server, copy},
    webdriver::Browser,
};
use anyhow::{Result, bail};
use serde::Deserialize;
use std::{fs, path::Path, process::Command};

/// PapaParse and DuckDB for it, and the program that bundles them.
pub(super) const STATEMENTS: Peer = Peer { name: "statements" };

/// The packages that the page takes, the file of each that they are entered by, and how the
/// bundle is called.
const PACKAGES: [(&str, &str, &str); 2] = [
    ("papaparse", "papaparse.js", "papaparse.js"),
    (
        "@duckdb/duckdb-wasm",
        "dist/duckdb-browser.mjs",
        "duckdb.js",
    ),
];
/// What DuckDB brings beside that.
const BESIDE: [(&str, &str); 2] = [
    ("dist/duckdb-browser-eh.worker.js", "duckdb-worker.js"),
    ("dist/duckdb-eh.wasm", "duckdb.wasm"),
];
/// Rows of a file.
const ROWS: u32 = 1_000_000;
/// How often each way is timed in a round.
const SAMPLES: usize = 3;

/// What was planted, and how large the files are.
#[derive(Debug, Clone, Default, Deserialize)]
struct Made {
    bytes: [u64; 2],
    truth: Truth,
}

/// What ours has to count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
struct Truth {
    agree: u64,
    differ: u64,
}

/// What ours answers.
#[derive(Debug, Deserialize)]
struct Ours {
    took: f64,
    counts: Truth,
    /// Of all programs together.
    megabytes: f64,
    programs: usize,
}

/// What another way answers.
#[derive(Debug, Deserialize)]
struct Other {
    took: f64,
}

/// One round: milliseconds, for each way several.
#[derive(Debug, Clone, Default)]
struct Round {
    ours: Vec<f64>,
    megabytes: f64,
    read: Vec<f64>,
    papa: Vec<f64>,
    duckdb: Vec<f64>,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    browser: String,
    /// The libraries' versions, in the order of [`PACKAGES`].
    versions: [String; 2],
    made: Made,
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let folder = context.place.target.join("bench/amount");
    page::pages(context.place, "amount", &folder)?;
    place_site(&context.site()?, &folder)?;
    let mut versions = [const { String::new() }; 2];
    for (version, package) in versions.iter_mut().zip(PACKAGES) {
        *version = bundle(context, &folder, package)?;
    }
    let (server, browser) = (Server::start(&folder)?, Browser::chromium()?);
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        browser: version(&browser)?,
        versions,
        made: Made::default(),
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let (round, made) =
            progress::timed(&label, || in_page(&browser, &server.url(), number as u32))?;
        figures.made = made;
        figures.rounds.push(round);
    }
    Ok(Part {
        text: words::text(&figures),
        bars: words::bars(&figures),
    })
}

/// Puts the site beside the pages; its worker tells them of its memory, and is the same else.
fn place_site(site: &Path, folder: &Path) -> Result<()> {
    let own = folder.join("site");
    if own.exists() {
        fs::remove_dir_all(&own)?;
    }
    copy(site, &own)?;
    let told = fs::read_to_string(folder.join("memory.js"))?;
    for asset in fs::read_dir(own.join("assets"))? {
        let path = asset?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("desk.") && name.ends_with(".js") {
            fs::write(&path, told.clone() + &fs::read_to_string(&path)?)?;
        } else if name.starts_with("desk.") && name.ends_with(".js.br") {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Makes one module of a library for the page; gives its version.
fn bundle(
    context: &Context<'_>,
    folder: &Path,
    (package, file, out): (&str, &str, &str),
) -> Result<String> {
    let modules = STATEMENTS.home(context.place)?.join("node_modules");
    let library = modules.join(package);
    let mut bundler = Command::new(modules.join(".bin/esbuild"));
    bundler.args(["--bundle", "--minify", "--format=esm", "--log-level=error"]);
    // PapaParse asks for it in Node only.
    bundler.arg("--external:stream").arg(library.join(file));
    bundler.arg(format!("--outfile={}", folder.join(out).display()));
    run::quietly(context.place, &format!("bench-{out}"), &mut bundler)?;
    for (from, to) in BESIDE {
        if library.join(from).is_file() {
            fs::copy(library.join(from), folder.join(to))?;
        }
    }
    bundle::version(context, &STATEMENTS, package)
}

/// One round in the page, on files of its own.
fn in_page(browser: &Browser, url: &str, seed: u32) -> Result<(Round, Made)> {
    browser.open(url)?;
    browser.wait("!!globalThis.bench")?;
    let made: Made = ask(browser, &format!("bench.make({ROWS}, {seed})"))?;
    let mut round = Round::default();
    for _ in 0..SAMPLES {
        let read: Other = ask(browser, "bench.time('read')")?;
        round.read.push(read.took);
        let ours: Ours = ask(browser, "bench.time('ours')")?;
        if ours.counts != made.truth {
            bail!("{:?} was planted, {:?} found", made.truth, ours.counts);
        }
        if ours.programs != 2 {
            bail!("{} programs read the two files", ours.programs);
        }
        round.ours.push(ours.took);
        round.megabytes = round.megabytes.max(ours.megabytes);
        let papa: Other = ask(browser, "bench.time('papa')")?;
        round.papa.push(papa.took);
        let duckdb: Other = ask(browser, "bench.time('duckdb')")?;
        round.duckdb.push(duckdb.took);
    }
    round.load = machine::load();
    Ok((round, made))
}
