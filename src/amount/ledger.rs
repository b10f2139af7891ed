//! The rows of a file, column by column: keys and amounts only, texts stay in the file.
//!
//! In: rows as they are read. Out: plain vectors by row number; a row's text is found again by
//! its place in the file. A column that the file does not have stays empty. A row takes some 35
//! bytes, so that two files of a million rows and all tables over them fit into 128 MB.

use super::money::{Currency, Money};
use super::shapes::Meaning;

/// A name that many rows share, by number: a terminal.
#[derive(Clone, Debug, Default)]
pub struct Names {
    marks: Vec<u64>,
    table: Vec<u32>,
    /// The names as they stand in the file.
    pub bytes: Vec<Box<[u8]>>,
}

impl Names {
    /// The number of a name from 1; 0 for none, and where there are more than 60,000.
    #[inline]
    pub fn number(&mut self, name: &[u8]) -> u16 {
        if name.is_empty() {
            return 0;
        }
        let mark = super::text::hash(name);
        let mask = self.table.len().wrapping_sub(1);
        let mut slot = mark as usize & mask;
        loop {
            match self.table.get(slot).copied().unwrap_or(0) {
                0 => return self.add(name, mark),
                n if self.marks[n as usize - 1] == mark => return n as u16,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn add(&mut self, name: &[u8], mark: u64) -> u16 {
        if self.marks.len() >= 60_000 {
            return 0;
        }
        self.marks.push(mark);
        self.bytes.push(name.into());
        if self.marks.len() * 2 > self.table.len() {
            self.grow();
        } else {
            self.enter(self.marks.len() - 1);
        }
        self.marks.len() as u16
    }

    /// Puts a name that is known at its place in the table.
    fn enter(&mut self, at: usize) {
        let mask = self.table.len() - 1;
        let mut slot = self.marks[at] as usize & mask;
        while self.table[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.table[slot] = at as u32 + 1;
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table = vec![0; size];
        (0..self.marks.len()).for_each(|at| self.enter(at));
    }

    /// The mark of a name by its number; 0 for none.
    pub fn mark(&self, number: u16) -> u64 {
        number
            .checked_sub(1)
            .map_or(0, |at| self.marks[usize::from(at)])
    }
}

/// What a row is, in a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind(pub u8);

impl Kind {
    /// A sale, or what no word tells apart from one.
    pub const SALE: Self = Self(0);
    /// Nothing was paid, or it stayed with the same owner: no part of totals.
    pub const ASIDE: u8 = 0x80;

    /// Of a word's meaning.
    pub fn of(meaning: Option<Meaning>) -> Self {
        Self(match meaning {
            Some(Meaning::Refund) => 1,
            Some(Meaning::Void) => 2,
            Some(Meaning::Reversal) => 3,
            Some(Meaning::Payout) => 4,
            Some(Meaning::Fee) => 5,
            Some(Meaning::Chargeback) => 6,
            Some(Meaning::Neutral) => Self::ASIDE | 7,
            Some(Meaning::Idle) => Self::ASIDE | 8,
            _ => 0,
        })
    }

    /// Whether the row is no part of totals.
    pub fn is_aside(self) -> bool {
        self.0 & Self::ASIDE != 0
    }

    /// Whether it takes a sale back: a refund, a void or a reversal.
    pub fn takes_back(self) -> bool {
        matches!(self.0, 1..=3)
    }

    /// Whether it is a refund.
    pub fn is_refund(self) -> bool {
        self.0 == 1
    }

    /// Whether it is a payout to the merchant.
    pub fn is_payout(self) -> bool {
        self.0 == 4
    }

    /// Whether it is what the provider takes.
    pub fn is_fee(self) -> bool {
        self.0 == 5
    }
}

/// A column of ids.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Its header.
    pub name: String,
    /// A mark a row, 0 for none; equal ids have equal marks.
    pub marks: Vec<u64>,
    /// How many rows have one.
    pub present: u32,
    /// How many have 16 digits and more, and of those how many end in zeros from the 16th on.
    pub long: u32,
    /// Those, and ids in scientific notation.
    pub rounded: u32,
}

impl Ids {
    /// Whether a spreadsheet rounded this column's ids: then it identifies nothing.
    pub fn destroyed(&self) -> bool {
        let [rounded, long] = [self.rounded, self.long].map(u64::from);
        rounded > 0 && rounded * 10 >= long * 9
    }
}

/// The rows.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Where a row's record begins in the text that was read.
    pub at: Vec<u32>,
    /// The amount, positive where money came.
    pub amount: Vec<i64>,
    /// Seconds since 1970 by the file's own clock; 0 for unknown.
    pub when: Vec<u32>,
    /// What it is.
    pub kind: Vec<u8>,
    /// Columns of ids, the provider's first.
    pub ids: Vec<Ids>,
    /// Terminal (high 16 bits), batch and trace (24 bits each, +1; 0 for none).
    pub place: Vec<u64>,
    /// A mark of the authorisation code; 0 for none.
    pub auth: Vec<u32>,
    /// The card's last four digits + 1; 0 for none.
    pub card: Vec<u16>,
    /// What the provider keeps, positive; absent where no column says it.
    pub fee: Vec<i64>,
    /// The currency by number in `currencies`.
    pub currency: Vec<u8>,
    /// The currencies of the file; the first is that of rows without one.
    pub currencies: Vec<Currency>,
    /// The terminals of the file.
    pub terminals: Names,
    /// The first and the last time of its rows, of those that have one.
    pub span: Option<(u32, u32)>,
    /// Whether times have a time of day.
    pub timed: bool,
    /// Where line numbers jump: from row, its line.
    pub lines: Vec<(u32, u32)>,
    /// How many rows before these were [handed on](super::handover); 0 in a statement.
    pub before: usize,
}

impl Ledger {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.before + self.amount.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The amount of a row.
    pub fn money(&self, row: u32) -> Money {
        Money(self.amount[row as usize])
    }

    /// The kind of a row.
    pub fn kind_of(&self, row: u32) -> Kind {
        Kind(self.kind[row as usize])
    }

    /// The day of a row, days since 1970; 0 for unknown.
    pub fn day(&self, row: u32) -> u32 {
        self.when[row as usize] / super::moment::DAY
    }

    /// The terminal of a row by number; 0 for none.
    pub fn terminal(&self, row: u32) -> u16 {
        self.place.get(row as usize).map_or(0, |p| (p >> 48) as u16)
    }

    /// The batch of a row + 1; 0 for none.
    pub fn batch(&self, row: u32) -> u32 {
        self.place
            .get(row as usize)
            .map_or(0, |p| (p >> 24) as u32 & 0xFF_FFFF)
    }

    /// The trace number of a row + 1; 0 for none.
    pub fn trace(&self, row: u32) -> u32 {
        self.place
            .get(row as usize)
            .map_or(0, |p| *p as u32 & 0xFF_FFFF)
    }

    /// The currency of a row.
    pub fn currency_of(&self, row: u32) -> Currency {
        let number = self
            .currency
            .get(row as usize)
            .map_or(0, |n| usize::from(*n));
        self.currencies
            .get(number)
            .copied()
            .unwrap_or(Currency::CNY)
    }

    /// The last four digits of a row's card, where it has them.
    pub fn last_four(&self, row: u32) -> Option<u16> {
        self.card.get(row as usize)?.checked_sub(1)
    }

    /// The line of a row in its file, from 1.
    pub fn line(&self, row: u32) -> u32 {
        let after = self.lines.partition_point(|(from, _)| *from <= row);
        let (from, line) = self
            .lines
            .get(after.wrapping_sub(1))
            .copied()
            .unwrap_or((0, 1));
        line.saturating_add(row.saturating_sub(from))
    }

    /// Makes room for so many rows, so that columns need not move as they grow.
    pub fn reserve(&mut self, rows: usize) {
        self.at.reserve_exact(rows);
        self.amount.reserve_exact(rows);
        self.when.reserve_exact(rows);
        self.kind.reserve_exact(rows);
        self.ids
            .iter_mut()
            .for_each(|ids| ids.marks.reserve_exact(rows));
        let has = |len: bool| if len { rows } else { 0 };
        self.place.reserve_exact(has(!self.place.is_empty()));
        self.auth.reserve_exact(has(!self.auth.is_empty()));
        self.card.reserve_exact(has(!self.card.is_empty()));
        self.fee.reserve_exact(has(!self.fee.is_empty()));
        self.currency.reserve_exact(has(!self.currency.is_empty()));
    }
}
