//! `cargo xtask test`: every check, one after the other, and a summary.
//!
//! In: a filter. Out: progress lines, then what a person needs to know, then one line that a
//! machine reads: `N passed, M failed`, where both count steps and the tests inside them.
//! A failing step does not stop the others, except those that need what it makes.

mod budgets;
mod counts;
mod steps;
mod summary;

use crate::{
    args,
    place::Place,
    progress::{self, Stopwatch, Took},
    setup::{self, Scope},
    toolchain::{Toolchain, Tools},
};
use anyhow::Result;
use counts::Counts;
use std::process::ExitCode;
pub(crate) use steps::end_to_end_tests as end_to_end;
use steps::{STEPS, Step};

/// How one step ended.
#[derive(Debug)]
enum Verdict {
    /// It succeeded, with a word on the result.
    Passed(String),
    /// It failed; the text is shown as it is.
    Failed(String),
    /// It had nothing to run, and why.
    Skipped(String),
}

/// One line of the summary.
#[derive(Debug)]
struct Line {
    name: &'static str,
    verdict: Verdict,
    tests: Counts,
    took: Took,
}

/// Runs the steps that the options select; the exit code says whether all passed.
pub fn run(place: &Place, options: &args::Test) -> Result<ExitCode> {
    let (steps, filter) = select(options.filter.as_deref());
    let mut lines = Vec::new();
    let tools = set_up(place, options, &steps, &mut lines)?;
    let context = Context {
        place,
        tools: &tools,
        filter,
    };
    for (index, step) in steps.iter().enumerate() {
        progress::begin(&format!("[{}/{}] {}", index + 1, steps.len(), step.title));
        let watch = Stopwatch::start();
        let (verdict, tests) = match blocked(step, &lines) {
            Some(reason) => (Verdict::Failed(reason), Counts::default()),
            None => (step.run)(&context),
        };
        let line = Line {
            name: step.name,
            verdict,
            tests,
            took: watch.elapsed(),
        };
        println!("{}", summary::brief(&line));
        if let Verdict::Failed(text) = &line.verdict {
            println!("{text}\n");
        }
        lines.push(line);
    }
    Ok(summary::print(place, &lines))
}

/// What a step works with.
struct Context<'a> {
    place: &'a Place,
    tools: &'a Tools,
    /// Part of the names of the tests to run.
    filter: Option<&'a str>,
}

/// A filter that names a step selects it and what it needs; any other selects tests by name.
fn select(filter: Option<&str>) -> (Vec<&'static Step>, Option<&str>) {
    let Some(filter) = filter else {
        return (STEPS.iter().collect(), None);
    };
    let named = STEPS.iter().find(|step| step.name == filter);
    let wanted = |step: &&Step| named.map_or(step.takes_filter, |named| named.name == step.name);
    let needed: Vec<_> = STEPS
        .iter()
        .filter(wanted)
        .filter_map(|step| step.needs)
        .collect();
    let steps = STEPS
        .iter()
        .filter(|step| wanted(step) || needed.contains(&step.name));
    (steps.collect(), named.is_none().then_some(filter))
}

/// Sets the machine up; where that fails, the steps that need only Rust still run.
fn set_up(
    place: &Place,
    options: &args::Test,
    steps: &[&Step],
    lines: &mut Vec<Line>,
) -> Result<Tools> {
    let scope = steps
        .iter()
        .map(|step| step.scope)
        .max()
        .unwrap_or(Scope::Native);
    let watch = Stopwatch::start();
    match setup::ensure(place, scope, options.consent) {
        Ok(tools) => Ok(tools),
        Err(error) => {
            println!("Set-up failed: {error:#}\n");
            let verdict = Verdict::Failed(format!("{error:#}"));
            let (tests, took) = (Counts::default(), watch.elapsed());
            lines.push(Line {
                name: SET_UP,
                verdict,
                tests,
                took,
            });
            let native = Toolchain::in_use()?;
            Ok(Tools {
                wasm: native.clone(),
                native,
                folders: Vec::new(),
            })
        }
    }
}

const SET_UP: &str = "set-up";

/// Why a step cannot run after what happened before it.
fn blocked(step: &Step, before: &[Line]) -> Option<String> {
    let failed = before.iter().find(|line| {
        let awaited =
            Some(line.name) == step.needs || line.name == SET_UP && step.scope > Scope::Native;
        awaited && matches!(line.verdict, Verdict::Failed(_))
    });
    failed.map(|line| format!("not run, because {} failed", line.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(filter: Option<&str>) -> Vec<&str> {
        select(filter).0.iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_steps_name_selects_it_with_what_it_needs() {
        assert_eq!(names(Some("budgets")), ["dist", "budgets"]);
        assert_eq!(names(Some("fmt")), ["fmt"]);
        assert_eq!(names(None).len(), STEPS.len());
    }

    #[test]
    fn any_other_filter_selects_tests() {
        let (steps, filter) = select(Some("undo_inverts"));
        assert_eq!(filter, Some("undo_inverts"));
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        assert_eq!(names, ["native", "browser", "dist", "e2e"]);
    }

    #[test]
    fn a_step_waits_for_what_it_needs() {
        let verdict = Verdict::Failed(String::new());
        let took = Stopwatch::start().elapsed();
        let failed = [Line {
            name: "dist",
            verdict,
            tests: Counts::default(),
            took,
        }];
        let step = |name| STEPS.iter().find(|step| step.name == name).unwrap();
        assert!(blocked(step("e2e"), &failed).is_some());
        assert!(blocked(step("native"), &failed).is_none());
    }
}
