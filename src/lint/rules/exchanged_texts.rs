//! W118: texts look exchanged.

use crate::lint::ground::Ground;
use crate::lint::ground::Text;
use crate::lint::rule::{Find, Rule};
use crate::lint::words::chinese;
use crate::pack::Finding;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    code: "W118",
    name: "texts look exchanged",
    message: "Two texts share nothing with what else their entity says and much with what the other's says.",
    why: "Two entities have each other's words: the right advice stands under the wrong name.",
    bad: include_str!("../../../tests/cases/lint/w118.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w118.good.toml"),
    find: Find::Texts(find),
};

/// Fields whose words return in the rest of their entity; answers stand alone.
const FIELDS: [&str; 7] = [
    "entry.title",
    "entry.means",
    "fault.name",
    "fault.avoid",
    "question.help",
    "question.text",
    "repair.name",
];
/// Share of a text's weight that is found again where it does not belong.
const FOREIGN: f64 = 0.12;
/// The same where it does.
const AT_HOME: f64 = 0.25;
/// A repair that mends a fault this often tells of it.
const MENDS: f64 = 0.3;

struct Odd<'t, 'a> {
    text: &'t Text<'a>,
    own: BTreeSet<String>,
    rest: BTreeSet<String>,
}

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let texts = ground.texts();
    let mut said: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    for text in &texts {
        let marks = chinese(text.zh);
        for mark in &marks {
            *counts.entry(mark.clone()).or_default() += 1.0;
        }
        said.entry(&text.id).or_default().extend(marks);
    }
    let more = told_elsewhere(ground, &said);
    // Rare marks weigh more (Spärck Jones 1972).
    let weigh = |marks: &mut dyn Iterator<Item = &String>| -> f64 {
        marks
            .map(|mark| libm::log((1 + texts.len()) as f64 / counts[mark]))
            .sum()
    };
    let share = |own: &BTreeSet<String>, rest: &BTreeSet<String>| {
        weigh(&mut own.intersection(rest)) / weigh(&mut own.iter()).max(1.0)
    };
    let mut odd = Vec::new();
    let known = |text: &&Text<'_>| FIELDS.contains(&text.field.as_str());
    let mut near: BTreeMap<&str, Vec<&Text<'_>>> = BTreeMap::new();
    for text in &texts {
        near.entry(&text.id).or_default().push(text);
    }
    for text in texts.iter().filter(known) {
        let own = chinese(text.zh);
        let others = near[text.id.as_str()]
            .iter()
            .filter(|other| other.zh != text.zh);
        let mut rest: BTreeSet<String> = others.flat_map(|other| chinese(other.zh)).collect();
        rest.extend(more.get(&text.id).into_iter().flatten().cloned());
        if own.len() > 1 && !rest.is_empty() && share(&own, &rest) < FOREIGN {
            odd.push(Odd { text, own, rest });
        }
    }
    for one in &odd {
        let other = odd.iter().find(|other| {
            one.text.field == other.text.field
                && one.text.id != other.text.id
                && share(&one.own, &other.rest) > AT_HOME
                && share(&other.own, &one.rest) > AT_HOME
        });
        if let Some(other) = other {
            out.push(ground.finding(
                RULE.code,
                &one.text.id,
                format!(
                    "its {} looks like that of {}",
                    one.text.field, other.text.id
                ),
                "put each text under its own entity",
            ));
        }
    }
}

/// What else tells of an entity: other names of an entry, and the repairs that mend a fault.
fn told_elsewhere(
    ground: &Ground<'_>,
    said: &BTreeMap<&str, BTreeSet<String>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut more: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in ground.entries() {
        let marks = entry.also.iter().flat_map(|also| chinese(also));
        let id = format!("entry {}", entry.id.get_ref());
        more.entry(id).or_default().extend(marks);
    }
    for repair in ground.repairs() {
        let id = format!("repair {}", repair.id.get_ref());
        let Some(marks) = said.get(id.as_str()) else {
            continue;
        };
        for (fault, _) in repair.success.iter().filter(|(_, p)| **p >= MENDS) {
            let told = more.entry(format!("fault {fault}")).or_default();
            told.extend(marks.iter().cloned());
        }
    }
    more
}
