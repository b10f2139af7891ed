//! W120: guard that guards nothing.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::{Finding, Role};

pub(super) const RULE: Rule = Rule {
    code: "W120",
    name: "guard that guards nothing",
    message: "A repair is allowed while the money is unknown, allows every answer, or names one twice.",
    why: "A guard on the money is there so that nothing is charged, voided or cleared before it is known where the last sale's money is. If no sale was running, that is known.",
    bad: include_str!("../../../tests/cases/lint/w120.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w120.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for repair in ground.repairs() {
        for (id, allowed) in &repair.requires {
            let Some(question) = ground.questions().find(|q| q.id.get_ref() == id) else {
                continue;
            };
            let twice = allowed
                .iter()
                .enumerate()
                .find(|(n, answer)| allowed[..*n].contains(answer));
            let money = question.role == Role::Money;
            let allows = |answer: &str| allowed.iter().any(|a| a == answer);
            let wrong = if let Some((_, answer)) = twice {
                format!("it names {id} = {answer} twice")
            } else if money && allows("unknown") {
                format!("it is allowed while {id} is unknown")
            } else if money && allows("not-received") && !allows("none") {
                format!("it is allowed after a refusal but not where no sale was running ({id})")
            } else if allowed.len() >= question.answers.len() {
                format!("it is allowed whatever the answer to {id} is")
            } else {
                continue;
            };
            out.push(ground.finding(
                RULE.code,
                &format!("repair {}", repair.id.get_ref()),
                wrong,
                "name each answer that makes the repair safe, once",
            ));
        }
    }
}
