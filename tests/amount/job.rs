//! Files side by side: progress between chunks, a file dropped half-way, three at once.

use crate::support::text;
use poscheck::amount::compile::compile;
use poscheck::amount::job::{Job, Slot};
use poscheck::amount::reader::Unusable;
use poscheck::amount::text::Native;
use std::rc::Rc;

fn job() -> Job {
    let packed = compile(&text("packs/builtin/amount/layouts.toml")).unwrap();
    Job::new(&packed, Rc::new(Native)).unwrap()
}

pub(super) fn rows(count: usize) -> String {
    let line = |n: usize| format!("{:012},2026-04-17 09:00:00,1.00\n", 152_000_000_000 + n);
    "参考号,交易时间,交易金额\n".to_owned() + &(0..count).map(line).collect::<String>()
}

#[test]
fn progress_grows_and_two_files_are_held_against_each_other() {
    let mut job = job();
    for (at, count) in [(0, 20_000), (1, 19_999)] {
        let text = rows(count);
        job.begin(at, "a.csv", text.len() as u64);
        let mut last = 0;
        for chunk in text.as_bytes().chunks(50_000) {
            let rows = job.push(at, chunk).unwrap();
            assert!(rows >= last);
            last = rows;
        }
        assert!(last > count / 2);
        job.end(at);
        assert!(matches!(job.slot(at), Slot::Read(read) if read.ledger.len() == count));
    }
    let outcome = job.reconcile(0, 1).unwrap();
    assert_eq!(outcome.differences().len(), 1);
    assert!(job.reconcile(0, 2).is_none());
}

#[test]
fn a_dropped_file_leaves_nothing_and_its_chunks_fall_on_the_floor() {
    let mut job = job();
    job.begin(0, "a.csv", 100);
    job.push(0, rows(10).as_bytes());
    job.drop_file(0);
    assert_eq!(job.push(0, b"more"), None);
    job.end(0);
    assert!(matches!(job.slot(0), Slot::Empty));
    job.begin(9, "a.csv", 1);
    assert!(matches!(job.slot(9), Slot::Empty));
}

#[test]
fn what_is_no_file_of_rows_is_told_and_what_is_no_layouts_is_refused() {
    let mut job = job();
    job.begin(0, "a.png", 20);
    job.push(0, b"\x89PNG\r\n\x1A\n000000000000");
    job.end(0);
    assert!(matches!(job.slot(0), Slot::Unusable(Unusable::Binary)));
    // A longer one is known before its end, which changes nothing.
    job.begin(1, "a.png", 300_008);
    assert_eq!(
        job.push(1, &[b"\x89PNG\r\n\x1A\n", &[0; 300_000][..]].concat()),
        None
    );
    job.end(1);
    assert!(matches!(job.slot(1), Slot::Unusable(Unusable::Binary)));
    assert!(Job::new(b"\xFF\xFF\xFF", Rc::new(Native)).is_none());
}
