//! The cash drawer: what should be in it against the count, and whether change can be given.
//!
//! In: the day's sums and the pieces counted. Out: what is missing or over, and the fewest
//! pieces that make an amount. All in integers.

use super::money::{Money, PARTS};

/// Notes and coins of renminbi in fen, the largest first.
pub const PIECES: [i64; 8] = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10];

/// A day of a drawer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawer {
    /// What was in it in the morning.
    pub float: Money,
    /// Cash taken.
    pub sales: Money,
    /// Cash given back, positive.
    pub refunds: Money,
    /// Cash taken out, positive.
    pub paid_out: Money,
    /// Cash put in.
    pub paid_in: Money,
}

impl Drawer {
    /// What should be in it; none where the sums leave the range.
    pub fn expected(&self) -> Option<Money> {
        let sum = self
            .float
            .0
            .checked_add(self.sales.0)?
            .checked_add(self.paid_in.0)?;
        let sum = sum
            .checked_sub(self.refunds.0)?
            .checked_sub(self.paid_out.0)?;
        Some(Money(sum))
    }

    /// The count less what should be there: negative where cash is missing.
    pub fn over(&self, counted: Money) -> Option<Money> {
        Some(Money(counted.0.checked_sub(self.expected()?.0)?))
    }
}

/// What so many of each of [`PIECES`] come to; none where that leaves the range.
pub fn counted(pieces: &[u32; 8]) -> Option<Money> {
    let mut fen = 0_i64;
    for (piece, count) in PIECES.iter().zip(pieces) {
        fen = fen.checked_add(piece.checked_mul(i64::from(*count))?)?;
    }
    Some(Money(fen.checked_mul(PARTS)?))
}

/// The largest change that is looked for, in fen.
const MOST_CHANGE: i64 = 1_000_000;

/// The fewest pieces that make an amount of change, from those that are there; none where they
/// cannot, or where it is more than ¥10,000.
///
/// The larger piece first is wrong where few are left: 60 from one 50 and three 20.
pub fn change(amount: Money, pieces: &[u32; 8]) -> Option<[u32; 8]> {
    let fen = amount.0 / PARTS;
    if amount.0 % (PARTS * 10) != 0 || !(0..=MOST_CHANGE).contains(&fen) {
        return None;
    }
    // In jiao, the smallest piece.
    let goal = (fen / 10) as usize;
    // How many pieces make each amount so far, and how many of each kind the best has taken.
    let mut fewest = vec![u32::MAX; goal + 1];
    fewest[0] = 0;
    let mut taken: Vec<Vec<u32>> = Vec::new();
    for (piece, have) in PIECES.iter().zip(pieces) {
        let step = (*piece / 10) as usize;
        let mut next = fewest.clone();
        let mut used = vec![0_u32; goal + 1];
        for sum in step..=goal {
            let most = (*have as usize).min(sum / step) as u32;
            for n in 1..=most {
                let before = fewest[sum - step * n as usize];
                if before != u32::MAX && before + n < next[sum] {
                    next[sum] = before + n;
                    used[sum] = n;
                }
            }
        }
        fewest = next;
        taken.push(used);
    }
    if fewest[goal] == u32::MAX {
        return None;
    }
    let (mut sum, mut found) = (goal, [0; 8]);
    for (at, piece) in PIECES.iter().enumerate().rev() {
        found[at] = taken[at][sum];
        sum -= (*piece / 10) as usize * found[at] as usize;
    }
    Some(found)
}
