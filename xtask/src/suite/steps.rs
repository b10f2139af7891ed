//! The steps of the test suite, in order.
//!
//! In: the tools of this machine. Out: for each step a verdict and the tests it counted.
//! Cheap steps come first, so that most mistakes show early.

use super::{Context, Verdict, budgets, counts::Counts};
use crate::{
    dist,
    place::Place,
    release,
    run::{self, Outcome},
    setup::Scope,
    toolchain::{Tools, WASM},
};
use anyhow::Result;
use std::process::Command;

/// One check.
pub(super) struct Step {
    /// How it is called on the command line.
    pub(super) name: &'static str,
    /// What a person reads.
    pub(super) title: &'static str,
    /// What it needs from the machine.
    pub(super) scope: Scope,
    /// The step whose result it uses.
    pub(super) needs: Option<&'static str>,
    /// Whether it runs tests that can be selected by name.
    pub(super) takes_filter: bool,
    pub(super) run: fn(&Context<'_>) -> (Verdict, Counts),
}

impl Step {
    const fn native(
        name: &'static str,
        title: &'static str,
        run: fn(&Context<'_>) -> (Verdict, Counts),
    ) -> Self {
        Self {
            name,
            title,
            scope: Scope::Native,
            needs: None,
            takes_filter: false,
            run,
        }
    }
}

/// All checks.
pub(super) const STEPS: [Step; 10] = [
    Step::native("fmt", "formatting", formatting),
    Step::native("domain", "library without the page", domain),
    Step::native("clippy", "lints", lints),
    Step {
        takes_filter: true,
        ..Step::native("native", "native tests", native_tests)
    },
    Step::native("pack", "knowledge pack", knowledge_pack),
    Step {
        scope: Scope::Browsers,
        ..Step::native("clippy-wasm", "lints for wasm", wasm_lints)
    },
    Step {
        scope: Scope::Browsers,
        takes_filter: true,
        ..Step::native("browser", "tests in Chromium", browser_tests)
    },
    Step {
        scope: Scope::Build,
        ..Step::native("dist", "release build of the site", site)
    },
    Step {
        scope: Scope::Build,
        needs: Some("dist"),
        ..Step::native("budgets", "size budgets", sizes)
    },
    Step {
        scope: Scope::Browsers,
        needs: Some("dist"),
        takes_filter: true,
        ..Step::native("e2e", "end-to-end tests", end_to_end)
    },
];

fn formatting(context: &Context<'_>) -> (Verdict, Counts) {
    plain(
        context,
        "fmt",
        cargo(
            context,
            &["fmt", "--all", "--check", "--", "--color", "never"],
        ),
    )
}

fn domain(context: &Context<'_>) -> (Verdict, Counts) {
    let check = [
        "check",
        "--quiet",
        "--package",
        "poscheck",
        "--lib",
        "--no-default-features",
    ];
    plain(context, "domain", cargo(context, &check))
}

fn lints(context: &Context<'_>) -> (Verdict, Counts) {
    let all = ["--workspace", "--all-targets"];
    // `--all-targets` leaves out what plain `cargo test` does not run.
    let browsers = ["--package", "xtask", "--test", "e2e"];
    let clippy = |log: &str, targets: &[&str]| {
        let mut clippy = cargo(context, &["clippy", "--quiet"]);
        clippy.args(targets).args(["--", "-D", "warnings"]);
        plain(context, log, clippy)
    };
    match clippy("clippy", &all) {
        (Verdict::Passed(_), _) => clippy("clippy-e2e", &browsers),
        failed => failed,
    }
}

fn native_tests(context: &Context<'_>) -> (Verdict, Counts) {
    let mut test = cargo(context, &["test", "--workspace", "--no-fail-fast"]);
    test.args(context.filter);
    counted(context, "native", test)
}

fn knowledge_pack(context: &Context<'_>) -> (Verdict, Counts) {
    let check = [
        "run",
        "--quiet",
        "--bin",
        "poscheck",
        "--",
        "check",
        "packs/builtin",
    ];
    plain(context, "pack-check", cargo(context, &check))
}

fn wasm_lints(context: &Context<'_>) -> (Verdict, Counts) {
    let lint = |feature: &str, browser: bool| {
        let command = context.tools.for_wasm(context.place, "cargo");
        let command = command.map(|mut clippy| {
            clippy.args([
                "clippy",
                "--quiet",
                "--locked",
                "--package",
                "poscheck",
                "--target",
                WASM,
            ]);
            clippy.args(["--no-default-features", "--features", feature, "--lib"]);
            if browser {
                clippy.args(["--test", "browser"]);
            }
            clippy.args(["--", "-D", "warnings"]);
            clippy
        });
        plain(context, &format!("clippy-wasm-{feature}"), command)
    };
    match lint("app", has(context, "tests/browser.rs")) {
        (Verdict::Passed(_), _) => {}
        failed => return failed,
    }
    match lint("site", false) {
        (Verdict::Passed(_), _) => {}
        failed => return failed,
    }
    for feature in ["desk", "slips", "books"] {
        match lint(feature, false) {
            (Verdict::Passed(_), _) => {}
            failed => return failed,
        }
    }
    lint("sheets", false)
}

fn browser_tests(context: &Context<'_>) -> (Verdict, Counts) {
    if !has(context, "tests/browser.rs") {
        return skipped("tests/browser.rs is not there");
    }
    let command = context
        .tools
        .for_wasm(context.place, "wasm-pack")
        .map(|mut test| {
            test.args([
                "test",
                "--headless",
                "--chrome",
                "--mode",
                "no-install",
                "--",
                "--locked",
            ]);
            test.args([
                "--no-default-features",
                "--features",
                "app",
                "--test",
                "browser",
            ]);
            test.args(
                context
                    .filter
                    .map(|name| ["--", name])
                    .into_iter()
                    .flatten(),
            );
            // The default of 20 s is short for a busy machine's first start of a browser.
            test.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            test
        });
    counted(context, "browser", command)
}

fn site(context: &Context<'_>) -> (Verdict, Counts) {
    println!();
    let (place, tools) = (context.place, context.tools);
    let out = place.dist();
    let built = dist::build(place, tools, &out, false, &dist::Deployment::default());
    let finished = built.and_then(|()| release::finish(place, tools, &out, None));
    verdict(finished.map(|()| "dist/".to_owned()))
}

fn sizes(context: &Context<'_>) -> (Verdict, Counts) {
    verdict(budgets::check(&context.place.root, &context.place.dist()))
}

fn end_to_end(context: &Context<'_>) -> (Verdict, Counts) {
    if !has(context, "tests/e2e/main.rs") {
        return skipped("tests/e2e/main.rs is not there");
    }
    let test = end_to_end_tests(context.place, context.tools);
    let test = test.map(|mut test| {
        match context.filter {
            Some(name) => test.arg(name),
            // It takes as long as the others together: `cargo xtask trust promises` runs it too.
            None => test.args(["--", "--skip", "webkit"]),
        };
        test
    });
    counted(context, "e2e", test)
}

/// The command that runs the end-to-end tests over the site in `dist`, with what their controls need.
pub(crate) fn end_to_end_tests(place: &Place, tools: &Tools) -> Result<Command> {
    let acquirer = place.root.join("tests/cases/software/acquirer");
    let unwiped = dist::unwiped(place, tools)?;
    let over = dist::laid_over(place, tools, &acquirer)?;
    let mut test = tools.cargo(place);
    test.args(["test", "--package", "xtask", "--test", "e2e"])
        .env("POSCHECK_UNWIPED", unwiped)
        .env("POSCHECK_OVER", over)
        .env("POSCHECK_DIST", place.dist())
        // These tests end in sentences; backtraces would push them out of what is shown.
        .env("RUST_BACKTRACE", "0");
    Ok(test)
}

fn cargo(context: &Context<'_>, arguments: &[&str]) -> Command {
    let mut cargo = context.tools.cargo(context.place);
    cargo.args(arguments);
    cargo
}

/// A step that only succeeds or fails.
fn plain(context: &Context<'_>, log: &str, command: impl Into<Prepared>) -> (Verdict, Counts) {
    let (verdict, _) = counted(context, log, command);
    (verdict, Counts::default())
}

/// A step whose program reports tests.
fn counted(context: &Context<'_>, log: &str, command: impl Into<Prepared>) -> (Verdict, Counts) {
    let prepared: Prepared = command.into();
    match prepared
        .0
        .and_then(|mut command| run::outcome(context.place, log, &mut command))
    {
        Err(error) => (Verdict::Failed(format!("{error:#}")), Counts::default()),
        Ok(Outcome { success, text }) => {
            let counts = Counts::read(&text);
            let verdict = if success {
                Verdict::Passed(String::new())
            } else {
                Verdict::Failed(run::tail(&text))
            };
            (verdict, counts)
        }
    }
}

/// A command, or why there is none.
struct Prepared(Result<Command>);

impl From<Command> for Prepared {
    fn from(command: Command) -> Self {
        Self(Ok(command))
    }
}

impl From<Result<Command>> for Prepared {
    fn from(command: Result<Command>) -> Self {
        Self(command)
    }
}

fn verdict(result: Result<String>) -> (Verdict, Counts) {
    let verdict = match result {
        Ok(word) => Verdict::Passed(word),
        Err(error) => Verdict::Failed(format!("{error:#}")),
    };
    (verdict, Counts::default())
}

fn skipped(why: &str) -> (Verdict, Counts) {
    (Verdict::Skipped(why.to_owned()), Counts::default())
}

fn has(context: &Context<'_>, file: &str) -> bool {
    context.place.root.join(file).is_file()
}
