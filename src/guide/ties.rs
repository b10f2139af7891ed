//! Which faults an entry points to, and which entries point to a fault.
//!
//! In: the pack. Out: the same ranking that the app shows as the likeliest causes after the
//! entry alone; where an entry leaves the money unknown, none, since then nothing else matters.

use crate::engine::Model;
use crate::pack::{Core, Money};
use crate::present::Book;
use crate::session::{Action, Session};
use std::rc::Rc;

/// How many causes a page names, and how likely each has to be.
const CAUSES: (usize, f64) = (4, 0.06);
/// From this share on, a fault's page names the entry.
const SHOWN: f64 = 0.15;
/// How many entries a fault's page names, and how many alike an entry's.
const ENTRIES: usize = 12;
const SIBLINGS: usize = 5;

/// How likely faults are after each entry alone.
pub(super) struct Ties {
    /// Beside the entries: faults and their shares, the likeliest first.
    after: Vec<Vec<(usize, f64)>>,
    /// Beside the entries: whether everything waits for the money.
    halted: Vec<bool>,
    areas: Vec<usize>,
}

impl Ties {
    /// Weighs every entry of a pack.
    pub(super) fn of(core: &Core) -> Self {
        let (core, model) = (Rc::new(core.clone()), Rc::new(Model::of(core)));
        let (mut after, mut halted, mut areas) = (Vec::new(), Vec::new(), Vec::new());
        for entry in 0..core.entries.len() {
            let mut session = Session::new(core.clone(), model.clone());
            session.apply(Action::Begin {
                entry: Some(entry),
                at: 0,
            });
            let belief = session.belief();
            let ranked = belief.ranked();
            areas.push(ranked.first().copied().unwrap_or(0));
            after.push(
                ranked
                    .into_iter()
                    .map(|fault| (fault, belief.faults[fault]))
                    .take_while(|(_, share)| *share >= CAUSES.1)
                    .collect(),
            );
            halted.push(session.money() == Money::Unknown);
        }
        Self {
            after,
            halted,
            areas,
        }
    }

    /// The faults that a page of an entry names.
    pub(super) fn causes(&self, book: &Book<'_>, entry: usize) -> Vec<usize> {
        let ranked = self.after[entry].iter().map(|(fault, _)| *fault);
        let known = ranked.filter(|fault| book.core.faults[*fault].id != "other");
        match book.core.entries[entry].money {
            Money::Unknown => vec![],
            _ => known.take(CAUSES.0).collect(),
        }
    }

    /// Whether the money has to be found before anything else, as in the app.
    pub(super) fn waits(&self, entry: usize) -> bool {
        self.halted[entry]
    }

    /// The likeliest fault after an entry, however little that says.
    pub(super) fn likeliest(&self, entry: usize) -> usize {
        self.areas[entry]
    }

    /// The entries that a page of a fault names, the most telling first.
    pub(super) fn entries(&self, fault: usize) -> Vec<usize> {
        let mut found: Vec<(f64, usize)> = Vec::new();
        for (entry, after) in self.after.iter().enumerate() {
            let share = after.iter().find(|(f, _)| *f == fault);
            found.extend(
                share
                    .filter(|(_, share)| *share >= SHOWN)
                    .map(|(_, share)| (*share, entry)),
            );
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(ENTRIES);
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Other entries whose likeliest fault is that of this one.
    pub(super) fn siblings(&self, entry: usize) -> Vec<usize> {
        let Some((fault, _)) = self.after[entry].first() else {
            return vec![];
        };
        let mut near = self.entries(*fault);
        near.retain(|other| *other != entry && self.areas[*other] == *fault);
        near.truncate(SIBLINGS);
        near
    }
}
