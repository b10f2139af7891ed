//! W122: like entries, unlike settling.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::{EntryDraft, Finding};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "W122",
    name: "like entries, unlike settling",
    message: "An entry settles a question that none of its like settles, or leaves one open that all of them settle.",
    why: "Entries that imply the same answer make the same questions pointless; the odd one asks in vain, or never asks what it should.",
    bad: include_str!("../../../tests/cases/lint/w122.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w122.good.toml"),
    find: Find::Draft(find),
};

/// Fewer than these are no rule.
const LIKE: usize = 4;
/// An entry that differs in more than this is of another kind, not mistaken.
const SLIPS: usize = 1;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let mut like: BTreeMap<(&str, &str), Vec<&EntryDraft>> = BTreeMap::new();
    for entry in ground.entries() {
        for (question, answer) in &entry.implies {
            let evidence = ground.questions().find(|q| q.id.get_ref() == question);
            if evidence.is_some_and(|q| q.role == crate::pack::Role::Evidence) {
                like.entry((question, answer)).or_default().push(entry);
            }
        }
    }
    for ((question, answer), entries) in like.iter().filter(|(_, e)| e.len() > LIKE) {
        for entry in entries {
            for (settled, wrong) in odd(entry, entries) {
                out.push(ground.finding(
                    RULE.code,
                    &format!("entry {}", entry.id.get_ref()),
                    format!(
                        "{wrong} {settled}, unlike the other entries with {question} = {answer}"
                    ),
                    "settle what they settle, or say in [[allow]] what is different here",
                ));
            }
        }
    }
}

/// What one entry settles alone, or alone leaves open; the answers that it gives itself and what
/// it asks first are left out.
fn odd<'a>(entry: &'a EntryDraft, like: &[&'a EntryDraft]) -> Vec<(&'a str, &'static str)> {
    let others = || {
        like.iter()
            .filter(|other| other.id.get_ref() != entry.id.get_ref())
    };
    let settles = |e: &EntryDraft, q: &String| {
        e.settles.contains(q) || e.implies.contains_key(q) || e.first.as_ref() == Some(q)
    };
    let alone = entry
        .settles
        .iter()
        .filter(|q| !others().any(|other| settles(other, q)));
    let first = others().next().map_or(&[][..], |other| &other.settles[..]);
    let common = first
        .iter()
        .filter(|q| others().all(|other| settles(other, q)));
    let open = common.filter(|q| !settles(entry, q));
    let (alone, open): (Vec<&String>, Vec<&String>) = (alone.collect(), open.collect());
    if alone.len() > SLIPS || open.len() > SLIPS {
        return Vec::new();
    }
    let alone = alone.into_iter().map(|q| (q.as_str(), "it alone settles"));
    let open = open
        .into_iter()
        .map(|q| (q.as_str(), "it alone leaves open"));
    alone.chain(open).collect()
}
