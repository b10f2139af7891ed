//! A picture of the days: for each a column of its sales, of which those that differ are lit, and
//! the days that differ in words.
//!
//! In: an outcome, its differences, and the proof lines of its days. Out: blocks. Columns are as high as their day has sales;
//! what differs is never too low to be seen.

use super::Drawing;
use crate::amount::moment::day_text;
use crate::amount::money::Currency;
use crate::amount::reconcile::{Difference, Found, Outcome, Proof};
use crate::i18n::fill;
use crate::present::{Block, Item, Tone};
use std::collections::BTreeMap;

/// How many days are drawn; a longer time is told in words only.
const DRAWN: u32 = 62;
/// How many days are told.
const TOLD: usize = 10;
/// Height and width of the picture, and the least height of what differs.
const HEIGHT: u64 = 60;
const WIDTH: u32 = 320;
const LEAST: u64 = 4;

/// The sales of a day.
#[derive(Clone, Copy, Default)]
struct Day {
    all: u64,
    apart: u64,
}

impl Drawing<'_> {
    /// The days of two files, and those whose totals differ.
    pub(super) fn days(
        &self,
        outcome: &Outcome<'_>,
        all: &[Difference],
        proofs: &[(Currency, Vec<(u64, Proof)>)],
    ) -> Vec<Block> {
        let w = self.words;
        let days = days(outcome, all);
        let mut blocks = vec![Block::heading(w.days)];
        blocks.extend(self.picture(&days));
        let mut said = Vec::new();
        for (currency, lines) in proofs {
            let book = self.book_of(*currency);
            for (day, proof) in lines {
                let sum = proof.first - proof.second;
                let of = days.get(&(*day as u32)).copied().unwrap_or_default();
                if *day != 0 && (sum != 0 || of.apart > 0) {
                    let values = [
                        day_text(*day as u32),
                        of.apart.to_string(),
                        book.total(sum.abs()),
                    ];
                    let values = values.each_ref().map(String::as_str);
                    said.push(match sum.signum() {
                        0 => fill(w.day_even, &values[..2]),
                        1 => fill(w.day_first, &values),
                        _ => fill(w.day_second, &values),
                    });
                }
            }
        }
        let more = said.len().saturating_sub(TOLD);
        said.truncate(TOLD);
        if more > 0 {
            said.push(fill(w.days_more, &[&more.to_string()]));
        }
        blocks.push(Block::lines(said));
        blocks
    }

    /// The columns; none for a single day, and for too many.
    fn picture(&self, days: &BTreeMap<u32, Day>) -> Option<Block> {
        let (first, last) = (*days.first_key_value()?.0, *days.last_key_value()?.0);
        let count = last - first + 1;
        if !(2..=DRAWN).contains(&count) {
            return None;
        }
        let highest = days
            .values()
            .map(|day| day.all.max(day.apart))
            .max()?
            .max(1);
        let step = WIDTH / count;
        let (mut even, mut apart) = (String::new(), String::new());
        for (day, of) in days {
            let left = (day - first) * step + 1;
            let wide = step.saturating_sub(2).clamp(1, 24);
            let height = |n: u64| n * HEIGHT / highest;
            let lit = match of.apart {
                0 => 0,
                n => height(n).max(LEAST),
            };
            let rest = height(of.all.saturating_sub(of.apart)).min(HEIGHT - lit);
            let column = |top: u64, high: u64| format!("M{left} {top}h{wide}v{high}h-{wide}z");
            if rest > 0 {
                even += &column(HEIGHT - rest, rest);
            }
            if lit > 0 {
                apart += &column(HEIGHT - rest - lit, lit);
            }
        }
        let wrong = days.values().filter(|day| day.apart > 0).count();
        let values = [count, wrong as u32].map(|n| n.to_string());
        let label = fill(
            self.words.days_drawn,
            &values.each_ref().map(String::as_str),
        );
        let parts = vec![
            Item::solid(even, Tone::Yes),
            Item::solid(apart, Tone::No),
            Item::outline(format!("M0 {HEIGHT}h{}", count * step), Tone::Plain),
        ];
        let size = (WIDTH as u16, HEIGHT as u16 + 2);
        Some(Block::picture(&label, size, parts))
    }
}

/// Sales by the first file's day, or by the second's where the first lacks them.
fn days(outcome: &Outcome<'_>, all: &[Difference]) -> BTreeMap<u32, Day> {
    let mut days: BTreeMap<u32, Day> = BTreeMap::new();
    let first = outcome.first.ledger;
    // Rows of a day stand together, so a day is looked up once for all of them.
    let mut run = (0, 0);
    for row in 0..first.len() as u32 {
        let day = first.day(row);
        if day != run.0 {
            days.entry(run.0).or_default().all += run.1;
            run = (day, 0);
        }
        run.1 += 1;
    }
    days.entry(run.0).or_default().all += run.1;
    for d in all {
        if d.found == Found::ReversedPair {
            continue;
        }
        match (d.first, d.second) {
            (Some(row), _) => {
                let day = first.day(row);
                if let Some(of) = days.get_mut(&day) {
                    of.apart += 1;
                }
            }
            (None, Some(row)) => {
                let of = days.entry(outcome.second.ledger.day(row)).or_default();
                of.all += 1;
                of.apart += 1;
            }
            (None, None) => {}
        }
    }
    days.remove(&0);
    days
}
