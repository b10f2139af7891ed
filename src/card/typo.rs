//! Where a typed number is probably wrong: places to look at again, never a digit.
//!
//! In: a number whose check digit or length does not fit, and the table. Out: at most three
//! places of two digits, the likeliest first. It is a guess and to be called one: the check
//! digit alone cannot locate an error, since at every place exactly one digit would mend it.
//!
//! Hypotheses are numbers from which one slip makes the typed one: a wrong digit (75 %, half of
//! them a neighbour on the keypad), neighbours exchanged (12 %), one left out (7 %), one doubled
//! (6 %). A hypothesis weighs as much as its slip times how many real numbers look like it: those
//! with first digits and length of an issuer's row, and, far thinner, those of any scheme.

use super::luhn::{digit_worth, remainder, worth};
use super::pan::{MOST, Pan};
use super::table::Cards;

/// What probably went wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A digit is another one.
    Wrong,
    /// Two neighbours are exchanged.
    Exchanged,
    /// A digit is missing.
    Missing,
    /// A digit stands twice.
    Doubled,
}

/// Two neighbouring digits to look at again, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first of the two.
    pub from: usize,
    /// The second; the same at the only digit of a number.
    pub to: usize,
    /// The likeliest slip there.
    pub slip: Slip,
}

/// How many digits one place has.
pub const WIDTH: usize = 2;
/// How many places are named.
pub const PLACES: usize = 3;
/// Share of each slip, in the order of [`Slip`].
const SHARE: [f64; 4] = [0.75, 0.12, 0.07, 0.06];
/// How much likelier a number of an issuer's row is than one of a scheme at large: the table
/// holds most cards on a tenth of a thousandth of all first digits.
const KNOWN: f64 = 42.0;

/// The neighbours of each key on a terminal's keypad: 123, 456, 789, and 0 under the 8.
const NEIGHBOURS: [&[u8]; 10] = [
    &[8],
    &[2, 4],
    &[1, 3, 5],
    &[2, 6],
    &[1, 5, 7],
    &[2, 4, 6, 8],
    &[3, 5, 9],
    &[4, 8],
    &[0, 5, 7, 9],
    &[6, 8],
];

/// A slip at the typed digits `from` to `to` (from 0), and what it weighs.
#[derive(Clone, Copy)]
struct Guess {
    from: u8,
    to: u8,
    slip: Slip,
    weight: f64,
}

/// The guesses about one number; each digit gives at most four.
struct Guesses {
    list: [Guess; 4 * MOST + 1],
    len: usize,
}

impl Guesses {
    fn add(&mut self, from: usize, to: usize, slip: Slip, weight: f64) {
        if let Some(place) = self.list.get_mut(self.len)
            && weight > 0.0
        {
            *place = Guess {
                from: from as u8,
                to: to as u8,
                slip,
                weight,
            };
            self.len += 1;
        }
    }
}

impl Cards {
    /// Places to look at again, the likeliest first; none where no slip explains the number.
    pub fn places(&self, typed: &Pan) -> Vec<Place> {
        self.places_of(typed, WIDTH)
    }

    /// The same with places of another width, from 1 digit on.
    pub fn places_of(&self, typed: &Pan, width: usize) -> Vec<Place> {
        let guesses = self.guesses(typed);
        let guesses = &guesses.list[..guesses.len];
        let windows = (typed.len() + 1).saturating_sub(width).max(1);
        let mass = |chosen: &[usize]| -> f64 {
            let hit = |g: &&Guess| {
                let (from, to) = (usize::from(g.from), usize::from(g.to));
                chosen.iter().any(|w| *w <= to && from < w + width)
            };
            guesses.iter().filter(hit).map(|g| g.weight).sum()
        };
        // All choices of three are few enough to try.
        let mut best = ([0; PLACES], 0.0);
        for a in 0..windows {
            for b in a..windows {
                for c in b..windows {
                    let held = mass(&[a, b, c]);
                    if held > best.1 {
                        best = ([a, b, c], held);
                    }
                }
            }
        }
        let mut chosen: Vec<usize> = best.0.to_vec();
        chosen.dedup();
        // Three of them at the most: no sort is worth its code.
        for round in 1..chosen.len() {
            for at in (1..=round).rev() {
                if mass(&[chosen[at]]) > mass(&[chosen[at - 1]]) {
                    chosen.swap(at, at - 1);
                }
            }
        }
        let place = |from: &usize| {
            let slips = [Slip::Wrong, Slip::Exchanged, Slip::Missing, Slip::Doubled];
            let weight = |slip: Slip| -> f64 {
                let there = guesses.iter().filter(|g| {
                    let (at, to) = (usize::from(g.from), usize::from(g.to));
                    g.slip == slip && *from <= to && at < from + width
                });
                there.map(|g| g.weight).sum()
            };
            let slip = slips
                .into_iter()
                .max_by(|a, b| weight(*a).total_cmp(&weight(*b)));
            Place {
                from: from + 1,
                to: (from + width).min(typed.len()).max(1),
                slip: slip.unwrap_or(Slip::Wrong),
            }
        };
        let places = chosen.iter().filter(|from| mass(&[**from]) > 0.0);
        places.map(place).collect()
    }

