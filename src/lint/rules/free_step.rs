//! E004: cost of zero or less.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E004",
    name: "cost of zero or less",
    message: "Something takes no time at all.",
    why: "Steps are ordered by chance per minute. A step without minutes is always first, however useless.",
    bad: include_str!("../../../tests/cases/lint/e004.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e004.good.toml"),
    find: Find::Compiler,
};
