//! The figures of look-ups in words: their part of the document, and the bars.
//!
//! In: [`Figures`]. Out: Markdown. It measures nothing.

use super::{Figures, LEAST, Right, Round, SAMPLES, STRIDE, WAYS};
use crate::bench::{
    document::{self, Bar, Wanted, table},
    machine,
    statistics::{Spread, median},
};

/// Languages by their number in the page.
const TONGUES: [(&str, &str); 2] = [("0", "Chinese"), ("1", "English")];

fn share(right: &Right) -> f64 {
    let sum = |of: fn(&(u32, u32)) -> u32| right.values().map(of).sum::<u32>();
    f64::from(sum(|pair| pair.0)) / f64::from(sum(|pair| pair.1))
}

fn took(round: &Round, way: usize) -> f64 {
    median(&round.took[way])
}

/// What has to be reached.
pub(super) fn bars(figures: &Figures) -> Vec<Bar> {
    let fastest = |r: &Round, ways: &[usize]| {
        let times = ways.iter().map(|way| took(r, *way));
        times.fold(f64::INFINITY, f64::min)
    };
    let best = |ways: &[usize]| {
        let shares = ways.iter().map(|way| share(&figures.right[*way]));
        shares.fold(0.0, f64::max)
    };
    let faster = |what, ways: &[usize]| Bar {
        what,
        got: Spread::over(&figures.rounds, |r| fastest(r, ways) / took(r, 0)).median,
        wanted: Wanted::Least(1.0),
    };
    let more = |what, ways: &[usize]| Bar {
        what,
        got: best(&[0]) / best(ways),
        wanted: Wanted::Least(1.0),
    };
    vec![
        faster("times as fast as the faster Fuse.js", &[1, 2]),
        faster("times as fast as the faster MiniSearch", &[3, 4]),
        more("times as many right as the better Fuse.js", &[1, 2]),
        more("times as many right as the better MiniSearch", &[3, 4]),
    ]
}

/// The part of the document.
pub(super) fn text(figures: &Figures) -> String {
    let rounds = &figures.rounds;
    let loads: Vec<f64> = rounds.iter().filter_map(|r| r.load).collect();
    let queries: u32 = figures.right[0].values().map(|pair| pair.1).sum();
    format!(
        "## Lookup\n\n\
         {}; {}, {} cores; {}; {}; rounds: {}; {}.\n\n\
         {queries} queries in {} entries: the project's own tables of what people type, with the \
         entries that are meant, and titles of entries spoiled from a fixed seed: a slip, full width \
         or capitals, pinyin without tones, a sentence around, a part alone. A query is right where \
         an entry that is meant stands first; rows of the tables that mean nothing certain are left \
         out.\n\
         All know the same of an entry: code, title, other names in both languages. Ours also has the \
         pack's own tables of how characters are read and what is written for what, and was made \
         with the tables of what people type at hand; the spoiled titles are nobody's.\n\
         The libraries are general: they know nothing of codes, of pinyin or of Chinese writing. Each \
         stands here as it comes, and set up for this as far as its options go: texts in NFKC and \
         small letters; Fuse.js with `ignoreLocation` and a threshold of 0.4, MiniSearch with pairs of \
         Chinese characters as words, prefixes, slips of a fifth of a word, codes and titles first.\n\
         Ours is the program of the site, asked as the site asks it, answers written as bytes. One \
         thread of headless Chromium; every {STRIDE}th query is timed, for {LEAST} ms at least, \
         {SAMPLES} times a round.\n\n{}\n\
         The share of queries that find first what is meant, in percent:\n\n{}\n\
         Where a bar is missed: MiniSearch looks at entries alone that share a word with the query; \
         ours holds each entry against it in several ways, by sound and by sight among them.\n\n{}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.browser,
        figures.versions,
        rounds.len(),
        machine::loads(&loads, figures.machine.cores),
        figures.entries,
        ways(figures),
        kinds(figures),
        document::bars(&bars(figures)),
    )
}

fn ways(figures: &Figures) -> String {
    let rows = WAYS.iter().enumerate().map(|(at, (_, name))| {
        let rounds = &figures.rounds;
        vec![
            (*name).to_owned(),
            Spread::over(rounds, |r| took(r, at)).to_string(),
            Spread::over(rounds, |r| took(r, at) / took(r, 0)).to_string(),
            format!("{:.1}", 100.0 * share(&figures.right[at])),
        ]
    });
    let head = ["", "ms a query", "times ours", "right, %"];
    table(&head, &rows.collect::<Vec<_>>())
}

fn kinds(figures: &Figures) -> String {
    let head: Vec<&str> = ["", "queries"]
        .into_iter()
        .chain(WAYS.iter().map(|(_, name)| *name))
        .collect();
    let row = |kind: &String| {
        let (what, tongue) = kind.split_once('\t').unwrap_or((kind, ""));
        let tongue = TONGUES.iter().find(|(number, _)| *number == tongue);
        let all = figures.right[0][kind].1;
        let mut cells = vec![
            format!("{what}, {}", tongue.map_or("", |(_, name)| name)),
            all.to_string(),
        ];
        cells.extend(figures.right.iter().map(|right| {
            let found = right.get(kind).map_or(0, |pair| pair.0);
            format!("{:.1}", 100.0 * f64::from(found) / f64::from(all))
        }));
        cells
    };
    let rows: Vec<_> = figures.right[0].keys().map(row).collect();
    table(&head, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::machine::Machine;

    fn figures(ours: f64, right: u32) -> Figures {
        let found = |n| Right::from([("a part of a title\t0".to_owned(), (n, 100))]);
        let round = Round {
            took: [ours, 4.0, 5.0, 0.5, 0.8].map(|took| vec![took]).to_vec(),
            load: Some(1.0),
        };
        Figures {
            day: "2026-11-29".to_owned(),
            machine: Machine::made_up(),
            browser: "Chrome 1.2".to_owned(),
            versions: "fuse.js 7.5.0".to_owned(),
            entries: 580,
            right: [right, 40, 60, 30, 70].map(found).to_vec(),
            rounds: vec![round],
        }
    }

    #[test]
    fn the_better_and_the_faster_of_a_librarys_ways_are_judged() {
        let reached = |ours, right| {
            let bars = bars(&figures(ours, right));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(0.4, 90), [true; 4]);
        assert_eq!(reached(0.6, 65), [true, false, true, false]);
        assert_eq!(reached(4.5, 50), [false; 4]);
    }

    #[test]
    fn the_text_tells_each_way_and_each_kind() {
        let text = text(&figures(0.4, 90));
        for part in [
            "100 queries in 580 entries",
            "| Fuse.js as it comes | 4.00 (4.00–4.00) | 10.0 (10.0–10.0) | 40.0 |",
            "| a part of a title, Chinese | 100 | 90.0 | 40.0 | 60.0 | 30.0 | 70.0 |",
        ] {
            assert!(text.contains(part), "{text}");
        }
    }
}
