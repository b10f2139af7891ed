//! Two files held against each other: which row is which, and what every difference is.
//!
//! In: two ledgers. Out: an [`Outcome`]: for each row what became of it, counts by category,
//! payouts, fees and proof lines. Within each file rows that take each other back are netted
//! first; then tiers A to F, one to one; what is equally likely is never chosen.

mod differences;
mod fees;
mod index;
mod lumps;
mod netting;
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
    /// Payouts.
    pub lumps: Vec<Lump>,
    /// Whether both are the same file.
    pub same_file: bool,
    /// The rate by which the second file is short of the first, where most rows follow one.
    pub kept: Option<Fit>,
    /// What each matched row of the first file is together with its mate.
    pairs: Vec<Found>,
}

/// Holds two files against each other.
pub fn reconcile<'a>(first: &'a Ledger, second: &'a Ledger) -> Outcome<'a> {
    let (mut one, mut other) = (Side::new(first), Side::new(second));
    let ids = tiers::shared(&one, &other);
    let chain = |side: &mut Side<'_>, column: Option<usize>| -> Option<Index> {
        let keys = match column {
            Some(column) => &side.ledger.ids[column].marks,
            None => &netting::everything(side),
        };
        let index = Index::new(keys, |row| side.fate[row] == Fate::Open);
        netting::net(side, index.chain());
        column.map(|_| index)
    };
    let best = ids.first().copied();
    let ours = chain(&mut one, best.map(|s| s.first)).map(Index::into_chain);
    let theirs = chain(&mut other, best.map(|s| s.second));
    if let (Some(shared), Some(ours), Some(theirs)) = (best, &ours, &theirs) {
        tiers::by_id(&mut one, ours, &mut other, theirs, shared);
    }
    drop((ours, theirs));
    for shared in ids.iter().skip(1) {
        // What is left may share a second id, such as the merchant's own.
        let (a, b) = (
            &first.ids[shared.first].marks,
            &second.ids[shared.second].marks,
        );
        let ours = Index::new(a, |row| one.fate[row] == Fate::Open).into_chain();
        let theirs = Index::new(b, |row| other.fate[row] == Fate::Open);
        tiers::by_id(&mut one, &ours, &mut other, &theirs, *shared);
    }
    let suggested = tiers::by_rest(&mut one, &mut other, &ids);
    let lumps = lumps::find(&mut one, &mut other);
    let mut outcome = Outcome {
        same_file: same(first, second),
        first: one,
        second: other,
        ids,
        suggested,
        lumps,
        kept: None,
        pairs: Vec::new(),
    };
    outcome.mend_unit();
    outcome.kept = outcome.kept_rate();
    let mut pairs = vec![Found::Agrees; first.len()];
    for a in outcome.first.rows(Fate::Matched) {
        pairs[a as usize] = outcome.judged(a);
    }
    outcome.pairs = pairs;
    outcome
}

/// Whether two ledgers hold the same rows.
fn same(a: &Ledger, b: &Ledger) -> bool {
    let ids =
        a.ids.len() == b.ids.len() && a.ids.iter().zip(&b.ids).all(|(x, y)| x.marks == y.marks);
    !a.is_empty() && a.amount == b.amount && a.when == b.when && ids
}

impl Outcome<'_> {
    /// Where nearly all pairs differ by 100 or by the sign, the guess of unit or sign was wrong.
    fn mend_unit(&mut self) {
        let (mut pairs, mut up, mut down, mut turned) = (0_u64, 0_u64, 0_u64, 0_u64);
        for a in self.first.rows(Fate::Matched) {
            let b = self.first.mate[a as usize];
            let (x, y) = (self.first.amount(a), self.second.amount(b));
            if x != 0 {
                pairs += 1;
                up += u64::from(x.checked_mul(100) == Some(y));
                down += u64::from(y.checked_mul(100) == Some(x));
                turned += u64::from(x == -y);
            }
        }
        let most = |n: u64| pairs >= 5 && n * 10 >= pairs * 9;
        if most(up) {
            self.first.scale = 100;
        } else if most(down) {
            self.second.scale = 100;
        } else if most(turned) {
            self.second.scale = -1;
        }
    }

    /// The rate that most differences of pairs follow: the second file is after fees.
    fn kept_rate(&self) -> Option<Fit> {
        let (mut pairs, mut apart) = (0, 0);
        for a in self.first.rows(Fate::Matched) {
            let mate = self.first.mate[a as usize];
            pairs += 1;
            apart += usize::from(self.first.amount(a) != self.second.amount(mate));
        }
        if apart * 2 < pairs || apart < 5 {
            return None;
        }
        let row = |a: u32| {
            (
                a,
                self.first.amount(a),
                self.first
                    .amount(a)
                    .saturating_sub(self.second.amount(self.first.mate[a as usize])),
            )
        };
        let fitted = fees::fit(self.first.rows(Fate::Matched).map(row))?;
        (fitted.explained * 10 >= fitted.rows * 6).then_some(fitted)
    }

    /// What a pair is, by the row of the first file; for matched rows only.
    #[inline]
    pub fn pair(&self, a: u32) -> Found {
        self.pairs[a as usize]
    }

    /// What a pair is, from its amounts and currencies.
    fn judged(&self, a: u32) -> Found {
        let b = self.first.mate[a as usize];
        let (x, y) = (self.first.amount(a), self.second.amount(b));
        if self.first.ledger.currency_of(a) != self.second.ledger.currency_of(b) {
            return Found::Currency;
        }
        if x == y {
            return Found::Agrees;
        }
        if x != 0 && y != 0 && (x.checked_mul(100) == Some(y) || y.checked_mul(100) == Some(x)) {
            return Found::Times100;
        }
        let apart = x.saturating_sub(y).saturating_abs();
        let fee = |side: &Side<'_>, row: u32| {
            side.ledger
                .fee
                .get(row as usize)
                .copied()
                .unwrap_or(0)
                .saturating_mul(side.scale.abs())
        };
        let known = [fee(&self.first, a), fee(&self.second, b)];
        let fitted = self.kept.as_ref().is_some_and(|fit| {
            let kept = x.saturating_sub(y);
            x.signum() == kept.signum() && fees::follows(x, kept, fit.rate)
        });
        if fitted || known.contains(&apart) {
            Found::FeeOnly
        } else {
            Found::AmountDiffers
        }
    }
}
