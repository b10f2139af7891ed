//! W102: fault never on top.

use crate::lint::case::{Starts, best_case};
use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W102",
    name: "fault never on top",
    message: "No evidence that anybody can give puts this fault first.",
    why: "It costs belief and questions and is never named; either its grade is too low or nothing tells it from its neighbours.",
    bad: include_str!("../../../tests/cases/lint/w102.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w102.good.toml"),
    find: Find::Sound(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let starts = Starts::of(ground.core());
    for (f, fault) in ground.core().faults.iter().enumerate() {
        if fault.id != "other" && best_case(ground.core(), &starts, f).is_none() {
            out.push(ground.finding(
                RULE.code,
                &format!("fault {}", fault.id),
                "no evidence puts it first",
                "raise its grade, or give a question a row that tells it from its neighbours",
            ));
        }
    }
}
