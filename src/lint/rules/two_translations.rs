//! W116: one text, two translations.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::lint::words::{chinese, english};
use crate::pack::Finding;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    code: "W116",
    name: "one text, two translations",
    message: "A long text stands more than once and is translated differently.",
    why: "One of the two translations is of something else.",
    bad: include_str!("../../../tests/cases/lint/w116.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w116.good.toml"),
    find: Find::Texts(find),
};

/// Shorter texts may mean two things.
const LONG: usize = 4;
/// The same in English.
const LONG_ENGLISH: usize = 8;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let texts = ground.texts();
    let mut by_zh: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut by_en: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for text in &texts {
        by_zh.entry(text.zh).or_default().insert(text.en);
        by_en.entry(text.en).or_default().insert(text.zh);
    }
    for text in texts
        .iter()
        .filter(|t| t.zh.chars().count() >= LONG && t.en.chars().count() >= LONG_ENGLISH)
    {
        let (zh, en) = (chinese(text.zh), english(text.en));
        let other_en = by_zh[text.zh]
            .iter()
            .find(|other| english(other).is_disjoint(&en));
        let other_zh = by_en[text.en]
            .iter()
            .find(|other| chinese(other).is_disjoint(&zh));
        if let Some(other) = other_en.or(other_zh) {
            out.push(ground.finding(
                RULE.code,
                &text.id,
                format!(
                    "{}: “{}” is “{}” here and goes with “{other}” elsewhere",
                    text.field, text.zh, text.en
                ),
                "translate the same text the same way",
            ));
        }
    }
}
