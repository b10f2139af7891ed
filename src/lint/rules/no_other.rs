//! E008: no `other`.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E008",
    name: "no `other`",
    message: "No fault is called `other`.",
    why: "No list of causes is complete. Without `other` the likeliest known cause gets all the belief that belongs to unknown ones.",
    bad: include_str!("../../../tests/cases/lint/e008.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e008.good.toml"),
    find: Find::Compiler,
};
