//! `poscheck fuzz-statements DIR`: exports with bytes turned, cut off and put together anew.
//!
//! In: a folder of exports. Out: how many damaged ones were read, refused or told apart; every
//! record of each must be counted in one place. A panic is a defect.

#![expect(
    clippy::disallowed_methods,
    reason = "a native tool that times is where a clock is read"
)]

use crate::amount::intake::{Intake, Taken};
use crate::amount::reader::{Desk, Unusable};
use crate::amount::{reconcile, sheets};
use crate::options::Options;
use std::path::PathBuf;
use std::time::Instant;

/// What the command takes.
pub const USAGE: &str = "poscheck fuzz-statements DIR [--runs 100000] [--seed 1]\n";

/// What became of damaged files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files with rows.
    pub read: u64,
    /// Files of which nothing can be read, with a sentence.
    pub told: u64,
    /// Rows read and refused.
    pub rows: u64,
    /// Files with a record that is counted nowhere or twice, or a proof that does not meet.
    pub lost: u64,
    /// The time that the slowest took, reading and comparing, in microseconds.
    pub longest: u64,
}

/// How long a file may take, in microseconds.
const LONGEST: u64 = 1_000_000;

/// Choices that look random: SplitMix64 (Steele et al. 2014).
#[derive(Debug)]
struct Choices(u64);

impl Choices {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        (crate::amount::text::mix(self.0) >> 11) as usize % n.max(1)
    }
}

/// Damages a file in one of several ways.
fn damaged(choices: &mut Choices, files: &[Vec<u8>]) -> Vec<u8> {
    let mut file = files[choices.below(files.len())].clone();
    for _ in 0..=choices.below(4) {
        if file.is_empty() {
            break;
        }
        match choices.below(5) {
            0 => {
                for _ in 0..=choices.below(8) {
                    let at = choices.below(file.len());
                    file[at] = choices.below(256) as u8;
                }
            }
            1 => file.truncate(choices.below(file.len())),
            2 => {
                let from = choices.below(file.len());
                let to = (from + choices.below(400)).min(file.len());
                file.drain(from..to);
            }
            3 => {
                // A piece of another file in the middle of this one.
                let other = &files[choices.below(files.len())];
                let from = choices.below(other.len());
                let to = (from + choices.below(2_000)).min(other.len());
                let at = choices.below(file.len());
                file.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                let marks = [b'"', b',', b'\n', b'\r', b'\t', b'`', b'-', b'E', b'#', 0];
                let at = choices.below(file.len());
                file.insert(at, marks[choices.below(marks.len())]);
            }
        }
    }
    file
}

/// Reads one file in chunks; a workbook by its own reader.
///
/// # Errors
/// Where nothing of it can be read.
pub fn read(desk: &Desk, name: &str, bytes: &[u8], chunk: usize) -> Result<Taken, Unusable> {
    let mut intake = Intake::new(desk, name, Some(bytes.len() as u64));
    bytes
        .chunks(chunk.max(1))
        .try_for_each(|c| intake.push(c))?;
    match intake.finish()? {
        Taken::Sheet(book) => {
            let table = sheets::table(book).ok_or(Unusable::Torn)?;
            let mut intake = Intake::new(desk, name, None);
            intake.push(&table)?;
            intake.finish()
        }
        taken => Ok(taken),
    }
}

/// Reads so many damaged files.
pub fn fuzz(desk: &Desk, files: &[Vec<u8>], runs: u64, seed: u64) -> Tally {
    let (mut tally, mut choices) = (Tally::default(), Choices(seed));
    for _ in 0..runs {
        let file = damaged(&mut choices, files);
        let chunk = 1 + choices.below(5_000);
        let began = Instant::now();
        match read(desk, "damaged.csv", &file, chunk) {
            Ok(Taken::Statement(read)) => {
                tally.read += 1;
                tally.rows += read.records.read + read.records.refused;
                let rows = read.records.read == read.ledger.len() as u64;
                let outcome = reconcile::reconcile(&read.ledger, &read.ledger);
                let meets = outcome.currencies().into_iter().all(|c| {
                    reconcile::lines(&outcome, c, None)
                        .iter()
                        .all(|(_, line)| line.meets())
                });
                tally.lost += u64::from(!(read.records.add_up() && rows && meets));
            }
            Ok(Taken::Sheet(_)) | Err(_) => tally.told += 1,
        }
        let took = began.elapsed().as_micros() as u64;
        tally.longest = tally.longest.max(took);
    }
    tally
}

/// Runs the command.
///
/// # Errors
/// Where a record was lost, or nothing can be read.
pub fn run(words: &[&str], desk: &Desk) -> Result<String, String> {
    let mut options = Options::new(words);
    let runs = options.value("--runs")?.unwrap_or(100_000);
    let seed = options.value("--seed")?.unwrap_or(1);
    let dir = options.rest()?.ok_or(USAGE)?;
    let say = |e: std::io::Error| format!("{dir}: {e}; name a folder of exports\n");
    let entries = std::fs::read_dir(dir).map_err(say)?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().filter_map(|p| std::fs::read(p).ok()).collect();
    let files: Vec<Vec<u8>> = files.into_iter().filter(|f| !f.is_empty()).collect();
    if files.is_empty() {
        return Err(USAGE.to_owned());
    }
    let tally = fuzz(desk, &files, runs, seed);
    let Tally {
        read,
        told,
        rows,
        lost,
        longest,
    } = tally;
    let text = format!(
        "{runs} damaged files: {read} read with {rows} rows, {told} told apart, {lost} with a record lost; the slowest took {longest} µs\n"
    );
    let is_well = lost == 0 && longest <= LONGEST;
    if is_well { Ok(text) } else { Err(text) }
}
