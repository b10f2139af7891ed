//! No quadratic surprises: eight times the input is about eight times the work.
//!
//! What is measured is the processor's time of the one thread, which other programs do not add
//! to. Each reader meets its own seeds and single pieces, each over and over.

#[path = "../../support/worked.rs"]
mod worked;

use fuzz::TARGETS;
use std::time::Duration;
use worked::worked;

/// The shorter input in bytes, and how many times as long the longer one is.
const SHORT: usize = 8 * 1024;
const TIMES: usize = 8;
/// How many times the work the longer one may be: linear is 8, squared is 64.
const MOST: u32 = 24;
/// What the shorter one counts for at least: below, the clock is too coarse.
const LEAST: Duration = Duration::from_millis(4);

/// What is put one behind the other.
const PIECES: [&[u8]; 16] = [
    b"4",
    b" ",
    b"\n",
    b"a",
    b"\"",
    b"[",
    b"{\"a\":",
    b"(",
    b",",
    b"=",
    b"<a>",
    b"7080",
    b"4111 1111\n",
    b"a = { b = [\n",
    "余额".as_bytes(),
    b"\0",
];

/// The least time of a few runs.
fn takes(run: fn(&[u8]), input: &[u8]) -> Duration {
    let once = || {
        let begun = worked();
        run(input);
        worked() - begun
    };
    // What is long already is measured well enough by one run.
    let first = once();
    if first > Duration::from_millis(500) {
        return first;
    }
    (0..2).map(|_| once()).fold(first, Duration::min)
}

/// The input that grows out of proportion, and by how much; none where none does.
fn surprise(seeds: &[Vec<u8>], run: fn(&[u8])) -> Option<String> {
    run(&seeds[0]);
    let own = seeds.iter().take(6).map(|seed| &seed[seed.len().min(1)..]);
    let pieces = own.chain(PIECES).filter(|piece| !piece.is_empty());
    pieces.into_iter().find_map(|piece| {
        let long = |length: usize| -> Vec<u8> {
            // The first byte says to many readers what the rest is.
            let rest = piece.iter().cycle().take(length);
            seeds[0].iter().take(1).chain(rest).copied().collect()
        };
        let whole = takes(run, &long(SHORT * TIMES));
        if whole < LEAST * MOST {
            return None;
        }
        let part = takes(run, &long(SHORT)).max(LEAST);
        (whole > part * MOST).then(|| {
            let shown: String = String::from_utf8_lossy(piece).chars().take(40).collect();
            format!("{shown:?} over and over: {part:?}, {TIMES} times as long {whole:?}")
        })
    })
}

#[test]
fn no_reader_takes_out_of_proportion_longer_for_more() {
    std::thread::scope(|scope| {
        let jobs = TARGETS.each_ref().map(|target| {
            let found = scope.spawn(|| surprise(&(target.seeds)(), target.run));
            (target.name, found)
        });
        let found = jobs.map(|(name, job)| (name, job.join().expect("a reader panics")));
        let wrong: Vec<_> = found.iter().filter(|(_, what)| what.is_some()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn a_reader_that_looks_back_at_all_it_has_read_is_caught() {
    let looks_back = |bytes: &[u8]| {
        let ahead = |at: usize| bytes[..at].iter().filter(|b| **b == bytes[at]).count();
        std::hint::black_box((0..bytes.len()).map(ahead).max());
    };
    assert!(surprise(&[b"ab".to_vec()], looks_back).is_some());
    let looks_once = |bytes: &[u8]| {
        std::hint::black_box(bytes.iter().filter(|b| **b == 7).count());
    };
    assert_eq!(surprise(&[b"ab".to_vec()], looks_once), None);
}
