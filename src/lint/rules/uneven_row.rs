//! E005: likelihood rows do not sum to 1.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E005",
    name: "likelihood rows do not sum to 1",
    message: "The shares of a row add up to more than 1, or name every answer and add up to less.",
    why: "People give exactly one answer or none. A row that does not add up states something its author did not mean.",
    bad: include_str!("../../../tests/cases/lint/e005.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e005.good.toml"),
    find: Find::Compiler,
};
