//! A file that one program reads and another takes over: the parts, as they come or damaged.

#[path = "../../support/parts.rs"]
mod parts;

use crate::statements::{exports, layouts, meets_itself};
use parts::parts;
use poscheck::amount::job::{Job, Slot};
use poscheck::amount::text::Native;
use std::rc::Rc;

/// Bytes of a file after which a part is handed over.
const CHUNK: usize = 1_500;

fn job() -> Job {
    thread_local! {
        static LAYOUTS: Vec<u8> = layouts();
    }
    LAYOUTS.with(|packed| Job::new(packed, Rc::new(Native)).expect("the packed layouts"))
}

/// The parts of the tests' exports, each behind its length.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    exports()
        .iter()
        .filter_map(|file| parts(&mut job(), "a.csv", file, CHUNK))
        .map(|parts| parts.iter().flat_map(|part| framed(part)).collect())
        .collect()
}

fn framed(part: &[u8]) -> Vec<u8> {
    let length = part.len() as u16;
    [&length.to_le_bytes()[..], part].concat()
}

/// Takes parts over until one is refused; what comes to a statement is compared with itself.
pub(crate) fn run(bytes: &[u8]) {
    let mut job = job();
    job.begin(0, "a.csv", bytes.len() as u64);
    let mut rest = bytes;
    while let Some(([low, high], behind)) = rest.split_first_chunk::<2>().map(|(l, r)| (*l, r)) {
        let length = usize::from(u16::from_le_bytes([low, high])).min(behind.len());
        let (part, after) = behind.split_at(length);
        if job.take_over(0, part).is_none() {
            break;
        }
        rest = after;
    }
    let Slot::Read(read) = job.slot(0) else {
        return;
    };
    meets_itself(&read.ledger);
    for row in 0..read.ledger.len() as u32 {
        let _ = (
            read.ledger.terminal(row),
            read.ledger.batch(row),
            read.ledger.trace(row),
            read.ledger.line(row),
            read.ledger.currency_of(row),
            read.ledger.last_four(row),
        );
    }
}
