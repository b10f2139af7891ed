//! W125: text of another thing.

use crate::lint::ground::Ground;
use crate::lint::kin::Kin;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W125",
    name: "text of another thing",
    message: "A text has next to nothing in common with what else its entity says, with the faults, questions and repairs that belong to it, or with the words of its id.",
    why: "It is somebody else's, or it does not name what it speaks of; who reads it alone on a screen does not know what to do.",
    bad: include_str!("../../../tests/cases/lint/w125.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w125.good.toml"),
    find: Find::Texts(find),
};

/// Fields that name what they speak of. Lines of an entry and what is said to the customer are
/// made of sentences that fit anywhere; answers are single words.
const FIELDS: [&str; 12] = [
    "entry.title",
    "entry.means",
    "entry.support",
    "fault.name",
    "fault.avoid",
    "fault.support",
    "question.text",
    "question.help",
    "repair.name",
    "repair.mind",
    "repair.say",
    "repair.step",
];
/// Of a text's weight, what is found around it at the least.
const AT_HOME: f64 = 0.05;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let texts = ground.texts();
    let kin = Kin::of(ground, &texts);
    let known = texts
        .iter()
        .filter(|text| FIELDS.contains(&text.field.as_str()));
    for text in known {
        if kin.share(text).is_some_and(|share| share < AT_HOME) {
            out.push(ground.finding(
                RULE.code,
                &text.id,
                format!("{}: “{}” speaks of nothing around it", text.field, text.zh),
                "name what it is about, or put it where it belongs",
            ));
        }
    }
}
