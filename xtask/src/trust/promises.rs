//! Part `promises`: what is promised, by the tests in browsers that hold it.
//!
//! In: the end-to-end tests, which are run once. Out: for each promise how many of its tests
//! passed. Three kinds: what may not leak, with a control that leaks; faults that are made on
//! purpose and must be survived; criteria of accessibility. A promise without a test is found too.

use super::{Context, Ready, Told};
use crate::{bench::document::table, progress, run, suite};
use anyhow::Result;

/// How many tests run at a time. Most of them wait for something, but with three WebKit is late.
const AT_A_TIME: usize = 2;

/// What a promise is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing may leave.
    Leak,
    /// The test of a leak fails where one is.
    Control,
    /// Something breaks, and the page goes on.
    Fault,
    /// A criterion of accessibility.
    Criterion,
}

use Kind::{Control, Criterion, Fault, Leak};

/// Promises, each with what the names of its tests hold.
const PROMISES: [(Kind, &str, &[&str]); 37] = [
    (
        Leak,
        "nothing typed leaves the page",
        &["canary::nothing_typed"],
    ),
    (
        Leak,
        "only declared files are asked for",
        &["nothing_is_asked_for_but"],
    ),
    (
        Leak,
        "no card number stays in memory",
        &["memory::a_number_that"],
    ),
    (Leak, "no card number of a slip is shown", &["receipt::in_"]),
    (Leak, "what was typed goes after a minute", &["card::in_"]),
    (Leak, "one button erases", &["erase::"]),
    (Leak, "the policy is strict and in force", &["policy::"]),
    (
        Leak,
        "a page around gets no ticket and shows no number unless it is named",
        &["embed::trust::in_"],
    ),
    (
        Leak,
        "a page around hears ids and closed words",
        &["host_page_embeds"],
    ),
    (
        Control,
        "a page that leaks on purpose, in 23 ways",
        &["canary::every_leak"],
    ),
    (
        Control,
        "a buffer that is not wiped",
        &["memory::without_wiping"],
    ),
    (
        Control,
        "a poisoned store without the check of sums",
        &["a_keeper_that"],
    ),
    (
        Control,
        "an origin that is not checked",
        &["an_origin_that"],
    ),
    (
        Fault,
        "a second worker that is refused, silent or lost",
        &["beside::"],
    ),
    (
        Fault,
        "a desk that stops, with and without workers",
        &["stopped::"],
    ),
    (Fault, "no memory left", &["a_desk_without_memory"]),
    (
        Fault,
        "no worker, or its program lost",
        &["without_workers", "a_worker_whose"],
    ),
    (Fault, "the program cut off after each quarter", &["cut::"]),
    (
        Fault,
        "the program, its type or its policy wrong",
        &["served::"],
    ),
    (
        Fault,
        "a piece of the knowledge lost or late",
        &["pieces::"],
    ),
    (
        Fault,
        "a language's files missing",
        &["a_language_that_is_missing"],
    ),
    (Fault, "storage refused", &["keeps_nothing"]),
    (
        Fault,
        "storage full, a stored diagnosis damaged or of another pack",
        &["storage::in_"],
    ),
    (
        Fault,
        "no network, for every tool",
        &["works_offline", "one_visit_is_enough"],
    ),
    (Fault, "poisoned stores", &["what_was_stored_wrongly"]),
    (
        Fault,
        "an update in the middle, and a site taken off",
        &["a_newer_version", "switched_off"],
    ),
    (Fault, "two pages at once", &["tabs::"]),
    (Fault, "a clock that jumps", &["clock::"]),
    (
        Fault,
        "a line that is slow, cut, or wants a log-in",
        &["line::"],
    ),
    (
        Fault,
        "a slip too long, a file that is none",
        &["amount::in_", "receipt::in_"],
    ),
    (
        Criterion,
        "axe, each state, two languages, two themes",
        &["access::"],
    ),
    (
        Criterion,
        "a whole diagnosis by keyboard; focus never under the bar",
        &["keyboard::"],
    ),
    (Criterion, "narrow phones, targets, reflow", &["layout::"]),
    (
        Criterion,
        "text twice as large or spaced out; forced colours",
        &["reading::text", "reading::controls"],
    ),
    (
        Criterion,
        "titles, and news told politely",
        &["reading::in_"],
    ),
    (
        Criterion,
        "input methods and full-width digits",
        &["words::in_"],
    ),
    (
        Criterion,
        "what a visit does, in WebKitGTK too",
        &["webkit"],
    ),
];

