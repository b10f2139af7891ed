//! The document of all figures: one part an area, each between two marks.
//!
//! In: the document as it was, and one area's part. Out: the document with that part anew and
//! the others as they were. Whatever stands outside of the marks is written anew too.

use super::statistics::three;
use std::fmt;

/// What stands above the parts of the benchmarks.
pub(super) const HEAD: &str = "\
# Benchmarks

Written by `cargo xtask bench`; `cargo xtask bench AREA` writes one part anew.
What is timed, and the exact versions of the programs beside it, lie in `tests/bench`.
Each figure is the median of several rounds, with the least and the most round in brackets; \
the rounds of all that is compared take turns.
";

/// A figure with what it has to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// What was measured, with its unit.
    pub(super) what: &'static str,
    pub(super) got: f64,
    pub(super) wanted: Wanted,
}

/// Which side of a number a figure has to be on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Wanted {
    Most(f64),
    Least(f64),
}

impl Bar {
    /// Whether it is reached.
    pub(super) fn is_reached(&self) -> bool {
        match self.wanted {
            Wanted::Most(most) => self.got <= most,
            Wanted::Least(least) => self.got >= least,
        }
    }

    /// What it has to be, in words.
    fn bound(&self) -> String {
        match self.wanted {
            Wanted::Most(most) => format!("at most {most}"),
            Wanted::Least(least) => format!("at least {least}"),
        }
    }

    /// Whether it is reached, or by how much not.
    fn reached(&self) -> String {
        if self.is_reached() {
            return "yes".to_owned();
        }
        match self.wanted {
            _ if !self.got.is_finite() => "no: it was not measured".to_owned(),
            Wanted::Most(most) => format!("no: {} times that", three(self.got / most)),
            Wanted::Least(least) => format!("no: {} of that", three(self.got / least)),
        }
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.is_reached() {
            "reached"
        } else {
            "missed"
        };
        let (got, bound) = (three(self.got), self.bound());
        write!(f, "{}: {got}, {bound} wanted: {mark}", self.what)
    }
}

/// All bars of an area, as the document shows them.
pub(super) fn bars(bars: &[Bar]) -> String {
    let row = |bar: &Bar| {
        let what = bar.what.to_owned();
        vec![what, three(bar.got), bar.bound(), bar.reached()]
    };
    let rows: Vec<_> = bars.iter().map(row).collect();
    table(&["figure", "measured", "wanted", "reached"], &rows)
}

/// A table in Markdown.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(head.to_vec());
    text += &line(vec!["---"; head.len()]);
    for row in rows {
        text += &line(row.iter().map(String::as_str).collect());
    }
    text
}

/// The document with one area's part written anew; `head` stands above all of them.
pub(crate) fn with(head: &str, old: &str, areas: &[&str], area: &str, text: &str) -> String {
    let mut document = head.to_owned();
    for name in areas {
        let kept = if *name == area {
            Some(text)
        } else {
            part(old, name)
        };
        if let Some(kept) = kept {
            let (begin, end) = marks(name);
            document += &format!("\n{begin}\n{}\n{end}\n", kept.trim());
        }
    }
    document
}

/// An area's part of the document.
pub(crate) fn part<'a>(document: &'a str, area: &str) -> Option<&'a str> {
    let (begin, end) = marks(area);
    let (_, after) = document.split_once(&begin)?;
    Some(after.split_once(&end)?.0)
}

fn marks(area: &str) -> (String, String) {
    (
        format!("<!-- begin {area} -->"),
        format!("<!-- end {area} -->"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_anew_and_the_others_stay() {
        let areas = ["engine", "cards"];
        let cards = with(HEAD, "", &areas, "cards", "## Cards\n\n1 µs\n");
        let both = with(HEAD, &cards, &areas, "engine", "## Engine\n\n2 ms");
        let again = with(HEAD, &both, &areas, "engine", "## Engine\n\n3 ms");
        assert_eq!(part(&again, "cards"), Some("\n## Cards\n\n1 µs\n"));
        assert_eq!(part(&again, "engine"), Some("\n## Engine\n\n3 ms\n"));
        assert!(again.find("Engine") < again.find("Cards"), "{again}");
        assert!(again.starts_with("# Benchmarks\n"), "{again}");
        assert_eq!(part(&cards, "engine"), None);
    }

    #[test]
    fn a_figure_that_is_not_one_reaches_no_bar() {
        let bar = |got| Bar {
            what: "p95, ms",
            got,
            wanted: Wanted::Most(5.0),
        };
        assert_eq!(
            bar(5.0).to_string(),
            "p95, ms: 5.00, at most 5 wanted: reached"
        );
        assert_eq!(
            bar(5.1).to_string(),
            "p95, ms: 5.10, at most 5 wanted: missed"
        );
        assert!(!bar(f64::NAN).is_reached());
        let bar = |got| Bar {
            what: "times as fast",
            got,
            wanted: Wanted::Least(20.0),
        };
        assert_eq!(
            bar(19.9).to_string(),
            "times as fast: 19.9, at least 20 wanted: missed"
        );
        assert!(bar(20.0).is_reached() && !bar(f64::NAN).is_reached());
    }

    #[test]
    fn a_missed_bar_says_by_how_much() {
        let bar = |got, wanted| Bar {
            what: "x",
            got,
            wanted,
        };
        let text = bars(&[
            bar(4.0, Wanted::Most(5.0)),
            bar(7.5, Wanted::Most(5.0)),
            bar(6.0, Wanted::Least(8.0)),
            bar(f64::NAN, Wanted::Least(8.0)),
        ]);
        for row in [
            "| figure | measured | wanted | reached |",
            "| x | 4.00 | at most 5 | yes |",
            "| x | 7.50 | at most 5 | no: 1.50 times that |",
            "| x | 6.00 | at least 8 | no: 0.750 of that |",
            "| x | NaN | at least 8 | no: it was not measured |",
        ] {
            assert!(text.contains(row), "{text}");
        }
    }
}
