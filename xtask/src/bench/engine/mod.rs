//! Area `engine`: how long a decision takes in a page, and a posterior beside pgmpy's.
//!
//! In: the crate and the scripts in `tests/bench`. Out: figures, in words by [`words`].
//! Each round times the native run, a freshly loaded page and the peer, one after the other,
//! so that none meets a busier machine than the others. Decisions must be the same natively
//! and in the page, and posteriors everywhere.

mod words;

use super::{
    Context, Part, machine,
    machine::Machine,
    page::{self, ask, version},
    peers::Peer,
};
use crate::{progress, run, site::Server, webdriver::Browser};
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::json;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

/// The Python library for such models.
pub(super) const PGMPY: Peer = Peer { name: "pgmpy" };

/// Decisions between two questions to the browser: its driver waits half a minute at most.
const CHUNK: usize = 150;
/// On the slowed page every so manieth decision is made.
const STRIDE: usize = 4;
/// How much slower a page is made, for a phone.
const SLOWER: u32 = 4;
/// Posteriors between two looks at the page's clock, which ticks slowly.
const BATCH: u32 = 10_000;
/// How often so many posteriors are timed.
const SAMPLES: u32 = 10;
/// Posteriors that differ by more are not the same.
const SAME: f64 = 1e-9;

/// What the native run prints.
#[derive(Debug, Clone, Default, Deserialize)]
struct Native {
    /// Milliseconds of each decision.
    took: Vec<f64>,
    steps: Vec<u32>,
    /// What was known at each decision, counted.
    facts: Vec<u32>,
    /// Seconds of a posterior.
    seconds: Vec<f64>,
    posterior: Vec<f64>,
    /// Size of all likelihoods.
    table_bytes: f64,
    /// Size of those that the one posterior reads.
    row_bytes: f64,
    /// How fast memory is read.
    bytes_per_second: f64,
}

/// What the page gives for some decisions.
#[derive(Debug, Clone, Default, Deserialize)]
struct Decided {
    took: Vec<f64>,
    steps: Vec<u32>,
}

/// What the peer's script prints.
#[derive(Debug, Clone, Default, Deserialize)]
struct Answer {
    versions: Vec<(String, String)>,
    ways: BTreeMap<String, Way>,
}

/// One way of the peer's script.
#[derive(Debug, Clone, Default, Deserialize)]
struct Way {
    seconds: Vec<f64>,
    posterior: Vec<f64>,
}

/// One round of everything.
#[derive(Debug, Clone, Default)]
struct Round {
    native: Native,
    /// Milliseconds of each decision in the page, from a fresh load on.
    page: Vec<f64>,
    /// The same for some of them on a slowed page.
    slowed: Vec<f64>,
    /// Seconds of a posterior in the page.
    reckoned: Vec<f64>,
    peer: Answer,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    machine: Machine,
    browser: String,
    rounds: Vec<Round>,
    /// The largest difference between two posteriors.
    apart: f64,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let (place, tools) = (context.place, context.tools);
    let folder = progress::timed("wasm", || page::build(place, tools, "engine"))?;
    let program = progress::timed("native run", || build(context))?;
    run::stdout(Command::new(&program).arg("draw").arg(&folder))?;
    let (server, browser) = (Server::start(&folder)?, Browser::chromium()?);
    let mut figures = Figures {
        machine: Machine::this(),
        browser: version(&browser)?,
        rounds: Vec::new(),
        apart: 0.0,
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let round = progress::timed(&label, || {
            let native = native(&program, &folder)?;
            let (round, faults) = in_page(&browser, &server.url(), native)?;
            let peer = peer(context, &folder)?;
            figures.apart = figures.apart.max(apart(&round.native, &faults, &peer)?);
            let load = machine::load();
            Ok(Round {
                peer,
                load,
                ..round
            })
        })?;
        figures.rounds.push(round);
    }
    Ok(Part {
        text: words::text(&figures),
        bars: words::bars(&figures),
    })
}

/// Compiles the native side for speed.
fn build(context: &Context<'_>) -> Result<PathBuf> {
    let mut cargo = context.tools.cargo(context.place);
    cargo.args(["build", "--locked", "--profile", "native"]);
    cargo.args(["--package", "bench-engine", "--features", "native"]);
    run::quietly(context.place, "bench-engine-native", &mut cargo)?;
    Ok(context.place.target.join("native/bench-engine"))
}

fn native(program: &Path, folder: &Path) -> Result<Native> {
    let printed = run::stdout(Command::new(program).arg("time").arg(folder))?;
    serde_json::from_str(&printed).context("the native run prints no times")
}

fn peer(context: &Context<'_>, folder: &Path) -> Result<Answer> {
    let script = PGMPY.folder(context.place).join("posterior.py");
    let mut python = Command::new(PGMPY.python(context.place)?);
    python.arg("-W").arg("ignore").arg(script);
    let printed = run::stdout(python.arg(folder.join("one.json")))?;
    serde_json::from_str(&printed).context("pgmpy's script prints no times")
}

