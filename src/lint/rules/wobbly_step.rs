//! W111: next step flips.

use crate::engine::{Model, Step, advise, posterior};
use crate::lint::case::roots;
use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Core;
use crate::pack::Finding;
use std::collections::BTreeMap;

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
    let mut moved: BTreeMap<(Number, usize, usize), Model> = BTreeMap::new();
    for root in roots(core, &ground.model) {
        let Some(entry) = root.entry else { continue };
        let plain = advise(&ground.model, &root.evidence);
        let ranked = posterior(&ground.model, &root.evidence).ranked();
        let mut numbers: Vec<(Number, usize)> = Vec::new();
        numbers.extend(ranked.iter().take(FAULTS).map(|f| (Number::Share, *f)));
        if let Step::Try { repair } = plain.step {
            numbers.extend([(Number::Minutes, repair), (Number::Chances, repair)]);
        }
        let ways = (0..SWAYS.len()).flat_map(|s| numbers.iter().map(move |(n, i)| (*n, *i, s)));
        let flip = ways.into_iter().find(|&(number, at, sway)| {
            let other = moved.entry((number, at, sway));
            let other = other.or_insert_with(|| Model::of(&number.moved(core, at, SWAYS[sway])));
            let advice = advise(other, &root.evidence);
            let loss = match advice.runner_up {
                Some((step, minutes)) if step == plain.step => minutes - advice.minutes,
                _ => f64::INFINITY,
            };
            advice.step != plain.step && loss > NO_MATTER * advice.minutes
        });
        if let Some((number, at, sway)) = flip {
            let (number, sway) = (number.name(core, at), SWAYS[sway]);
            out.push(ground.finding(
                RULE.code,
                &format!("entry {}", core.entries[entry].id),
                format!("its next step is another one with the {number} × {sway}"),
                "judge that number again, or ask something that tells the cases apart",
            ));
        }
    }
}

/// A number of a pack that is moved.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Number {
    /// How often a fault is the cause.
    Share,
    /// How long a repair takes.
    Minutes,
    /// How often a repair works.
    Chances,
}

impl Number {
    fn moved(self, core: &Core, at: usize, sway: f64) -> Core {
        let mut other = core.clone();
        match self {
            Self::Share => {
                other.faults[at].prior *= sway;
                let whole: f64 = other.faults.iter().map(|f| f.prior).sum();
                other.faults.iter_mut().for_each(|f| f.prior /= whole);
            }
            Self::Minutes => other.repairs[at].minutes *= sway,
            Self::Chances => {
                for (_, p) in &mut other.repairs[at].success {
                    *p = (*p * sway).min(0.99);
                }
            }
        }
        other
    }

    fn name(self, core: &Core, at: usize) -> String {
        match self {
            Self::Share => format!("share of {}", core.faults[at].id),
            Self::Minutes => format!("minutes of {}", core.repairs[at].id),
            Self::Chances => format!("chances of {}", core.repairs[at].id),
        }
    }
}
