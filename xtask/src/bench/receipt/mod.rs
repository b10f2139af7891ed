//! Area `receipt`: how much chip data a page reads in a second, beside ber-tlv, node-emv and
//! node-tlv.
//!
//! In: the crate `tests/bench/receipt`, the pack's tables, and the libraries as npm has them,
//! bundled as a shop's page would. Out: figures, in words by [`words`]. All ways take turns in one
//! freshly loaded page a round, on the same made-up data; the page has to answer each of them as
//! the native run does.

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

/// JavaScript libraries for it, what two of them need outside of Node, and the program that
/// bundles them.
pub(super) const EMV: Peer = Peer { name: "emv" };

/// The packages that the page takes, and the file of each that they are entered by.
const PACKAGES: [(&str, &str); 4] = [
    ("ber-tlv", "module/ber-tlv.js"),
    ("node-emv", "emv.js"),
    ("node-tlv", "lib/TLV.js"),
    ("buffer", "index.js"),
];

/// Milliseconds between two looks at the page's clock, at least: it ticks every 0.1 ms.
const LEAST: u32 = 200;
/// How often each way is timed in a round, after once for warming up.
const SAMPLES: u32 = 5;

/// What the native run prints.
#[derive(Debug, Clone, Default, Deserialize)]
struct Native {
    /// How many blobs there are.
    count: usize,
    /// How many elements all of them have.
    elements: usize,
    /// Digits of a blob in the mean.
    digits: usize,
    /// A sum over all answers.
    answers: String,
    /// Seconds of a blob: its elements.
    tree: Vec<f64>,
    /// The same up to the findings.
    read: Vec<f64>,
    /// Seconds of a byte of slips, in a text of 64 KB and in one of 1 MB.
    growth: [f64; 2],
    /// Seconds of 200 levels.
    nested: f64,
}

/// One round: seconds of a blob, for each way several.
#[derive(Debug, Clone, Default)]
struct Round {
    native: Native,
    /// In the page, the elements of all blobs in one call.
    tree: Vec<f64>,
    /// The same up to the findings.
    read: Vec<f64>,
    /// A call a blob, with its text: the elements.
    tree_each: Vec<f64>,
    /// The same up to the findings.
    read_each: Vec<f64>,
    ber_tlv: Vec<f64>,
    node_emv: Vec<f64>,
    node_tlv: Vec<f64>,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    browser: String,
    /// The libraries' versions, in the order of [`PACKAGES`].
    versions: [String; 4],
    /// How many blobs ber-tlv, node-emv and node-tlv read as ours does.
    alike: [usize; 3],
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let (place, tools) = (context.place, context.tools);
    let folder = progress::timed("wasm", || page::build(place, tools, "receipt"))?;
    let program = progress::timed("native run", || build(context))?;
    let pack = place.root.join("packs/builtin");
    run::stdout(Command::new(&program).arg("draw").arg(pack).arg(&folder))?;
    let mut versions = [const { String::new() }; 4];
    for (version, entered) in versions.iter_mut().zip(PACKAGES) {
        *version = bundle::package(context, &EMV, &folder, entered)?;
    }
    let (server, browser) = (Server::start(&folder)?, Browser::chromium()?);
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        browser: version(&browser)?,
        versions,
        alike: [0; 3],
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let (round, alike) = progress::timed(&label, || {
            let printed = run::stdout(Command::new(&program).arg("time").arg(&folder))?;
            let native =
                serde_json::from_str(&printed).context("the native run prints no times")?;
            in_page(&browser, &server.url(), native)
        })?;
        figures.alike = alike;
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
    cargo.args(["--package", "bench-receipt", "--features", "native"]);
    run::quietly(context.place, "bench-receipt-native", &mut cargo)?;
    Ok(context.place.target.join("native/bench-receipt"))
}

/// One round in the page, and how many blobs the libraries read as ours does.
fn in_page(browser: &Browser, url: &str, native: Native) -> Result<(Round, [usize; 3])> {
    browser.open(url)?;
    let count = browser.wait("globalThis.bench?.count ?? false")?;
    if count != json!(native.count) {
        bail!(
            "the page has {count} blobs, the native run {}",
            native.count
        );
    }
    let answers: String = ask(browser, "bench.answers()")?;
    same(&native.answers, &answers)?;
    let alike = ask(browser, "bench.alike()")?;
    let time = |way: &str| -> Result<Vec<f64>> {
        let asked = format!("bench.time('{way}', {LEAST}, {SAMPLES})");
        let milliseconds: Vec<f64> = ask(browser, &asked)?;
        let blob = |list: &f64| list / 1000.0 / native.count as f64;
        Ok(milliseconds.iter().map(blob).collect())
    };
    let round = Round {
        tree: time("tree")?,
        ber_tlv: time("berTlv")?,
        read: time("read")?,
        node_emv: time("nodeEmv")?,
        node_tlv: time("nodeTlv")?,
        tree_each: time("treeEach")?,
        read_each: time("readEach")?,
        load: machine::load(),
        native,
    };
    Ok((round, alike))
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
