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

use super::{Depth, lint_to};
use crate::engine::simulate::Random;
use crate::pack::{Finding, Source, compile};
use crate::session::trial::play_all;
use pieces::Files;
use std::collections::BTreeSet;

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
    /// Its files: name and text.
    pub files: Vec<(String, String)>,
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

/// Makes mutants of a pack, `each` of every kind that it has a place for, and tries to catch
/// them.
///
/// # Errors
/// Where a file is no TOML or cannot be read as a pack.
pub fn mutate(files: &[(String, String)], each: usize, seed: u64) -> Result<Tally, String> {
    let pieces = Files::read(files)?;
    let mut quick = None;
    let mut whole = None;
    let mut tally = Tally::default();
    for (n, kind) in KINDS.into_iter().enumerate() {
        let mut random = Random::new(seed).part(n as u64);
        let mut seen = BTreeSet::new();
        // A place may give no mutant, or one that there was already: then another is drawn.
        for _ in 0..each * 20 {
            if seen.len() == each {
                break;
            }
            let Some(mutant) = change::mutant(&pieces, kind, &mut random) else {
                continue;
            };
            if !seen.insert(mutant.what.clone()) {
                continue;
            }
            let caught = catch(&mutant, |depth| {
                let slot = if depth == Depth::Quick {
                    &mut quick
                } else {
                    &mut whole
                };
                slot.get_or_insert_with(|| known(files, depth)).clone()
            });
            tally.outcomes.push(Outcome {
                kind,
                what: mutant.what,
                caught,
            });
        }
    }
    Ok(tally)
}

/// What lint says of the unharmed pack: only what is new tells of a mistake.
fn known(files: &[(String, String)], depth: Depth) -> BTreeSet<(&'static str, String)> {
    let (sources, broken) = parse(files);
    let report = lint_to(&sources, broken, depth);
    report
        .findings
        .into_iter()
        .map(|f| (f.code, f.id))
        .collect()
}

fn parse(files: &[(String, String)]) -> (Vec<Source>, Vec<Finding>) {
    let (mut sources, mut broken) = (Vec::new(), Vec::new());
    for (file, text) in files {
        match Source::parse(file, text) {
            Ok(source) => sources.push(source),
            Err(finding) => broken.push(finding),
        }
    }
    (sources, broken)
}

/// What catches a mutant: the quick rules first, then scenarios, then the slow rules.
fn catch(
    mutant: &Mutant,
    mut known: impl FnMut(Depth) -> BTreeSet<(&'static str, String)>,
) -> Option<String> {
    for depth in [Depth::Quick, Depth::Whole] {
        let (sources, broken) = parse(&mutant.files);
        let known = known(depth);
        let report = lint_to(&sources, broken, depth);
        let new = report
            .findings
            .into_iter()
            .find(|f| !known.contains(&(f.code, f.id.clone())));
        if let Some(finding) = new {
            return Some(finding.code.to_owned());
        }
        if depth == Depth::Quick {
            let pack = compile(&sources);
            if let Some(failure) = play_all(&pack.core, &pack.scenarios).first() {
                return Some(format!("scenario {}", failure.scenario));
            }
        }
    }
    None
}
