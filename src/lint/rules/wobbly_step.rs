//! W111: next step flips.

use crate::engine::{Model, Step, advise, posterior};
use crate::lint::case::roots;
use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Core;
use crate::pack::Finding;

pub(super) const RULE: Rule = Rule {
    code: "W111",
    name: "next step flips",
    message: "The next step at the root of an entry flips when one number moves by 30 %, and the wrong one costs more than a twentieth.",
    why: "All numbers are judgement. Advice that hangs by one of them is a guess dressed as advice.",
    bad: include_str!("../../../tests/cases/lint/w111.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w111.good.toml"),
    find: Find::Slow(find),
};

/// How far one number is moved.
const SWAYS: [f64; 2] = [0.7, 1.3];
/// Of the expected minutes: a loss smaller than this is no matter.
const NO_MATTER: f64 = 0.05;
/// The likeliest faults whose numbers are moved.
const FAULTS: usize = 3;

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let core = ground.core();
    for root in roots(core, &ground.model) {
        let Some(entry) = root.entry else { continue };
        let plain = advise(&ground.model, &root.evidence);
        let ranked = posterior(&ground.model, &root.evidence).ranked();
        let mut moved: Vec<(String, Core)> = Vec::new();
        for sway in SWAYS {
            for &f in ranked.iter().take(FAULTS) {
                let mut other = core.clone();
                other.faults[f].prior *= sway;
                let whole: f64 = other.faults.iter().map(|f| f.prior).sum();
                other.faults.iter_mut().for_each(|f| f.prior /= whole);
                moved.push((format!("share of {} × {sway}", core.faults[f].id), other));
            }
            if let Step::Try { repair } = plain.step {
                let mut other = core.clone();
                other.repairs[repair].minutes *= sway;
                moved.push((
                    format!("minutes of {} × {sway}", core.repairs[repair].id),
                    other,
                ));
                let mut other = core.clone();
                for (_, p) in &mut other.repairs[repair].success {
                    *p = (*p * sway).min(0.99);
                }
                moved.push((
                    format!("chances of {} × {sway}", core.repairs[repair].id),
                    other,
                ));
            }
        }
        let flip = moved.iter().find(|(_, other)| {
            let advice = advise(&Model::of(other), &root.evidence);
            let loss = match advice.runner_up {
                Some((step, minutes)) if step == plain.step => minutes - advice.minutes,
                _ => f64::INFINITY,
            };
            advice.step != plain.step && loss > NO_MATTER * advice.minutes
        });
        if let Some((number, _)) = flip {
            out.push(ground.finding(
                RULE.code,
                &format!("entry {}", core.entries[entry].id),
                format!("its next step is another one with the {number}"),
                "judge that number again, or ask something that tells the cases apart",
            ));
        }
    }
}
