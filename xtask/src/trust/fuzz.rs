//! Part `fuzz`: libFuzzer looks for input that makes a reader panic, hang or break its promise.
//!
//! In: the crate `tests/fuzz`, and what earlier runs found worth keeping (`target/fuzz`). Out: how
//! many inputs each reader took. An input that breaks one lies in `target/fuzz/found` and is named.
//! The counters that libFuzzer looks at come from LLVM, by flags that any compiler takes; no
//! nightly one is needed.

use super::{Context, Ready, Told};
use crate::{bench::document::table, progress, run};
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
};

/// Seconds for each reader, quickly and at length.
const SECONDS: [u64; 2] = [120, 600];
/// The longest input, in bytes; a seed that is longer is cut.
const LONGEST: u32 = 16_384;
/// Seconds after which an input counts as a hang; a machine at work needs some patience.
const HANG: u32 = 10;
/// How many readers are tried at a time.
const AT_A_TIME: usize = 2;

/// What the compiler is told.
const FLAGS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg",
    "fuzzing",
];

/// What came of one reader.
struct Row {
    name: String,
    reads: String,
    inputs: u64,
    branches: u64,
    broken: Vec<String>,
}

/// Compiles them.
pub(super) fn ready<'a>(context: &'a Context<'a>) -> Result<Ready<'a>> {
    let home = context.place.target.join("fuzz");
    let (seeds, fuzzer) = build(context, &home)?;
    Ok(Box::new(move || run(context, &home, &seeds, &fuzzer)))
}

/// Tries every reader.
fn run(context: &Context<'_>, home: &Path, seeds: &PathBuf, fuzzer: &PathBuf) -> Result<Told> {
    let listed = run::stdout(&mut Command::new(seeds))?;
    let readers: Vec<(&str, &str)> = listed.lines().filter_map(|l| l.split_once('\t')).collect();
    let seconds = SECONDS[usize::from(context.long)];
    let next = Mutex::new(readers.iter());
    let rows = progress::timed("made-up input", || {
        let work = || -> Result<Vec<Row>> {
            let mut rows = Vec::new();
            loop {
                let reader = next.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((name, reads)) = reader else {
                    return Ok(rows);
                };
                rows.push(one(home, [seeds, fuzzer], name, reads, seconds)?);
            }
        };
        std::thread::scope(|scope| {
            let jobs: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(work)).collect();
            let mut rows = Vec::new();
            for job in jobs {
                rows.extend(job.join().ok().context("a thread was lost")??);
            }
            Ok(rows)
        })
    })?;
    Ok(told(rows, &readers, seconds))
}

/// Compiles what writes seeds, as always, and the fuzzer with its counters.
fn build(context: &Context<'_>, home: &Path) -> Result<(PathBuf, PathBuf)> {
    let cargo = |log: &str, words: &[&str]| -> Result<()> {
        let mut cargo = context.tools.native.command("cargo");
        cargo.current_dir(&context.place.root);
        cargo.args(["build", "--locked", "--package", "fuzz"]);
        if log == "fuzzer" {
            cargo.env("RUSTFLAGS", FLAGS.join(" "));
            cargo.arg("--target-dir").arg(home);
        }
        run::quietly(context.place, log, cargo.args(words))
    };
    let host = context.tools.native.version()?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("the compiler names no host")?;
    cargo("fuzz-seeds", &["--bin", "seeds"])?;
    // With a target named, build scripts go without the flags.
    cargo(
        "fuzzer",
        &[
            "--bin",
            "fuzz",
            "--features",
            "guided",
            "--profile",
            "fuzz",
            "--target",
            host,
        ],
    )?;
    let seeds = context.place.target.join("debug/seeds");
    Ok((seeds, home.join(host).join("fuzz/fuzz")))
}

