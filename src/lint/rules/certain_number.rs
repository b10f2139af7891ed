//! W106: likelihood of 0 or 1.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W106",
    name: "likelihood of 0 or 1",
    message: "A likelihood or a chance is exactly 0 or 1.",
    why: "People slip. One wrong answer would rule the true cause out for good; the compiler softens such numbers, but nobody has judged them.",
    bad: include_str!("../../../tests/cases/lint/w106.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w106.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for question in ground.questions() {
        let rows = &question.likelihood;
        let all = std::iter::once(&rows.default)
            .chain(rows.area.values())
            .chain(rows.fault.values());
        let certain = all.flatten().find(|(_, p)| is_certain(**p));
        if let Some((answer, p)) = certain {
            out.push(ground.finding(
                RULE.code,
                &format!("question {}", question.id.get_ref()),
                format!("a row gives {answer} exactly {p}"),
                "write how often it really happens, if only once in a hundred",
            ));
        }
    }
    for repair in ground.repairs() {
        for (fault, _) in repair.success.iter().filter(|(_, p)| is_certain(**p)) {
            out.push(ground.finding(
                RULE.code,
                &format!("repair {}", repair.id.get_ref()),
                format!("its chance for {fault} is exactly 0 or 1"),
                "write how often it really works",
            ));
        }
    }
}

fn is_certain(p: f64) -> bool {
    p <= 0.0 || p >= 1.0
}
