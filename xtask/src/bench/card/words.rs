//! The figures of card checks in words: their part of the document, and the bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{Figures, LEAST, Round};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    statistics::{Spread, median, three},
};

/// Millions of checks a second, in the page and on one thread.
const MILLIONS: f64 = 1.0;
/// How many times as fast as card-validator.
const TIMES: f64 = 20.0;
/// How many times as fast as fast-luhn, the check digit alone.
const ALONE: f64 = 1.0;

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let rounds = &figures.rounds;
    let bar = |what, got: Spread, least| Bar {
        what,
        got: got.median,
        wanted: Wanted::Least(least),
    };
    vec![
        bar(
            "full checks a second in the page, millions",
            Spread::over(rounds, |r| millions(&r.inside)),
            MILLIONS,
        ),
        bar(
            "times as fast as card-validator",
            Spread::over(rounds, |r| median(&r.peer) / median(&r.inside)),
            TIMES,
        ),
        bar(
            "the check digit alone, times as fast as fast-luhn",
            Spread::over(rounds, |r| median(&r.fast_luhn) / median(&r.digits)),
            ALONE,
        ),
    ]
}

fn millions(seconds: &[f64]) -> f64 {
    1e-6 / median(seconds)
}

/// The part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    let count = rounds.first().map_or(0, |r| r.native.count);
    let [ours, theirs, both] = figures.valid;
    let bars = bars(figures);
    let reached = document::bars(&bars);
    let [validator, creditcards, fast_luhn] = &figures.versions;
    format!(
        "## Card\n\n\
         {}; {}, {} cores; {}; card-validator {validator}, creditcards {creditcards}, fast-luhn \
         {fast_luhn}; rounds: {}; {}.\n\n\
         {count} made-up numbers from a fixed seed, the same for all: half of them with first \
         digits and length of an issuer in China, half of a scheme's example; any digits after \
         them, a check digit that fits, and in every fourth one digit that is another one.\n\
         A full check is what the page finds of a whole number: its text read into the one buffer \
         that is wiped afterwards, candidates, length, check digit, issuer and kind, test number, \
         verdict, and whether the acquirer takes it.\n\
         The libraries tell schemes, length and check digit; they know no issuers and nothing of \
         acquirers. fast-luhn looks at the check digit alone.\n\
         One thread of headless Chromium, the release profile's wasm; every way is warmed up and \
         then timed for {LEAST} ms at least, several times a round.\n\
         Every answer was the same natively and in the page.\n\
         {ours} of the numbers can exist by this project's check, {theirs} are valid by \
         card-validator's, {both} by both.\n\n{}\n{reached}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.browser,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        ways(rounds),
    )
}

fn ways(rounds: &[Round]) -> String {
    let row = |name: &str, of: &dyn Fn(&Round) -> &[f64]| {
        let ratio = Spread::over(rounds, |r| median(&r.peer) / median(of(r)));
        let each = Spread::over(rounds, |r| median(of(r)) * 1e6);
        vec![
            name.to_owned(),
            each.to_string(),
            three(Spread::over(rounds, |r| millions(of(r))).median),
            ratio.to_string(),
        ]
    };
    let rows = [
        row("this project, in the page", &|r| &r.inside),
        row(
            "the same, each number pressed character by character and asked for on its own",
            &|r| &r.pressed,
        ),
        row(
            "the same as the first, and where a number is doubtful or wrong the places of a slip",
            &|r| &r.places,
        ),
        row("this project, natively", &|r| &r.native.seconds),
        row("card-validator, in the page", &|r| &r.peer),
        row("creditcards, in the page", &|r| &r.creditcards),
        row("the check digit alone: this project, in the page", &|r| {
            &r.digits
        }),
        row("the check digit alone: fast-luhn, in the page", &|r| {
            &r.fast_luhn
        }),
    ];
    table(
        &[
            "",
            "µs a check",
            "millions a second",
            "times as fast as card-validator",
        ],
        &rows,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::{card::Native, machine::Machine};

    fn figures(seconds: f64) -> Figures {
        let round = Round {
            native: Native {
                count: 10_000,
                seconds: vec![1e-7],
                ..Native::default()
            },
            inside: vec![seconds],
            places: vec![4e-6],
            pressed: vec![1e-6],
            peer: vec![1e-5],
            creditcards: vec![2e-6],
            digits: vec![1e-8],
            fast_luhn: vec![3e-8],
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-28".to_owned(),
            machine: Machine::made_up(),
            browser: "Chrome 1.2".to_owned(),
            versions: ["1.2.3", "4.5.6", "7.8.9"].map(str::to_owned),
            valid: [9, 8, 7],
            rounds: vec![round],
        }
    }

    #[test]
    fn bars_are_reached_by_fast_checks_only() {
        let reached = |seconds| {
            let bars = bars(&figures(seconds));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(4e-7), [true, true, true]);
        assert_eq!(reached(8e-7), [true, false, true]);
        assert_eq!(reached(2e-6), [false, false, true]);
    }

    #[test]
    fn the_text_tells_each_way_beside_the_library() {
        let text = text(&figures(4e-7));
        for row in [
            "2026-11-28; Some CPU, 2 cores; Chrome 1.2; card-validator 1.2.3, creditcards 4.5.6, fast-luhn 7.8.9; rounds: 1",
            "| this project, in the page | 0.400 (0.400–0.400) | 2.50 | 25.0 (25.0–25.0) |",
            "| the check digit alone: fast-luhn, in the page | 0.030 (0.030–0.030) |",
            "| card-validator, in the page | 10.0 (10.0–10.0) | 0.100 | 1.00 (1.00–1.00) |",
            "9 of the numbers can exist by this project's check, 8 are valid",
        ] {
            assert!(text.contains(row), "{text}");
        }
    }
}
