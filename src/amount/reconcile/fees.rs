//! Which rate fees follow, and which rows do not follow it.
//!
//! In: amounts and fees. Out: the rate in millionths that explains most rows to the printed
//! fen, the rows that it does not explain, and what the merchant's own belief would come to.

use crate::amount::money::PARTS;

/// How fees of some rows come about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// The rate in millionths of the amount: 3800 is 0.38%.
    pub rate: u32,
    /// How many rows have a fee to look at.
    pub rows: u32,
    /// How many of them the rate explains.
    pub explained: u32,
    /// Rows that it does not explain.
    pub others: Vec<u32>,
}

/// Rates that are tried, in steps of 0.01% up to 10%.
const STEP: i128 = 100;
const STEPS: usize = 1_001;
/// How many rows that do not fit are kept.
const KEPT: usize = 1_000;

/// Whether a fee is what a rate gives, to half a fen or to the fee's own parts.
pub(super) fn follows(amount: i64, fee: i64, rate: u32) -> bool {
    let exact = i128::from(amount.abs()) * i128::from(rate);
    (i128::from(fee.abs()) * 1_000_000 - exact).abs() * 2 <= 1_000_000 * i128::from(PARTS)
}

/// Fits the rate of rows: their numbers, amounts and fees. None where no row has a fee.
pub fn fit(rows: impl Iterator<Item = (u32, i64, i64)> + Clone) -> Option<Fit> {
    // How many rows each rate explains, as steps up and down.
    let mut steps = [0_i32; STEPS + 1];
    let mut count = 0;
    for (_, amount, fee) in rows.clone() {
        let (amount, fee) = (i128::from(amount.abs()), i128::from(fee.abs()));
        if amount == 0 || fee == 0 {
            continue;
        }
        count += 1;
        let half = i128::from(PARTS) / 2;
        let low = ((fee - half) * 1_000_000).max(0);
        let low = (low + amount * STEP - 1) / (amount * STEP);
        let high = (fee + half) * 1_000_000 / (amount * STEP);
        if low <= high && (low as usize) < STEPS {
            steps[low as usize] += 1;
            steps[(high as usize + 1).min(STEPS)] -= 1;
        }
    }
    if count == 0 {
        return None;
    }
    let (mut best, mut most, mut now) = (0, 0, 0);
    for (at, step) in steps.iter().enumerate().take(STEPS) {
        now += step;
        if now > most {
            (best, most) = (at, now);
        }
    }
    let rate = best as u32 * STEP as u32;
    let others = rows.filter(|(_, a, f)| *a != 0 && *f != 0 && !follows(*a, *f, rate));
    let explained = count - others.clone().count() as u32;
    Some(Fit {
        rate,
        rows: count,
        explained,
        others: others.map(|(row, ..)| row).take(KEPT).collect(),
    })
}

/// What fees would come to by a rate that the merchant believes to have, each to the fen.
pub fn believed(rows: impl Iterator<Item = i64>, rate: u32) -> i128 {
    let fee = |amount: i64| {
        let exact = i128::from(amount) * i128::from(rate);
        let fen = 1_000_000 * i128::from(PARTS);
        (exact.abs() * 2 + fen) / (2 * fen) * i128::from(PARTS) * exact.signum()
    };
    rows.map(fee).sum()
}