    fn guesses(&self, typed: &Pan) -> Guesses {
        let digits = typed.digits();
        let n = digits.len();
        let nothing = Guess {
            from: 0,
            to: 0,
            slip: Slip::Wrong,
            weight: 0.0,
        };
        let mut guesses = Guesses {
            list: [nothing; 4 * MOST + 1],
            len: 0,
        };
        let off = remainder(digits);
        let mut mended = Pan::default();
        for at in 0..n {
            // The one digit that makes the sum come out.
            let double = (n - at).is_multiple_of(2);
            let sum = (10 + worth(digits[at], double) - off) % 10;
            let right = digit_worth(sum, double);
            if right != digits[at] {
                mended.set(digits.iter().copied());
                mended.put(at, right);
                let weight = slipped(right, digits[at]) / n as f64 * self.likely(&mended);
                guesses.add(at, at, Slip::Wrong, weight);
            }
        }
        for at in 1..n {
            mended.set(digits.iter().copied());
            if digits[at] != digits[at - 1] {
                mended.put(at - 1, digits[at]);
                mended.put(at, digits[at - 1]);
                if remainder(mended.digits()) == 0 {
                    let weight = SHARE[1] / (n - 1) as f64 * self.likely(&mended);
                    guesses.add(at - 1, at, Slip::Exchanged, weight);
                }
            } else {
                let without = digits.iter().enumerate().filter(|(i, _)| *i != at);
                mended.set(without.map(|(_, d)| *d));
                if remainder(mended.digits()) == 0 {
                    let weight = SHARE[3] / (n - 1) as f64 * self.likely(&mended);
                    guesses.add(at - 1, at, Slip::Doubled, weight);
                }
            }
        }
        if n > 0 && n < MOST {
            for gap in 0..=n {
                let before = digits[..gap].iter().copied();
                mended.set(before.chain([0]).chain(digits[gap..].iter().copied()));
                let double = (n + 1 - gap).is_multiple_of(2);
                let sum = (10 - remainder(mended.digits())) % 10;
                mended.put(gap, digit_worth(sum, double));
                let weight = SHARE[2] / (n + 1) as f64 * self.likely(&mended);
                guesses.add(gap.saturating_sub(1), gap.min(n - 1), Slip::Missing, weight);
            }
        }
        guesses
    }

    /// How many real numbers look like this one, as a share of all of its length; in units that
    /// compare lengths, and nothing where no scheme has such numbers.
    fn likely(&self, pan: &Pan) -> f64 {
        let digits = pan.digits();
        let found = self.issuers.find(digits, Some(digits.len()));
        let scale = TENTH[digits.len().min(MOST)];
        match found.answer.one() {
            // Rows with longer first digits hold fewer numbers, but as dense.
            Some(_) => KNOWN * scale,
            None => {
                let fits = |e: &super::scheme::Entry| e.lengths.contains(digits.len());
                let some = self.spans.of(digits).iter().any(fits);
                if some { scale } else { 0.0 }
            }
        }
    }
}

/// The chance that a wrong digit in place of `right` is just `typed`.
fn slipped(right: u8, typed: u8) -> f64 {
    let keys = NEIGHBOURS.get(usize::from(right)).copied().unwrap_or(&[]);
    let near = if keys.contains(&typed) {
        0.5 / keys.len() as f64
    } else {
        0.0
    };
    SHARE[0] * (near + 0.5 / 9.0)
}

/// Tenths: how thinly the numbers of a row are spread among all of a length.
const TENTH: [f64; MOST + 1] = {
    let mut all = [1.0; MOST + 1];
    let mut n = 1;
    while n <= MOST {
        all[n] = all[n - 1] / 10.0;
        n += 1;
    }
    all
};
