//! Entries of formats that are no tables, on their way to the ledger.
//!
//! In: entries and balances in the order of the file. Out: rows, refusals, and how many sections
//! close with what they opened with and their entries.

use super::finish::Read;
use super::formats::{Entry, Sink};
use super::money;
use super::row::{Record, Rows};
use super::state::{SAMPLES, State};

/// Takes entries of a format that is no table.
pub(super) struct Feed {
    pub(super) rows: Rows,
    pub(super) state: State,
    pub(super) sum: i128,
    pub(super) opened: Option<i128>,
    pub(super) sections: u64,
    pub(super) held: u64,
}

impl Feed {
    pub(super) fn done(self) -> Read {
        let sections = (self.sections > 0).then_some((self.sections, self.held));
        Read {
            state: self.state,
            rows: self.rows,
            sections,
        }
    }

    fn balance(&self, amount: &[u8], out: bool, currency: &[u8]) -> Option<i128> {
        let digits = money::Currency::read(currency).map_or(2, money::Currency::digits);
        let number = money::number(amount, self.rows.plan.comma).ok()??;
        let money = i128::from(number.money(digits).ok()?.0);
        Some(if out { -money } else { money })
    }
}

impl Sink for Feed {
    fn entry(&mut self, entry: &Entry<'_>) {
        let (mut buf, mut cells) = (Vec::new(), Vec::new());
        for cell in entry.cells {
            let from = buf.len() as u32;
            buf.extend_from_slice(cell);
            cells.push((from, buf.len() as u32));
        }
        self.state.records.all += 1;
        // The line is the entry's number: entries of these formats have no line of their own.
        let line = self.state.records.all as u32;
        let before = self.state.ledger.len();
        let record = Record {
            buf: &buf,
            cells: &cells,
        };
        match self
            .rows
            .read(record, entry.at as u32, &mut self.state.ledger)
        {
            Ok(()) => {
                let came = &self.rows.came;
                self.state.records.read += 1;
                self.state.keeper.add(came);
                self.sum += i128::from(came.amount);
                if self.state.samples.len() < SAMPLES {
                    self.state.samples.push(self.rows.texts(&buf, &cells));
                }
                if self.state.ledger.line(before as u32) != line {
                    self.state.ledger.lines.push((before as u32, line));
                }
            }
            Err(why) => self.state.refuse(line, why),
        }
    }

    fn opening(&mut self, amount: &[u8], out: bool, currency: &[u8]) {
        self.opened = self.balance(amount, out, currency);
        self.sum = 0;
    }

    fn closing(&mut self, amount: &[u8], out: bool, currency: &[u8]) {
        self.sections += 1;
        let closed = self.balance(amount, out, currency);
        let holds = match (self.opened, closed) {
            (Some(opened), Some(closed)) => opened + self.sum == closed,
            _ => false,
        };
        self.held += u64::from(holds);
        // What follows without an opening of its own goes on from here.
        self.opened = closed;
        self.sum = 0;
    }
}
