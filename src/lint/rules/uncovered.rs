//! W110: in no scenario.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W110",
    name: "in no scenario",
    message: "No scenario puts this fault on top, begins with this entry, or comes to this repair.",
    why: "Nothing notices when a change breaks what it leads to.",
    bad: include_str!("../../../tests/cases/lint/w110.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w110.good.toml"),
    find: Find::Sound(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let (core, scenarios) = (ground.core(), &ground.pack.scenarios);
    let mut say = |id: String, wrong: &str| {
        out.push(ground.finding(
            RULE.code,
            &id,
            wrong,
            "write one, or take one of `poscheck lint PACK --suggest` after judging it",
        ));
    };
    for (f, fault) in core.faults.iter().enumerate() {
        let named = scenarios
            .iter()
            .any(|s| s.top.iter().any(|g| usize::from(*g) == f));
        if !named && fault.id != "other" {
            say(format!("fault {}", fault.id), "no scenario has it on top");
        }
    }
    for (e, entry) in core.entries.iter().enumerate() {
        if !scenarios
            .iter()
            .any(|s| s.entry.is_some_and(|g| usize::from(g) == e))
        {
            say(format!("entry {}", entry.id), "no scenario begins with it");
        }
    }
    for (r, repair) in core.repairs.iter().enumerate() {
        let used = scenarios.iter().any(|s| s.tells_of(r, &repair.id));
        if !used {
            say(format!("repair {}", repair.id), "no scenario names it");
        }
    }
}
