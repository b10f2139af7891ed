//! W119: money stated once.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::{Money, Retry};

pub(super) const RULE: Rule = Rule {
    code: "W119",
    name: "money stated once",
    message: "No scenario states the money and the retry advice of an entry about a sale.",
    why: "Both are said twice, like entries in a ledger, since a slip in one of them charges a customer twice.",
    bad: include_str!("../../../tests/cases/lint/w119.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w119.good.toml"),
    find: Find::Sound(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for (e, entry) in ground.core().entries.iter().enumerate() {
        let about_a_sale = entry.money != Money::None || entry.retry != Retry::None;
        let stated = ground.pack.scenarios.iter().any(|s| {
            s.entry.is_some_and(|g| usize::from(g) == e) && s.money.is_some() && s.retry.is_some()
        });
        if about_a_sale && !stated {
            out.push(ground.finding(
                RULE.code,
                &format!("entry {}", entry.id),
                "no scenario states its money and its retry advice",
                "write one that begins with it and gives `money` and `retry`",
            ));
        }
    }
}
