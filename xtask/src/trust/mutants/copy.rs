//! A copy of the project with all mistakes in it, compiled.
//!
//! In: the mistakes. Out: the programs of the copy's tests; what the compiler refuses is taken out
//! of the list.

use super::Chosen;
use super::place::{Mutant, switched};
use crate::trust::Context;
use crate::{place::Place, run};
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// How often what does not compile is left out.
const ATTEMPTS: usize = 8;

/// Put at the end of the copy's `lib.rs`, without what it says of itself.
const SWITCH: &str = include_str!("switch.rs");

/// A copy of the project with the mistakes in it, compiled; gives the programs of its tests. What
/// does not compile is taken out of the list.
pub(super) fn build(
    context: &Context<'_>,
    home: &Path,
    all: &mut Vec<Chosen>,
) -> Result<Vec<PathBuf>> {
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
            return Ok(programs(&messages));
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
    for name in [
        "src", "tests", "packs", "styles", "xtask", "docs", "examples", "demo",
    ] {
        mirror(&place.root.join(name), &home.join(name))?;
    }
    let switch = SWITCH.lines().filter(|line| !line.starts_with("//!"));
    let switch = switch.collect::<Vec<_>>().join("\n");
    let lib = fs::read_to_string(place.root.join("src/lib.rs"))? + &switch;
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

/// Copies a folder; what an earlier copy has and this one does not is removed.
fn mirror(from: &Path, to: &Path) -> Result<()> {
    for old in fs::read_dir(to).into_iter().flatten().flatten() {
        if !from.join(old.file_name()).exists() {
            match old.path().is_dir() {
                true => fs::remove_dir_all(old.path())?,
                false => fs::remove_file(old.path())?,
            }
        }
    }
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
    profile: Option<Profile>,
    message: Option<Diagnosis>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
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

/// The programs of tests: the command that they start is among what was compiled, and is none.
fn programs(messages: &[Message]) -> Vec<PathBuf> {
    let is_test = |message: &&Message| message.profile.as_ref().is_some_and(|of| of.test);
    let tests = messages.iter().filter(is_test);
    tests.filter_map(|test| test.executable.clone()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::mutants::place::Change;

    #[test]
    fn a_program_that_is_no_test_catches_nothing() {
        let lines = "{\"executable\":\"/a/house\",\"profile\":{\"test\":true}}\n\
            {\"executable\":\"/a/poscheck\",\"profile\":{\"test\":false}}\n\
            {\"executable\":null,\"profile\":{\"test\":true}}";
        assert_eq!(programs(&messages(lines)), [PathBuf::from("/a/house")]);
    }

    #[test]
    fn what_the_compiler_refuses_is_known_by_its_switch() {
        let line = r#"{"reason":"compiler-message","message":{"level":"error","spans":[{"file_name":"x.rs","byte_start":2,"byte_end":30}]}}"#;
        let all = [Chosen {
            n: 1,
            room: 0,
            file: PathBuf::from("src/engine/x.rs"),
            mutant: Mutant {
                at: 0..1,
                line: 1,
                instead: Change::Whole("1".to_owned()),
            },
        }];
        let read = messages(line);
        assert_eq!(read.len(), 1);
        assert!(refused(Path::new("/nowhere"), &all, &read).is_empty());
    }
}
