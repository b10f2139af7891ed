//! Files that one program reads and another takes over: the same statement, whatever the file is
//! and wherever its chunks end, the same differences, and no panic at bytes that are none.

use super::{desk, planted, read_in};
use crate::support::{lcg::Lcg, parts, rerun, root, text};
use poscheck::amount::compile::compile;
use poscheck::amount::job::{Job, Slot};
use poscheck::amount::ledger::{Ids, Ledger};
use poscheck::amount::reader::{Desk, Statement, Unusable};
use poscheck::amount::reconcile::reconcile;
use poscheck::amount::text::Native;
use std::{fs, rc::Rc};

fn job() -> Job {
    let packed = compile(&text("packs/builtin/amount/layouts.toml")).unwrap();
    Job::new(&packed, Rc::new(Native)).unwrap()
}

/// The parts of a file; none where whoever wants it has to read it.
fn parts(name: &str, bytes: &[u8], chunk: usize) -> Option<Vec<Vec<u8>>> {
    parts::parts(&mut job(), name, bytes, chunk)
}

/// A job that took parts over, and whether all of them were parts.
fn taken(name: &str, size: usize, parts: &[Vec<u8>]) -> (Job, bool) {
    let mut job = job();
    job.begin(0, name, size as u64);
    let all = parts.iter().all(|part| job.take_over(0, part).is_some());
    (job, all)
}

fn handed(name: &str, bytes: &[u8], chunk: usize) -> Option<Job> {
    let parts = parts(name, bytes, chunk)?;
    let (job, all) = taken(name, bytes.len(), &parts);
    assert!(all, "{name}: a part was refused");
    Some(job)
}

/// The statement of a job's file.
fn came(job: &Job) -> Result<&Statement, Unusable> {
    match job.slot(0) {
        Slot::Read(read) => Ok(read),
        Slot::Unusable(why) => Err(*why),
        other => panic!("{other:?}"),
    }
}

/// A statement to the last bit, but for how its names are looked up.
fn told(read: Result<&Statement, Unusable>) -> String {
    let Ok(read) = read else {
        return format!("{read:?}");
    };
    let ledger = &read.ledger;
    let rows: Vec<_> = (0..ledger.len() as u32)
        .map(|row| {
            let ids: Vec<u64> = ledger.ids.iter().map(|i| i.marks[row as usize]).collect();
            let place = (ledger.terminal(row), ledger.batch(row), ledger.trace(row));
            let at = row as usize;
            let rest = (
                ledger.auth.get(at),
                ledger.fee.get(at),
                ledger.last_four(row),
            );
            (
                (
                    ledger.at[at],
                    ledger.amount[at],
                    ledger.when[at],
                    ledger.kind[at],
                ),
                (ids, place, rest, ledger.currency_of(row), ledger.line(row)),
            )
        })
        .collect();
    let ids: Vec<_> = ledger
        .ids
        .iter()
        .map(|i| (&i.name, i.present, i.long, i.rounded))
        .collect();
    let marks: Vec<u64> = (0..=ledger.terminals.bytes.len() as u16)
        .map(|number| ledger.terminals.mark(number))
        .collect();
    format!(
        "{rows:?} {ids:?} {marks:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        ledger.currencies,
        ledger.terminals.bytes,
        ledger.span,
        ledger.timed,
        ledger.lines,
        read.plan,
        read.keeper,
        read.checks,
        read.refused,
        read.records,
        read.wide,
        read.bytes,
        read.samples,
    )
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/cases/amount/files"))
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// A journal that is in two currencies for a while, of terminals that come later, with lines that
/// are no rows.
fn mixed(rows: usize) -> String {
    let row = |n: usize| {
        let code = match n * 4 / rows {
            2 => ["EUR", "JPY"][n % 2],
            _ => "EUR",
        };
        let gap = ["", "\n", "bad,,,,\n"][usize::from(n % 97 == 5) + usize::from(n % 89 == 7)];
        format!(
            "{gap}{:012},2026-04-17 09:{:02}:00,{code},{}.00,{:08}\n",
            152_000_000_000 + n,
            n % 60,
            n % 500 + 1,
            10_000_000 + n / 300,
        )
    };
    "参考号,交易时间,币种,交易金额,终端号\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

#[test]
fn a_file_that_is_handed_over_is_the_one_that_was_read() {
    let desk: Desk = desk();
    let mut files = fixtures();
    let long = mixed(12_000).into_bytes();
    files.push(("gzip.csv".into(), super::files::gzip(&long)));
    files.push(("mixed.csv".into(), long));
    files.push((
        "a.png".into(),
        [b"\x89PNG\r\n\x1A\n", &[0; 300_000][..]].concat(),
    ));
    files.push(("empty.csv".into(), Vec::new()));
    let mut compared = 0;
    for (name, bytes) in &files {
        for chunk in [333, 5_000, 1 << 16, 1 << 21] {
            let Some(got) = handed(name, bytes, chunk) else {
                assert!(bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF]));
                continue;
            };
            let here = read_in(&desk, name, bytes, chunk);
            let (got, here) = (told(came(&got)), told(here.as_ref().map_err(|why| *why)));
            assert_eq!(
                got,
                here,
                "{name} by {chunk}\n{}",
                rerun("amount::handover")
            );
            compared += 1;
        }
    }
    assert!(compared > 3 * files.len(), "{compared} of {}", files.len());
}

