//! E011: schema version.
//!
//! Found by the compiler; its reason and examples stand here.

use crate::lint::rule::{Find, Rule};

pub(super) const RULE: Rule = Rule {
    code: "E011",
    name: "schema version",
    message: "The file is not of the schema that this program reads.",
    why: "A key that is misspelt or of another version would be ignored, and its knowledge with it.",
    bad: include_str!("../../../tests/cases/lint/e011.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e011.good.toml"),
    find: Find::Compiler,
};
