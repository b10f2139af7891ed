//! E010: repair that fixes nothing.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E010",
    name: "repair that fixes nothing",
    message: "A repair mends no fault, or claims to mend `other`.",
    why: "It is never proposed, or is proposed against what nobody knows.",
    bad: include_str!("../../../tests/cases/lint/e010.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e010.good.toml"),
    find: Find::Compiler,
};
