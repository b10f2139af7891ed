//! Files on their way in, side by side, and what holding them against each other gave.
//!
//! In: what is known of layouts, chunks of up to three files, cancellation. Out: how far each
//! is, statements, and an outcome on demand. A chunk is read at once, so progress can be shown
//! and a file dropped between any two; nothing of a dropped file stays.

use super::handover::{self, Arrived};
use super::intake::{Intake, Taken};
use super::plan::Plan;
use super::reader::{Desk, Statement, Unusable};
use super::reconcile::{Outcome, reconcile};
use super::shapes::{Layout, Shapes};
use super::text::Decode;
use std::rc::Rc;

/// How many files can be held: till, terminal, bank.
pub const FILES: usize = 3;

/// One file's place.
#[derive(Debug, Default)]
pub enum Slot {
    /// None.
    #[default]
    Empty,
    /// On its way in.
    Coming(Box<Intake>),
    /// A spreadsheet, which somebody else makes a table of: its name and its bytes.
    Sheet(Box<(String, Vec<u8>)>),
    /// Read.
    Read(Box<Statement>),
    /// Nothing of it can be read.
    Unusable(Unusable),
    /// Its end never came.
    Lost,
}

/// Files side by side.
#[derive(Debug)]
pub struct Job {
    desk: Desk,
    slots: [Slot; FILES],
    /// How somebody wants a file to be read.
    plans: [Option<Plan>; FILES],
}

impl Job {
    /// With what is known of layouts, as packed, and who shows text; none where the bytes are
    /// something else.
    pub fn new(layouts: &[u8], decode: Rc<dyn Decode>) -> Option<Self> {
        let shapes = Rc::new(Shapes::load(layouts)?);
        let desk = Desk { shapes, decode };
        Some(Self {
            desk,
            slots: Default::default(),
            plans: Default::default(),
        })
    }

    /// The place of a file; an empty one where there is none of this number.
    pub fn slot(&self, at: usize) -> &Slot {
        self.slots.get(at).unwrap_or(&Slot::Empty)
    }

    /// A file begins; what stood at its place is dropped.
    pub fn begin(&mut self, at: usize, name: &str, size: u64) {
        self.begin_by(at, name, size, None);
    }

    /// A file begins that is read by a plan that somebody corrected.
    pub fn begin_by(&mut self, at: usize, name: &str, size: u64, plan: Option<Plan>) {
        if let Some(slot) = self.slots.get_mut(at) {
            self.plans[at].clone_from(&plan);
            let intake = Intake::new(&self.desk, name, Some(size)).with_plan(plan);
            *slot = Slot::Coming(Box::new(intake));
        }
    }

    /// Takes the next bytes of a file; how many rows it has so far, none where it is not coming.
    pub fn push(&mut self, at: usize, bytes: &[u8]) -> Option<usize> {
        let slot = self.slots.get_mut(at)?;
        let Slot::Coming(intake) = slot else {
            return None;
        };
        match intake.push(bytes) {
            Ok(()) => Some(intake.rows()),
            Err(why) => {
                *slot = Slot::Unusable(why);
                None
            }
        }
    }

    /// What was read of a file since, for another program that takes it over; none where this is
    /// no file to be read as it comes. Its end leaves nothing here.
    pub fn hand_over(&mut self, at: usize) -> Option<Vec<u8>> {
        let slot = self.slots.get_mut(at)?;
        if let Slot::Coming(intake) = slot {
            return intake.hand_over();
        }
        match std::mem::take(slot) {
            Slot::Read(read) => Some(handover::end(*read)),
            Slot::Unusable(why) => Some(handover::unusable(why)),
            _ => None,
        }
    }

    /// Takes what another program read of a file, part by part; whether more is wanted, none
    /// where that is no part of a file, which is then to begin anew.
    pub fn take_over(&mut self, at: usize, part: &[u8]) -> Option<bool> {
        let Some(slot) = self.slots.get_mut(at) else {
            return Some(false);
        };
        let Slot::Coming(intake) = slot else {
            return Some(false);
        };
        match intake.take_over(part) {
            Arrived::Rows => return Some(true),
            Arrived::All(read) => *slot = Slot::Read(read),
            Arrived::Unusable(why) => *slot = Slot::Unusable(why),
            Arrived::Nothing => return None,
        }
        Some(false)
    }

    /// Takes the end of a file; one of which nothing could be read stays so.
    pub fn end(&mut self, at: usize) {
        let coming = |slot: &&mut Slot| matches!(slot, Slot::Coming(_));
        let Some(slot) = self.slots.get_mut(at).filter(coming) else {
            return;
        };
        let Slot::Coming(intake) = std::mem::take(slot) else {
            return;
        };
        let name = intake.name().to_owned();
        let ended = match intake.finish() {
            Ok(Taken::Statement(read)) => Slot::Read(read),
            Ok(Taken::Sheet(bytes)) => Slot::Sheet(Box::new((name, bytes))),
            Err(why) => Slot::Unusable(why),
        };
        self.slots[at] = ended;
    }

    /// The bytes of a spreadsheet, once; its table is to be given to [`Job::table`].
    pub fn sheet(&mut self, at: usize) -> Option<Vec<u8>> {
        match self.slots.get_mut(at)? {
            Slot::Sheet(held) => Some(std::mem::take(&mut held.1)),
            _ => None,
        }
    }

    /// Takes the table of a spreadsheet, which is read as any other; a torn file where there is
    /// none in it.
    pub fn table(&mut self, at: usize, table: Option<&[u8]>) {
        let Some(Slot::Sheet(held)) = self.slots.get(at) else {
            return;
        };
        let read = |table: &[u8]| {
            let intake = Intake::new(&self.desk, &held.0, Some(table.len() as u64));
            let mut intake = intake.with_plan(self.plans[at].clone());
            intake.push(table)?;
            intake.finish()
        };
        self.slots[at] = match table.map(read) {
            Some(Ok(Taken::Statement(read))) => Slot::Read(read),
            Some(Err(why)) => Slot::Unusable(why),
            Some(Ok(Taken::Sheet(_))) | None => Slot::Unusable(Unusable::Torn),
        };
    }

    /// What reads spreadsheets did not come.
    pub fn no_sheets(&mut self, at: usize) {
        if let Some(slot @ Slot::Sheet(_)) = self.slots.get_mut(at) {
            *slot = Slot::Unusable(Unusable::Spreadsheet);
        }
    }

    /// What is known of a layout, by its place in a plan.
    pub fn layout(&self, at: usize) -> Option<&Layout> {
        self.desk.shapes.layouts.get(at)
    }

    /// A file broke off before its end: nothing of it is kept.
    pub fn lose(&mut self, at: usize) {
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot::Lost;
        }
    }

    /// Drops a file, wherever it is on its way.
    pub fn drop_file(&mut self, at: usize) {
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot::Empty;
        }
    }

    /// The second of two files held against the first; none while one of them is not read.
    pub fn reconcile(&self, first: usize, second: usize) -> Option<Outcome<'_>> {
        match (self.slot(first), self.slot(second)) {
            (Slot::Read(one), Slot::Read(other)) => Some(reconcile(&one.ledger, &other.ledger)),
            _ => None,
        }
    }
}
