//! A file that one program reads and another takes over, part by part: a second worker reads the
//! second of two large files while the first reads the first.
//!
//! In: the rows that a reader has so far, and at the end the statement. Out: bytes, which an
//! [`Arrival`] puts together again to just the same statement. Rows go on as soon as they are
//! read, so neither of the two ever holds a file's rows twice. Both are the same build, so the
//! bytes need no version; they are checked nevertheless, and such as are none are told apart.
//!
//! Invariant: a statement that was handed over is the one that was read (`amount::handover`).

mod arrival;
mod columns;
mod rest;
mod wire;

pub use arrival::{Arrival, Arrived};
pub(super) use wire::{Carried, Wire, carried};

use super::ledger::Ledger;
use super::reader::{Statement, Unusable};

/// What the first byte of a part says.
const ROWS: u8 = 0;
const END: u8 = 1;
const UNUSABLE: u8 = 2;
const NOTHING_YET: u8 = 3;

/// Bytes of a row, more than nearly every file's has.
const ROOM: usize = 48;

/// The rows of a ledger, which are taken out of it, after so many bytes of the file.
pub(super) fn rows(bytes: u64, ledger: &mut Ledger) -> Vec<u8> {
    // Room at once: bytes that grow in steps move with each.
    let mut part = Vec::with_capacity(ROOM * ledger.amount.len() + 256);
    part.push(ROWS);
    part.extend((bytes as u32).to_le_bytes());
    columns::put(&mut part, ledger);
    part
}

/// Before the first row is known.
pub(super) fn nothing_yet() -> Vec<u8> {
    vec![NOTHING_YET]
}

/// The end of a file: the rows that are left, and all that a statement is beside them.
pub(super) fn end(mut read: Statement) -> Vec<u8> {
    let mut part = vec![END];
    part.extend(0_u32.to_le_bytes());
    columns::put(&mut part, &mut read.ledger);
    Wire::write(part, &mut read)
}

/// Nothing of the file can be read.
pub(super) fn unusable(mut why: Unusable) -> Vec<u8> {
    Wire::write(vec![UNUSABLE], &mut why)
}
