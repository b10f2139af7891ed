//! W117: translations look exchanged.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::lint::words::{Lexicon, chinese, english};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W117",
    name: "translations look exchanged",
    message: "Two translations share nothing with their own texts and much with each other's.",
    why: "Two texts were exchanged in one language: each reader gets another instruction.",
    bad: include_str!("../../../tests/cases/lint/w117.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w117.good.toml"),
    find: Find::Texts(find),
};

/// A fit below this is none.
const WEAK: f64 = 0.15;
/// A fit above this is one.
const STRONG: f64 = 0.25;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let texts = ground.texts();
    let lexicon = Lexicon::of(&texts);
    let odd: Vec<_> = texts
        .iter()
        .map(|text| (text, chinese(text.zh), english(text.en)))
        .filter(|(_, zh, en)| !zh.is_empty() && !en.is_empty() && lexicon.fit(zh, en, true) < WEAK)
        .collect();
    for (n, (text, zh, en)) in odd.iter().enumerate() {
        let other = odd
            .iter()
            .enumerate()
            .find(|(m, (other, other_zh, other_en))| {
                n != *m
                    && text.field == other.field
                    && text.id != other.id
                    && zh.is_disjoint(other_zh)
                    && lexicon.fit(zh, other_en, false) > STRONG
                    && lexicon.fit(other_zh, en, false) > STRONG
            });
        if let Some((_, (other, _, _))) = other {
            out.push(ground.finding(
                RULE.code,
                &text.id,
                format!(
                    "{}: “{}” and “{}” look exchanged with those of {}",
                    text.field, text.zh, text.en, other.id
                ),
                "put each translation beside its own text",
            ));
        }
    }
}
