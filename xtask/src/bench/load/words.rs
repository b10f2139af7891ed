//! The figures of first loads in words: their part of the document, and the bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{
    Figures, Load, Round,
    pages::{ADYEN, OURS, PAGES, SURVEY},
};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    phone::{BYTES_PER_SECOND, LATENCY, SLOWER},
    statistics::{Spread, three},
};

/// How many times as late as the best peer the first paint may be.
const PAINT: f64 = 1.1;
/// How many times as late as Adyen's and SurveyJS's fields ours may work.
const READY: [f64; 2] = [1.2, 0.5];
/// Bytes that may come for it.
const BYTES: f64 = 150_000.0;
/// Milliseconds of a repeat visit offline.
const OFFLINE: f64 = 300.0;

/// What is judged of each page of ours, in the order of `PAGES`.
const JUDGED: [[&str; 4]; OURS] = [
    [
        "first screen: first paint, times the best peer's",
        "first screen: ready, times Adyen's",
        "first screen: ready, times SurveyJS's",
        "first screen: bytes until then",
    ],
    [
        "page of a code: first paint, times the best peer's",
        "page of a code: ready, times Adyen's",
        "page of a code: ready, times SurveyJS's",
        "page of a code: bytes until then",
    ],
    [
        "embedded: first paint, times the best peer's",
        "embedded: ready, times Adyen's",
        "embedded: ready, times SurveyJS's",
        "embedded: bytes until then",
    ],
];

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let rounds = &figures.rounds;
    let mut bars = Vec::new();
    for (at, what) in JUDGED.iter().enumerate() {
        let best = |r: &Round| {
            let peers = r.loads[OURS..].iter().map(|load| load.paint);
            peers.fold(f64::INFINITY, f64::min)
        };
        let ready = |r: &Round, peer: usize| r.loads[at].ready / r.loads[peer].ready;
        let got = [
            Spread::over(rounds, |r| r.loads[at].paint / best(r)),
            Spread::over(rounds, |r| ready(r, ADYEN)),
            Spread::over(rounds, |r| ready(r, SURVEY)),
            Spread::over(rounds, |r| r.loads[at].bytes),
        ];
        let most = [PAINT, READY[0], READY[1], BYTES];
        let of_page = what.iter().zip(got).zip(most);
        bars.extend(of_page.map(|((what, got), most)| Bar {
            what,
            got: got.median,
            wanted: Wanted::Most(most),
        }));
    }
    let offline = [
        "first screen again, offline: ready, ms",
        "the same, processor slowed 4 times, ms",
    ];
    bars.extend(offline.into_iter().enumerate().map(|(at, what)| Bar {
        what,
        got: Spread::over(rounds, |r| r.offline[at]).median,
        wanted: Wanted::Most(OFFLINE),
    }));
    bars
}

/// The part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    let [offline, slowed] = [0, 1].map(|at| Spread::over(rounds, |r| r.offline[at]));
    format!(
        "## Load\n\n\
         {}; {}, {} cores; {}; {}; rounds: {}; {}.\n\n\
         The first load of a page on a phone of 390 by 844: {} megabits a second, {LATENCY} ms until \
         an answer begins, the processor slowed {SLOWER} times; each in a browser started for it, \
         from the same server, files compressed by brotli 11.\n\
         Ready is when the first control works: of ours, a letter in the field has brought a \
         suggestion, or the button has led on; of Adyen's Drop-in and SurveyJS, the first field is \
         seen and may be typed into, which is the soonest it could work; of zxcvbn, a letter has \
         brought its strength; of Typebot, its script has drawn.\n\
         The Drop-in is mounted without a session, with two made-up methods, a debit first, and only \
         their parts bundled; its pictures, its frames for card numbers and whatever else its \
         server gives cannot be reached and are not counted, so a shop's own page waits for more. \
         SurveyJS asks seven questions like ours; it chooses none. Typebot's talk comes from its \
         server, which is not there: only its script and its first paint are measured. No peer \
         has a diagnosis, a look-up or a second language in what it loads.\n\
         Pages of others hold a heading that is painted before anything of theirs; those of Typebot \
         and zxcvbn have no style sheet to wait for.\n\
         Embedded is a page with a heading and the element, whose first paint is its own; ready is \
         the field in the frame. Bytes are bodies that were here by then.\n\n{}\n{}\
         The first screen again from what the browser keeps, the server gone: ready in {offline} ms, \
         {slowed} ms with the processor slowed {SLOWER} times.\n\
         Where a bar is missed: ours paints once its style sheet is here, which shares the line with \
         the program, and the pages that paint first wait for none; the page of a code and the frame \
         wait for the whole program and then for what the code says, or for two pages one after \
         the other; a repeat visit has nothing to fetch, so what is left is the processor.\n\n{}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.browser,
        figures.versions,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        BYTES_PER_SECOND * 8.0 / 1e6,
        pages(rounds),
        limit(rounds),
        document::bars(&bars(figures)),
    )
}

