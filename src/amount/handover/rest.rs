//! What a statement is beside its columns of rows.
//!
//! In: a statement whose rows are gone already, or one whose rows arrived and that is blank else.
//! Out: what goes over the wire, or what came over it.

use super::{Carried, Wire, carried};
use crate::amount::ledger::{Ids, Ledger, Names};
use crate::amount::money::Currency;
use crate::amount::reader::Statement;
use crate::amount::shapes::Name;

carried!(struct Statement {
    plan, ledger, keeper, checks, refused, records, wide, bytes, samples,
});

impl Carried for Ledger {
    fn blank() -> Self {
        Self::default()
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        self.ids.carry(wire);
        self.currencies.carry(wire);
        self.terminals.carry(wire);
        self.span.carry(wire);
        self.timed.carry(wire);
        self.lines.carry(wire);
    }
}

impl Carried for Ids {
    fn blank() -> Self {
        Self::default()
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        self.name.carry(wire);
        self.present.carry(wire);
        self.long.carry(wire);
        self.rounded.carry(wire);
    }
}

impl Carried for Names {
    fn blank() -> Self {
        Self::default()
    }

    /// As they stand in the file: each keeps the number that it had.
    fn carry(&mut self, wire: &mut Wire<'_>) {
        self.bytes.carry(wire);
        let bytes = std::mem::take(self).bytes;
        for (at, name) in bytes.iter().enumerate() {
            wire.holds(usize::from(self.number(name)) == at + 1);
        }
    }
}

impl Carried for Currency {
    fn blank() -> Self {
        Self::CNY
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        self.0.iter_mut().for_each(|letter| letter.carry(wire));
    }
}

impl Carried for Name {
    fn blank() -> Self {
        Self::default()
    }

    /// As it is shown: all else follows from that.
    fn carry(&mut self, wire: &mut Wire<'_>) {
        self.shown.carry(wire);
        *self = Self::of(&self.shown);
    }
}

/// Whether what came over the wire belongs to the rows that arrived, of which none is of a later
/// terminal than `terminal`.
pub(super) fn fits(read: &Statement, terminal: u16) -> bool {
    let ledger = &read.ledger;
    let rows = ledger.len();
    ledger.ids.iter().all(|ids| ids.marks.len() == rows)
        && ledger.lines.is_sorted_by(|a, b| a.0 < b.0)
        && ledger
            .lines
            .last()
            .is_none_or(|(row, _)| (*row as usize) < rows)
        && read.records.read == rows as u64
        && usize::from(terminal) <= ledger.terminals.bytes.len()
        && !ledger.currencies.is_empty()
}
