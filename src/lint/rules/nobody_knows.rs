//! W112: more than half cannot answer.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W112",
    name: "more than half cannot answer",
    message: "More than half of the people asked cannot answer it.",
    why: "A question that most people skip costs everybody time and tells few anything.",
    bad: include_str!("../../../tests/cases/lint/w112.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w112.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for question in ground.questions().filter(|q| q.dont_know > 0.5) {
        out.push(ground.finding(
            RULE.code,
            &format!("question {}", question.id.get_ref()),
            format!(
                "{:.0} of 100 people cannot answer it",
                100.0 * question.dont_know
            ),
            "ask for something that can be seen, or say in `help` how to find out",
        ));
    }
}
