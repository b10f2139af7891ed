//! Paid twice under two ids: the same card, the same amount, the same terminal, minutes apart.
//!
//! In: one file. Out: pairs of its rows that may be one purchase, for somebody to look at; no
//! other file can tell, for both agree with their mates. A customer may buy the same thing twice.

use super::side::{Fate, Side};
use crate::amount::ledger::Kind;
use crate::amount::text::mix;

/// How far apart in seconds.
const WITHIN: u32 = 600;
/// How many pairs are told.
const MOST: usize = 200;
/// Room for the latest row of each card and amount; more than any ten minutes have.
const ROOM: usize = 1 << 16;

/// Pairs of sales of a file that may have been paid twice, the later row second.
pub(super) fn twice(side: &Side<'_>) -> Vec<(u32, u32)> {
    let ledger = side.ledger;
    let mut found = Vec::new();
    if ledger.card.is_empty() || !ledger.timed {
        return found;
    }
    let mut latest = vec![0_u32; ROOM];
    for row in 0..ledger.len() as u32 {
        let at = row as usize;
        let sale = matches!(side.fate[at], Fate::Matched | Fate::Open) && ledger.amount[at] > 0;
        if !sale
            || ledger.kind_of(row) != Kind::SALE
            || ledger.card[at] == 0
            || ledger.when[at] == 0
        {
            continue;
        }
        let key = mix(ledger.amount[at] as u64 ^ u64::from(ledger.card[at]) << 48);
        let slot = key as usize % ROOM;
        let before = latest[slot] as usize;
        latest[slot] = row + 1;
        let Some(before) = before.checked_sub(1) else {
            continue;
        };
        let same = ledger.amount[before] == ledger.amount[at]
            && ledger.card[before] == ledger.card[at]
            && ledger.terminal(before as u32) == ledger.terminal(row)
            && ledger.currency_of(before as u32) == ledger.currency_of(row)
            && ledger.when[before].abs_diff(ledger.when[at]) <= WITHIN;
        if same && found.len() < MOST {
            found.push((before as u32, row));
        }
    }
    found
}
