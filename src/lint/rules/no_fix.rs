//! W101: fault without a fix.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "W101",
    name: "fault without a fix",
    message: "No repair mends it and it is not marked for support.",
    why: "The advice ends in support by accident, after trying everything else.",
    bad: include_str!("../../../tests/cases/lint/w101.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w101.good.toml"),
    find: Find::Compiler,
};
