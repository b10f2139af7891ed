//! E007: missing text.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E007",
    name: "missing text",
    message: "A text that is needed stands in no language.",
    why: "Somebody stands at the terminal and reads an empty line.",
    bad: include_str!("../../../tests/cases/lint/e007.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e007.good.toml"),
    find: Find::Compiler,
};
