//! Two files held against each other: which row is which, and what every difference is.
//!
//! In: two ledgers. Out: an [`Outcome`]: for each row what became of it, counts by category,
//! payouts, fees and proof lines. Within each file rows that take each other back are netted
//! first; then tiers A to F, one to one; what is equally likely is never chosen.

mod by_id;
mod differences;
mod fees;
mod index;
mod judge;
mod lumps;
mod netting;
mod paid;
mod proof;
mod side;
mod tiers;

pub use differences::Difference;
pub use fees::{Fit, believed, fit};
pub use lumps::Lump;
pub use proof::{By, Proof, lines};
pub use side::{Fate, Side, Tier};
pub use tiers::Shared;

use super::ledger::Ledger;
use index::Index;

/// What a pair of rows, or a row alone, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// Both files say the same.
    Agrees,
    /// Amounts differ.
    AmountDiffers,
    /// One amount is a hundred times the other: yuan keyed as fen.
    Times100,
    /// They differ by the fee only.
    FeeOnly,
    /// They are in different currencies.
    Currency,
    /// A sale that one file takes back and the other keeps.
    RefundOneSide,
    /// In the first file only.
    OnlyFirst,
    /// In the second file only.
    OnlySecond,
    /// A row that the first file has once more.
    TwiceFirst,
    /// A row that the second file has once more.
    TwiceSecond,
    /// A sale and what takes it back, in one file.
    ReversedPair,
    /// Several rows fit.
    Ambiguous,
    /// Paid out with others.
    Lump,
}

impl Found {
    /// Every category, in the order of reports.
    pub const ALL: [Self; 13] = [
        Self::Agrees,
        Self::AmountDiffers,
        Self::Times100,
        Self::FeeOnly,
        Self::Currency,
        Self::RefundOneSide,
        Self::OnlyFirst,
        Self::OnlySecond,
        Self::TwiceFirst,
        Self::TwiceSecond,
        Self::ReversedPair,
        Self::Ambiguous,
        Self::Lump,
    ];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agree",
            Self::AmountDiffers => "amount_differs",
            Self::Times100 => "times_100",
            Self::FeeOnly => "fee_only",
            Self::Currency => "currency",
            Self::RefundOneSide => "refund_one_side",
            Self::OnlyFirst => "only_first",
            Self::OnlySecond => "only_second",
            Self::TwiceFirst => "twice_first",
            Self::TwiceSecond => "twice_second",
            Self::ReversedPair => "reversed_pairs",
            Self::Ambiguous => "ambiguous",
            Self::Lump => "lumps",
        }
    }
}

/// How many of each category; a pair counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By the category's place in [`Found::ALL`].
    pub of: [u64; 13],
    /// Of those that agree: booked on different days.
    pub across_midnight: u64,
    /// Of those that agree: under another terminal.
    pub other_terminal: u64,
    /// Pairs that tier E suggests.
    pub suggested: u64,
}

impl Counts {
    /// How many of a category.
    pub fn get(&self, found: Found) -> u64 {
        self.of[found as usize]
    }
}

/// What holding two files against each other gave.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The first file.
    pub first: Side<'a>,
    /// The second.
    pub second: Side<'a>,
    /// Columns of ids that both have, the one used first leading.
    pub ids: Vec<Shared>,
    /// Pairs that tier E suggests.
    pub suggested: Vec<(u32, u32)>,
    /// Sales of the first file, or of the second where the first has no cards, that may have been
    /// paid twice under two ids.
    pub paid_twice: [Vec<(u32, u32)>; 2],
    /// Payouts.
    pub lumps: Vec<Lump>,
    /// Whether both are the same file.
    pub same_file: bool,
    /// The rate by which the second file is short of the first, where most rows follow one.
    pub kept: Option<Fit>,
    /// How many rows of the first file have a mate.
    matched: u64,
    /// Those whose mate differs in something that is told, and what both are; in order. All
    /// others agree.
    uneven: Vec<(u32, Found)>,
    /// Rows of each file by which money moved and that have no mate in the other, in order.
    alone: [Vec<u32>; 2],
}

/// Holds two files against each other.
pub fn reconcile<'a>(first: &'a Ledger, second: &'a Ledger) -> Outcome<'a> {
    let (mut one, mut other) = (Side::new(first), Side::new(second));
    let ids = tiers::shared(&one, &other);
    if ids.is_empty() {
        for side in [&mut one, &mut other] {
            let keys = netting::everything(side);
            let alike = Index::new(&keys, |row| side.fate[row] == Fate::Open);
            netting::net(side, alike.chain());
        }
    }
    for (at, shared) in ids.iter().enumerate() {
        // What is left may share a second id, such as the merchant's own.
        by_id::mates(&mut one, &mut other, *shared, at == 0);
    }
    let suggested = tiers::by_rest(&mut one, &mut other, &ids);
    let lumps = lumps::find(&mut one, &mut other);
    let mut paid_twice = [paid::twice(&one), Vec::new()];
    if first.card.is_empty() {
        paid_twice[1] = paid::twice(&other);
    }
    let mut outcome = Outcome {
        same_file: same(first, second),
        first: one,
        second: other,
        ids,
        suggested,
        paid_twice,
        lumps,
        kept: None,
        matched: 0,
        uneven: Vec::new(),
        alone: [Vec::new(), Vec::new()],
    };
    outcome.judge();
    outcome
}

/// Whether two ledgers hold the same rows.
fn same(a: &Ledger, b: &Ledger) -> bool {
    let ids =
        a.ids.len() == b.ids.len() && a.ids.iter().zip(&b.ids).all(|(x, y)| x.marks == y.marks);
    !a.is_empty() && a.amount == b.amount && a.when == b.when && ids
}