/// Compiles them, and the sites that their controls need.
pub(super) fn ready<'a>(context: &'a Context<'a>) -> Result<Ready<'a>> {
    let mut tests = suite::end_to_end(context.place, context.tools)?;
    let mut build = context.tools.cargo(context.place);
    build.args(["test", "--package", "xtask", "--test", "e2e", "--no-run"]);
    run::quietly(context.place, "promises-build", &mut build)?;
    // Firefox goes through all of them in every `cargo xtask test`.
    tests.args(["--", "--skip", "firefox"]);
    let threads = format!("--test-threads={AT_A_TIME}");
    tests
        .arg(threads)
        .args(PROMISES.iter().flat_map(|(_, _, names)| *names));
    Ok(Box::new(move || {
        let outcome = progress::timed("tests in browsers", || {
            run::outcome(context.place, "promises", &mut tests)
        })?;
        Ok(told(&outcome.text))
    }))
}

/// The tests in what a runner printed, each with whether it passed.
fn tests(printed: &str) -> Vec<(&str, bool)> {
    let lines = printed
        .lines()
        .filter_map(|line| line.strip_prefix("test "));
    lines
        .filter_map(|line| {
            let (name, end) = line.split_once(" ... ")?;
            match end {
                "ok" => Some((name, true)),
                "FAILED" => Some((name, false)),
                _ => None,
            }
        })
        .collect()
}

fn told(printed: &str) -> Told {
    let tests = tests(printed);
    let mut found = Vec::new();
    let (mut rows, mut sums) = (Vec::new(), [[0_usize; 2]; 4]);
    for (kind, promise, names) in PROMISES {
        let mine = tests
            .iter()
            .filter(|(test, _)| names.iter().any(|name| test.contains(name)));
        let mine: Vec<_> = mine.collect();
        let passed = mine.iter().filter(|(_, passed)| *passed).count();
        let held = passed == mine.len() && passed > 0;
        let [all, good] = &mut sums[kind as usize];
        *all += 1;
        *good += usize::from(held);
        if !held {
            found.push(format!(
                "{promise}: {passed} of {} tests passed",
                mine.len()
            ));
        }
        let word = ["leak", "control", "fault", "criterion"][kind as usize];
        let cells = [word, promise, &mine.len().to_string(), &passed.to_string()];
        rows.push(cells.map(str::to_owned).to_vec());
    }
    let [leaks, controls, faults, criteria] = sums;
    let of = |[all, good]: [usize; 2]| format!("{good} of {all}");
    let text = format!(
        "## Promises\n\n\
         Tests in Chromium and WebKitGTK, over the release site; in Firefox they run with every \
         `cargo xtask test`. A control is a leak or a gap made on purpose, which the test of that \
         promise has to catch.\n\n{}\n\
         **Ways to leak that are shut: {}; controls caught: {}; kinds of fault survived: {}; groups of \
         criteria passed: {}.**",
        table(&["kind", "promise", "tests", "passed"], &rows),
        of(leaks),
        of(controls),
        of(faults),
        of(criteria),
    );
    Told { text, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_fails_and_a_promise_without_one_are_found() {
        let all = PROMISES.iter().flat_map(|(_, _, names)| *names);
        let good: String = all.map(|name| format!("test {name}x ... ok\n")).collect();
        assert_eq!(told(&good).found, <[String; 0]>::default());
        let bad = good.replace("test erase::x ... ok", "test erase::x ... FAILED");
        assert_eq!(told(&bad).found, ["one button erases: 0 of 1 tests passed"]);
        let gone = good.replace("test tabs::x ... ok\n", "");
        assert_eq!(
            told(&gone).found,
            ["two pages at once: 0 of 0 tests passed"]
        );
    }
}
