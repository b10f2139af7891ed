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

impl std::iter::Sum for Proof {
    fn sum<I: Iterator<Item = Self>>(lines: I) -> Self {
        lines.fold(Self::default(), |all, line| Self {
            first: all.first + line.first,
            second: all.second + line.second,
            listed: all.listed + line.listed,
        })
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
        totals(side, currency, by, |key, sum| {
            let line = lines.entry(key).or_default();
            if is_first {
                line.first += sum
            } else {
                line.second += sum
            }
        });
    }
    let mut list = |side: &Side<'_>, row: u32, sign: i128| {
        if side.ledger.currency_of(row) == currency {
            lines.entry(group(side, row, by)).or_default().listed +=
                sign * i128::from(side.amount(row));
        }
    };
    let mut pair = |a: u32, found: Found| {
        let b = first.mate[a as usize];
        if found != Found::Agrees || group(first, a, by) != group(second, b, by) {
            list(first, a, 1);
            list(second, b, -1);
        }
    };
    outcome
        .uneven
        .iter()
        .for_each(|(a, found)| pair(*a, *found));
    if matches!(by, Some(By::Terminal | By::Batch)) {
        // Pairs that agree may still stand in other groups, such as under no terminal.
        let mut uneven = outcome.uneven.iter().map(|(a, _)| *a).peekable();
        for a in first.rows(Fate::Matched) {
            if uneven.next_if_eq(&a).is_none() {
                pair(a, Found::Agrees);
            }
        }
    }
    outcome.alone[0].iter().for_each(|a| list(first, *a, 1));
    outcome.alone[1].iter().for_each(|b| list(second, *b, -1));
    lines.into_iter().collect()
}

/// Sums of a file's rows in a currency by their group, more than one for a group.
fn totals(side: &Side<'_>, currency: Currency, by: Option<By>, mut put: impl FnMut(u64, i128)) {
    let ledger = side.ledger;
    let is_only = ledger.currency.is_empty();
    if is_only && ledger.currencies.first() != Some(&currency) {
        return;
    }
    // Rows in time order share a group with the one before: it is looked up only when it changes.
    let mut last: Option<(u64, i128)> = None;
    for row in 0..ledger.len() as u32 {
        let aside = side.fate[row as usize] == Fate::Aside;
        if aside || (!is_only && ledger.currency_of(row) != currency) {
            continue;
        }
        let (key, amount) = (group(side, row, by), i128::from(side.amount(row)));
        match &mut last {
            Some((of, sum)) if *of == key => *sum += amount,
            _ => {
                if let Some((key, sum)) = last.replace((key, amount)) {
                    put(key, sum);
                }
            }
        }
    }
    if let Some((key, sum)) = last {
        put(key, sum);
    }
}
