//! E015: money in doubt, nothing asked.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E015",
    name: "money in doubt, nothing asked",
    message: "The money is in doubt but nothing is asked first.",
    why: "A repair that charges again before the money is found charges the customer twice.",
    bad: include_str!("../../../tests/cases/lint/e015.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e015.good.toml"),
    find: Find::Compiler,
};
