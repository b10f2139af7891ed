//! What each pair of rows is.
//!
//! In: an outcome whose rows have their mates. Out: the pairs that differ in something, each with
//! what it is; by far most do not, and are only counted. Where nearly all differ in the same way,
//! it is the guess of a file's unit or sign that was wrong, or the second file is after fees.

use super::fees::{self, Fit};
use super::side::{Fate, Side};
use super::{Found, Outcome};

impl Outcome<'_> {
    /// Judges every pair.
    pub(super) fn judge(&mut self) {
        let mut valued = self.look();
        if self.mend_unit(valued) {
            valued = self.look();
        }
        self.kept = self.kept_rate(valued);
        let mut uneven = std::mem::take(&mut self.uneven);
        for (a, found) in &mut uneven {
            *found = self.judged(*a);
        }
        self.uneven = uneven;
    }

    /// Finds the pairs that differ in something and the rows without a mate; how many pairs are
    /// about money at all.
    fn look(&mut self) -> u64 {
        let (first, second) = (&self.first, &self.second);
        let (mut matched, mut valued) = (0, 0);
        self.uneven.clear();
        self.alone.iter_mut().for_each(Vec::clear);
        for a in 0..first.ledger.len() as u32 {
            match first.fate[a as usize] {
                Fate::Aside => {}
                Fate::Matched => {
                    let b = first.mate[a as usize];
                    matched += 1;
                    valued += u64::from(first.amount(a) != 0);
                    let same = first.amount(a) == second.amount(b)
                        && first.ledger.day(a) == second.ledger.day(b)
                        && first.ledger.currency_of(a) == second.ledger.currency_of(b)
                        && !self.elsewhere(a, b);
                    if !same {
                        self.uneven.push((a, Found::Agrees));
                    }
                }
                _ => self.alone[0].push(a),
            }
        }
        let is_alone = |fate: &Fate| !matches!(fate, Fate::Aside | Fate::Matched);
        let others = second.fate.iter().enumerate();
        let others = others.filter(|(_, fate)| is_alone(fate));
        self.alone[1].extend(others.map(|(b, _)| b as u32));
        self.matched = matched;
        valued
    }

    /// Whether both rows of a pair name a terminal, and not the same.
    #[inline]
    pub(super) fn elsewhere(&self, a: u32, b: u32) -> bool {
        let mark =
            |side: &Side<'_>, row: u32| side.ledger.terminals.mark(side.ledger.terminal(row));
        let (s, t) = (mark(&self.first, a), mark(&self.second, b));
        s != 0 && t != 0 && s != t
    }

    /// Where nearly all pairs differ by 100 or by the sign, the guess of unit or sign was wrong:
    /// then it is put right.
    fn mend_unit(&mut self, valued: u64) -> bool {
        let (mut up, mut down, mut turned) = (0_u64, 0_u64, 0_u64);
        for (a, _) in &self.uneven {
            let b = self.first.mate[*a as usize];
            let (x, y) = (self.first.amount(*a), self.second.amount(b));
            if x != 0 && x != y {
                up += u64::from(x.checked_mul(100) == Some(y));
                down += u64::from(y.checked_mul(100) == Some(x));
                turned += u64::from(x == -y);
            }
        }
        let most = |n: u64| valued >= 5 && n * 10 >= valued * 9;
        if most(up) {
            self.first.scale = 100;
        } else if most(down) {
            self.second.scale = 100;
        } else if most(turned) {
            self.second.scale = -1;
        }
        most(up) || most(down) || most(turned)
    }

    /// The rate that most differences of pairs follow: the second file is after fees.
    fn kept_rate(&self, valued: u64) -> Option<Fit> {
        let mate = |a: u32| self.first.mate[a as usize];
        let differs =
            |(a, _): &&(u32, Found)| self.first.amount(*a) != self.second.amount(mate(*a));
        let apart = self.uneven.iter().filter(differs).count() as u64;
        if apart * 2 < valued || apart < 5 {
            return None;
        }
        let row = |a: u32| {
            let (gross, net) = (self.first.amount(a), self.second.amount(mate(a)));
            (a, gross, gross.saturating_sub(net))
        };
        let fitted = fees::fit(self.first.rows(Fate::Matched).map(row))?;
        (fitted.explained * 10 >= fitted.rows * 6).then_some(fitted)
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
            let fee = side.ledger.fee.get(row as usize).copied();
            fee.unwrap_or(0).saturating_mul(side.scale.abs())
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
