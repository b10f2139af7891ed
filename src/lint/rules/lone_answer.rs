//! E014: too few answers.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E014",
    name: "too few answers",
    message: "A question has fewer than two answers.",
    why: "A question tells at least two cases apart.",
    bad: include_str!("../../../tests/cases/lint/e014.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e014.good.toml"),
    find: Find::Compiler,
};
