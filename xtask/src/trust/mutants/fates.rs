//! Whether a test notices a mistake.
//!
//! In: the programs of the copy's tests, and the mistakes. Out: a [`Fate`] each. What is known
//! already is kept in a file beside the copy, for as long as the programs are the same, so that a
//! run that was cut off goes on where it was.

use super::{BEYOND, Chosen, LEFT_OUT, ROOMS};
use crate::{progress::Stopwatch, run};
use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

/// How many are tried at a time.
const AT_A_TIME: usize = 2;
/// A test hangs that takes so many times as long as without a mistake.
const PATIENCE: u32 = 6;
/// What is waited for at least.
const LEAST: Duration = Duration::from_secs(10);
/// What is waited for where nothing is known yet.
const MOST: Duration = Duration::from_secs(300);

/// How a mistake ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Caught,
    Survived,
}

/// Runs the tests once for each mistake, after they passed without one: first those that meet it,
/// then, as a value may be kept for others, all of its room and beyond. What none meets survives.
pub(super) fn of(home: &Path, tests: &[PathBuf], all: &[Chosen]) -> Result<Vec<Fate>> {
    let rooms = ROOMS.iter().map(|(_, names)| *names).chain([BEYOND]);
    let rooms: Vec<&[&str]> = rooms.collect();
    let runs = Runs { home, tests };
    let file = home.join("met");
    let (mut patience, mut met, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for names in &rooms {
        let tests = runs.list(names)?;
        fs::write(&file, "")?;
        let begun = Stopwatch::start();
        if runs.fate(0, Some(&file), &tests, MOST)? == Fate::Caught {
            let (names, home) = (names.join(" "), home.display());
            bail!("without a mistake fails, in {home}: cargo test --package poscheck -- {names}");
        }
        patience.push(LEAST.max(begun.elapsed().0 * PATIENCE));
        whole.push(tests);
        met.push(meetings(&fs::read_to_string(&file)?));
    }
    let kept = Kept::open(home, tests)?;
    let next = Mutex::new(0..all.len());
    let work = || -> Result<()> {
        loop {
            let at = next.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(chosen) = at.and_then(|at| all.get(at)) else {
                return Ok(());
            };
            if kept.fate(chosen.n).is_some() {
                continue;
            }
            let asked = [chosen.room, ROOMS.len()];
            let first = asked.iter().map(|at| (*at, true));
            let mut came = Fate::Survived;
            for (at, meets) in first.chain(asked.iter().map(|at| (*at, false))) {
                let Some(tests) = met[at].get(&chosen.n) else {
                    continue;
                };
                let names = whole[at]
                    .iter()
                    .filter(|name| tests.contains(*name) == meets);
                let names: Vec<String> = names.cloned().collect();
                if came == Fate::Survived && !names.is_empty() {
                    came = runs.fate(chosen.n, None, &names, patience[at])?;
                }
            }
            kept.keep(chosen.n, came)?;
        }
    };
    thread::scope(|scope| {
        let jobs: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(work)).collect();
        jobs.into_iter()
            .try_for_each(|job| job.join().ok().context("a thread was lost")?)
    })?;
    let fates = all.iter().map(|chosen| kept.fate(chosen.n));
    fates.map(|fate| fate.context("no fate")).collect()
}

/// Which tests meet which mistake.
fn meetings(lines: &str) -> BTreeMap<u32, BTreeSet<String>> {
    let mut met: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for (n, test) in lines.lines().filter_map(|line| line.split_once(' ')) {
        if let Ok(n) = n.parse() {
            met.entry(n).or_default().insert(test.to_owned());
        }
    }
    met
}

/// The programs of the copy's tests, and where they run.
struct Runs<'a> {
    home: &'a Path,
    tests: &'a [PathBuf],
}

