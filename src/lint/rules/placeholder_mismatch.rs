//! W108: placeholders differ.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "W108",
    name: "placeholders differ",
    message: "A placeholder or a long number stands in one language only.",
    why: "One of the two readers calls the wrong number or sees a brace instead of an amount.",
    bad: include_str!("../../../tests/cases/lint/w108.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w108.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for text in ground.texts() {
        let (zh, en) = (marks(text.zh), marks(text.en));
        if zh != en {
            out.push(ground.finding(
                RULE.code,
                &text.id,
                format!(
                    "{} has {} in zh-CN and {} in en",
                    text.field,
                    told(&zh),
                    told(&en)
                ),
                "write the same placeholders and numbers in both",
            ));
        }
    }
}

/// Placeholders in braces, and numbers of three digits and more.
fn marks(text: &str) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            marks.insert(format!("{{{name}}}"));
        }
    }
    for run in text.split(|c: char| !c.is_ascii_digit()) {
        if run.len() >= 3 {
            marks.insert(run.to_owned());
        }
    }
    marks
}

fn told(marks: &BTreeSet<String>) -> String {
    if marks.is_empty() {
        return "none".to_owned();
    }
    marks.iter().cloned().collect::<Vec<_>>().join(", ")
}