fn pages(rounds: &[Round]) -> String {
    let rows = PAGES.iter().enumerate().map(|(at, page)| {
        let figure = |of: &dyn Fn(&Load) -> f64| Spread::over(rounds, |r| of(&r.loads[at]));
        let adyen = Spread::over(rounds, |r| r.loads[at].ready / r.loads[ADYEN].ready);
        vec![
            page.name.to_owned(),
            figure(&|load| load.paint).to_string(),
            figure(&|load| load.ready).to_string(),
            adyen.to_string(),
            figure(&|load| load.bytes / 1e3).to_string(),
        ]
    });
    let head = ["", "first paint, ms", "ready, ms", "ready ÷ Adyen's", "kB"];
    table(&head, &rows.collect::<Vec<_>>())
}

fn limit(rounds: &[Round]) -> String {
    let bytes = Spread::over(rounds, |r| r.loads[0].bytes).median;
    let line = bytes / BYTES_PER_SECOND * 1e3;
    let least = line + 2.0 * LATENCY;
    format!(
        "The physical limit: the page, and after it what it names, wait {LATENCY} ms each, and the \
         first screen's {} kB take {} ms on this line; {} ms together, without a processor.\n",
        three(bytes / 1e3),
        three(line),
        three(least),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::machine::Machine;

    fn figures(paint: f64, ready: f64, offline: f64) -> Figures {
        let load = |paint, ready, bytes| Load {
            paint,
            ready,
            bytes,
        };
        let mut loads = vec![load(paint, ready, 140_000.0); OURS];
        loads.push(load(500.0, 2_000.0, 110_000.0));
        loads.push(load(900.0, 4_000.0, 300_000.0));
        loads.push(load(400.0, 3_000.0, 160_000.0));
        loads.push(load(450.0, 3_500.0, 360_000.0));
        let round = Round {
            loads,
            offline: [offline, offline * 4.0],
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-29".to_owned(),
            machine: Machine::made_up(),
            browser: "Chrome 1.2".to_owned(),
            versions: "zxcvbn 4.4.2".to_owned(),
            rounds: vec![round],
        }
    }

    #[test]
    fn the_best_peer_is_the_one_that_paints_first() {
        let reached = |paint, ready| {
            let bars = bars(&figures(paint, ready, 100.0));
            bars[..4].iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(440.0, 2_000.0), [true, true, true, true]);
        assert_eq!(reached(441.0, 2_000.0), [false, true, true, true]);
        assert_eq!(reached(440.0, 2_100.0), [true, true, false, true]);
        assert_eq!(reached(440.0, 2_500.0), [true, false, false, true]);
    }

    #[test]
    fn a_repeat_visit_is_judged_on_a_slowed_processor_too() {
        let bars = bars(&figures(440.0, 2_000.0, 100.0));
        let offline: Vec<bool> = bars[12..].iter().map(Bar::is_reached).collect();
        assert_eq!(offline, [true, false]);
    }

    #[test]
    fn the_text_tells_each_page_and_what_the_line_alone_takes() {
        let text = text(&figures(440.0, 2_000.0, 100.0));
        for part in [
            "Chrome 1.2; zxcvbn 4.4.2; rounds: 1",
            "| SurveyJS | 900 (900–900) | 4000 (4000–4000) | 2.00 (2.00–2.00) | 300 (300–300) |",
            "140 kB take 700 ms on this line; 1000 ms together",
            "ready in 100 (100–100) ms, 400 (400–400) ms",
        ] {
            assert!(text.contains(part), "{text}");
        }
    }
}
