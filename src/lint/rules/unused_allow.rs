//! W100: unused allow.
//!
//! Found by lint itself; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "W100",
    name: "unused allow",
    message: "An allow silences nothing, or gives no reason.",
    why: "Reasons for what is no longer so hide the next finding that is.",
    bad: include_str!("../../../tests/cases/lint/w100.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w100.good.toml"),
    find: Find::Lint,
};
