//! The figures of chip data in words: their part of the document, and the bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{Figures, LEAST, Round};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    statistics::{Spread, median, three},
};

/// Thousands of blobs a second, in the page and on one thread.
const THOUSANDS: f64 = 150.0;
/// How many times as fast as the fastest of the libraries.
const TIMES: f64 = 2.0;
/// Milliseconds of 200 nested levels.
const NESTED: f64 = 1.0;
/// How much longer a byte may take in a text of 1 MB than in one of 64 KB.
const GROWTH: f64 = 1.5;

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let rounds = &figures.rounds;
    let bar = |what, got: Spread, wanted| Bar {
        what,
        got: got.median,
        wanted,
    };
    vec![
        bar(
            "field-55 blobs a second in the page, their elements, thousands",
            Spread::over(rounds, |r| thousands(&r.tree)),
            Wanted::Least(THOUSANDS),
        ),
        bar(
            "field-55 blobs a second in the page, read up to the findings, thousands",
            Spread::over(rounds, |r| thousands(&r.read)),
            Wanted::Least(THOUSANDS),
        ),
        bar(
            "elements in the page, times as fast as the fastest library",
            Spread::over(rounds, |r| fastest(r) / median(&r.tree)),
            Wanted::Least(TIMES),
        ),
        bar(
            "200 nested levels natively, ms",
            Spread::over(rounds, |r| r.native.nested * 1e3),
            Wanted::Most(NESTED),
        ),
        bar(
            "time of a byte in a text of 1 MB natively, times that in one of 64 KB",
            Spread::over(rounds, |r| r.native.growth[1] / r.native.growth[0]),
            Wanted::Most(GROWTH),
        ),
    ]
}

/// Seconds that the fastest library takes for a blob.
fn fastest(round: &Round) -> f64 {
    let all = [&round.ber_tlv, &round.node_emv, &round.node_tlv];
    all.map(|seconds| median(seconds))
        .into_iter()
        .fold(f64::INFINITY, f64::min)
}

fn thousands(seconds: &[f64]) -> f64 {
    1e-3 / median(seconds)
}

/// The part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    let native = rounds.first().map(|r| r.native.clone()).unwrap_or_default();
    let [ber_tlv, node_emv, node_tlv, buffer] = &figures.versions;
    let [by_ber_tlv, by_node_emv, by_node_tlv] = figures.alike;
    let byte = |at: usize| three(Spread::over(rounds, |r| r.native.growth[at] * 1e9).median);
    let bars = bars(figures);
    let reached = document::bars(&bars);
    format!(
        "## Receipt\n\n\
         {}; {}, {} cores; {}; ber-tlv {ber_tlv} (with buffer {buffer}), node-emv {node_emv}, \
         node-tlv {node_tlv}; \
         rounds: {}; {}.\n\n\
         {} made-up field-55 blobs from a fixed seed, the same for all: {} hexadecimal digits and \
         {:.1} elements in the mean, as a terminal sends them, a bank's answer with a script in \
         every fourth; no card number.\n\
         Elements are what the libraries give: from the digits, each tag with its value and depth. \
         Up to the findings is what the product does with a pasted text: it looks for labels and \
         for chip data, reads the elements, says what each value means bit by bit, covers what may \
         be a card number (the table of cards is asked), and draws conclusions.\n\
         One thread of headless Chromium, the release profile's wasm; every way is warmed up and \
         then timed for {LEAST} ms at least, several times a round.\n\
         Every answer was the same natively and in the page; ber-tlv reads {by_ber_tlv} of the \
         blobs as this project does, to the last element, node-emv {by_node_emv}, node-tlv \
         {by_node_tlv}.\n\
         A byte of slips, one below the other, takes {} ns natively in a text of 64 KB and {} ns in \
         one of 1 MB.\n\n{}\n\
         Where a bar is missed: up to the findings takes twenty times as long as the elements; what \
         is left over is to look for labels, to say what each bit means and to ask the table of \
         cards, which the libraries do not do.\n\n{reached}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.browser,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        native.count,
        native.digits,
        native.elements as f64 / native.count as f64,
        byte(0),
        byte(1),
        ways(rounds),
    )
}

