//! Scenarios: the cases of a pack that run as tests.

use super::super::draft::ScenarioDraft;
use super::super::read::Source;
use super::super::schema::{Money, Retry};
use super::{Desk, place};

/// A case: what is given, and what has to follow.
#[derive(Clone, Debug, Default)]
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
    /// Ids that must not come, now or while nothing works and nothing is known.
    pub never: Vec<String>,
    /// Whether the next step is support.
    pub escalates: Option<bool>,
    /// What the first screen says of the money.
    pub money: Option<Money>,
    /// What the entry says of trying again.
    pub retry: Option<Retry>,
}

impl Desk {
    pub(super) fn scenarios(&mut self, sources: &[Source]) {
        let mut seen = std::collections::BTreeSet::new();
        for (source, draft) in sources
            .iter()
            .flat_map(|s| s.draft.scenario.iter().map(move |d| (s, d)))
        {
            if !seen.insert(draft.id.get_ref().clone()) {
                let place = place(source, "scenario", &draft.id);
                self.find("E001", &place, "the id stands twice", "rename one");
            }
            let scenario = self.scenario(source, draft);
            self.out.scenarios.push(scenario);
        }
    }

    fn scenario(&mut self, source: &Source, draft: &ScenarioDraft) -> Scenario {
        let place = place(source, "scenario", &draft.id);
        let mut position = |kind: &str, id: &String| {
            let names = if kind == "fault" {
                &self.names.faults
            } else if kind == "repair" {
                &self.names.repairs
            } else {
                &self.names.entries
            };
            let found = names.get(id).copied();
            if found.is_none() {
                self.find(
                    "E002",
                    &place,
                    format!("there is no {kind} {id}"),
                    "name one that exists",
                );
            }
            found
        };
        let entry = if draft.entry.is_empty() {
            None
        } else {
            position("entry", &draft.entry)
        };
        let failed = draft
            .failed
            .iter()
            .filter_map(|id| position("repair", id))
            .collect();
        let top = draft
            .top
            .iter()
            .filter_map(|id| position("fault", id))
            .collect();
        for id in draft.next.iter().chain(&draft.never) {
            let known = id == "escalate"
                || self.names.repairs.contains_key(id)
                || self.names.questions.contains_key(id);
            if !known {
                self.find(
                    "E002",
                    &place,
                    format!("there is no step {id}"),
                    "name a question, a repair or escalate",
                );
            }
        }
        Scenario {
            id: draft.id.get_ref().clone(),
            why: draft.why.clone(),
            entry,
            answers: self.answers(&place, &draft.answers),
            failed,
            top,
            next: draft.next.clone(),
            never: draft.never.clone(),
            escalates: draft.escalates,
            money: draft.money,
            retry: draft.retry,
        }
    }
}
