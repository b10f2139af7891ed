//! One sale: what was keyed against what the till or the bank says, and how to put it right.
//!
//! In: two amounts, what is known of fees and tips, how far the sale has come. Out: which slip
//! explains the difference, the likeliest first, and the way back. Nothing here advises to split
//! a sale: risk control takes that for fraud.

use super::money::{Currency, Money, PARTS};

/// What explains the difference of two amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// There is none.
    Agrees,
    /// The other is a hundred times as much: fen keyed for yuan, or two zeros too many.
    Times100,
    /// The other is a hundredth.
    Hundredth,
    /// The other is ten times as much.
    Times10,
    /// The other is a tenth.
    Tenth,
    /// The other is a thousand times as much or a thousandth: a currency of other minor units.
    MinorUnits,
    /// Two digits stand next to each other the other way round: the places from the right.
    Swapped {
        /// The place of the right one of the two, from 1.
        place: u32,
    },
    /// One digit is another.
    Digit {
        /// Its place from the right, from 1.
        place: u32,
    },
    /// The other is less by a fee of this rate, in millionths.
    FeeTaken {
        /// The rate.
        rate: u32,
    },
    /// The other is more by the tip.
    Tip,
    /// The signs differ: a refund for a sale.
    Turned,
    /// Nothing known explains it.
    Unexplained,
}

/// What is known beside two amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The rate of the merchant's fee in millionths.
    pub rate: Option<u32>,
    /// The tip.
    pub tip: Option<Money>,
}

/// Rates that are tried where nobody says one: 0.38%, 0.6%, 0.55%, 0.5%, 1%, in millionths.
const RATES: [u32; 5] = [3_800, 6_000, 5_500, 5_000, 10_000];

/// Which slips explain the other amount, the likeliest first; never empty.
pub fn slips(till: Money, other: Money, currency: Currency, beside: Beside) -> Vec<Slip> {
    let (a, b) = (i128::from(till.0), i128::from(other.0));
    if a == b {
        return vec![Slip::Agrees];
    }
    let mut found = Vec::new();
    let mut put = |holds: bool, slip: Slip| {
        if holds {
            found.push(slip);
        }
    };
    put(a == -b, Slip::Turned);
    put(
        beside.tip.is_some_and(|tip| b == a + i128::from(tip.0)),
        Slip::Tip,
    );
    put(a * 100 == b && a != 0, Slip::Times100);
    put(b * 100 == a && b != 0, Slip::Hundredth);
    put(a * 10 == b && a != 0, Slip::Times10);
    put(b * 10 == a && b != 0, Slip::Tenth);
    put(
        a != 0 && b != 0 && (a * 1000 == b || b * 1000 == a),
        Slip::MinorUnits,
    );
    let rates = beside.rate.map_or(RATES.to_vec(), |rate| vec![rate]);
    let rate = rates
        .into_iter()
        .find(|rate| fee_of(a, *rate) == a - b && a - b != 0);
    if let Some(rate) = rate {
        put(true, Slip::FeeTaken { rate });
    }
    if let Some(slip) = digits(a, b, currency) {
        put(true, slip);
    }
    if found.is_empty() {
        found.push(Slip::Unexplained);
    }
    found
}

/// The rate of a fee that a sum is about short of, in millionths, of those that are tried where
/// nobody says one. Fees are rounded sale by sale: 0.005 % of the sum more or less is near.
pub fn near_fee(sum: Money, paid: Money) -> Option<u32> {
    const NEAR: i128 = 50;
    let (sum, paid) = (i128::from(sum.0), i128::from(paid.0));
    let is_near = |rate: i128| ((sum - paid) * 1_000_000 - sum * rate).abs() <= sum * NEAR;
    RATES.into_iter().find(|rate| is_near(i128::from(*rate)))
}

/// A fee to the minor unit, halves up.
fn fee_of(amount: i128, rate: u32) -> i128 {
    let unit = 1_000_000 * i128::from(PARTS);
    (amount.abs() * i128::from(rate) * 2 + unit) / (2 * unit) * i128::from(PARTS) * amount.signum()
}