/// One round in the page; gives the posterior too.
fn in_page(browser: &Browser, url: &str, native: Native) -> Result<(Round, Vec<f64>)> {
    let decisions = native.steps.len();
    browser.open(url)?;
    let length = browser.wait("globalThis.bench?.length ?? false")?;
    if length != json!(decisions) {
        bail!("the page has {length} decisions, the native run {decisions}");
    }
    let decided = decide(browser, decisions, 1)?;
    same_steps(&native.steps, &decided.steps, 1)?;
    let milliseconds: Vec<f64> = ask(browser, &format!("bench.reckon({BATCH}, {SAMPLES})"))?;
    let slow = |rate: u32| {
        let rate = json!({ "rate": rate });
        browser.devtools("Emulation.setCPUThrottlingRate", &rate)
    };
    slow(SLOWER)?;
    let slowed = decide(browser, decisions, STRIDE);
    slow(1)?;
    let slowed = slowed?;
    same_steps(&native.steps, &slowed.steps, STRIDE)?;
    let seconds = milliseconds
        .iter()
        .map(|took| took / 1000.0 / f64::from(BATCH));
    let round = Round {
        reckoned: seconds.collect(),
        page: decided.took,
        slowed: slowed.took,
        native,
        ..Round::default()
    };
    Ok((round, ask(browser, "bench.faults()")?))
}

fn decide(browser: &Browser, decisions: usize, stride: usize) -> Result<Decided> {
    let mut all = Decided::default();
    for from in (0..decisions).step_by(CHUNK * stride) {
        let to = decisions.min(from + CHUNK * stride);
        let some: Decided = ask(browser, &format!("bench.decide({from}, {to}, {stride})"))?;
        all.took.extend(some.took);
        all.steps.extend(some.steps);
    }
    Ok(all)
}

/// The page decides as the native run does.
fn same_steps(native: &[u32], page: &[u32], stride: usize) -> Result<()> {
    let native: Vec<u32> = native.iter().copied().step_by(stride).collect();
    if native.len() != page.len() {
        bail!(
            "{} decisions were made, {} wanted",
            page.len(),
            native.len()
        );
    }
    match native.iter().zip(page).position(|(a, b)| a != b) {
        Some(at) => bail!(
            "the page decides otherwise than the native run, at {}",
            at * stride
        ),
        None => Ok(()),
    }
}

/// The largest difference of a posterior from the native one, where it is the same.
fn apart(native: &Native, page: &[f64], peer: &Answer) -> Result<f64> {
    let others = peer
        .ways
        .iter()
        .map(|(name, way)| (name.as_str(), &way.posterior[..]));
    let mut most = 0.0;
    for (name, posterior) in others.chain([("page", page)]) {
        if posterior.len() != native.posterior.len() {
            bail!("the posterior of `{name}` has {} faults", posterior.len());
        }
        let pairs = native.posterior.iter().zip(posterior);
        let far = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        // A number that is none is not the same either.
        if !posterior.iter().all(|p| p.is_finite()) || far > SAME {
            bail!("the posterior of `{name}` differs by {far:e}, {SAME:e} at most wanted");
        }
        most = far.max(most);
    }
    Ok(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(posterior: &[f64]) -> Answer {
        let way = Way {
            seconds: vec![1.0],
            posterior: posterior.to_vec(),
        };
        Answer {
            versions: vec![],
            ways: BTreeMap::from([("whole".to_owned(), way)]),
        }
    }

    #[test]
    fn a_wrong_posterior_is_an_error() {
        let native = Native {
            posterior: vec![0.25, 0.75],
            ..Native::default()
        };
        let page = [0.25, 0.75];
        let near = apart(&native, &page, &answer(&[0.25 + 1e-12, 0.75])).unwrap();
        assert!(near > 0.0 && near < 1e-11, "{near}");
        assert!(apart(&native, &page, &answer(&[0.2501, 0.7499])).is_err());
        assert!(apart(&native, &page, &answer(&[f64::NAN, 0.75])).is_err());
        assert!(apart(&native, &page, &answer(&[0.25])).is_err());
        assert!(apart(&native, &[0.3, 0.7], &answer(&page)).is_err());
    }

    #[test]
    fn another_decision_is_an_error() {
        let native = [1, 2, 3, 4, 5];
        assert!(same_steps(&native, &native, 1).is_ok());
        assert!(same_steps(&native, &[1, 3, 5], 2).is_ok());
        let error = same_steps(&native, &[1, 4, 5], 2).unwrap_err().to_string();
        assert!(error.ends_with("at 2"), "{error}");
        assert!(same_steps(&native, &[1, 2], 1).is_err());
    }
}
