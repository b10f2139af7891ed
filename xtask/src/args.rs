//! The command line: what `cargo xtask` was asked to do.
//!
//! In: the process's arguments. Out: a [`Task`] with every option decided.
//! It checks words and numbers only; whether the machine can do it is `setup`'s matter.

use crate::dist::{Deployment, Probe};
use crate::setup::Consent;
use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

/// What `cargo xtask --help` prints.
pub const HELP: &str = "\
cargo xtask serve [--port 8080] [--over DIR]
                                       build the page and serve it on 127.0.0.1
cargo xtask test [FILTER]              run every check, the steps whose name is FILTER,
                                       or the tests whose name contains FILTER
cargo xtask dist [--out dist] [--address https://…/] [--previous DIR] [--over DIR]
                 [--site DIR] [--probe https://…/] [--debug]
                                       write the site into a folder; with its address the
                                       guide has canonical links and a site map; with the
                                       site of the version before in DIR, its assets stay;
                                       --over names an acquirer's folder: its settings and
                                       what it knows; --site takes the programs of a site
                                       built before; --probe is an address that the line
                                       check tries too
cargo xtask reproduce                  build the last commit in two folders and compare
cargo xtask gallery [--out gallery] [--site DIR]
                                       take pictures of every state of the page,
                                       built now, or before in DIR
cargo xtask bench [AREA] [--rounds 5]  time everything, or one area, beside other programs,
                                       and write docs/benchmarks.md
cargo xtask trust [PART] [--release]   hand made-up input to every reader, press at random,
                                       try what is promised in browsers, make mistakes on
                                       purpose, and write docs/trust.md
cargo xtask conformance DIR            run the vector files of a folder
cargo xtask knowledge-report           count what the built-in pack knows, and write
                                       docs/knowledge.md
cargo xtask engine-report [--episodes 2000] [--seeds 10]
                                       print what the engine reaches

What is missing on this machine is listed first and installed after a question.
  --yes         install without asking (also with CI=true, or without a terminal)
  --no-install  change nothing; say what is missing";

/// One thing to do.
#[derive(Debug)]
pub enum Task {
    /// Print [`HELP`].
    Help,
    /// Time things.
    Bench(Bench),
    /// Write the site into a folder.
    Dist(Dist),
    /// Take pictures of every state of the page.
    Gallery(Gallery),
    /// Build the site twice and compare.
    Reproduce(Consent),
    /// Build the site and serve it.
    Serve(Serve),
    /// Run the checks.
    Test(Test),
    /// Try for long.
    Trust(Trust),
    /// Hand over to the native command `poscheck`, with these words.
    Native(Vec<OsString>),
}

/// Options of `cargo xtask bench`.
#[derive(Debug)]
pub struct Bench {
    /// The area to time; `None` is all.
    pub area: Option<String>,
    /// How often everything is timed.
    pub rounds: usize,
    /// Whether missing tools and programs to compare with may be installed.
    pub consent: Consent,
}

/// Options of `cargo xtask dist`.
#[derive(Debug)]
pub struct Dist {
    /// The folder to write; `None` is `dist` in the project.
    pub out: Option<PathBuf>,
    /// The site of the version before, whose assets stay.
    pub previous: Option<PathBuf>,
    /// What is said of the place where the site will be.
    pub deployment: Deployment,
    /// Builds fast and large, with names in stack traces.
    pub debug: bool,
    /// Whether missing tools may be installed.
    pub consent: Consent,
}

/// Options of `cargo xtask gallery`.
#[derive(Debug)]
pub struct Gallery {
    /// The folder to write; `None` is `gallery` in the project.
    pub out: Option<PathBuf>,
    /// The site to take pictures of; `None` builds it first.
    pub site: Option<PathBuf>,
    /// Whether missing tools may be installed.
    pub consent: Consent,
}

/// Options of `cargo xtask serve`.
#[derive(Debug)]
pub struct Serve {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// An acquirer's folder to lay over the built-in pack, or nothing.
    pub deployment: Deployment,
    /// Whether missing tools may be installed.
    pub consent: Consent,
}

/// Options of `cargo xtask test`.
#[derive(Debug)]
pub struct Test {
    /// The name of a step, or part of the names of tests.
    pub filter: Option<String>,
    /// Whether missing tools may be installed.
    pub consent: Consent,
}

/// Options of `cargo xtask trust`.
#[derive(Debug)]
pub struct Trust {
    /// The part to try; `None` is all.
    pub part: Option<String>,
    /// Whether it takes its time.
    pub long: bool,
    /// Whether missing tools may be installed.
    pub consent: Consent,
}

/// Reads the process's arguments.
pub fn read() -> Result<Task> {
    parse(Parser::from_env())
}

fn parse(mut parser: Parser) -> Result<Task> {
    let task = match parser.next()? {
        Some(Arg::Value(word)) => word.string()?,
        Some(Arg::Short('h') | Arg::Long("help")) | None => return Ok(Task::Help),
        Some(other) => return Err(other.unexpected().into()),
    };
    if matches!(
        task.as_str(),
        "conformance" | "engine-report" | "knowledge-report"
    ) {
        let rest = parser.raw_args()?;
        return Ok(Task::Native(
            [task.into()].into_iter().chain(rest).collect(),
        ));
    }
    let (mut out, mut debug, mut port, mut filter) = (None, false, 8080, None);
    let (mut site, mut previous, mut area, mut rounds) = (None, None, None, 5);
    let (mut deployment, mut long) = (Deployment::default(), false);
    let mut consent = Consent::from_environment();
    while let Some(argument) = parser.next()? {
        match (task.as_str(), argument) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
            (_, Arg::Long("yes")) => consent = Consent::Given,
            (_, Arg::Long("no-install")) => consent = Consent::Refused,
            ("dist" | "gallery", Arg::Long("out")) => out = Some(PathBuf::from(parser.value()?)),
            ("gallery", Arg::Long("site")) => site = Some(PathBuf::from(parser.value()?)),
            ("dist", Arg::Long("previous")) => previous = Some(PathBuf::from(parser.value()?)),
            ("dist", Arg::Long("address")) => deployment.address = parser.value()?.string()?,
            ("dist" | "serve", Arg::Long("over")) => deployment.over = Some(parser.value()?.into()),
            ("dist", Arg::Long("site")) => deployment.site = Some(parser.value()?.into()),
            ("dist", Arg::Long("probe")) => {
                deployment.probe = Some(Probe::read(&parser.value()?.string()?)?);
            }
            ("dist", Arg::Long("debug")) => debug = true,
            ("serve", Arg::Long("port")) => port = parser.value()?.parse()?,
            ("bench", Arg::Long("rounds")) => rounds = parser.value()?.parse()?,
            ("bench", Arg::Value(word)) if area.is_none() => area = Some(word.string()?),
            ("trust", Arg::Long("release")) => long = true,
            ("test" | "trust", Arg::Value(word)) if filter.is_none() => {
                filter = Some(word.string()?)
            }
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    if rounds == 0 {
        bail!("--rounds 0 times nothing; 1 is the least");
    }
    if debug && previous.is_some() {
        bail!("--debug writes a site to look at, which keeps nothing of a version before");
    }
    Ok(match task.as_str() {
        "bench" => Task::Bench(Bench {
            area,
            rounds,
            consent,
        }),
        "dist" => Task::Dist(Dist {
            out,
            previous,
            deployment,
            debug,
            consent,
        }),
        "gallery" => Task::Gallery(Gallery { out, site, consent }),
        "reproduce" => Task::Reproduce(consent),
        "serve" => Task::Serve(Serve {
            port,
            deployment,
            consent,
        }),
        "test" => Task::Test(Test { filter, consent }),
        "trust" => Task::Trust(Trust {
            part: filter,
            long,
            consent,
        }),
        other => bail!("there is no task `{other}`; the tasks are\n{HELP}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Result<Task> {
        parse(Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn options_belong_to_their_task() {
        let served = task("serve --port 9000 --no-install").unwrap();
        assert!(matches!(
            served,
            Task::Serve(Serve {
                port: 9000,
                consent: Consent::Refused,
                ..
            })
        ));
        assert!(task("serve --debug").is_err());
        assert!(task("test a b").is_err());
        assert!(task("serve --rounds 3").is_err() && task("bench --rounds 0").is_err());
        assert!(task("fly").is_err());
        assert!(task("dist --previous old").is_ok() && task("serve --previous old").is_err());
        assert!(task("dist --previous old --debug").is_err());
        assert!(task("dist --over own --site dist --probe https://pay.example/ok").is_ok());
        assert!(task("dist --probe http://pay.example/ok").is_err());
        assert!(task("serve --probe https://pay.example/ok").is_err());
        assert!(task("reproduce --out x").is_err());
        assert!(task("trust fuzz --release").is_ok() && task("test --release").is_err());
    }

    #[test]
    fn nothing_asked_prints_help() {
        assert!(matches!(task("").unwrap(), Task::Help));
        assert!(matches!(task("dist --help").unwrap(), Task::Help));
    }
}