/// Two neighbouring digits exchanged, whose difference nine divides, or one digit that differs.
fn digits(a: i128, b: i128, currency: Currency) -> Option<Slip> {
    // In minor units; what is finer is no slip of the finger.
    let part = i128::from(PARTS);
    if a % part != 0 || b % part != 0 || currency.digits() > 3 || a.signum() != b.signum() {
        return None;
    }
    let (a, b) = ((a / part).unsigned_abs(), (b / part).unsigned_abs());
    let digit = |n: u128, place: u32| n / 10_u128.pow(place) % 10;
    let last = a.max(b).checked_ilog10()?;
    let differ: Vec<u32> = (0..=last)
        .filter(|p| digit(a, *p) != digit(b, *p))
        .collect();
    match differ[..] {
        [low, high] if high == low + 1 => {
            let swapped = digit(a, low) == digit(b, high) && digit(a, high) == digit(b, low);
            (swapped && a.abs_diff(b) % 9 == 0).then_some(Slip::Swapped { place: low + 1 })
        }
        [place] => Some(Slip::Digit { place: place + 1 }),
        _ => None,
    }
}

/// Limits that a sale may run into; what is not known is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most that one sale may be.
    pub single: Option<Money>,
    /// The most that a day may be.
    pub day: Option<Money>,
    /// What the day has come to before this sale.
    pub used: Money,
    /// Up to which a tap needs no PIN.
    pub small: Option<Money>,
}

/// A class of bank account in China: what it may pay in a day and in a year.
///
/// People's Bank of China, 银发〔2015〕392号 and 银发〔2018〕16号: class II ¥10,000 and ¥200,000,
/// class III ¥2,000 and ¥50,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Class II.
    Second,
    /// Class III.
    Third,
}

impl Account {
    /// The most of a day.
    pub fn day(self) -> Money {
        Money(PARTS * 100 * if self == Self::Second { 10_000 } else { 2_000 })
    }

    /// The most of a year.
    pub fn year(self) -> Money {
        Money(
            PARTS
                * 100
                * if self == Self::Second {
                    200_000
                } else {
                    50_000
                },
        )
    }
}

/// Which limit a sale runs into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// None that is known.
    None,
    /// The amount of one sale.
    Single(Money),
    /// The day's sum; what is left of it.
    Day(Money),
    /// A tap needs a PIN from here: no refusal.
    NeedsPin(Money),
}

/// Which limit a sale runs into; the narrower first.
pub fn over(amount: Money, limits: Limits) -> Over {
    if let Some(most) = limits.single.filter(|most| amount > *most) {
        return Over::Single(most);
    }
    if let Some(most) = limits.day
        && limits.used.0.saturating_add(amount.0) > most.0
    {
        return Over::Day(Money(most.0.saturating_sub(limits.used.0).max(0)));
    }
    match limits.small.filter(|small| amount > *small) {
        Some(small) => Over::NeedsPin(small),
        None => Over::None,
    }
}

/// How far a sale has come; what is not known is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Whether it was approved.
    pub approved: bool,
    /// Whether the answer never came: then nobody knows.
    pub unknown: bool,
    /// Whether the batch is still the same.
    pub same_batch: Option<bool>,
    /// Whether the terminal is the same.
    pub same_terminal: Option<bool>,
    /// Whether the money was paid out at once.
    pub paid_out: Option<bool>,
    /// Whether only a part is to go back.
    pub partial: bool,
}

/// How a wrong amount is put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Cancel before the PIN, and key it anew.
    Cancel,
    /// First look whether it was paid; charge nothing meanwhile.
    LookFirst,
    /// Void the sale whole, on the same terminal, in the same batch.
    Void,
    /// Refund it, with the original found first.
    Refund,
    /// Whether a void is possible is not known: try it, then refund.
    VoidElseRefund,
}

/// How a wrong amount is put right at a stage.
pub fn way(stage: Stage) -> Way {
    if stage.unknown {
        return Way::LookFirst;
    }
    if !stage.approved {
        return Way::Cancel;
    }
    let no = [
        stage.same_batch,
        stage.same_terminal,
        stage.paid_out.map(|paid| !paid),
    ];
    if stage.partial || no.contains(&Some(false)) {
        return Way::Refund;
    }
    if no.contains(&None) {
        Way::VoidElseRefund
    } else {
        Way::Void
    }
}
