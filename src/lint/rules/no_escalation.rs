//! E009: no escalation.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E009",
    name: "no escalation",
    message: "The pack does not say what handing over costs.",
    why: "Whether a repair is worth trying is decided against the minutes of handing over.",
    bad: include_str!("../../../tests/cases/lint/e009.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e009.good.toml"),
    find: Find::Compiler,
};
