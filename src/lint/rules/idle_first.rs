//! W126: first question that changes nothing.

use super::idle_question::changes;
use crate::lint::case::known_of;
use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::{Finding, Role};

pub(super) const RULE: Rule = Rule {
    code: "W126",
    name: "first question that changes nothing",
    message: "An entry puts a question first, and no answer to it changes there what is likeliest or what is tried.",
    why: "What comes first is taken for the most important: the right question was probably meant, and this one wastes the first minute.",
    bad: include_str!("../../../tests/cases/lint/w126.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w126.good.toml"),
    find: Find::Sound(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let core = ground.core();
    let known = known_of(core, &ground.model);
    let led = core
        .entries
        .iter()
        .enumerate()
        .filter_map(|(e, entry)| Some((e, entry, usize::from(entry.first?))));
    for (e, entry, q) in led {
        let question = &core.questions[q];
        // One that may lead to the money guards it, whatever it tells of causes.
        let leads = question.answers.iter().any(|answer| answer.first.is_some());
        if question.role == Role::Asked && !leads && !changes(ground, &known(Some(e)), q) {
            out.push(ground.finding(
                RULE.code,
                &format!("entry {}", entry.id),
                format!("{} is asked first and changes nothing", question.id),
                "put the question first that tells its causes apart, or none",
            ));
        }
    }
}
