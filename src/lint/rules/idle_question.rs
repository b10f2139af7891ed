//! W104: question worth nothing.

use crate::engine::{Evidence, Reply, chance_per_minute, posterior};
use crate::lint::case::roots;
use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::Role;

pub(super) const RULE: Rule = Rule {
    code: "W104",
    name: "question worth nothing",
    message: "No answer to it ever changes the next step, and no repair waits for it.",
    why: "It takes the shop's time and leads nowhere.",
    bad: include_str!("../../../tests/cases/lint/w104.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w104.good.toml"),
    find: Find::Sound(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let core = ground.core();
    let roots = roots(core, &ground.model);
    for (q, question) in core.questions.iter().enumerate() {
        let position = |n: &u16| usize::from(*n) == q;
        let guards = core
            .repairs
            .iter()
            .any(|r| r.requires.iter().any(|need| position(&need.question)));
        let first = core
            .entries
            .iter()
            .any(|e| e.first.as_ref().is_some_and(position))
            || core.questions.iter().any(|other| {
                other
                    .answers
                    .iter()
                    .any(|a| a.first.as_ref().is_some_and(position))
            });
        if question.role != Role::Asked || guards || first {
            continue;
        }
        if !roots.iter().any(|root| changes(ground, &root.evidence, q)) {
            out.push(ground.finding(
                RULE.code,
                &format!("question {}", question.id),
                "no answer to it changes what comes next, wherever a case begins",
                "give it rows that differ by fault, or take it out",
            ));
        }
    }
}

/// Whether two answers, here or after a fault's own repairs failed, lead to different steps.
pub(super) fn changes(ground: &Ground<'_>, known: &Evidence, q: usize) -> bool {
    if known.reply_to(q).is_some() {
        return false;
    }
    let step = |answer: usize| {
        let mut evidence = known.clone();
        evidence.reply(q, Reply::Answer(answer));
        let belief = posterior(&ground.model, &evidence);
        (
            chance_per_minute(&ground.model, &evidence),
            belief.ranked().first().copied(),
        )
    };
    let first = step(0);
    (1..ground.model.n_answers(q)).any(|a| step(a) != first)
}
