//! W107: missing translation.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "W107",
    name: "missing translation",
    message: "A text stands in one language only.",
    why: "Whoever reads the other language sees nothing.",
    bad: include_str!("../../../tests/cases/lint/w107.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w107.good.toml"),
    find: Find::Compiler,
};