#[test]
fn what_two_files_differ_in_is_the_same_whoever_read_them() {
    let desk = desk();
    for (seed, style) in planted::STYLES.into_iter().enumerate() {
        let [first, second] = planted::files(seed as u64 + 3, 4_000, style);
        let here = |bytes: &[u8]| read_in(&desk, "a.csv", bytes, 1 << 16).unwrap();
        let (one, other) = (here(&first), here(&second));
        let away = handed("a.csv", &second, 70_000).unwrap();
        let outcome = |other: &Statement| {
            let outcome = reconcile(&one.ledger, &other.ledger);
            format!("{:?} {:?}", outcome.counts(), outcome.differences())
        };
        assert_eq!(outcome(came(&away).unwrap()), outcome(&other), "{style:?}");
    }
}

/// Bytes that are no part are told, or come to a statement that can be shown and compared.
#[test]
fn bytes_that_are_no_part_of_a_file_are_told_and_nothing_panics() {
    let whole = mixed(700);
    let good = parts("a.csv", whole.as_bytes(), 9_000).unwrap();
    let (mut choose, mut refused, mut came) = (Lcg::new(7), 0, 0);
    for _ in 0..4_000 {
        let mut parts = good.clone();
        let part = choose.below(parts.len());
        let bytes = &mut parts[part];
        match choose.below(4) {
            0 => bytes.truncate(choose.below(bytes.len())),
            1 => bytes.push(0),
            2 => drop(parts.remove(part)),
            _ => {
                let at = choose.below(bytes.len());
                bytes[at] = choose.below(256) as u8;
            }
        }
        let (job, all) = taken("a.csv", whole.len(), &parts);
        refused += u32::from(!all);
        if let Slot::Read(read) = job.slot(0) {
            let outcome = reconcile(&read.ledger, &read.ledger);
            came += u32::from(!outcome.differences().is_empty() || outcome.same_file);
            told(Ok(read));
        }
    }
    assert!(
        refused > 1_000 && came > 100,
        "{refused} refused, {came} came"
    );
}

/// Whoever is given up begins anew in the other program, and what comes of it later is too late.
#[test]
fn a_file_that_did_not_come_is_read_here() {
    let whole = mixed(3_000);
    let parts = parts("a.csv", whole.as_bytes(), 50_000).unwrap();
    let (mut job, _) = taken("a.csv", whole.len(), &parts[..parts.len() / 2]);
    job.begin(0, "a.csv", whole.len() as u64);
    job.push(0, whole.as_bytes());
    job.end(0);
    assert_eq!(job.take_over(0, parts.last().unwrap()), Some(false));
    let here = read_in(&desk(), "a.csv", whole.as_bytes(), 1 << 21);
    assert_eq!(told(came(&job)), told(here.as_ref().map_err(|why| *why)));
}

/// Found by made-up input: whoever hands over may count more than there can be.
#[test]
fn counts_that_cannot_be_overflow_nothing() {
    let ids = |long, rounded| Ids {
        long,
        rounded,
        ..Ids::default()
    };
    assert!(ids(u32::MAX, u32::MAX).destroyed());
    assert!(!ids(u32::MAX, u32::MAX / 2).destroyed());
    assert!(!ids(0, 0).destroyed());
    let far = Ledger {
        lines: vec![(0, u32::MAX), (9, 0)],
        ..Ledger::default()
    };
    assert_eq!((far.line(5), far.line(10)), (u32::MAX, 1));
}
