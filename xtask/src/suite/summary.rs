//! The end of a test run, for people and for machines.
//!
//! In: a line for each step. Out: a table, then `N passed, M failed` alone on the last line.

use super::{Line, Verdict};
use crate::place::Place;
use std::process::ExitCode;

/// How a step ended, in a few words.
pub(super) fn brief(line: &Line) -> String {
    let mut words = match &line.verdict {
        Verdict::Passed(word) if word.is_empty() => "ok".to_owned(),
        Verdict::Passed(word) => format!("ok, {word}"),
        Verdict::Failed(_) => "FAILED".to_owned(),
        Verdict::Skipped(why) => return format!("skipped: {why}"),
    };
    if line.tests.passed + line.tests.failed > 0 {
        words += &format!(", {} tests passed", line.tests.passed);
    }
    if line.tests.failed > 0 {
        words += &format!(", {} failed", line.tests.failed);
    }
    format!("{words} ({})", line.took)
}

/// Prints the summary.
pub(super) fn print(place: &Place, lines: &[Line]) -> ExitCode {
    println!("\nSummary");
    for line in lines {
        println!("  {:<12} {}", line.name, brief(line));
    }
    let (passed, failed) = totals(lines);
    if failed > 0 {
        println!(
            "All that the failed steps said is in {}",
            place.log("*").display()
        );
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn totals(lines: &[Line]) -> (usize, usize) {
    lines.iter().fold((0, 0), |(passed, failed), line| {
        let step = match line.verdict {
            Verdict::Passed(_) => (1, 0),
            Verdict::Failed(_) => (0, 1),
            Verdict::Skipped(_) => (0, 0),
        };
        (
            passed + step.0 + line.tests.passed,
            failed + step.1 + line.tests.failed,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{progress::Took, suite::counts::Counts};
    use std::time::Duration;

    fn line(verdict: Verdict, passed: usize, failed: usize) -> Line {
        let tests = Counts { passed, failed };
        Line {
            name: "native",
            verdict,
            tests,
            took: Took(Duration::from_secs(1)),
        }
    }

    #[test]
    fn steps_and_tests_count_and_skipped_ones_do_not() {
        let lines = [
            line(Verdict::Passed(String::new()), 0, 0),
            line(Verdict::Failed("x".to_owned()), 9, 2),
            line(Verdict::Skipped("y".to_owned()), 0, 0),
        ];
        assert_eq!(totals(&lines), (10, 3));
        assert_eq!(brief(&lines[1]), "FAILED, 9 tests passed, 2 failed (1.0 s)");
    }
}
