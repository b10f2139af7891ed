//! W114: text in the wrong language.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::lint::words::is_han;
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W114",
    name: "text in the wrong language",
    message: "A Chinese text has no Chinese character in it, or an English one has some outside quotation marks.",
    why: "The two languages were exchanged, or one was pasted over the other.",
    bad: include_str!("../../../tests/cases/lint/w114.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w114.good.toml"),
    find: Find::Texts(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for text in ground.texts() {
        let wrong = if text.zh != text.en && !text.zh.chars().any(is_han) && has_word(text.zh) {
            format!("{} in zh-CN is not Chinese", text.field)
        } else if outside_quotes(text.en).any(is_han) {
            format!("{} in en is Chinese", text.field)
        } else {
            continue;
        };
        out.push(ground.finding(
            RULE.code,
            &text.id,
            wrong,
            "put each text under its language",
        ));
    }
}

/// Whether it holds lower-case words, which names and codes do not.
fn has_word(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_lowercase())
        .any(|word| word.len() > 1)
}

/// The characters outside “…” and (…), where words of a screen are quoted.
fn outside_quotes(text: &str) -> impl Iterator<Item = char> {
    let mut depth = 0_u32;
    text.chars().filter(move |c| {
        match c {
            '“' | '(' | '‘' => depth += 1,
            '”' | ')' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}
