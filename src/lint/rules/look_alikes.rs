//! W103: faults that cannot be told apart.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::{Core, Repair};

pub(super) const RULE: Rule = Rule {
    code: "W103",
    name: "faults that cannot be told apart",
    message: "Two faults answer every question alike but need different repairs.",
    why: "The advice can only guess between their repairs.",
    bad: include_str!("../../../tests/cases/lint/w103.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w103.good.toml"),
    find: Find::Sound(find),
};

/// Likelihoods closer than this tell nothing.
const ALIKE: f64 = 0.03;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let core = ground.core();
    for f in 0..core.faults.len() {
        for g in f + 1..core.faults.len() {
            if core.faults[f].id == "other" || core.faults[g].id == "other" {
                continue;
            }
            if same_answers(core, f, g) && other_repair(core, f, g) {
                out.push(ground.finding(
                    RULE.code,
                    &format!("fault {}", core.faults[f].id),
                    format!("no question tells it from {}", core.faults[g].id),
                    "add a question or a row that does, or a repair that mends both",
                ));
            }
        }
    }
}

fn same_answers(core: &Core, f: usize, g: usize) -> bool {
    core.questions.iter().all(|question| {
        (0..question.answers.len())
            .all(|a| (question.likelihood(f, a) - question.likelihood(g, a)).abs() < ALIKE)
    })
}

/// Whether what best mends one mends the other half as often at most.
fn other_repair(core: &Core, f: usize, g: usize) -> bool {
    let chance = |r: &Repair, f: usize| {
        r.success
            .iter()
            .find(|(fault, _)| usize::from(*fault) == f)
            .map_or(0.0, |(_, p)| *p)
    };
    let best = |f: usize| {
        core.repairs
            .iter()
            .filter(|r| chance(r, f) > 0.0)
            .max_by(|a, b| chance(a, f).total_cmp(&chance(b, f)))
    };
    match (best(f), best(g)) {
        (Some(a), Some(b)) => {
            2.0 * chance(a, g) < chance(a, f) || 2.0 * chance(b, f) < chance(b, g)
        }
        (None, None) => false,
        _ => true,
    }
}
