//! E006: cycle.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::Question;

pub(super) const RULE: Rule = Rule {
    code: "E006",
    name: "cycle",
    message: "Answers lead round to themselves by `implies` or `first`.",
    why: "What follows from what must end; a case must never be asked in a circle.",
    bad: include_str!("../../../tests/cases/lint/e006.bad.toml"),
    good: include_str!("../../../tests/cases/lint/e006.good.toml"),
    find: Find::Draft(find),
};

type Node = (usize, usize);

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let questions = &ground.core().questions;
    for (q, question) in questions.iter().enumerate() {
        for a in 0..question.answers.len() {
            let mut seen = vec![(q, a)];
            let mut open = next(questions, (q, a));
            while let Some(node) = open.pop() {
                if node == (q, a) {
                    out.push(ground.finding(
                        RULE.code,
                        &format!("question {}", question.id),
                        format!("answer {} leads back to itself", question.answers[a].id),
                        "take one `implies` or `first` out of the circle",
                    ));
                    break;
                }
                if !seen.contains(&node) {
                    seen.push(node);
                    open.extend(next(questions, node));
                }
            }
        }
    }
}

/// The answers that an answer leads to: those it implies, and all of the question it puts first.
fn next(questions: &[Question], (q, a): Node) -> Vec<Node> {
    let Some(answer) = questions
        .get(q)
        .and_then(|question| question.answers.get(a))
    else {
        return Vec::new();
    };
    let implied = answer.implies.iter().map(|&(q, a)| (q.into(), a.into()));
    let first = answer.first.map(usize::from).into_iter().flat_map(|q| {
        let n = questions
            .get(q)
            .map_or(0, |question| question.answers.len());
        (0..n).map(move |a| (q, a))
    });
    implied.chain(first).collect()
}
