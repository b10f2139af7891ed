//! W123: scenario of another entry.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "W123",
    name: "scenario of another entry",
    message: "A scenario has an entry's name in its id and begins with another entry.",
    why: "It was written for the one and now plays the other: neither is guarded.",
    bad: include_str!("../../../tests/cases/lint/w123.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w123.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let names: BTreeMap<String, &String> = ground
        .entries()
        .map(|e| (e.id.get_ref().replace('.', "-"), e.id.get_ref()))
        .collect();
    for scenario in ground.sources.iter().flat_map(|s| &s.draft.scenario) {
        let id = scenario.id.get_ref();
        let Some((_, name)) = id.split_once('.') else {
            continue;
        };
        let named = names.get(&name.replace('.', "-"));
        if let Some(named) = named.filter(|n| !scenario.entry.is_empty() && **n != &scenario.entry)
        {
            out.push(ground.finding(
                RULE.code,
                &format!("scenario {id}"),
                format!(
                    "it is named after {named} and begins with {}",
                    scenario.entry
                ),
                "begin with the entry that it is named after, or name it otherwise",
            ));
        }
    }
}
