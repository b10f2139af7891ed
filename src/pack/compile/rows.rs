//! Likelihood rows: from authored shares to numbers that the engine uses as they are.
//!
//! Authored likelihoods are clamped to [`LEAST`]–[`MOST`], so that no single wrong answer
//! rules a cause out for good, and every row is made to add up to 1.

use super::super::draft::LikelihoodDraft;
use super::super::row::Row;
use super::super::schema::Area;
use super::{Desk, Place};
use std::collections::BTreeMap;

/// The least likelihood an author can give.
pub(super) const LEAST: f64 = 0.01;
/// The greatest likelihood an author can give.
pub(super) const MOST: f64 = 0.99;

/// A question's likelihoods, compiled.
#[derive(Debug, Default)]
pub(super) struct Likelihoods {
    pub(super) base: Vec<f64>,
    pub(super) rows: Vec<Row>,
    pub(super) row_of: Vec<u16>,
}

impl Desk {
    /// Compiles the likelihoods of question `q` with `n` answers.
    pub(super) fn likelihoods(
        &mut self,
        place: &Place,
        q: u16,
        n: usize,
        draft: &LikelihoodDraft,
    ) -> Likelihoods {
        let given = self.shares(place, (q, n), "default", &draft.default);
        let base = base(n, &given);
        let mut out = Likelihoods {
            row_of: vec![0; self.out.core.faults.len()],
            base,
            rows: vec![],
        };
        let mut by_area: BTreeMap<Area, u16> = BTreeMap::new();
        for (area, shares) in &draft.area {
            let given = self.shares(place, (q, n), "area", shares);
            by_area.insert(*area, out.add(&given));
        }
        for (f, fault) in self.out.core.faults.iter().enumerate() {
            out.row_of[f] = by_area.get(&fault.area).copied().unwrap_or(0);
        }
        for (id, shares) in &draft.fault {
            let given = self.shares(place, (q, n), id, shares);
            match self.names.faults.get(id) {
                Some(&f) => {
                    let row = out.add(&given);
                    if let Some(slot) = out.row_of.get_mut(usize::from(f)) {
                        *slot = row;
                    }
                }
                None => self.find(
                    "E002",
                    place,
                    format!("there is no fault {id}"),
                    "name one that exists",
                ),
            }
        }
        out
    }

    /// The authored shares of one row, in order of the answers, clamped.
    fn shares(
        &mut self,
        place: &Place,
        (q, n): (u16, usize),
        row: &str,
        shares: &BTreeMap<String, f64>,
    ) -> Vec<(u16, f64)> {
        let mut given = Vec::new();
        for (id, share) in shares {
            let Some(&a) = self.names.answers.get(&(q, id.clone())) else {
                self.find(
                    "E002",
                    place,
                    format!("row {row}: there is no answer {id}"),
                    "name one of its answers",
                );
                continue;
            };
            let share = self.number(place, &format!("row {row}, {id}"), *share, 0.0, 1.0);
            given.push((a, share.clamp(LEAST, MOST)));
        }
        given.sort_by_key(|(a, _)| *a);
        let sum: f64 = shares.values().sum();
        if sum > 1.0 + 1e-9 {
            self.find(
                "E005",
                place,
                format!("row {row} adds up to {sum:.3}"),
                "its shares add up to 1 at most",
            );
        } else if shares.len() == n && sum < 1.0 - 1e-6 {
            self.find(
                "E005",
                place,
                format!("row {row} names every answer and adds up to {sum:.3}"),
                "make its shares add up to 1 or leave one out",
            );
        }
        given
    }
}

impl Likelihoods {
    /// Adds a row and returns its number, from 1; twins are kept once.
    fn add(&mut self, given: &[(u16, f64)]) -> u16 {
        let row = row(&self.base, given);
        let at = self.rows.iter().position(|r| *r == row).unwrap_or_else(|| {
            self.rows.push(row);
            self.rows.len() - 1
        });
        at as u16 + 1
    }
}

/// The default row: what was given, the rest shared evenly.
fn base(n: usize, given: &[(u16, f64)]) -> Vec<f64> {
    let mut base = vec![0.0; n];
    for (a, p) in given {
        base[usize::from(*a)] = *p;
    }
    let sum: f64 = given.iter().map(|(_, p)| p).sum();
    let left = n - given.len();
    if left == 0 {
        base.iter_mut().for_each(|p| *p /= sum);
    } else {
        // What is left is shared evenly, and never so little that an answer rules a cause out.
        let rest = (1.0 - sum).max(LEAST);
        for (a, p) in base.iter_mut().enumerate() {
            if !given.iter().any(|(g, _)| usize::from(*g) == a) {
                *p = rest / left as f64;
            }
        }
        let whole = sum + rest;
        base.iter_mut().for_each(|p| *p /= whole);
    }
    base
}

/// A row beside the default: what was given, the rest in the default's proportions.
fn row(base: &[f64], given: &[(u16, f64)]) -> Row {
    let sum: f64 = given.iter().map(|(_, p)| p).sum();
    let elsewhere: f64 = base
        .iter()
        .enumerate()
        .filter(|(a, _)| !given.iter().any(|(g, _)| usize::from(*g) == *a))
        .map(|(_, p)| p)
        .sum();
    if elsewhere <= 0.0 {
        return Row {
            scale: 0.0,
            set: given.iter().map(|(a, p)| (*a, p / sum)).collect(),
        };
    }
    let rest = (1.0 - sum).max(LEAST);
    let whole = sum + rest;
    Row {
        scale: rest / whole / elsewhere,
        set: given.iter().map(|(a, p)| (*a, p / whole)).collect(),
    }
}
