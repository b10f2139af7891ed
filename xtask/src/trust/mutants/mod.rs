//! Part `mutants`: mistakes made on purpose in the rooms that decide, and whether a test notices.
//!
//! In: the project's own code. Out: for each room how many of its mistakes a test caught, and those
//! that none did, to be looked at. All mistakes are compiled into one copy, each behind a switch
//! ([`place`]); then the tests run once a mistake, with its number in the environment.

mod place;

use super::{Context, Told};
use crate::{bench::document::table, place::Place, progress, run};
use anyhow::{Context as _, Result, bail};
use place::{Mutant, places, switched};
use serde::Deserialize;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

/// The rooms, and what the names of tests begin with that are to notice.
const ROOMS: [(&str, &[&str]); 5] = [
    ("engine", &["engine::", "session::", "advice::"]),
    ("lookup", &["lookup::", "fold::"]),
    ("card", &["card::", "board::"]),
    ("receipt", &["receipt::", "board::"]),
    ("software", &["software::"]),
];

/// How many mistakes are tried, quickly; at length all are.
const QUICK: usize = 200;
/// The share that has to be caught, in parts of a hundred.
const CAUGHT: usize = 85;
/// How many are tried at a time.
const AT_A_TIME: usize = 2;
/// Tenths of a second after which a test counts as hanging, which is noticed.
const PATIENCE: u32 = 900;
/// How often what does not compile is left out.
const ATTEMPTS: usize = 8;

/// Put at the end of the copy's `lib.rs`.
const SWITCH: &str = "
/// Whether a mistake is switched on.
pub fn mutant(n: u32) -> bool {
    static CHOSEN: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    let read = || std::env::var(\"MUTANT\").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    *CHOSEN.get_or_init(read) == n
}
";

/// One mistake and where it is.
struct Chosen {
    n: u32,
    room: usize,
    file: PathBuf,
    mutant: Mutant,
}

/// How a mistake ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Caught,
    Survived,
}

/// Makes the mistakes and runs the tests.
pub(super) fn run(context: &Context<'_>) -> Result<Told> {
    let place = context.place;
    let home = place.target.join("mutants");
    let mut all = progress::timed("places", || find(place))?;
    if !context.long {
        sample(&mut all, QUICK);
    }
    let tests = progress::timed("one copy with all of them", || {
        build(context, &home, &mut all)
    })?;
    let fates = progress::timed("tests, once a mistake", || try_all(&home, &tests, &all))?;
    Ok(told(place, &all, &fates))
}

/// Every mistake that can be made, room by room.
fn find(place: &Place) -> Result<Vec<Chosen>> {
    let mut all = Vec::new();
    for (room, (name, _)) in ROOMS.iter().enumerate() {
        for file in files(&place.root.join("src").join(name))? {
            // What packs tables is for authors, and `simulate` judges the engine.
            let path = file.to_string_lossy();
            if path.contains("/compile/")
                || path.contains("/simulate/")
                || path.ends_with("command.rs")
            {
                continue;
            }
            let text = fs::read_to_string(&file)?;
            let found = places(&text).with_context(|| file.display().to_string())?;
            all.extend(found.into_iter().map(|mutant| Chosen {
                n: 0,
                room,
                file: file.clone(),
                mutant,
            }));
        }
    }
    (1..).zip(&mut all).for_each(|(n, chosen)| chosen.n = n);
    Ok(all)
}

/// All Rust files below a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Leaves so many, spread over all rooms alike: every so-and-so-many-th.
fn sample(all: &mut Vec<Chosen>, count: usize) {
    let whole = all.len();
    let mut at = 0;
    all.retain(|_| {
        let keep = at * count / whole.max(1) != (at + 1) * count / whole.max(1);
        at += 1;
        keep
    });
}

/// A copy of the project with the mistakes in it, compiled; gives the programs of its tests. What
/// does not compile is taken out of the list.
fn build(context: &Context<'_>, home: &Path, all: &mut Vec<Chosen>) -> Result<Vec<PathBuf>> {
    let place = context.place;
    for _ in 0..ATTEMPTS {
        write(place, home, all)?;
        let mut cargo = context.tools.native.command("cargo");
        cargo
            .current_dir(home)
            .env("CARGO_TARGET_DIR", home.join("target"));
        cargo.env("CARGO_INCREMENTAL", "0");
        cargo.args([
            "test",
            "--locked",
            "--no-run",
            "--message-format=json",
            "--package",
            "poscheck",
        ]);
        cargo.args(["--lib", "--test", "house"]);
        let outcome = run::outcome(place, "mutants", &mut cargo)?;
        let messages = messages(&outcome.text);
        if outcome.success {
            return Ok(messages
                .iter()
                .filter_map(|m| m.executable.clone())
                .collect());
        }
        let wrong = refused(home, all, &messages);
        if wrong.is_empty() {
            bail!("the copy does not compile:\n{}", run::tail(&outcome.text));
        }
        all.retain(|chosen| !wrong.contains(&chosen.n));
    }
    bail!("the copy does not compile after {ATTEMPTS} attempts")
}

