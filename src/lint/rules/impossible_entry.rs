//! E012: impossible entry.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "E012",
    name: "impossible entry",
    message: "The answers that an entry implies contradict each other, or leave no fault possible.",
    why: "A case that begins with it begins in a contradiction, and its advice is the pack's prior alone.",
    bad: include_str!("../../../tests/cases/lint/e012.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e012.good.toml"),
    find: Find::Draft(find),
};

/// Less than one case in ten thousand: nobody meets it.
const NEVER: f64 = 1e-4;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let core = ground.core();
    for entry in &core.entries {
        let mut known = entry.implies.clone();
        let mut clash = None;
        let mut at = 0;
        while let Some(&(q, a)) = known.get(at) {
            at += 1;
            let question = &core.questions[usize::from(q)];
            for &(r, b) in &question.answers[usize::from(a)].implies {
                match known.iter().find(|(other, _)| *other == r) {
                    Some((_, other)) if *other != b => clash = Some(r),
                    Some(_) => {}
                    None => known.push((r, b)),
                }
            }
        }
        let id = format!("entry {}", entry.id);
        if let Some(q) = clash {
            let q = &core.questions[usize::from(q)].id;
            out.push(ground.finding(
                RULE.code,
                &id,
                format!("what it implies says two things of {q}"),
                "take one of them out",
            ));
        }
        let likelihood = |f: usize| -> f64 {
            let share =
                |&(q, a): &(u16, u16)| core.questions[usize::from(q)].likelihood(f, usize::from(a));
            known.iter().map(share).product()
        };
        let possible = core
            .faults
            .iter()
            .enumerate()
            .any(|(f, fault)| fault.id != "other" && likelihood(f) >= NEVER);
        if !possible && !known.is_empty() && core.faults.len() > 1 {
            out.push(ground.finding(
                RULE.code,
                &id,
                "no fault allows all that it implies",
                "raise a likelihood or imply less",
            ));
        }
    }
}
