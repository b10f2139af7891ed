//! E013: malformed id.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E013",
    name: "malformed id",
    message: "An id is not lower-case dotted ASCII.",
    why: "Ids stand in links and file names, where other characters change on the way.",
    bad: include_str!("../../../tests/cases/lint/e013.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e013.good.toml"),
    find: Find::Compiler,
};
