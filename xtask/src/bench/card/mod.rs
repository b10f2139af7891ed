//! Area `card`: how many whole card numbers a page checks in a second, beside card-validator and
//! creditcards, and check digits alone beside fast-luhn.
//!
//! In: the crate `tests/bench/card`, the pack's table of cards, and the libraries as npm has them,
//! bundled as a shop's page would. Out: figures, in words by [`words`]. All ways take turns in one
//! freshly loaded page a round, on the same made-up numbers; the page has to answer each of them
//! as the native run does.

mod words;

use super::{
    Context, Part, bundle, machine,
    machine::Machine,
    page::{self, ask, version},
    peers::Peer,
};
use crate::{progress, run, site::Server, webdriver::Browser};
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::json;
use std::{path::PathBuf, process::Command};

/// JavaScript libraries for it, and the program that bundles them.
pub(super) const VALIDATOR: Peer = Peer {
    name: "card-validator",
};

/// The packages that the page takes, and the file of each that they are entered by.
const PACKAGES: [(&str, &str); 3] = [
    ("card-validator", "dist/index.js"),
    ("creditcards", "index.js"),
    ("fast-luhn", "index.js"),
];

/// Milliseconds between two looks at the page's clock, at least: it ticks every 0.1 ms.
const LEAST: u32 = 200;
/// How often each way is timed in a round, after once for warming up.
const SAMPLES: u32 = 5;

/// What the native run prints.
#[derive(Debug, Clone, Default, Deserialize)]
struct Native {
    /// How many numbers there are.
    count: usize,
    /// A sum over all answers.
    answers: String,
    /// Seconds of a check.
    seconds: Vec<f64>,
}

/// One round: seconds of a check, for each way several.
#[derive(Debug, Clone, Default)]
struct Round {
    native: Native,
    /// In the page, all numbers in one call.
    inside: Vec<f64>,
    /// The same with the places of a slip where a number is doubtful or wrong.
    places: Vec<f64>,
    /// In the page, character by character as somebody types.
    pressed: Vec<f64>,
    /// card-validator.
    peer: Vec<f64>,
    creditcards: Vec<f64>,
    /// The check digit alone, in the page.
    digits: Vec<f64>,
    fast_luhn: Vec<f64>,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    browser: String,
    /// The libraries' versions, in the order of [`PACKAGES`].
    versions: [String; 3],
    /// Numbers that can exist: by ours, by the library's, by both.
    valid: [usize; 3],
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let (place, tools) = (context.place, context.tools);
    let folder = progress::timed("wasm", || page::build(place, tools, "card"))?;
    let program = progress::timed("native run", || build(context))?;
    let pack = place.root.join("packs/builtin");
    run::stdout(Command::new(&program).arg("draw").arg(pack).arg(&folder))?;
    let mut versions = [const { String::new() }; 3];
    for (version, entered) in versions.iter_mut().zip(PACKAGES) {
        *version = bundle::package(context, &VALIDATOR, &folder, entered)?;
    }
    let (server, browser) = (Server::start(&folder)?, Browser::chromium()?);
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        browser: version(&browser)?,
        versions,
        valid: [0; 3],
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let (round, valid) = progress::timed(&label, || {
            let printed = run::stdout(Command::new(&program).arg("time").arg(&folder))?;
            let native =
                serde_json::from_str(&printed).context("the native run prints no times")?;
            in_page(&browser, &server.url(), native)
        })?;
        figures.valid = valid;
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
    cargo.args(["--package", "bench-card", "--features", "native"]);
    run::quietly(context.place, "bench-card-native", &mut cargo)?;
    Ok(context.place.target.join("native/bench-card"))
}

/// One round in the page, and how many numbers can exist.
fn in_page(browser: &Browser, url: &str, native: Native) -> Result<(Round, [usize; 3])> {
    browser.open(url)?;
    let count = browser.wait("globalThis.bench?.count ?? false")?;
    if count != json!(native.count) {
        bail!(
            "the page has {count} numbers, the native run {}",
            native.count
        );
    }
    let answers: String = ask(browser, "bench.answers()")?;
    same(&native.answers, &answers)?;
    let valid = ask(browser, "bench.valid()")?;
    let [ours, theirs]: [usize; 2] = ask(browser, "bench.fitting()")?;
    if ours != theirs {
        bail!("{ours} check digits fit by ours, {theirs} by fast-luhn");
    }
    let time = |way: &str| -> Result<Vec<f64>> {
        let asked = format!("bench.time('{way}', {LEAST}, {SAMPLES})");
        let milliseconds: Vec<f64> = ask(browser, &asked)?;
        let check = |list: &f64| list / 1000.0 / native.count as f64;
        Ok(milliseconds.iter().map(check).collect())
    };
    let round = Round {
        inside: time("inside")?,
        peer: time("peer")?,
        pressed: time("pressed")?,
        places: time("places")?,
        creditcards: time("creditcards")?,
        digits: time("digits")?,
        fast_luhn: time("fastLuhn")?,
        load: machine::load(),
        native,
    };
    Ok((round, valid))
}

/// The page answers as the native run does.
fn same(native: &str, page: &str) -> Result<()> {
    if native == page {
        return Ok(());
    }
    bail!("the page answers otherwise than the native run: {page}, not {native}")
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn another_answer_is_an_error() {
        assert!(same("0a", "0a").is_ok());
        assert!(same("0a", "0b").is_err());
    }
}
