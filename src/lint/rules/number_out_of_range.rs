//! E003: number out of range.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E003",
    name: "number out of range",
    message: "A number is missing, not a number, or outside of its range.",
    why: "The engine multiplies these numbers; one that is no probability makes every result wrong.",
    bad: include_str!("../../../tests/cases/lint/e003.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e003.good.toml"),
    find: Find::Compiler,
};
