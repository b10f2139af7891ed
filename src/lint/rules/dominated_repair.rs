//! W105: dominated repair.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::Repair;

pub(super) const RULE: Rule = Rule {
    code: "W105",
    name: "dominated repair",
    message: "Another repair mends at least the same with no less chance, in fewer minutes and with no more risk.",
    why: "It can only ever waste time.",
    bad: include_str!("../../../tests/cases/lint/w105.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w105.good.toml"),
    find: Find::Sound(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let repairs = &ground.core().repairs;
    for repair in repairs {
        if let Some(better) = repairs.iter().find(|other| dominates(other, repair)) {
            out.push(ground.finding(
                RULE.code,
                &format!("repair {}", repair.id),
                format!("{} mends as much in fewer minutes", better.id),
                "take it out, or say what only it mends",
            ));
        }
    }
}

fn dominates(one: &Repair, other: &Repair) -> bool {
    let risk = |r: &Repair| r.risk as u8;
    let covers = other
        .success
        .iter()
        .all(|(f, p)| one.success.iter().any(|(g, q)| g == f && q >= p));
    let freer = one.requires.iter().all(|need| {
        other.requires.iter().any(|theirs| {
            theirs.question == need.question
                && theirs.allowed.iter().all(|a| need.allowed.contains(a))
        })
    });
    one.minutes < other.minutes && risk(one) <= risk(other) && covers && freer
}
