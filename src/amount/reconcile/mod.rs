//! Two files held against each other: which row is which, and what every difference is.
//!
//! In: two ledgers. Out: an [`Outcome`]: for each row what became of it, counts by category,
//! payouts, fees and proof lines. Within each file rows that take each other back are netted
//! first; then tiers A to F, one to one; what is equally likely is never chosen.

mod fees;
mod index;
mod lumps;
mod netting;
mod proof;
mod side;
mod tiers;

pub use fees::{Fit, believed, fit};
pub use lumps::Lump;
pub use proof::{By, Proof, lines};
pub use side::{Fate, Side, Tier};
pub use tiers::Shared;

use super::ledger::Ledger;
use super::moment::DAY;
use super::money::Currency;
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
    };
    outcome.mend_unit();
    outcome.kept = outcome.kept_rate();
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
        let differ =
            |a: u32| self.first.amount(a) != self.second.amount(self.first.mate[a as usize]);
        let pairs = self.first.rows(Fate::Matched).count();
        let apart = self
            .first
            .rows(Fate::Matched)
            .filter(|a| differ(*a))
            .count();
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
    pub fn pair(&self, a: u32) -> Found {
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

    /// Whether a row that one file keeps was taken back in the other; by ids only.
    fn taken_back(&self) -> [Vec<u32>; 2] {
        let Some(shared) = self.ids.first() else {
            return [Vec::new(), Vec::new()];
        };
        let marks = |side: &Side<'_>, column: usize, fate: Fate| -> Vec<(u64, u32)> {
            let mut marks: Vec<(u64, u32)> = side
                .rows(fate)
                .map(|r| (side.ledger.ids[column].marks[r as usize], r))
                .filter(|(m, _)| *m != 0)
                .collect();
            marks.sort_unstable();
            marks
        };
        let hits = |open: Vec<(u64, u32)>, back: Vec<(u64, u32)>| -> Vec<u32> {
            let has = |mark: u64| back.binary_search_by_key(&mark, |(m, _)| *m).is_ok();
            let mut rows: Vec<u32> = open
                .into_iter()
                .filter(|(m, _)| has(*m))
                .map(|(_, r)| r)
                .collect();
            rows.sort_unstable();
            rows
        };
        let first = hits(
            marks(&self.first, shared.first, Fate::Open),
            marks(&self.second, shared.second, Fate::Reversed),
        );
        let second = hits(
            marks(&self.second, shared.second, Fate::Open),
            marks(&self.first, shared.first, Fate::Reversed),
        );
        [first, second]
    }

    /// Every difference, the rows of the first file before those of the second.
    pub fn differences(&self) -> Vec<Difference> {
        let [back_first, back_second] = self.taken_back();
        let mut found = Vec::new();
        for row in 0..self.first.ledger.len() as u32 {
            let mate = self.first.mate[row as usize];
            let one = |kind| Difference {
                found: kind,
                first: Some(row),
                second: None,
            };
            match self.first.fate[row as usize] {
                Fate::Aside => {}
                Fate::Matched => {
                    let kind = self.pair(row);
                    if kind != Found::Agrees {
                        found.push(Difference {
                            found: kind,
                            first: Some(row),
                            second: Some(mate),
                        });
                    }
                }
                Fate::Open if back_first.binary_search(&row).is_ok() => {
                    found.push(one(Found::RefundOneSide))
                }
                Fate::Open => found.push(one(Found::OnlyFirst)),
                Fate::Twice => found.push(one(Found::TwiceFirst)),
                Fate::Reversed if self.first.ledger.kind_of(row).takes_back() => {}
                Fate::Reversed => found.push(one(Found::ReversedPair)),
                Fate::Ambiguous => found.push(one(Found::Ambiguous)),
                Fate::Lump => found.push(one(Found::Lump)),
            }
        }
        for row in 0..self.second.ledger.len() as u32 {
            let one = |kind| Difference {
                found: kind,
                first: None,
                second: Some(row),
            };
            match self.second.fate[row as usize] {
                Fate::Aside | Fate::Matched => {}
                Fate::Open if back_second.binary_search(&row).is_ok() => {
                    found.push(one(Found::RefundOneSide))
                }
                Fate::Open => found.push(one(Found::OnlySecond)),
                Fate::Twice => found.push(one(Found::TwiceSecond)),
                Fate::Reversed if self.second.ledger.kind_of(row).takes_back() => {}
                Fate::Reversed => found.push(one(Found::ReversedPair)),
                Fate::Ambiguous => found.push(one(Found::Ambiguous)),
                Fate::Lump => found.push(one(Found::Lump)),
            }
        }
        found
    }

    /// How many of each category.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            suggested: self.suggested.len() as u64,
            ..Counts::default()
        };
        for difference in self.differences() {
            // A payout counts once, not with each row that it pays out.
            if difference.found != Found::Lump || difference.first.is_none() {
                counts.of[difference.found as usize] += 1;
            }
        }
        for a in self.first.rows(Fate::Matched) {
            if self.pair(a) == Found::Agrees {
                counts.of[Found::Agrees as usize] += 1;
                let b = self.first.mate[a as usize];
                let (x, y) = (self.first.ledger, self.second.ledger);
                let (p, q) = (x.when[a as usize], y.when[b as usize]);
                counts.across_midnight += u64::from(p != 0 && q != 0 && p / DAY != q / DAY);
                let (s, t) = (
                    x.terminals.mark(x.terminal(a)),
                    y.terminals.mark(y.terminal(b)),
                );
                counts.other_terminal += u64::from(s != 0 && t != 0 && s != t);
            }
        }
        counts
    }

    /// Every currency of both files, the first file's first.
    pub fn currencies(&self) -> Vec<Currency> {
        let mut all = self.first.ledger.currencies.clone();
        let more: Vec<Currency> = self
            .second
            .ledger
            .currencies
            .iter()
            .filter(|c| !all.contains(c))
            .copied()
            .collect();
        all.extend(more);
        all
    }
}

/// One difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub found: Found,
    /// The row of the first file.
    pub first: Option<u32>,
    /// The row of the second.
    pub second: Option<u32>,
}
