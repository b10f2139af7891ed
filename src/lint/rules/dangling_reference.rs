//! E002: dangling reference.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E002",
    name: "dangling reference",
    message: "It names something that the pack does not have.",
    why: "What points at nothing is left out when the pack is compiled, and the advice silently lacks it.",
    bad: include_str!("../../../tests/cases/lint/e002.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e002.good.toml"),
    find: Find::Compiler,
};
