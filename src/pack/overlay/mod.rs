//! An acquirer's knowledge laid over a pack, by id.
//!
//! In: the files of a pack, and [`Change`]s read from an overlay's. Out: the files of the pack as
//! changed, compiled, and a [`Finding`] with place and mend for every change that does not hold.
//! A row with a new id is added; one whose id the pack has changes only the keys that it names,
//! table by table (a list is said anew as a whole); `retired` takes rows away.
//! Cases that the pack tests itself with are about the pack alone and stay behind.
//! Invariant: what is laid over never takes the pack down: a change that the whole pack would not
//! hold with is left out, and without any the pack is what it was (`deployment::overlay`).

mod change;
mod put;

pub use change::{Change, Layer};

use super::compile::{Compiled, compile};
use super::finding::Finding;
use super::read::Source;
use put::Below;

/// What is wrong with a pack beyond what its compiler says.
pub type Judge<'a> = &'a dyn Fn(&[Source]) -> Vec<Finding>;

/// A pack with an overlay.
#[derive(Debug, Default)]
pub struct Laid {
    /// The files, as changed.
    pub sources: Vec<Source>,
    /// What they come to.
    pub pack: Compiled,
    /// What was left out, and why.
    pub findings: Vec<Finding>,
}

/// Lays changes over a pack that has no finding by itself; `judge` says what else must not be.
pub fn lay_over(base: &[Source], layer: &Layer, judge: Judge<'_>) -> Laid {
    let below = Below::of(base);
    let mut findings = layer.findings.clone();
    let mut kept: Vec<&Change> = Vec::new();
    for change in &layer.changes {
        match below.fits(change) {
            Ok(()) => kept.push(change),
            Err((wrong, mend)) => findings.push(change.finding("D007", wrong, mend)),
        }
    }
    let wrong_with = |changes: &[&Change]| {
        let sources = below.with(changes, &layer.version);
        let mut wrong = compile(&sources).findings;
        if wrong.is_empty() {
            wrong = judge(&sources);
        }
        wrong
    };
    loop {
        let wrong = wrong_with(&kept);
        if wrong.is_empty() {
            break;
        }
        let (bad, good): (Vec<&Change>, Vec<&Change>) = kept
            .iter()
            .partition(|change| wrong.iter().any(|finding| finding.id == change.name()));
        for change in &bad {
            let own = wrong.iter().filter(|finding| finding.id == change.name());
            findings.extend(own.map(|finding| change.placed(finding)));
        }
        if !bad.is_empty() {
            kept = good;
            continue;
        }
        // The finding is about a row of the pack itself: whose change it follows from shows when
        // they are put in one after another.
        let mut held: Vec<&Change> = Vec::new();
        for change in kept {
            held.push(change);
            if let Some(first) = wrong_with(&held).first() {
                findings.push(change.finding(
                    "D009",
                    format!("{} would no longer hold: {}", first.id, first.wrong),
                    first.mend.clone(),
                ));
                held.pop();
            }
        }
        kept = held;
        break;
    }
    let sources = below.with(&kept, &layer.version);
    Laid {
        pack: compile(&sources),
        sources,
        findings,
    }
}
