//! E001: duplicate id.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E001",
    name: "duplicate id",
    message: "Something stands twice under one id.",
    why: "Links, stored cases and tickets hold ids. Of two with one id, one can never be reached.",
    bad: include_str!("../../../tests/cases/lint/e001.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e001.good.toml"),
    find: Find::Compiler,
};
