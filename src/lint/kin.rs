//! Who speaks of the same thing: what an entity says, and what those say that belong to it.
//!
//! In: a pack as written. Out: for each entity the marks of its texts in both languages, and
//! those of its kin: the faults that a repair mends, the repairs and questions of a fault, the
//! words of the id in the `[[term]]` table. It judges nothing.

use super::ground::{Ground, Text};
use super::words::{chinese, english};
use crate::pack::{EntryDraft, Role};
use std::collections::{BTreeMap, BTreeSet};

/// A share from which a repair speaks of a fault, and a fault of an entry.
const OFTEN: f64 = 0.3;
/// The same for repairs of what an entry shows.
const MOSTLY: f64 = 0.5;
/// A question with more rows than this is of no fault in particular.
const ROWS: usize = 16;

/// Everything said, by entity.
pub(super) struct Kin {
    /// Its own texts: how many of them have a mark.
    own: BTreeMap<String, BTreeMap<String, usize>>,
    /// What its kin says.
    near: BTreeMap<String, BTreeSet<String>>,
    /// How many entities say a mark.
    spread: BTreeMap<String, usize>,
}

/// The marks of a text in both languages, which cannot be mistaken for each other.
pub(super) fn marks(zh: &str, en: &str) -> BTreeSet<String> {
    let english = english(en).into_iter().map(|word| format!("en {word}"));
    chinese(zh).into_iter().chain(english).collect()
}

impl Kin {
    pub(super) fn of(ground: &Ground<'_>, texts: &[Text<'_>]) -> Self {
        let mut own: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for text in texts {
            let said = own.entry(text.id.clone()).or_default();
            for mark in marks(text.zh, text.en) {
                *said.entry(mark).or_default() += 1;
            }
        }
        let mut spread = BTreeMap::new();
        for mark in own.values().flat_map(BTreeMap::keys) {
            *spread.entry(mark.clone()).or_default() += 1;
        }
        let mut kin = Self {
            own,
            near: BTreeMap::new(),
            spread,
        };
        for (of, from) in relations(ground) {
            let said = kin.own.get(&from).into_iter().flat_map(BTreeMap::keys);
            let said: Vec<String> = said.cloned().collect();
            kin.near.entry(of).or_default().extend(said);
        }
        for entry in ground.entries() {
            let also = entry.also.iter().chain([&entry.display]);
            let said: Vec<String> = also.flat_map(|word| marks(word, word)).collect();
            let id = format!("entry {}", entry.id.get_ref());
            kin.near.entry(id).or_default().extend(said);
        }
        let terms = ground.sources.iter().flat_map(|s| &s.draft.term);
        for term in terms {
            let of = |id: &&String| {
                let id = id.split_once(' ').map_or("", |(_, id)| id);
                let mut pieces = id.split(['.', '-']);
                term.id.iter().any(|t| t == id)
                    || pieces.any(|piece| term.id.iter().any(|t| t == piece))
            };
            let words = term.zh.iter().flat_map(|word| marks(word, ""));
            let words = words.chain(term.en.iter().flat_map(|word| marks("", word)));
            let words: Vec<String> = words.collect();
            for id in kin.own.keys().filter(of) {
                kin.near
                    .entry(id.clone())
                    .or_default()
                    .extend(words.iter().cloned());
            }
        }
        kin
    }

    /// Of the weight of a text's marks, the share that its entity says elsewhere or its kin
    /// does; none where too few of them stand anywhere else. Rare marks weigh more (Spärck
    /// Jones 1972).
    pub(super) fn share(&self, text: &Text<'_>) -> Option<f64> {
        let (own, near) = (self.own.get(&text.id)?, self.near.get(&text.id));
        let (mut whole, mut found, mut n) = (0.0, 0.0, 0);
        for mark in marks(text.zh, text.en) {
            let again = own.get(&mark).is_some_and(|n| *n > 1);
            let spread = self.spread.get(&mark).copied().unwrap_or_default();
            if spread < if again { 2 } else { 3 } {
                continue;
            }
            let weight = libm::log((1 + self.own.len()) as f64 / (1 + spread) as f64);
            whole += weight;
            n += 1;
            if again || near.is_some_and(|near| near.contains(&mark)) {
                found += weight;
            }
        }
        (n >= FEW && whole > 0.0).then(|| found / whole)
    }
}

/// Fewer marks tell nothing.
const FEW: usize = 4;

/// (entity, one that speaks of the same thing).
fn relations(ground: &Ground<'_>) -> BTreeSet<(String, String)> {
    let mut kin = BTreeSet::new();
    let mut both = |a: &str, b: &str| {
        kin.insert((a.to_owned(), b.to_owned()));
        kin.insert((b.to_owned(), a.to_owned()));
    };
    let repair = |id: &toml::Spanned<String>| format!("repair {}", id.get_ref());
    for d in ground.repairs() {
        for (fault, _) in d.success.iter().filter(|(_, p)| **p >= OFTEN) {
            both(&repair(&d.id), &format!("fault {fault}"));
        }
        for question in d.requires.keys() {
            let asked = ground.questions().find(|q| q.id.get_ref() == question);
            if asked.is_some_and(|q| q.role == Role::Asked) {
                both(&repair(&d.id), &format!("question {question}"));
            }
        }
    }
    let few = ground
        .questions()
        .filter(|q| q.likelihood.fault.len() <= ROWS);
    for d in few {
        for fault in d.likelihood.fault.keys() {
            both(
                &format!("question {}", d.id.get_ref()),
                &format!("fault {fault}"),
            );
        }
    }
    for entry in ground.entries() {
        let id = format!("entry {}", entry.id.get_ref());
        for fault in shown(ground, entry) {
            kin.insert((id.clone(), format!("fault {fault}")));
            kin.insert((format!("fault {fault}"), id.clone()));
            for d in ground.repairs() {
                let chance = d.success.get(fault).copied().unwrap_or_default();
                if chance >= OFTEN {
                    kin.insert((repair(&d.id), id.clone()));
                }
                if chance >= MOSTLY {
                    kin.insert((id.clone(), repair(&d.id)));
                }
            }
        }
    }
    kin
}

/// The faults that often show what an entry shows.
fn shown<'a>(ground: &Ground<'a>, entry: &EntryDraft) -> Vec<&'a String> {
    let evidence = ground.questions().filter(|q| q.role == Role::Evidence);
    let rows = evidence.filter_map(|q| Some((q, entry.implies.get(q.id.get_ref())?)));
    let often = rows.flat_map(|(q, answer)| {
        let rows = q.likelihood.fault.iter();
        rows.filter(move |(_, row)| row.get(answer).is_some_and(|p| *p >= OFTEN))
    });
    often.map(|(fault, _)| fault).collect()
}
