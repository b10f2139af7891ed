//! What scenarios state of faults, repairs and entries without playing a case.
//!
//! In: a compiled pack and a scenario. Out: what was expected and what the pack says instead.
//! A portrait states directions (likelier than usual, graded so or so, mended by these), never
//! a number, so that numbers may be judged anew and slips are still seen. So does a ranking: it
//! says which of two faults makes an answer likelier, not by how much.

use super::Missed;
use crate::pack::{Core, Guard, Portrait, Ranking, Scenario};
use std::collections::BTreeSet;

/// Everything stated that does not hold.
pub(super) fn missed(core: &Core, scenario: &Scenario) -> Vec<Missed> {
    let mut missed = told(core, scenario);
    if let Some(portrait) = &scenario.portrait {
        missed.extend(of_fault(core, portrait));
    }
    for ranking in &scenario.rankings {
        missed.extend(of_ranking(core, ranking));
    }
    if let Some(guard) = &scenario.guard {
        missed.extend(of_guard(core, guard));
    }
    missed
}

fn told(core: &Core, scenario: &Scenario) -> Vec<Missed> {
    let Some(entry) = scenario.entry.map(|e| &core.entries[usize::from(e)]) else {
        return Vec::new();
    };
    let name = |(q, a): (u16, u16)| {
        let question = &core.questions[usize::from(q)];
        format!("{} = {}", question.id, question.answers[usize::from(a)].id)
    };
    let untold = scenario
        .tells
        .iter()
        .filter(|told| !entry.implies.contains(told));
    let got = || {
        let implied: Vec<String> = entry.implies.iter().map(|told| name(*told)).collect();
        format!("{} with {}", entry.id, implied.join(", "))
    };
    untold.map(|told| (name(*told), got())).collect()
}

fn of_fault(core: &Core, portrait: &Portrait) -> Vec<Missed> {
    let fault = usize::from(portrait.fault);
    let id = &core.faults[fault].id;
    let mut missed = Vec::new();
    if let Some(graded) = portrait.graded.filter(|g| !portrait.often.contains(g))
        && !portrait.often.is_empty()
    {
        missed.push((
            format!("{id} graded {:?}", portrait.often),
            format!("{graded:?}"),
        ));
    }
    missed.extend(signs(core, portrait));
    if let Some(mended_by) = &portrait.mended_by {
        let mends = |r: &usize| {
            core.repairs[*r]
                .success
                .iter()
                .any(|(f, _)| *f == portrait.fault)
        };
        let found: BTreeSet<usize> = (0..core.repairs.len()).filter(mends).collect();
        let stated: BTreeSet<usize> = mended_by.iter().map(|r| usize::from(*r)).collect();
        let name = |r: &usize| core.repairs[*r].id.clone();
        missed.extend(
            stated
                .difference(&found)
                .map(|r| (format!("{} to mend {id}", name(r)), "not so".into())),
        );
        missed.extend(
            found
                .difference(&stated)
                .map(|r| (format!("{} not to mend {id}", name(r)), "it does".into())),
        );
    }
    missed
}

/// Signs that are none: no likelier than usual, or less telling than an answer that is not
/// named beside them.
fn signs(core: &Core, portrait: &Portrait) -> Vec<Missed> {
    let fault = usize::from(portrait.fault);
    let id = &core.faults[fault].id;
    let mut missed = Vec::new();
    for &(q, a) in &portrait.signs {
        let question = &core.questions[usize::from(q)];
        let lift = |answer: usize| {
            let faults = core.faults.iter().enumerate();
            let usual: f64 = faults
                .map(|(f, x)| x.prior * question.likelihood(f, answer))
                .sum();
            question.likelihood(fault, answer) / usual
        };
        let name = |a: usize| format!("{} = {}", question.id, question.answers[a].id);
        let here = lift(usize::from(a));
        if here <= 1.0 {
            let expected = format!("{} to be a sign of {id}", name(usize::from(a)));
            missed.push((expected, format!("{here:.2} times as often as usual")));
        }
        let named = |a: &usize| portrait.signs.contains(&(q, *a as u16));
        let others = (0..question.answers.len()).filter(|a| !named(a));
        let best = others.max_by(|a, b| lift(*a).total_cmp(&lift(*b)));
        if let Some(best) = best.filter(|best| lift(*best) > here) {
            let expected = format!("{} to tell most of {id}", name(usize::from(a)));
            missed.push((expected, format!("{} does", name(best))));
        }
    }
    missed
}

/// Ranks out of order: the least likely fault of a rank against the likeliest of all later ones.
fn of_ranking(core: &Core, ranking: &Ranking) -> Vec<Missed> {
    let (q, a) = (usize::from(ranking.of.0), usize::from(ranking.of.1));
    let question = &core.questions[q];
    let likely = |f: &u16| question.likelihood(usize::from(*f), a);
    let name = |f: u16| format!("{} {:.3}", core.faults[usize::from(f)].id, likely(&f));
    let mut missed = Vec::new();
    for (n, rank) in ranking.ranks.iter().enumerate() {
        let least = rank.iter().min_by(|a, b| likely(a).total_cmp(&likely(b)));
        let later = ranking.ranks[n + 1..].iter().flatten();
        let most = later.max_by(|a, b| likely(a).total_cmp(&likely(b)));
        if let (Some(&least), Some(&most)) = (least, most)
            && likely(&least) <= likely(&most)
        {
            missed.push((
                format!(
                    "{} = {} likelier under {} than under {}",
                    question.id,
                    question.answers[a].id,
                    name(least),
                    core.faults[usize::from(most)].id
                ),
                name(most),
            ));
        }
    }
    missed
}

fn of_guard(core: &Core, guard: &Guard) -> Vec<Missed> {
    let mut missed = Vec::new();
    for &r in &guard.repairs {
        let repair = &core.repairs[usize::from(r)];
        for (q, answers) in &guard.only_after {
            let question = &core.questions[usize::from(*q)];
            let names = |answers: &BTreeSet<u16>| -> String {
                let ids = answers
                    .iter()
                    .map(|a| question.answers[usize::from(*a)].id.as_str());
                ids.collect::<Vec<_>>().join(" or ")
            };
            let found = repair
                .requires
                .iter()
                .find(|requirement| requirement.question == *q);
            let found = found.map(|requirement| requirement.allowed.iter().copied().collect());
            if found.as_ref() != Some(answers) {
                missed.push((
                    format!(
                        "{} only after {} = {}",
                        repair.id,
                        question.id,
                        names(answers)
                    ),
                    found.map_or("no such guard".to_owned(), |found| names(&found)),
                ));
            }
        }
    }
    missed
}
