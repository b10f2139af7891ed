//! W109: unsourced number.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::Money;

pub(super) const RULE: Rule = Rule {
    code: "W109",
    name: "unsourced number",
    message: "A fault, repair, entry or rule has no source, or one without a year.",
    why: "Being right is the product. What nobody can look up, nobody can correct.",
    bad: include_str!("../../../tests/cases/lint/w109.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w109.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let faults = ground
        .faults()
        .map(|d| ("fault", d.id.get_ref(), "source", &d.source));
    let repairs = ground
        .repairs()
        .map(|d| ("repair", d.id.get_ref(), "source", &d.source));
    let entries = ground
        .entries()
        .map(|d| ("entry", d.id.get_ref(), "source", &d.source));
    let rules = ground.entries().flat_map(|d| {
        d.rule
            .iter()
            .map(move |rule| ("entry", d.id.get_ref(), "source of a rule", &rule.source))
    });
    for (kind, id, what, source) in faults.chain(repairs).chain(entries).chain(rules) {
        // The unknown has no source.
        if id == "other" {
            continue;
        }
        let wrong = if source.trim().is_empty() {
            format!("it has no {what}")
        } else if !has_year(source) {
            format!("its {what} has no date")
        } else {
            continue;
        };
        out.push(ground.finding(
            RULE.code,
            &format!("{kind} {id}"),
            wrong,
            "name where it was read, and when; or that it is judgement, and when",
        ));
    }
    for entry in ground.entries() {
        if entry.money != Money::None && entry.reason.trim().is_empty() {
            out.push(ground.finding(
                RULE.code,
                &format!("entry {}", entry.id.get_ref()),
                "its money state and retry advice have no reason",
                "write why they are what they are",
            ));
        }
    }
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("20") || run.starts_with("19")))
}