/// Writes the copy; a file that stays as it is is not touched.
fn write(place: &Place, home: &Path, all: &[Chosen]) -> Result<()> {
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "index.html",
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
    ] {
        put(&home.join(name), fs::read(place.root.join(name))?)?;
    }
    for name in ["src", "tests", "packs", "styles", "xtask", "docs"] {
        mirror(&place.root.join(name), &home.join(name))?;
    }
    let lib = fs::read_to_string(place.root.join("src/lib.rs"))? + SWITCH;
    put(&home.join("src/lib.rs"), lib.into_bytes())?;
    let mut of: Vec<&PathBuf> = all.iter().map(|chosen| &chosen.file).collect();
    of.dedup();
    for file in of {
        let mine = all.iter().filter(|chosen| chosen.file == *file);
        let mine: Vec<(u32, &Mutant)> = mine.map(|c| (c.n, &c.mutant)).collect();
        let text = switched(&fs::read_to_string(file)?, &mine);
        put(
            &home.join(file.strip_prefix(&place.root)?),
            text.into_bytes(),
        )?;
    }
    Ok(())
}

fn mirror(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            if !matches!(entry.file_name().to_str(), Some("node_modules" | "target")) {
                mirror(&path, &there)?;
            }
        } else {
            put(&there, fs::read(path)?)?;
        }
    }
    Ok(())
}

fn put(file: &Path, bytes: Vec<u8>) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

/// A line of what cargo prints.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
    message: Option<Diagnosis>,
}

#[derive(Deserialize)]
struct Diagnosis {
    level: String,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    byte_start: usize,
    byte_end: usize,
}

fn messages(text: &str) -> Vec<Message> {
    let lines = text.lines().filter(|line| line.starts_with('{'));
    lines
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// The mistakes that the compiler refuses: those whose switch an error lies in, or beside.
fn refused(home: &Path, all: &[Chosen], messages: &[Message]) -> BTreeSet<u32> {
    let errors = messages.iter().filter_map(|m| m.message.as_ref());
    let errors = errors.filter(|diagnosis| diagnosis.level == "error");
    let mut wrong = BTreeSet::new();
    for span in errors.flat_map(|diagnosis| &diagnosis.spans) {
        let Ok(text) = fs::read_to_string(home.join(&span.file_name)) else {
            continue;
        };
        // The switch that begins last before the error's end, and whatever switches lie in it.
        let numbers = |part: &str| -> Vec<u32> {
            let parts = part.split("crate::mutant(").skip(1);
            parts
                .filter_map(|rest| rest.split(')').next()?.parse().ok())
                .collect()
        };
        let end = span.byte_end.min(text.len());
        let before = text.get(..end).map(numbers).unwrap_or_default();
        wrong.extend(before.last());
        let inside = text.get(span.byte_start..end).map(numbers);
        wrong.extend(inside.unwrap_or_default());
    }
    wrong.retain(|n| all.iter().any(|chosen| chosen.n == *n));
    wrong
}

/// Runs the tests once for each mistake.
fn try_all(home: &Path, tests: &[PathBuf], all: &[Chosen]) -> Result<Vec<Fate>> {
    let next = Mutex::new(0..all.len());
    let work = || -> Result<Vec<(usize, Fate)>> {
        let mut fates = Vec::new();
        loop {
            let at = next.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(at) = at else { return Ok(fates) };
            fates.push((at, fate(home, tests, &all[at])?));
        }
    };
    let mut fates = vec![Fate::Survived; all.len()];
    let done: Result<Vec<_>> = thread::scope(|scope| {
        let jobs: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(work)).collect();
        let mut done = Vec::new();
        for job in jobs {
            done.extend(job.join().ok().context("a thread was lost")??);
        }
        Ok(done)
    });
    for (at, fate) in done? {
        fates[at] = fate;
    }
    Ok(fates)
}

/// Whether a test fails, or does not end, with this mistake.
fn fate(home: &Path, tests: &[PathBuf], chosen: &Chosen) -> Result<Fate> {
    for program in tests {
        let mut test = Command::new(program);
        test.current_dir(home).env("MUTANT", chosen.n.to_string());
        test.env("CARGO_MANIFEST_DIR", home)
            .env("RUST_BACKTRACE", "0");
        test.arg("--quiet").args(ROOMS[chosen.room].1);
        test.stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut running = test
            .spawn()
            .with_context(|| program.display().to_string())?;
        let mut waited = 0;
        let passed = loop {
            if let Some(status) = running.try_wait()? {
                break status.success();
            }
            if waited == PATIENCE {
                running.kill()?;
                running.wait()?;
                break false;
            }
            waited += 1;
            thread::sleep(Duration::from_millis(100));
        };
        if !passed {
            return Ok(Fate::Caught);
        }
    }
    Ok(Fate::Survived)
}

