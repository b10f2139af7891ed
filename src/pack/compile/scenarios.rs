//! Scenarios: the cases of a pack that run as tests.

use super::super::draft::{Grade, ScenarioDraft};
use super::super::read::Source;
use super::super::schema::{Money, Retry};
use super::{Desk, Place, place};
use std::collections::{BTreeMap, BTreeSet};

/// A case: what is given, and what has to follow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// Its id, for the reader of a failure.
    pub id: String,
    /// What it guards.
    pub why: String,
    /// The entry it starts from.
    pub entry: Option<u16>,
    /// (question, answer) given.
    pub answers: Vec<(u16, u16)>,
    /// Repairs that did not work.
    pub failed: Vec<u16>,
    /// Faults of which one must be the likeliest; empty: not checked.
    pub top: Vec<u16>,
    /// Ids of which one must be the next step; empty: not checked.
    pub next: Vec<String>,
    /// The steps that must follow one after another, and what is said to each.
    pub walk: Vec<Stride>,
    /// Ids that must not come, now or while nothing works and nothing is known.
    pub never: Vec<String>,
    /// Whether the next step is support.
    pub escalates: Option<bool>,
    /// What the first screen says of the money.
    pub money: Option<Money>,
    /// Whether the page holds with an alarm, since a sale is known to be in doubt.
    pub alarm: Option<bool>,
    /// What the entry says of trying again.
    pub retry: Option<Retry>,
    /// (question, answer) that the entry must imply.
    pub tells: Vec<(u16, u16)>,
    /// What is known of a fault.
    pub portrait: Option<Portrait>,
    /// Which faults an answer speaks for, the strongest first.
    pub rankings: Vec<Ranking>,
    /// What stands before some repairs.
    pub guard: Option<Guard>,
}

impl Scenario {
    /// Whether it says of a repair, by its position and id, that it fails, comes or must not come.
    pub fn tells_of(&self, repair: usize, id: &str) -> bool {
        self.failed.iter().any(|r| usize::from(*r) == repair)
            || self.walk.iter().flatten().any(|(step, _)| step == id)
            || self.next.iter().chain(&self.never).any(|step| step == id)
    }
}

/// One step of a walk: the steps of which one must come, each with what is said to it.
pub type Stride = Vec<(String, Outcome)>;

/// What is said to a step of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer to the question, by its position in it.
    Answer(u16),
    /// Nobody knows, or it did not work.
    No,
    /// The repair worked.
    Works,
}

/// Faults by how likely they make an answer, said without the pack's numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// (question, answer).
    pub of: (u16, u16),
    /// Faults of a rank make the answer likelier than those of any later rank.
    pub ranks: Vec<Vec<u16>>,
}

/// What is known of a fault, said without the pack's numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portrait {
    /// Whose.
    pub fault: u16,
    /// How often it is graded; none where the pack gives it a weight of its own.
    pub graded: Option<Grade>,
    /// How often it may be graded; empty: not checked.
    pub often: Vec<Grade>,
    /// (question, answer) likelier under it than usual.
    pub signs: Vec<(u16, u16)>,
    /// The repairs that end it, where they are checked.
    pub mended_by: Option<BTreeSet<u16>>,
}

/// What must be known before some repairs are proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guard {
    /// Which repairs.
    pub repairs: Vec<u16>,
    /// (question, the answers after which they may be proposed).
    pub only_after: Vec<(u16, BTreeSet<u16>)>,
}

impl Desk {
    pub(super) fn scenarios(&mut self, sources: &[Source]) {
        let grades: BTreeMap<&String, Grade> = sources
            .iter()
            .flat_map(|s| &s.draft.fault)
            .filter_map(|f| Some((f.id.get_ref(), f.grade?)))
            .collect();
        let mut seen = BTreeSet::new();
        for (source, draft) in sources
            .iter()
            .flat_map(|s| s.draft.scenario.iter().map(move |d| (s, d)))
        {
            let place = place(source, "scenario", &draft.id);
            if !seen.insert(draft.id.get_ref().clone()) {
                self.find("E001", &place, "the id stands twice", "rename one");
            }
            if let Some(wrong) = mixed(draft) {
                self.find("E016", &place, wrong, "make one scenario of each kind");
            }
            let grade = grades.get(&draft.fault).copied();
            let scenario = self.scenario(&place, draft, grade);
            let more = draft
                .entries
                .iter()
                .filter_map(|id| self.place_of(&place, "entry", id));
            let more: Vec<u16> = more.collect();
            if draft.entries.is_empty() {
                self.out.scenarios.push(scenario);
            } else {
                let each = |entry| Scenario {
                    entry: Some(entry),
                    ..scenario.clone()
                };
                self.out.scenarios.extend(more.into_iter().map(each));
            }
        }
    }

    /// The position of what an id names; a finding where there is none.
    fn place_of(&mut self, place: &Place, kind: &str, id: &String) -> Option<u16> {
        let names = match kind {
            "fault" => &self.names.faults,
            "repair" => &self.names.repairs,
            _ => &self.names.entries,
        };
        let found = names.get(id).copied();
        if found.is_none() {
            self.find(
                "E002",
                place,
                format!("there is no {kind} {id}"),
                "name one that exists",
            );
        }
        found
    }

    pub(super) fn places_of(&mut self, place: &Place, kind: &str, ids: &[String]) -> Vec<u16> {
        ids.iter()
            .filter_map(|id| self.place_of(place, kind, id))
            .collect()
    }

