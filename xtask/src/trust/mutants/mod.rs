//! Part `mutants`: mistakes made on purpose in the rooms that decide, and whether a test notices.
//!
//! In: the project's own code. Out: for each room how many of its mistakes a test caught, and those
//! that none did, each with why that does no harm where somebody has looked at it
//! (`tests/survivors.tsv`). All mistakes are compiled into one [`copy`], each behind a switch
//! ([`place`]); then the tests run once a mistake ([`fates`]), with its number in the environment.

mod copy;
mod fates;
mod place;

use super::{Context, Ready, Told};
use crate::{bench::document::table, place::Place, progress};
use anyhow::{Context as _, Result};
use fates::Fate;
use place::{Mutant, places};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms, and what the names of tests hold that are to notice.
const ROOMS: [(&str, &[&str]); 6] = [
    ("engine", &["engine::", "session::", "advice::"]),
    ("lookup", &["lookup::", "lists::", "fold::"]),
    ("card", &["card::", "board::"]),
    ("receipt", &["receipt::", "board::"]),
    ("software", &["software::"]),
    ("amount", &["amount::", "amounts::"]),
];

/// What is asked where those of the room noticed nothing: tests that go through several rooms.
const BEYOND: &[&str] = &[
    "packs::",
    "trial::",
    "simulate::",
    "worker::",
    "present::",
    "views::",
    "board::",
];

/// Tests that take longer than all others together and go ways that others go as well.
const LEFT_OUT: &[&str] = &[
    "board::whatever_is_typed",
    "files::a_long_file_comes",
    "simulate::a_small_report",
];

/// How many mistakes are tried, quickly; at length all are.
const QUICK: usize = 200;
/// The share that has to be caught, in parts of a hundred.
const CAUGHT: usize = 85;
/// Chooses which mistakes are tried quickly.
const SEED: u64 = 20_261_130;
/// What was looked at: file, what stands there, what stood instead, why no test can notice.
const LOOKED_AT: &str = "tests/survivors.tsv";

/// One mistake and where it is.
struct Chosen {
    n: u32,
    room: usize,
    file: PathBuf,
    mutant: Mutant,
}

/// Makes the mistakes.
pub(super) fn ready<'a>(context: &'a Context<'a>) -> Result<Ready<'a>> {
    let place = context.place;
    let home = place.target.join("mutants");
    let mut all = find(place)?;
    let possible = all.len();
    if !context.long {
        sample(&mut all, QUICK);
    }
    let tests = copy::build(context, &home, &mut all)?;
    Ok(Box::new(move || run(place, &home, &tests, &all, possible)))
}

/// Runs the tests.
fn run(
    place: &Place,
    home: &Path,
    tests: &[PathBuf],
    all: &[Chosen],
    possible: usize,
) -> Result<Told> {
    let fates = progress::timed("tests, once a mistake", || fates::of(home, tests, all))?;
    let looked_at = fs::read_to_string(place.root.join(LOOKED_AT)).unwrap_or_default();
    Ok(told(place, all, &fates, possible, &looked_at))
}

/// Every mistake that can be made, room by room.
fn find(place: &Place) -> Result<Vec<Chosen>> {
    let mut all = Vec::new();
    for (room, (name, _)) in ROOMS.iter().enumerate() {
        for file in files(&place.root.join("src").join(name))? {
            // What packs tables is for authors, and `simulate` judges the engine.
            let path = file.to_string_lossy();
            let apart = ["/compile/", "/compile.rs", "/simulate/", "/command.rs"];
            if apart.iter().any(|part| path.contains(part)) {
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

/// Leaves so many: of every so-and-so-many in a row one, which the seed chooses.
fn sample(all: &mut Vec<Chosen>, count: usize) {
    let whole = all.len();
    if whole <= count {
        return;
    }
    let mut state = SEED;
    let chosen = (0..count).map(|at| {
        let (from, to) = (at * whole / count, (at + 1) * whole / count);
        // The multiplier of Knuth's MMIX; the high bits are the better ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        from + (state >> 33) as usize % (to - from)
    });
    let chosen: Vec<usize> = chosen.collect();
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        chosen.binary_search(&(at - 1)).is_ok()
    });
}

fn told(place: &Place, all: &[Chosen], fates: &[Fate], possible: usize, looked_at: &str) -> Told {
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
    let lines: Vec<(String, bool)> = survivors
        .map(|(chosen, _)| survivor(place, chosen, looked_at))
        .collect();
    let harmless = lines.iter().filter(|(_, harmless)| *harmless).count();
    let list: String = lines.iter().map(|(line, _)| &**line).collect();
    let mut found = Vec::new();
    if noticed * 100 < whole * CAUGHT {
        found.push(format!(
            "of {whole} mistakes {noticed} were caught, {CAUGHT} % at least wanted"
        ));
    }
    let text = format!(
        "## Mutants\n\n\
         Mistakes made on purpose: another sign in a comparison or a sum, a condition turned round, a \
         number one larger. {whole} of {possible} that can be made, each tried by itself against the \
         tests of its room; a test that fails or does not end has caught it.\n\n{}\n\
         **Mistakes: {whole}, caught: {noticed}; of the others {harmless} change nothing that anybody \
         could notice.**\n\nNot caught:\n\n{list}",
        table(&["room", "mistakes", "caught", "share"], &rows),
    );
    Told { text, found }
}

/// A line that says where a mistake is, what it is, and why it does no harm, where that is known.
fn survivor(place: &Place, chosen: &Chosen, looked_at: &str) -> (String, bool) {
    let file = chosen
        .file
        .strip_prefix(&place.root)
        .unwrap_or(&chosen.file);
    let file = file.display().to_string();
    let text = fs::read_to_string(&chosen.file).unwrap_or_default();
    let (was, instead) = chosen.mutant.said(&text);
    let why = looked_at.lines().find_map(|line| {
        let mut cells = line.split('\t');
        let mut same = |cell: &str| cells.next() == Some(cell);
        (same(&file) && same(&was) && same(&instead)).then(|| cells.next())?
    });
    let line = format!(
        "- {file}:{}: `{was}` as `{instead}`{}\n",
        chosen.mutant.line,
        why.map(|why| format!(": {why}")).unwrap_or_default()
    );
    (line, why.is_some())
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
        assert!(all.windows(2).all(|two| two[1].n - two[0].n < 10));
        sample(&mut all, 500);
        assert_eq!(all.len(), 200);
    }

    #[test]
    fn few_that_are_caught_are_a_finding() {
        let all = [chosen(1), chosen(2)];
        let place = Place {
            root: PathBuf::new(),
            target: PathBuf::new(),
            cache: PathBuf::new(),
        };
        let half = told(&place, &all, &[Fate::Caught, Fate::Survived], 9, "");
        assert_eq!(half.found.len(), 1);
        assert!(
            half.text.contains("| all | 2 | 1 | 50.0 % |"),
            "{}",
            half.text
        );
        assert!(half.text.contains("of the others 0 change nothing"));
        // What was looked at is said beside it.
        let known = "src/engine/x.rs\t\t1\tnobody asks";
        let text = told(&place, &all, &[Fate::Caught, Fate::Survived], 9, known).text;
        assert!(text.contains("`` as `1`: nobody asks"), "{text}");
        let both = told(&place, &all, &[Fate::Caught; 2], 9, "");
        assert!(both.found.is_empty());
    }
}
