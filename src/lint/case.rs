//! Cases that rules look at: where diagnoses begin, and what speaks best for a fault.
//!
//! In: a compiled pack. Out: [`Root`]s, the evidence that entries begin with, each once; and
//! [`best_case`], the shortest evidence that puts a fault on top.

use crate::engine::{Evidence, Model};
use crate::pack::{Core, Role};
use crate::session::{Action, Session};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Where a diagnosis begins.
pub(super) struct Root {
    /// The first entry that begins so; none for the general diagnosis.
    pub(super) entry: Option<usize>,
    /// What is known then.
    pub(super) evidence: Evidence,
}

/// Every beginning, each kind of evidence once.
pub(super) fn roots(core: &Core, model: &Model) -> Vec<Root> {
    let mut seen = BTreeSet::new();
    let entries = std::iter::once(None).chain((0..core.entries.len()).map(Some));
    let known = known_of(core, model);
    entries
        .map(|entry| Root {
            entry,
            evidence: known(entry),
        })
        .filter(|root| seen.insert(root.evidence.clone()))
        .collect()
}

/// What is known where a case begins with each of some entries.
pub(super) fn known_of(core: &Core, model: &Model) -> impl Fn(Option<usize>) -> Evidence {
    let (core, model) = (Rc::new(core.clone()), Rc::new(model.clone()));
    move |entry| {
        let mut session = Session::new(core.clone(), model.clone());
        session.apply(Action::Begin { entry, at: 1 });
        session.evidence()
    }
}

/// What somebody can say, and a fault that it puts first.
pub(super) struct Case {
    /// The entry it begins with.
    pub(super) entry: Option<usize>,
    /// (question, answer) given, in order.
    pub(super) answers: Vec<(usize, usize)>,
}

/// The shortest evidence, found greedily, that puts a fault first; none where nothing does.
pub(super) fn best_case(core: &Core, starts: &Starts, fault: usize) -> Option<Case> {
    let entries = (0..core.entries.len()).map(Some);
    let entry = entries.fold(None, |best, entry| {
        if starts.share(entry, fault) > starts.share(best, fault) {
            entry
        } else {
            best
        }
    });
    [None, entry]
        .into_iter()
        .filter_map(|entry| climb(core, fault, entry, None))
        .min_by_key(|case| case.answers.len())
}

/// The shares of the faults where cases begin.
pub(super) struct Starts {
    /// With no entry, then with each.
    shares: Vec<Vec<f64>>,
}

impl Starts {
    pub(super) fn of(core: &Core) -> Self {
        let share = |entry| {
            let mut weights = weights(core, entry);
            let whole: f64 = weights.iter().sum();
            weights.iter_mut().for_each(|w| *w /= whole);
            weights
        };
        let entries = (0..core.entries.len()).map(Some);
        Self {
            shares: std::iter::once(None).chain(entries).map(share).collect(),
        }
    }

    fn share(&self, entry: Option<usize>, fault: usize) -> f64 {
        self.shares[entry.map_or(0, |e| e + 1)][fault]
    }
}

/// The weights of the faults where a case begins.
fn weights(core: &Core, entry: Option<usize>) -> Vec<f64> {
    let mut weights: Vec<f64> = core.faults.iter().map(|f| f.prior).collect();
    for &(q, a) in entry.map_or(&[][..], |e| &core.entries[e].implies) {
        hear(core, &mut weights, (q.into(), a.into()));
    }
    weights
}

fn hear(core: &Core, weights: &mut [f64], (q, a): (usize, usize)) {
    for (f, w) in weights.iter_mut().enumerate() {
        *w *= core.questions[q].likelihood(f, a);
    }
}

/// The shortest evidence with the fault's likeliest sign in one question, where that sign is
/// needed; none where it speaks against the fault or is not needed.
pub(super) fn sign(core: &Core, fault: usize, question: usize) -> Option<Case> {
    let asked = &core.questions[question];
    let lift = |a: usize| {
        let usual = |(f, w): (usize, &crate::pack::Fault)| w.prior * asked.likelihood(f, a);
        asked.likelihood(fault, a) / core.faults.iter().enumerate().map(usual).sum::<f64>()
    };
    let best = (0..asked.answers.len()).max_by(|a, b| lift(*a).total_cmp(&lift(*b)))?;
    let case = climb(core, fault, None, Some((question, best)))?;
    let mut without = weights(core, None);
    for &told in &case.answers[1..] {
        hear(core, &mut without, told);
    }
    let beaten = without
        .iter()
        .enumerate()
        .any(|(f, w)| f != fault && *w > without[fault]);
    (lift(best) > SIGN && beaten).then_some(case)
}

/// An answer this much likelier under a fault than usual is a sign of it.
const SIGN: f64 = 1.5;

/// Gives the answer that speaks best for the fault, again and again, until it is first.
fn climb(
    core: &Core,
    fault: usize,
    entry: Option<usize>,
    begin: Option<(usize, usize)>,
) -> Option<Case> {
    let mut weights = weights(core, entry);
    let mut used: Vec<usize> = match entry {
        Some(e) => {
            let entry = &core.entries[e];
            let implied = entry.implies.iter().map(|(q, _)| usize::from(*q));
            implied
                .chain(entry.settles.iter().map(|q| usize::from(*q)))
                .collect()
        }
        None => Vec::new(),
    };
    let mut answers = Vec::new();
    if let Some(told) = begin {
        used.push(told.0);
        answers.push(told);
        hear(core, &mut weights, told);
        for &(r, b) in &core.questions[told.0].answers[told.1].implies {
            used.push(r.into());
            hear(core, &mut weights, (r.into(), b.into()));
        }
    }
    loop {
        let top = weights.iter().copied().fold(0.0_f64, f64::max);
        let first = weights
            .iter()
            .enumerate()
            .all(|(f, w)| f == fault || *w < weights[fault]);
        if first && top > 0.0 {
            return Some(Case { entry, answers });
        }
        let total: f64 = weights.iter().sum();
        let mut best = (1.0 + 1e-9, None);
        for (q, question) in core.questions.iter().enumerate() {
            if question.role == Role::Evidence || used.contains(&q) {
                continue;
            }
            for a in 0..question.answers.len() {
                let usual: f64 = weights
                    .iter()
                    .enumerate()
                    .map(|(f, w)| w / total * question.likelihood(f, a))
                    .sum();
                let lift = question.likelihood(fault, a) / usual;
                if lift > best.0 {
                    best = (lift, Some((q, a)));
                }
            }
        }
        let (q, a) = best.1?;
        used.push(q);
        answers.push((q, a));
        hear(core, &mut weights, (q, a));
        for &(r, b) in &core.questions[q].answers[a].implies {
            let (r, b) = (usize::from(r), usize::from(b));
            if !used.contains(&r) {
                used.push(r);
                hear(core, &mut weights, (r, b));
            }
        }
    }
}
