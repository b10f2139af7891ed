//! Amounts: exports read to the last fen, held against each other; one sale; the cash drawer.
//!
//! Fixtures are in `cases/amount/`: small exports made for the tests, and what is expected of
//! them in `files.tsv`. What is expected of real exports that lie elsewhere is in `shared.tsv`,
//! which `poscheck conformance` reads.

mod chance;
mod drawer;
mod edges;
mod files;
mod fuzz;
mod handover;
mod job;
mod journals;
mod numbers;
mod odd;
mod planted;
mod said;
mod sale;
mod tiers;
mod told;

use crate::support::text;
use poscheck::amount::compile;
use poscheck::amount::intake::{Intake, Taken};
use poscheck::amount::reader::{Desk, Statement, Unusable};
use poscheck::amount::shapes::Shapes;
use poscheck::amount::text::Native;
use std::rc::Rc;

/// What reads exports, by the built-in pack's layouts.
fn desk() -> Desk {
    let packed = compile::compile(&text("packs/builtin/amount/layouts.toml")).unwrap();
    Desk {
        shapes: Rc::new(Shapes::load(&packed).unwrap()),
        decode: Rc::new(Native),
    }
}

/// Takes a file in chunks.
fn taken(desk: &Desk, name: &str, bytes: &[u8], chunk: usize) -> Result<Taken, Unusable> {
    let mut intake = Intake::new(desk, name, Some(bytes.len() as u64));
    bytes.chunks(chunk).try_for_each(|c| intake.push(c))?;
    intake.finish()
}

/// Reads a file in chunks.
fn read_in(desk: &Desk, name: &str, bytes: &[u8], chunk: usize) -> Result<Statement, Unusable> {
    match taken(desk, name, bytes, chunk)? {
        Taken::Statement(read) => Ok(*read),
        Taken::Sheet(_) => Err(Unusable::Spreadsheet),
    }
}

/// Reads a text.
fn read(desk: &Desk, text: &str) -> Statement {
    read_in(desk, "test.csv", text.as_bytes(), 1 << 16).unwrap()
}
