//! A file that another program reads, as its parts arrive.
//!
//! In: parts in their order. Out: how many rows there are so far, and at the end what reading the
//! file here would have given. Parts that are none end it; then the file is to be read here.

use super::columns::{number, take};
use super::rest::fits;
use super::{Carried, END, NOTHING_YET, ROWS, UNUSABLE, Wire};
use crate::amount::ledger::Ledger;
use crate::amount::reader::{Statement, Unusable, room};
use crate::amount::shapes::Shapes;

/// What the parts come to so far.
#[derive(Debug)]
pub enum Arrived {
    /// Rows, and more is on its way.
    Rows,
    /// The whole file.
    All(Box<Statement>),
    /// Nothing of it can be read.
    Unusable(Unusable),
    /// The bytes are no part of a file.
    Nothing,
}

/// Puts a file together.
#[derive(Debug, Default)]
pub struct Arrival {
    ledger: Ledger,
    /// The last of its terminals, by number.
    terminal: u16,
    has_room: bool,
}

impl Arrival {
    /// How many rows arrived.
    pub fn rows(&self) -> usize {
        self.ledger.len()
    }

    /// Takes the next part of a file of a size.
    pub fn take(&mut self, part: &[u8], size: u64, shapes: &Shapes) -> Arrived {
        self.arrived(part, size, shapes).unwrap_or(Arrived::Nothing)
    }

    fn arrived(&mut self, part: &[u8], size: u64, shapes: &Shapes) -> Option<Arrived> {
        let (what, mut part) = part.split_first()?;
        match *what {
            ROWS => {
                let read = number(&mut part)?;
                self.put(&mut part)?;
                if !self.has_room && self.rows() > 500 {
                    self.has_room = true;
                    self.ledger
                        .reserve(room(size, u64::from(read), self.rows()));
                }
                part.is_empty().then_some(Arrived::Rows)
            }
            END => {
                number(&mut part)?;
                self.put(&mut part)?;
                let mut read = Statement::blank();
                read.ledger = std::mem::take(&mut self.ledger);
                let read = Wire::read(part, read)?;
                // A layout is told by its number.
                let known = |at: usize| at < shapes.layouts.len();
                let known = read.plan.layout.is_none_or(known);
                (known && fits(&read, self.terminal)).then(|| Arrived::All(Box::new(read)))
            }
            UNUSABLE => Wire::read(part, Unusable::blank()).map(Arrived::Unusable),
            NOTHING_YET => part.is_empty().then_some(Arrived::Rows),
            _ => None,
        }
    }

    fn put(&mut self, part: &mut &[u8]) -> Option<()> {
        let had = self.ledger.place.len();
        take(part, &mut self.ledger)?;
        let terminals = self.ledger.place[had..].iter().map(|p| (p >> 48) as u16);
        self.terminal = terminals.max().unwrap_or(0).max(self.terminal);
        Some(())
    }
}