impl Runs<'_> {
    /// The tests whose names hold one of these.
    fn list(&self, names: &[&str]) -> Result<Vec<String>> {
        let mut all = Vec::new();
        for program in self.tests {
            let mut list = Command::new(program);
            list.current_dir(self.home).arg("--list").args(names);
            list.args(LEFT_OUT.iter().flat_map(|name| ["--skip", name]));
            let listed = run::stdout(&mut list)?;
            let tests = listed
                .lines()
                .filter_map(|line| line.strip_suffix(": test"));
            all.extend(tests.map(str::to_owned));
        }
        Ok(all)
    }

    /// Whether a test fails, or does not end, with this mistake.
    fn fate(
        &self,
        n: u32,
        met: Option<&Path>,
        names: &[String],
        patience: Duration,
    ) -> Result<Fate> {
        for program in self.tests {
            let mut test = Command::new(program);
            test.current_dir(self.home).env("MUTANT", n.to_string());
            test.env("CARGO_MANIFEST_DIR", self.home)
                .env("RUST_BACKTRACE", "0");
            test.envs(met.map(|file| ("MET", file)));
            test.args(["--quiet", "--exact"]).args(names);
            test.stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let begun = Stopwatch::start();
            let mut running = test
                .spawn()
                .with_context(|| program.display().to_string())?;
            let passed = loop {
                if let Some(status) = running.try_wait()? {
                    break status.success();
                }
                if begun.elapsed().0 > patience {
                    running.kill()?;
                    running.wait()?;
                    break false;
                }
                thread::sleep(Duration::from_millis(20));
            };
            if !passed {
                return Ok(Fate::Caught);
            }
        }
        Ok(Fate::Survived)
    }
}

/// The fates that are known, and the file that keeps them.
struct Kept {
    file: PathBuf,
    known: Mutex<BTreeMap<u32, Fate>>,
}

impl Kept {
    /// What an earlier run of the same programs found.
    fn open(home: &Path, tests: &[PathBuf]) -> Result<Self> {
        let mut sum = Sha256::new();
        for program in tests {
            sum.update(fs::read(program)?);
        }
        // With other tests, other mistakes are caught.
        sum.update(format!("{ROOMS:?} {BEYOND:?} {LEFT_OUT:?}"));
        let sum = sum.finalize().into_iter().map(|byte| format!("{byte:02x}"));
        Self::read(home.join("fates"), &sum.collect::<String>())
    }

    fn read(file: PathBuf, sum: &str) -> Result<Self> {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let mut known = BTreeMap::new();
        match text.split_once('\n') {
            Some((head, lines)) if head == sum => {
                for (n, fate) in lines.lines().filter_map(|line| line.split_once(' ')) {
                    let fate = match fate {
                        "caught" => Fate::Caught,
                        "survived" => Fate::Survived,
                        // The line at which an earlier run was cut off.
                        _ => continue,
                    };
                    known.extend(n.parse().ok().map(|n: u32| (n, fate)));
                }
            }
            _ => fs::write(&file, format!("{sum}\n"))?,
        }
        let known = Mutex::new(known);
        Ok(Self { file, known })
    }

    fn fate(&self, n: u32) -> Option<Fate> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&n).copied()
    }

    fn keep(&self, n: u32, fate: Fate) -> Result<()> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(n, fate);
        let word = match fate {
            Fate::Caught => "caught",
            Fate::Survived => "survived",
        };
        let mut file = fs::OpenOptions::new().append(true).open(&self.file)?;
        Ok(file.write_all(format!("{n} {word}\n").as_bytes())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_known_by_what_they_meet() {
        let met = meetings("3 engine::a\n4 engine::a\n3 engine::b\n3 engine::a\nx y\n");
        let of = |n: u32| met[&n].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(
            (of(3), of(4)),
            (vec!["engine::a", "engine::b"], vec!["engine::a"])
        );
    }

    #[test]
    fn a_run_that_was_cut_off_goes_on_and_another_program_begins_anew() {
        let file = std::env::temp_dir().join(format!("poscheck-fates-{}", std::process::id()));
        let first = Kept::read(file.clone(), "abc").unwrap();
        assert_eq!(first.fate(7), None);
        first.keep(7, Fate::Caught).unwrap();
        first.keep(8, Fate::Survived).unwrap();
        let mut cut = fs::read_to_string(&file).unwrap();
        cut.push_str("9 cau");
        fs::write(&file, cut).unwrap();
        let again = Kept::read(file.clone(), "abc").unwrap();
        let fates = [7, 8, 9].map(|n| again.fate(n));
        assert_eq!(fates, [Some(Fate::Caught), Some(Fate::Survived), None]);
        let other = Kept::read(file.clone(), "def").unwrap();
        assert_eq!(other.fate(7), None);
        fs::remove_file(file).unwrap();
    }
}