fn told(place: &Place, all: &[Chosen], fates: &[Fate]) -> Told {
    let caught = |room: Option<usize>| {
        let both = all.iter().zip(fates);
        let both = both.filter(|(chosen, _)| room.is_none_or(|room| chosen.room == room));
        let (mut whole, mut caught) = (0, 0);
        for (_, fate) in both {
            whole += 1;
            caught += usize::from(*fate == Fate::Caught);
        }
        (whole, caught)
    };
    let row = |name: &str, (whole, caught): (usize, usize)| {
        let share = format!("{:.1} %", caught as f64 * 100.0 / whole.max(1) as f64);
        vec![
            name.to_owned(),
            whole.to_string(),
            caught.to_string(),
            share,
        ]
    };
    let rooms = ROOMS.iter().enumerate();
    let mut rows: Vec<Vec<String>> = rooms
        .map(|(at, (name, _))| row(name, caught(Some(at))))
        .collect();
    let (whole, noticed) = caught(None);
    rows.push(row("all", (whole, noticed)));
    let survivors = all
        .iter()
        .zip(fates)
        .filter(|(_, fate)| **fate == Fate::Survived);
    let list: String = survivors
        .map(|(chosen, _)| survivor(place, chosen))
        .collect();
    let mut found = Vec::new();
    if noticed * 100 < whole * CAUGHT {
        found.push(format!(
            "of {whole} mistakes {noticed} were caught, {CAUGHT} % at least wanted"
        ));
    }
    let text = format!(
        "## Mutants\n\n\
         Mistakes made on purpose: another sign in a comparison or a sum, a condition turned round, a \
         number one larger. Each is tried by itself against the tests of its room; a test that fails or \
         does not end has caught it.\n\n{}\n\
         Not caught:\n\n{list}",
        table(&["room", "mistakes", "caught", "share"], &rows),
    );
    Told { text, found }
}

/// A line that says where a mistake is, and what it is.
fn survivor(place: &Place, chosen: &Chosen) -> String {
    let file = chosen
        .file
        .strip_prefix(&place.root)
        .unwrap_or(&chosen.file);
    let text = fs::read_to_string(&chosen.file).unwrap_or_default();
    let short = |part: Option<&str>| {
        part.unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let was = short(text.get(chosen.mutant.at.clone()));
    let instead = match &chosen.mutant.instead {
        place::Change::Sign(_, other) => (*other).to_owned(),
        place::Change::Whole(other) => short(Some(other)),
    };
    let was: String = was.chars().take(80).collect();
    format!(
        "- {}:{}: `{was}`, `{instead}`\n",
        file.display(),
        chosen.mutant.line
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(n: u32) -> Chosen {
        Chosen {
            n,
            room: 0,
            file: PathBuf::from("src/engine/x.rs"),
            mutant: Mutant {
                at: 0..1,
                line: 1,
                instead: place::Change::Whole("1".to_owned()),
            },
        }
    }

    #[test]
    fn a_sample_has_its_size_and_is_spread() {
        let mut all: Vec<Chosen> = (1..=1_000).map(chosen).collect();
        sample(&mut all, 200);
        assert_eq!(all.len(), 200);
        assert!(all.windows(2).all(|two| two[1].n - two[0].n <= 5));
        sample(&mut all, 500);
        assert_eq!(all.len(), 200);
    }

    #[test]
    fn what_the_compiler_refuses_is_known_by_its_switch() {
        let line = r#"{"reason":"compiler-message","message":{"level":"error","spans":[{"file_name":"x.rs","byte_start":2,"byte_end":30}]}}"#;
        let read = messages(line);
        assert_eq!(read.len(), 1);
        assert!(refused(Path::new("/nowhere"), &[chosen(1)], &read).is_empty());
    }

    #[test]
    fn few_that_are_caught_are_a_finding() {
        let all = [chosen(1), chosen(2)];
        let place = Place {
            root: PathBuf::new(),
            target: PathBuf::new(),
            cache: PathBuf::new(),
        };
        let half = told(&place, &all, &[Fate::Caught, Fate::Survived]);
        assert_eq!(half.found.len(), 1);
        assert!(
            half.text.contains("| all | 2 | 1 | 50.0 % |"),
            "{}",
            half.text
        );
        assert!(told(&place, &all, &[Fate::Caught; 2]).found.is_empty());
    }
}