    fn scenario(&mut self, place: &Place, draft: &ScenarioDraft, grade: Option<Grade>) -> Scenario {
        let entry = match draft.entry.as_str() {
            "" => None,
            _ => self.place_of(place, "entry", &draft.entry),
        };
        let failed = self.places_of(place, "repair", &draft.failed);
        let top = self.places_of(place, "fault", &draft.top);
        for id in draft.next.iter().chain(&draft.never) {
            self.step_named(place, id);
        }
        let walk: Vec<Stride> = draft.walk.iter().map(|s| self.stride(place, s)).collect();
        Scenario {
            id: draft.id.get_ref().clone(),
            why: draft.why.clone(),
            entry,
            answers: self.answers(place, &draft.answers),
            failed,
            top,
            next: draft.next.clone(),
            walk,
            never: draft.never.clone(),
            escalates: draft.escalates,
            money: draft.money,
            alarm: draft.alarm,
            retry: draft.retry,
            tells: self.answers(place, &draft.tells),
            portrait: self.portrait(place, draft, grade),
            rankings: self.rankings(place, draft),
            guard: self.guard(place, draft),
        }
    }

    fn step_named(&mut self, place: &Place, id: &str) {
        let known = id == "escalate"
            || id == "fixed"
            || self.names.repairs.contains_key(id)
            || self.names.questions.contains_key(id);
        if !known {
            self.find(
                "E002",
                place,
                format!("there is no step {id}"),
                "name a question, a repair or escalate",
            );
        }
    }

    fn stride(&mut self, place: &Place, written: &str) -> Stride {
        written
            .split('|')
            .map(|way| self.way(place, way.trim()))
            .collect()
    }

    fn way(&mut self, place: &Place, written: &str) -> (String, Outcome) {
        if let Some((question, answer)) = written.split_once('=') {
            let question = question.trim();
            let given = self.answer(place, question, answer.trim());
            let outcome = given.map_or(Outcome::No, |(_, answer)| Outcome::Answer(answer));
            return (question.to_owned(), outcome);
        }
        let id = written.trim_end_matches(['!', '?']).trim_end();
        self.step_named(place, id);
        let outcome = if written.ends_with('!') {
            Outcome::Works
        } else {
            Outcome::No
        };
        (id.to_owned(), outcome)
    }

    fn portrait(
        &mut self,
        place: &Place,
        draft: &ScenarioDraft,
        graded: Option<Grade>,
    ) -> Option<Portrait> {
        if draft.fault.is_empty() {
            return None;
        }
        let fault = self.place_of(place, "fault", &draft.fault)?;
        let mut signs = Vec::new();
        for (q, answers) in &draft.signs {
            signs.extend(answers.iter().filter_map(|a| self.answer(place, q, a)));
        }
        let mended_by = draft.mended_by.as_ref();
        let mended_by =
            mended_by.map(|ids| self.places_of(place, "repair", ids).into_iter().collect());
        Some(Portrait {
            fault,
            graded,
            often: draft.often.clone(),
            signs,
            mended_by,
        })
    }

    fn rankings(&mut self, place: &Place, draft: &ScenarioDraft) -> Vec<Ranking> {
        let mut rankings = Vec::new();
        for (answer, ranks) in &draft.ranks {
            let Some(of) = self.answer(place, &draft.question, answer) else {
                continue;
            };
            let ranks = ranks
                .iter()
                .map(|ids| self.places_of(place, "fault", ids))
                .collect();
            rankings.push(Ranking { of, ranks });
        }
        rankings
    }

    fn guard(&mut self, place: &Place, draft: &ScenarioDraft) -> Option<Guard> {
        if draft.repairs.is_empty() {
            return None;
        }
        let repairs = self.places_of(place, "repair", &draft.repairs);
        let mut only_after = Vec::new();
        for (q, answers) in &draft.only_after {
            let answers: Vec<(u16, u16)> = answers
                .iter()
                .filter_map(|a| self.answer(place, q, a))
                .collect();
            if let Some(&(q, _)) = answers.first() {
                only_after.push((q, answers.into_iter().map(|(_, a)| a).collect()));
            }
        }
        Some(Guard {
            repairs,
            only_after,
        })
    }
}

/// What is wrong where a scenario is of two kinds, or of none.
fn mixed(draft: &ScenarioDraft) -> Option<&'static str> {
    let portrait = !draft.often.is_empty() || !draft.signs.is_empty() || draft.mended_by.is_some();
    let from_entry = !draft.entry.is_empty() || !draft.entries.is_empty();
    let told = !draft.tells.is_empty() || draft.retry.is_some();
    let case = from_entry || !draft.answers.is_empty() || !draft.failed.is_empty();
    let follows = !draft.top.is_empty()
        || !draft.next.is_empty()
        || !draft.walk.is_empty()
        || !draft.never.is_empty()
        || draft.escalates.is_some()
        || draft.alarm.is_some()
        || draft.money.is_some();
    let kinds = [
        !draft.fault.is_empty(),
        !draft.question.is_empty(),
        !draft.repairs.is_empty(),
        case || follows || told,
    ];
    if kinds.iter().filter(|k| **k).count() > 1 {
        Some("it is more than one of a case, a portrait, a ranking and a guard")
    } else if portrait == draft.fault.is_empty() {
        Some("a portrait names a fault and says something of it")
    } else if draft.ranks.is_empty() != draft.question.is_empty()
        || draft.ranks.values().any(|ranks| ranks.len() < 2)
    {
        Some("a ranking names a question, and faults in two ranks or more")
    } else if draft.only_after.is_empty() != draft.repairs.is_empty() {
        Some("a guard names repairs and what they wait for")
    } else if told && !from_entry {
        Some("it says what an entry tells and names no entry")
    } else if !draft.entry.is_empty() && !draft.entries.is_empty() {
        Some("it has both entry and entries")
    } else if case && !follows && !told {
        Some("it is given something and expects nothing")
    } else {
        None
    }
}
