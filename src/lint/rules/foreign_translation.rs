//! W124: translation of something else.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::lint::words::{Lexicon, chinese, english};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W124",
    name: "translation of something else",
    message: "Hardly a word of a translation goes with a word of its text anywhere else in the pack.",
    why: "The two languages tell two readers different things; or the translation is so free that nobody can check it.",
    bad: include_str!("../../../tests/cases/lint/w124.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w124.good.toml"),
    find: Find::Texts(find),
};

/// A fit below this is none.
const NONE: f64 = 0.05;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let texts = ground.texts();
    let lexicon = Lexicon::of(&texts);
    // Answers are single words, which few others can vouch for.
    for text in texts.iter().filter(|text| text.field != "question.answer") {
        let fit = lexicon.sure_fit(&chinese(text.zh), &english(text.en));
        if fit.is_some_and(|fit| fit < NONE) {
            out.push(ground.finding(
                RULE.code,
                &text.id,
                format!("{}: “{}” is “{}”", text.field, text.zh, text.en),
                "say the same in both languages, in the pack's own words",
            ));
        }
    }
}
