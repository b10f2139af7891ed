//! Every difference as a row of a list, and how many of each kind there are.

use super::side::{Fate, Side};
use super::{Counts, Found, Outcome};
use crate::amount::moment::DAY;
use crate::amount::money::Currency;

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

impl Outcome<'_> {
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
                Fate::Reversed if self.first.mate[row as usize] < row => {}
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
                Fate::Reversed if self.second.mate[row as usize] < row => {}
                Fate::Reversed => found.push(one(Found::ReversedPair)),
                Fate::Ambiguous => found.push(one(Found::Ambiguous)),
                Fate::Lump => found.push(one(Found::Lump)),
            }
        }
        found
    }

    /// How many of each category.
    pub fn counts(&self) -> Counts {
        self.counted(&self.differences())
    }

    /// The same where every difference is at hand.
    pub fn counted(&self, differences: &[Difference]) -> Counts {
        let mut counts = Counts {
            suggested: self.suggested.len() as u64,
            ..Counts::default()
        };
        for difference in differences {
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