/// Tries one reader.
fn one(
    home: &Path,
    [seeds, fuzzer]: [&PathBuf; 2],
    name: &str,
    reads: &str,
    seconds: u64,
) -> Result<Row> {
    let (corpus, found) = (home.join("corpus").join(name), home.join("found"));
    fs::create_dir_all(&found)?;
    run::stdout(Command::new(seeds).arg(name).arg(&corpus))?;
    let before = list(&found, name)?;
    let output = Command::new(fuzzer)
        .env("FUZZ_READER", name)
        .arg(&corpus)
        .arg(format!("-artifact_prefix={}/{name}-", found.display()))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!("-timeout={HANG}"))
        .args(["-print_final_stats=1", "-rss_limit_mb=2048"])
        .output()
        .with_context(|| format!("{} cannot be started", fuzzer.display()))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut broken = list(&found, name)?;
    broken.retain(|file| !before.contains(file));
    if broken.is_empty() && !output.status.success() {
        broken.push(run::tail(&said));
    }
    Ok(Row {
        name: name.to_owned(),
        reads: reads.to_owned(),
        inputs: number(&said, "stat::number_of_executed_units:").unwrap_or(0),
        branches: number(&said, "cov:").unwrap_or(0),
        broken,
    })
}

/// The last number behind a word.
fn number(said: &str, word: &str) -> Option<u64> {
    let (_, behind) = said.rsplit_once(word)?;
    behind.split_whitespace().next()?.parse().ok()
}

/// The files that broke a reader.
fn list(found: &Path, name: &str) -> Result<Vec<String>> {
    let files = fs::read_dir(found)?.flatten();
    let of = |file: fs::DirEntry| file.path().display().to_string();
    let mine = files.filter(|file| {
        let file = file.file_name().to_string_lossy().into_owned();
        let rest = file.strip_prefix(name);
        rest.is_some_and(|rest| {
            rest.starts_with("-crash") || rest.starts_with("-timeout") || rest.starts_with("-oom")
        })
    });
    Ok(mine.map(of).collect())
}

fn told(mut rows: Vec<Row>, readers: &[(&str, &str)], seconds: u64) -> Told {
    let place = |row: &Row| readers.iter().position(|(name, _)| *name == row.name);
    rows.sort_by_key(place);
    let all: u64 = rows.iter().map(|row| row.inputs).sum();
    let cells = rows.iter().map(|row| {
        let numbers = [row.inputs, row.branches, row.broken.len() as u64];
        let words = [row.name.clone(), row.reads.clone()];
        words
            .into_iter()
            .chain(numbers.map(|n| n.to_string()))
            .collect()
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let broken = rows.iter().flat_map(|row| {
        let name = &row.name;
        row.broken.iter().map(move |what| format!("{name}: {what}"))
    });
    let found: Vec<String> = broken.collect();
    let text = format!(
        "## Readers\n\n\
         {} readers of what others write, {seconds} seconds each, {AT_A_TIME} at a time; libFuzzer \
         chooses the input by the branches it takes, from the tests' own files on. An input counts \
         as broken where the reader panics, takes more than {HANG} s or 2 GB, or what is promised of \
         it does not hold. Arithmetic that overflows panics here.\n\n{}\n\
         **Inputs: {all}, broken: {}.**",
        rows.len(),
        table(&["reader", "reads", "inputs", "branches", "broken"], &cells),
        found.len(),
    );
    Told { text, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_what_libfuzzer_says() {
        let said = "#12\tNEW    cov: 10 ft: 2\n#40\tDONE   cov: 34 ft: 38\nstat::number_of_executed_units: 41\n";
        assert_eq!(number(said, "cov:"), Some(34));
        assert_eq!(number(said, "stat::number_of_executed_units:"), Some(41));
        assert_eq!(number(said, "oom"), None);
    }

    #[test]
    fn an_input_that_breaks_a_reader_is_named() {
        let row = |name: &str, broken: &[&str]| Row {
            name: name.to_owned(),
            reads: "words".to_owned(),
            inputs: 5,
            branches: 7,
            broken: broken.iter().map(|what| (*what).to_owned()).collect(),
        };
        let readers = [("a", "words"), ("b", "words")];
        let told = told(vec![row("b", &["b-crash-1"]), row("a", &[])], &readers, 9);
        assert_eq!(told.found, ["b: b-crash-1"]);
        assert!(
            told.text
                .contains("| a | words | 5 | 7 | 0 |\n| b | words | 5 | 7 | 1 |")
        );
        assert!(told.text.contains("**Inputs: 10, broken: 1.**"));
    }
}
