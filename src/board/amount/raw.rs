//! Rows as they stand in their files: what was looked for and found is read again from the place
//! where it begins, for only keys and amounts are kept of a file.
//!
//! In: rows that were found, and some bytes of their files. Out: which bytes are wanted, and each
//! row cell by cell under its header. Of long numbers only the last four digits are shown. Files
//! that came packed or in UTF-16 have no such places, and their rows are not shown.

use super::{Amounts, Drawing};
use crate::amount::job::Slot;
use crate::amount::plan::Plan;
use crate::amount::shapes::Format;
use crate::amount::split;
use crate::amount::text::{Decode, trim};
use crate::i18n::fill;
use crate::present::{Block, Item, Tone};

/// How many differences are shown row by row.
pub(super) const FEW: usize = 3;
/// Digits in a row that may be a card's number.
const LONG: usize = 13;
/// How many cells and how many letters of a cell are shown.
const CELLS: usize = 30;
const LETTERS: usize = 80;

/// A row of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// The file's place on the board.
    pub(super) file: usize,
    /// The row.
    pub(super) row: u32,
}

/// Rows that were found, and what is known of them by now.
#[derive(Debug, Default)]
pub(super) struct Raw {
    rows: Vec<(At, Option<Vec<[String; 2]>>)>,
}

impl Raw {
    /// Other rows were found.
    pub(super) fn find(&mut self, rows: Vec<At>) {
        let known = std::mem::take(&mut self.rows);
        let told = |at: At| {
            known
                .iter()
                .find(|(of, _)| *of == at)
                .and_then(|(_, cells)| cells.clone())
        };
        self.rows = rows.into_iter().map(|at| (at, told(at))).collect();
    }
}

impl Amounts {
    /// The ticket of a file, and the place in it whose bytes are wanted.
    pub fn wants(&self) -> Option<(u32, u32)> {
        let (at, _) = self.raw.rows.iter().find(|(_, cells)| cells.is_none())?;
        let Slot::Read(read) = self.job.as_ref()?.slot(at.file) else {
            return None;
        };
        Some((
            self.places[at.file].ticket,
            *read.ledger.at.get(at.row as usize)?,
        ))
    }

    /// Takes the bytes that were wanted, or as many as there are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let job = self.job.as_ref();
        let Some((at, cells)) = self.raw.rows.iter_mut().find(|(_, cells)| cells.is_none()) else {
            return;
        };
        *cells = Some(match job.map(|job| job.slot(at.file)) {
            Some(Slot::Read(read)) => told(&read.plan, &*self.decode, bytes),
            _ => Vec::new(),
        });
    }

    /// Whether places in a file's rows are places in the file itself.
    pub(super) fn has_places(&self, file: usize) -> bool {
        let slot = self.job.as_ref().map(|job| job.slot(file));
        matches!(slot, Some(Slot::Read(read)) if read.bytes == self.places[file].size
            && read.plan.format == Format::Delimited && !read.wide)
    }
}

/// The cells of the record that the bytes begin with, each with its header.
fn told(plan: &Plan, decode: &dyn Decode, bytes: &[u8]) -> Vec<[String; 2]> {
    let mut cells = Vec::new();
    split::record(plan.cut, bytes, 0, true, &mut cells);
    let text = |(from, to): &(u32, u32)| {
        let cell = trim(&bytes[*from as usize..*to as usize]);
        covered(&decode.text(plan.encoding, cell))
    };
    let name = |at: usize| {
        plan.names
            .get(at)
            .map_or(String::new(), |name| name.shown.clone())
    };
    let cells = cells.iter().take(CELLS).map(text).enumerate();
    cells
        .filter(|(_, text)| !text.is_empty())
        .map(|(at, text)| [name(at), text])
        .collect()
}

/// A text without the first digits of long numbers.
fn covered(text: &str) -> String {
    let letters: Vec<char> = text.chars().take(LETTERS).collect();
    let mut out = String::new();
    let mut rest = &letters[..];
    while !rest.is_empty() {
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits >= LONG {
            out.push('…');
            out.extend(&rest[digits - 4..digits]);
            rest = &rest[digits..];
        } else {
            let some = digits.max(1);
            out.extend(&rest[..some]);
            rest = &rest[some..];
        }
    }
    out
}

impl Drawing<'_> {
    /// The rows that were found, cell by cell.
    pub(super) fn raw(&self) -> Vec<Block> {
        let Some(job) = &self.of.job else {
            return Vec::new();
        };
        let mut blocks = Vec::new();
        for (at, cells) in &self.of.raw.rows {
            let (Slot::Read(read), Some(cells)) = (job.slot(at.file), cells) else {
                continue;
            };
            let values = [
                self.of.places[at.file].name.clone(),
                read.ledger.line(at.row).to_string(),
            ];
            let values = values.each_ref().map(String::as_str);
            blocks.push(Block::heading(&fill(self.words.raw_row, &values)));
            let facts = cells
                .iter()
                .map(|[name, text]| Item::fact(name, text.clone(), Tone::Plain));
            blocks.push(Block::facts(facts.collect()));
        }
        blocks
    }
}
