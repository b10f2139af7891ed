//! What a statement is beside its rows.
//!
//! In: a statement whose rows are gone already. Out: what goes over the wire; and back,
//! with the rows as they arrived, or nothing where the two do not belong together.

use super::{Carried, Wire, carried};
use crate::amount::checks::{Check, Keeper};
use crate::amount::ledger::{Ledger, Names};
use crate::amount::money::Currency;
use crate::amount::plan::Plan;
use crate::amount::reader::{Records, Statement};
use crate::amount::shapes::Name;
use crate::amount::state::Refused;

/// All that is no column of rows.
#[derive(Debug)]
pub(super) struct Rest {
    plan: Plan,
    keeper: Keeper,
    checks: Vec<Check>,
    refused: Vec<Refused>,
    records: Records,
    wide: bool,
    bytes: u64,
    samples: Vec<Vec<String>>,
    /// Of each column of ids: its header, how many are present, long, rounded.
    ids: Vec<(String, (u32, (u32, u32)))>,
    currencies: Vec<Currency>,
    terminals: Vec<Box<[u8]>>,
    span: Option<(u32, u32)>,
    timed: bool,
    lines: Vec<(u32, u32)>,
}

carried!(struct Rest {
    plan, keeper, checks, refused, records, wide, bytes, samples, ids, currencies, terminals,
    span, timed, lines,
});

impl Rest {
    pub(super) fn of(read: Statement) -> Self {
        let ledger = read.ledger;
        let ids = ledger.ids.into_iter();
        Self {
            plan: read.plan,
            keeper: read.keeper,
            checks: read.checks,
            refused: read.refused,
            records: read.records,
            wide: read.wide,
            bytes: read.bytes,
            samples: read.samples,
            ids: ids
                .map(|ids| (ids.name, (ids.present, (ids.long, ids.rounded))))
                .collect(),
            currencies: ledger.currencies,
            terminals: ledger.terminals.bytes,
            span: ledger.span,
            timed: ledger.timed,
            lines: ledger.lines,
        }
    }

    /// The statement with its rows, of which none is of a later terminal than `terminal`; none
    /// where they are not those that it was written with.
    pub(super) fn with(self, mut ledger: Ledger, terminal: u16) -> Option<Statement> {
        ledger.ids.resize_with(self.ids.len(), Default::default);
        let rows = ledger.len();
        for (ids, (name, (present, (long, rounded)))) in ledger.ids.iter_mut().zip(self.ids) {
            if ids.marks.len() != rows {
                return None;
            }
            (ids.name, ids.present, ids.long, ids.rounded) = (name, present, long, rounded);
        }
        ledger.terminals = names(&self.terminals)?;
        ledger.currencies = self.currencies;
        (ledger.span, ledger.timed, ledger.lines) = (self.span, self.timed, self.lines);
        let lines = ledger.lines.is_sorted_by(|a, b| a.0 < b.0)
            && ledger
                .lines
                .last()
                .is_none_or(|(row, _)| (*row as usize) < rows);
        let fits = lines
            && self.records.read == rows as u64
            && usize::from(terminal) <= ledger.terminals.bytes.len()
            && !ledger.currencies.is_empty();
        fits.then_some(Statement {
            plan: self.plan,
            ledger,
            keeper: self.keeper,
            checks: self.checks,
            refused: self.refused,
            records: self.records,
            wide: self.wide,
            bytes: self.bytes,
            samples: self.samples,
        })
    }
}

/// Names by the numbers that they had.
fn names(bytes: &[Box<[u8]>]) -> Option<Names> {
    let mut names = Names::default();
    let in_order = |(at, name): (usize, &Box<[u8]>)| usize::from(names.number(name)) == at + 1;
    bytes.iter().enumerate().all(in_order).then_some(names)
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
