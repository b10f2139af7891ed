//! The proof line: the difference of two totals is the sum of the differences that are listed.
//!
//! Invariant: it meets for every pair of files, in every currency, and by terminal, batch and
//! day (`amount::planted`). Totals are summed from the ledgers, listed differences from what
//! became of the rows: two ways that share no step.

use super::side::{Fate, Side};
use super::{Found, Outcome};
use crate::amount::money::Currency;
use std::collections::BTreeMap;

/// One proof line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// All rows of the first file.
    pub first: i128,
    /// All rows of the second.
    pub second: i128,
    /// The listed differences, first less second.
    pub listed: i128,
}

impl Proof {
    /// Whether it meets.
    pub fn meets(&self) -> bool {
        self.first - self.second == self.listed
    }
}

/// By what lines are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By terminal, as a mark of its name.
    Terminal,
    /// By batch.
    Batch,
    /// By day.
    Day,
}

fn group(side: &Side<'_>, row: u32, by: Option<By>) -> u64 {
    match by {
        None => 0,
        Some(By::Terminal) => side.ledger.terminals.mark(side.ledger.terminal(row)),
        Some(By::Batch) => u64::from(side.ledger.batch(row)),
        Some(By::Day) => u64::from(side.ledger.day(row)),
    }
}

/// The proof lines of a currency: one in all, or one a group.
pub fn lines(outcome: &Outcome<'_>, currency: Currency, by: Option<By>) -> Vec<(u64, Proof)> {
    let mut lines: BTreeMap<u64, Proof> = BTreeMap::new();
    let (first, second) = (&outcome.first, &outcome.second);
    for (side, is_first) in [(first, true), (second, false)] {
        // Rows in time order share a group with the one before: it is looked up only when it changes.
        let (mut last, mut sum) = (None, 0_i128);
        let mut put = |key: Option<u64>, sum: i128| {
            let Some(key) = key else { return };
            let line = lines.entry(key).or_default();
            if is_first {
                line.first += sum
            } else {
                line.second += sum
            }
        };
        for row in 0..side.ledger.len() as u32 {
            if side.fate[row as usize] == Fate::Aside || side.ledger.currency_of(row) != currency {
                continue;
            }
            let key = group(side, row, by);
            if last != Some(key) {
                put(last, sum);
                (last, sum) = (Some(key), 0);
            }
            sum += i128::from(side.amount(row));
        }
        put(last, sum);
    }
    let mut list = |side: &Side<'_>, row: u32, sign: i128| {
        if side.ledger.currency_of(row) == currency {
            lines.entry(group(side, row, by)).or_default().listed +=
                sign * i128::from(side.amount(row));
        }
    };
    for row in 0..first.ledger.len() as u32 {
        match first.fate[row as usize] {
            Fate::Aside => {}
            Fate::Matched => {
                let mate = first.mate[row as usize];
                let agrees = outcome.pair(row) == Found::Agrees
                    && group(first, row, by) == group(second, mate, by);
                if !agrees {
                    list(first, row, 1);
                    list(second, mate, -1);
                }
            }
            _ => list(first, row, 1),
        }
    }
    for row in 0..second.ledger.len() as u32 {
        if !matches!(second.fate[row as usize], Fate::Aside | Fate::Matched) {
            list(second, row, -1);
        }
    }
    lines.into_iter().collect()
}
