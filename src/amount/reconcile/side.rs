//! One file while it is compared: what became of each row.

use super::index::NONE;
use crate::amount::ledger::{Kind, Ledger};

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Fate {
    /// Nothing yet; at the end, that it is in this file only.
    Open = 0,
    /// No money moved by it.
    Aside,
    /// It has a mate in the other file.
    Matched,
    /// The file has it twice: this is the further one.
    Twice,
    /// It and its mate in the same file take each other back.
    Reversed,
    /// Several rows of the other file fit as well.
    Ambiguous,
    /// A payout, or a row that was paid out with others.
    Lump,
}

/// By which tier a row was matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tier {
    /// None.
    #[default]
    None = 0,
    /// The provider's id.
    A,
    /// Terminal, batch and trace.
    B,
    /// Authorisation code, amount and last four digits.
    C,
    /// Amount and last four digits within ten minutes.
    D,
    /// Terminal and amount within two minutes: a suggestion.
    E,
    /// A lump that several rows come to.
    F,
}

/// One file while it is compared.
#[derive(Debug)]
pub struct Side<'a> {
    /// Its rows.
    pub ledger: &'a Ledger,
    /// What became of each row.
    pub fate: Vec<Fate>,
    /// Its mate: in the other file, or in the same for [`Fate::Reversed`] and [`Fate::Twice`].
    pub mate: Vec<u32>,
    /// By which tier, a row.
    pub tier: Vec<Tier>,
    /// What amounts are multiplied by: 100 where its unit was guessed wrong, -1 where its sign was.
    pub scale: i64,
}

impl<'a> Side<'a> {
    pub(super) fn new(ledger: &'a Ledger) -> Self {
        let fate = |kind: &u8| {
            if Kind(*kind).is_aside() {
                Fate::Aside
            } else {
                Fate::Open
            }
        };
        Self {
            ledger,
            fate: ledger.kind.iter().map(fate).collect(),
            mate: vec![NONE; ledger.len()],
            tier: vec![Tier::None; ledger.len()],
            scale: 1,
        }
    }

    /// The amount of a row as it is compared.
    #[inline]
    pub fn amount(&self, row: u32) -> i64 {
        let amount = self.ledger.amount[row as usize];
        if self.scale == 1 {
            amount
        } else {
            amount.saturating_mul(self.scale)
        }
    }

    pub(super) fn is_open(&self, row: u32) -> bool {
        self.fate[row as usize] == Fate::Open
    }

    /// The rows with a fate.
    pub fn rows(&self, fate: Fate) -> impl Iterator<Item = u32> + Clone + '_ {
        self.fate
            .iter()
            .enumerate()
            .filter(move |(_, f)| **f == fate)
            .map(|(row, _)| row as u32)
    }

    pub(super) fn set(&mut self, row: u32, fate: Fate, mate: u32, tier: Tier) {
        let at = row as usize;
        (self.fate[at], self.mate[at], self.tier[at]) = (fate, mate, tier);
    }

    /// The total of all rows by which money moved, in one currency.
    pub fn total(&self, currency: crate::amount::money::Currency) -> i128 {
        let rows = 0..self.ledger.len() as u32;
        let counted = rows.filter(|r| {
            self.fate[*r as usize] != Fate::Aside && self.ledger.currency_of(*r) == currency
        });
        counted.map(|r| i128::from(self.amount(r))).sum()
    }
}

/// Marks two rows of two files as mates.
pub(super) fn marry(first: &mut Side<'_>, a: u32, second: &mut Side<'_>, b: u32, tier: Tier) {
    first.set(a, Fate::Matched, b, tier);
    second.set(b, Fate::Matched, a, tier);
}
