//! File formats that are no tables: bank statements of SWIFT, ISO 20022, OFX and Quicken.
//!
//! In: a whole file. Out: records with the same cells for every one of them, handed to a
//! [`Sink`] in the order of the file, and the balances that stand around them. Damaged entries
//! are handed on with what they have, so that they are refused and counted.

mod mt940;
mod qif;
mod tags;

use super::plan::Plan;
use super::shapes::{Format, Shapes};
use super::text::Encoding;

/// The cells of a record, in order: names of roles.
pub const NAMES: [&str; 7] = [
    "time",
    "amount",
    "currency",
    "id",
    "order",
    "kind",
    "direction",
];

/// One entry of a statement; empty where it does not say it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// Cells in the order of [`NAMES`].
    pub cells: [&'a [u8]; 7],
    /// Where it begins.
    pub at: usize,
}

/// Takes what a file holds.
pub trait Sink {
    /// An entry.
    fn entry(&mut self, entry: &Entry<'_>);
    /// What the account had before the entries that follow, in the words of the file.
    fn opening(&mut self, amount: &[u8], out: bool, currency: &[u8]);
    /// What it has after the entries since.
    fn closing(&mut self, amount: &[u8], out: bool, currency: &[u8]);
}

/// Which format a file's head has, if it is none of cells.
pub fn of(head: &[u8]) -> Option<Format> {
    let start = head
        .iter()
        .position(|b| !b.is_ascii_whitespace() && !matches!(b, 0xEF | 0xBB | 0xBF))?;
    let text = &head[start..];
    let near = &text[..text.len().min(4_000)];
    let has = |needle: &[u8]| {
        near.windows(needle.len())
            .any(|w| w.eq_ignore_ascii_case(needle))
    };
    if text.starts_with(b"!Type:") || text.starts_with(b"!Account") || text.starts_with(b"!Option")
    {
        return Some(Format::Qif);
    }
    if text.starts_with(b"OFXHEADER") || has(b"<OFX>") || has(b"<?OFX") {
        return Some(Format::Ofx);
    }
    if text.starts_with(b"<") && (has(b"camt.05") || has(b"BkToCstmr")) {
        return Some(Format::Camt);
    }
    let swift = has(b":20:") && (has(b":60F:") || has(b":60M:") || has(b":28C:"));
    swift.then_some(Format::Mt940)
}

/// The plan of a format.
pub fn plan(shapes: &Shapes, format: Format, encoding: Encoding) -> Plan {
    let mut plan = Plan::for_format(shapes, format, encoding, &NAMES);
    plan.comma = format == Format::Mt940;
    plan
}

/// Reads a whole file.
pub fn read(format: Format, text: &[u8], sink: &mut dyn Sink) {
    match format {
        Format::Mt940 => mt940::read(text, sink),
        Format::Camt => tags::camt(text, sink),
        Format::Ofx => tags::ofx(text, sink),
        Format::Qif => qif::read(text, sink),
        Format::Delimited | Format::Fixed => {}
    }
}
