//! Every difference as a row of a list, and how many of each kind there are.

use super::side::{Fate, Side};
use super::{Counts, Found, Outcome};
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
        let marks = |of: usize, column: usize, fate: Fate| -> Vec<(u64, u32)> {
            let side = self.side(of);
            let rows = self.alone[of].iter().copied();
            let mut marks: Vec<(u64, u32)> = rows
                .filter(|r| side.fate[*r as usize] == fate)
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
            marks(0, shared.first, Fate::Open),
            marks(1, shared.second, Fate::Reversed),
        );
        let second = hits(
            marks(1, shared.second, Fate::Open),
            marks(0, shared.first, Fate::Reversed),
        );
        [first, second]
    }

    fn side(&self, of: usize) -> &Side<'_> {
        [&self.first, &self.second][of]
    }

    /// Every difference, the rows of the first file before those of the second.
    pub fn differences(&self) -> Vec<Difference> {
        let back = self.taken_back();
        let pairs = self.uneven.iter().filter(|(_, of)| *of != Found::Agrees);
        let mut found: Vec<Difference> = pairs
            .map(|(a, of)| Difference {
                found: *of,
                first: Some(*a),
                second: Some(self.first.mate[*a as usize]),
            })
            .collect();
        let alone = |of: usize| {
            let back = &back[of];
            self.alone[of].iter().filter_map(move |row| {
                let is_back = back.binary_search(row).is_ok();
                Some((self.alone(of, *row, is_back)?, *row))
            })
        };
        found.extend(alone(0).map(|(found, row)| Difference {
            found,
            first: Some(row),
            second: None,
        }));
        found.sort_by_key(|d| d.first);
        found.extend(alone(1).map(|(found, row)| Difference {
            found,
            first: None,
            second: Some(row),
        }));
        found
    }

    /// What a row without a mate in the other file is; none for the second of a reversed pair.
    fn alone(&self, of: usize, row: u32, is_back: bool) -> Option<Found> {
        let side = self.side(of);
        let at = row as usize;
        match side.fate[at] {
            Fate::Aside | Fate::Matched => None,
            Fate::Open if is_back => Some(Found::RefundOneSide),
            Fate::Open => Some([Found::OnlyFirst, Found::OnlySecond][of]),
            Fate::Twice => Some([Found::TwiceFirst, Found::TwiceSecond][of]),
            Fate::Reversed => (side.mate[at] > row).then_some(Found::ReversedPair),
            Fate::Ambiguous => Some(Found::Ambiguous),
            Fate::Lump => Some(Found::Lump),
        }
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
        let differ = self.uneven.iter().filter(|(_, of)| *of != Found::Agrees);
        counts.of[Found::Agrees as usize] = self.matched - differ.count() as u64;
        for (a, _) in self.uneven.iter().filter(|(_, of)| *of == Found::Agrees) {
            let b = self.first.mate[*a as usize];
            let (p, q) = (self.first.ledger.day(*a), self.second.ledger.day(b));
            counts.across_midnight += u64::from(p != 0 && q != 0 && p != q);
            counts.other_terminal += u64::from(self.elsewhere(*a, b));
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
