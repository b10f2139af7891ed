//! E016: scenario of two kinds.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E016",
    name: "scenario of two kinds",
    message: "A scenario is more than one of a case, a portrait, a ranking and a guard, or states nothing.",
    why: "What is not looked at guards nothing, and whoever reads it believes it does.",
    bad: include_str!("../../../tests/cases/lint/e016.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e016.good.toml"),
    find: Find::Compiler,
};
