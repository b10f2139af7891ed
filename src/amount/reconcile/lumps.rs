//! Tier F: payouts against what the rows of some days come to, less fees.
//!
//! A payout of day t covers one or more whole days that end one to four days before it (T+1 to
//! T+4; D0 the same day), up to ten in a row over holidays. An exact sum decides; else fees of
//! at most 2% explain what is missing, and only where one span of days fits.

use super::side::{Fate, Side, Tier};

/// A payout that rows of some days come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lump {
    /// The payout's row in the second file.
    pub row: u32,
    /// The first of the days, since 1970.
    pub from: u32,
    /// The last of the days.
    pub to: u32,
    /// What the rows of those days come to.
    pub gross: i128,
    /// What the payout is short of that: fees.
    pub kept: i128,
}

const LONGEST: u32 = 10;
const LATEST: u32 = 4;

/// Finds payouts of the second file among the open rows.
pub(super) fn find(first: &mut Side<'_>, second: &mut Side<'_>) -> Vec<Lump> {
    let mut days: Vec<(u32, i128, i128)> = Vec::new();
    let mut rows: Vec<(u32, u32)> = first
        .rows(Fate::Open)
        .map(|r| (first.ledger.day(r), r))
        .filter(|(d, _)| *d > 0)
        .collect();
    rows.sort_unstable();
    for (day, row) in &rows {
        let amount = i128::from(first.amount(*row));
        let fee = first
            .ledger
            .fee
            .get(*row as usize)
            .map_or(0, |f| i128::from(*f));
        match days.last_mut() {
            Some((d, sum, fees)) if d == day => (*sum, *fees) = (*sum + amount, *fees + fee),
            _ => days.push((*day, amount, fee)),
        }
    }
    let payouts: Vec<u32> = second.rows(Fate::Open).collect();
    // Lumps are few beside what they pay out.
    if payouts.is_empty() || rows.len() < payouts.len() * 2 {
        return Vec::new();
    }
    let mut lumps: Vec<Lump> = Vec::new();
    let mut paid: Vec<u32> = Vec::new();
    for row in payouts {
        let (amount, day) = (i128::from(second.amount(row).abs()), second.ledger.day(row));
        if amount == 0 || day == 0 {
            continue;
        }
        let free = |d: u32| !paid.contains(&d);
        let spans = spans(&days, day, free);
        let exact = |s: &&Lump| s.gross == amount || s.gross - fees(&days, s) == amount;
        let near = |s: &&Lump| s.gross > amount && (s.gross - amount) * 50 <= s.gross;
        let mut hits: Vec<&Lump> = spans.iter().filter(exact).collect();
        if hits.is_empty() {
            hits = spans.iter().filter(near).collect();
        }
        if let [hit] = hits[..] {
            lumps.push(Lump {
                row,
                kept: hit.gross - amount,
                ..*hit
            });
            paid.extend(
                days.iter()
                    .map(|d| d.0)
                    .filter(|d| (hit.from..=hit.to).contains(d)),
            );
        }
    }
    for lump in &lumps {
        second.set(lump.row, Fate::Lump, lump.row, Tier::F);
        for (_, row) in rows
            .iter()
            .filter(|(d, _)| (lump.from..=lump.to).contains(d))
        {
            first.set(*row, Fate::Lump, lump.row, Tier::F);
        }
    }
    lumps
}

fn fees(days: &[(u32, i128, i128)], span: &Lump) -> i128 {
    days.iter()
        .filter(|d| (span.from..=span.to).contains(&d.0))
        .map(|d| d.2)
        .sum()
}

/// Every run of days that a payout of a day may cover.
fn spans(days: &[(u32, i128, i128)], day: u32, free: impl Fn(u32) -> bool) -> Vec<Lump> {
    let mut found = Vec::new();
    for (at, (to, ..)) in days.iter().enumerate() {
        if *to > day || day - to > LATEST {
            continue;
        }
        let mut gross = 0;
        for (from, sum, _) in days[..=at].iter().rev() {
            if to - from >= LONGEST || !free(*from) {
                break;
            }
            gross += sum;
            found.push(Lump {
                row: 0,
                from: *from,
                to: *to,
                gross,
                kept: 0,
            });
        }
    }
    found
}