fn ways(rounds: &[Round]) -> String {
    let row = |name: &str, of: &dyn Fn(&Round) -> &[f64]| {
        let over = |peer: &dyn Fn(&Round) -> &[f64]| {
            Spread::over(rounds, |r| median(peer(r)) / median(of(r))).to_string()
        };
        vec![
            name.to_owned(),
            Spread::over(rounds, |r| median(of(r)) * 1e6).to_string(),
            three(Spread::over(rounds, |r| thousands(of(r))).median),
            over(&|r| &r.ber_tlv),
            over(&|r| &r.node_emv),
            over(&|r| &r.node_tlv),
        ]
    };
    let rows = [
        row("this project, elements, in the page", &|r| &r.tree),
        row("the same, a call a blob", &|r| &r.tree_each),
        row("this project, up to the findings, in the page", &|r| {
            &r.read
        }),
        row("the same, a call a blob", &|r| &r.read_each),
        row("this project, elements, natively", &|r| &r.native.tree),
        row("this project, up to the findings, natively", &|r| {
            &r.native.read
        }),
        row("ber-tlv, elements, in the page", &|r| &r.ber_tlv),
        row("node-emv, elements, in the page", &|r| &r.node_emv),
        row("node-tlv, elements, in the page", &|r| &r.node_tlv),
    ];
    table(
        &[
            "",
            "µs a blob",
            "thousands a second",
            "times as fast as ber-tlv",
            "times as fast as node-emv",
            "times as fast as node-tlv",
        ],
        &rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::{machine::Machine, receipt::Native};

    fn figures(tree: f64, read: f64) -> Figures {
        let round = Round {
            native: Native {
                count: 4_000,
                elements: 100_000,
                digits: 320,
                tree: vec![1e-6],
                read: vec![1e-5],
                growth: [2e-8, 2.2e-8],
                nested: 1e-5,
                ..Native::default()
            },
            tree: vec![tree],
            read: vec![read],
            tree_each: vec![3e-6],
            read_each: vec![3e-5],
            ber_tlv: vec![4e-5],
            node_emv: vec![8e-5],
            node_tlv: vec![6e-5],
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-28".to_owned(),
            machine: Machine::made_up(),
            browser: "Chrome 1.2".to_owned(),
            versions: ["1.2.3", "4.5.6", "0.1.2", "7.8.9"].map(str::to_owned),
            alike: [3_999, 3_000, 2_000],
            rounds: vec![round],
        }
    }

    #[test]
    fn bars_are_reached_by_fast_reading_only() {
        let reached = |tree, read| {
            let bars = bars(&figures(tree, read));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(2e-6, 6e-6), [true; 5]);
        assert_eq!(reached(2e-6, 2e-5), [true, false, true, true, true]);
        assert_eq!(reached(3e-5, 2e-5), [false, false, false, true, true]);
        let mut slow = figures(2e-6, 6e-6);
        slow.rounds[0].native.nested = 2e-3;
        slow.rounds[0].native.growth[1] = 4e-8;
        assert!(!bars(&slow)[3].is_reached() && !bars(&slow)[4].is_reached());
    }

    #[test]
    fn the_text_tells_each_way_beside_the_libraries() {
        let text = text(&figures(2e-6, 2e-5));
        for row in [
            "2026-11-28; Some CPU, 2 cores; Chrome 1.2; ber-tlv 1.2.3 (with buffer 7.8.9), node-emv 4.5.6, node-tlv 0.1.2; rounds: 1",
            "4000 made-up field-55 blobs from a fixed seed, the same for all: 320 hexadecimal digits and 25.0 elements",
            "| this project, elements, in the page | 2.00 (2.00–2.00) | 500 | 20.0 (20.0–20.0) | 40.0 (40.0–40.0) | 30.0 (30.0–30.0) |",
            "| node-emv, elements, in the page | 80.0 (80.0–80.0) | 12.5 | 0.500 (0.500–0.500) | 1.00 (1.00–1.00) | 0.750 (0.750–0.750) |",
            "ber-tlv reads 3999 of the blobs",
        ] {
            assert!(text.contains(row), "{text}");
        }
    }
}
