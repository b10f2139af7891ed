//! Mutants: a pack with one small mistake in it, to see whether lint and scenarios notice.
//!
//! In: a pack's files, a seed and a number for each kind of mistake. Out: a [`Tally`] of what
//! caught which mutant. A mutant counts as caught where the compiler or a rule finds
//! something about an entity that it did not find before, or a scenario fails. Nothing here
//! compares texts or sums with those of the unharmed pack.
//!
//! Invariant: what is caught is caught by knowledge (`lint::mutants_are_caught`).

mod change;
mod pieces;
mod trap;

use crate::engine::simulate::Random;
use crate::pack::Source;
use pieces::Files;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use trap::Trap;

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Two faults have each other's likelihood row of one question.
    RowSwapped,
    /// A fault's grade is two grades off.
    GradeMoved,
    /// A repair lacks a fault that it mends, or has a neighbour of it instead.
    SuccessMoved,
    /// A reference names another id of the same kind.
    WrongReference,
    /// Two texts stand in each other's place: two languages of one text, or one field of two
    /// entities in one language or in both.
    TextsSwapped,
    /// A text lacks a language.
    LanguageDropped,
    /// An entry has another money state.
    MoneyFlipped,
    /// An entry has another retry advice.
    RetryFlipped,
    /// A source is gone.
    SourceRemoved,
    /// The days of a rule are months off.
    DatesShifted,
}

/// Every kind.
pub const KINDS: [Kind; 10] = [
    Kind::RowSwapped,
    Kind::GradeMoved,
    Kind::SuccessMoved,
    Kind::WrongReference,
    Kind::TextsSwapped,
    Kind::LanguageDropped,
    Kind::MoneyFlipped,
    Kind::RetryFlipped,
    Kind::SourceRemoved,
    Kind::DatesShifted,
];

/// A pack with one mistake.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What kind of mistake.
    pub kind: Kind,
    /// Which one, for a reader.
    pub what: String,
    /// The files that it changes: position and text.
    pub files: Vec<(usize, String)>,
}

/// What became of a mutant.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its kind.
    pub kind: Kind,
    /// Which mistake.
    pub what: String,
    /// What caught it: a code, or `scenario` and which; none where it got through.
    pub caught: Option<String>,
}

/// What became of all of them, in the order of [`KINDS`].
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// One for each mutant.
    pub outcomes: Vec<Outcome>,
}

impl Tally {
    /// How many of a kind there were, and how many of them were caught.
    pub fn of(&self, kind: Kind) -> (usize, usize) {
        let all = || self.outcomes.iter().filter(|o| o.kind == kind);
        (all().count(), all().filter(|o| o.caught.is_some()).count())
    }

    /// The same over all kinds.
    pub fn whole(&self) -> (usize, usize) {
        let caught = self.outcomes.iter().filter(|o| o.caught.is_some()).count();
        (self.outcomes.len(), caught)
    }
}

/// Runs some work on as many cores as there are: it is called once on each, and shares out what
/// there is to do by itself.
pub type OnEachCore = fn(&(dyn Fn() + Sync));

/// Makes mutants of a pack, `each` of every kind that it has a place for, and tries to catch
/// them. What comes of it does not hang on how many cores there are.
///
/// # Errors
/// Where a file is no TOML or cannot be read as a pack.
pub fn mutate(
    files: &[(String, String)],
    each: usize,
    seed: u64,
    on_each_core: OnEachCore,
) -> Result<Tally, String> {
    for (file, text) in files {
        Source::parse(file, text).map_err(|finding| format!("{finding}\n"))?;
    }
    let mutants = draw(&Files::read(files)?, each, seed);
    let trap = Trap::new(files);
    let next = AtomicUsize::new(0);
    let caught: Vec<OnceLock<Option<String>>> = mutants.iter().map(|_| OnceLock::new()).collect();
    on_each_core(&|| {
        let mut bench = trap.bench();
        while let n = next.fetch_add(1, Ordering::Relaxed)
            && let (Some(mutant), Some(slot)) = (mutants.get(n), caught.get(n))
        {
            slot.get_or_init(|| bench.catch(mutant));
        }
    });
    let outcome = |(mutant, caught): (Mutant, OnceLock<_>)| Outcome {
        kind: mutant.kind,
        what: mutant.what,
        caught: caught.into_inner().flatten(),
    };
    let outcomes = mutants.into_iter().zip(caught).map(outcome).collect();
    Ok(Tally { outcomes })
}

/// Mutants, by kind; what comes of one draw does not hang on what catches the others.
fn draw(pieces: &Files, each: usize, seed: u64) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (n, kind) in KINDS.into_iter().enumerate() {
        let mut random = Random::new(seed).part(n as u64);
        let mut seen = BTreeSet::new();
        // A place may give no mutant, or one that there was already: then another is drawn.
        for _ in 0..each * 20 {
            if seen.len() == each {
                break;
            }
            if let Some(mutant) = change::mutant(pieces, kind, &mut random)
                && seen.insert(mutant.what.clone())
            {
                mutants.push(mutant);
            }
        }
    }
    mutants
}
