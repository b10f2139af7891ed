//! Compiles faults, questions and repairs.

use super::super::read::Source;
use super::super::schema::{
    Answer, Fault, FaultText, Question, QuestionText, Repair, RepairText, Requirement, Role,
};
use super::{Desk, place};

impl Desk {
    pub(super) fn faults(&mut self, sources: &[Source]) {
        for (source, draft) in sources
            .iter()
            .flat_map(|s| s.draft.fault.iter().map(move |d| (s, d)))
        {
            if !Self::is_new(&self.names.faults, &draft.id, self.out.core.faults.len()) {
                continue;
            }
            let place = place(source, "fault", &draft.id);
            let weight = match (draft.grade, draft.weight) {
                (Some(grade), None) => grade.weight(),
                (None, Some(weight)) => self.number(&place, "weight", weight, 0.01, 100.0),
                _ => {
                    self.find(
                        "E003",
                        &place,
                        "it has both or neither of grade and weight",
                        "give one",
                    );
                    1.0
                }
            };
            let name = self.said(&place, "name", &draft.name);
            let avoid = self.maybe(&place, "avoid", &draft.avoid);
            // No piece carries it, but the catalogue's readers want both languages too.
            self.maybe(&place, "support", &draft.support);
            self.out.core.faults.push(Fault {
                id: draft.id.get_ref().clone(),
                area: draft.area,
                prior: weight,
                needs_escalation: draft.needs_escalation,
                who: draft.who,
            });
            self.out.zh.faults.push(FaultText {
                name: name.0,
                avoid: avoid.0,
            });
            self.out.en.faults.push(FaultText {
                name: name.1,
                avoid: avoid.1,
            });
        }
        let sum: f64 = self.out.core.faults.iter().map(|f| f.prior).sum();
        self.out.core.faults.iter_mut().for_each(|f| f.prior /= sum);
    }

    pub(super) fn questions(&mut self, sources: &[Source]) {
        for (source, draft) in sources
            .iter()
            .flat_map(|s| s.draft.question.iter().map(move |d| (s, d)))
        {
            if !Self::is_new(
                &self.names.questions,
                &draft.id,
                self.out.core.questions.len(),
            ) {
                continue;
            }
            let place = place(source, "question", &draft.id);
            let q = self.out.core.questions.len() as u16;
            let evidence = draft.role == Role::Evidence;
            let least = if evidence { 0.0 } else { 0.05 };
            let minutes = self.number(&place, "minutes", draft.minutes, least, 60.0);
            let dont_know = self.number(&place, "dont_know", draft.dont_know, 0.0, 0.9);
            if draft.answers.len() < 2 {
                self.find(
                    "E014",
                    &place,
                    "it has fewer than two answers",
                    "a question tells at least two cases apart",
                );
            }
            let (text, help) = if evidence {
                (
                    self.maybe(&place, "text", &draft.text),
                    self.maybe(&place, "help", &draft.help),
                )
            } else {
                (
                    self.said(&place, "text", &draft.text),
                    self.maybe(&place, "help", &draft.help),
                )
            };
            let (mut answers, mut zh, mut en) = (vec![], vec![], vec![]);
            for answer in &draft.answers {
                if !evidence && (answer.zh.is_empty() || answer.en.is_empty()) {
                    let code = if answer.zh == answer.en {
                        "E007"
                    } else {
                        "W107"
                    };
                    self.find(
                        code,
                        &place,
                        format!("answer {} lacks a language", answer.id),
                        "write both languages",
                    );
                }
                let implies = self.answers(&place, &answer.implies);
                let settles = self.settled(&place, &answer.settles);
                let closes = self.places_of(&place, "repair", &answer.closes);
                let first = answer
                    .first
                    .as_ref()
                    .and_then(|id| self.question(&place, id));
                answers.push(Answer {
                    id: answer.id.clone(),
                    implies,
                    settles,
                    closes,
                    first,
                });
                zh.push(answer.zh.clone());
                en.push(answer.en.clone());
            }
            let rows = self.likelihoods(&place, q, answers.len(), &draft.likelihood);
            self.out.core.questions.push(Question {
                id: draft.id.get_ref().clone(),
                role: draft.role,
                minutes,
                dont_know,
                answers,
                base: rows.base,
                rows: rows.rows,
                row_of: rows.row_of,
            });
            self.out.zh.questions.push(QuestionText {
                text: text.0,
                help: help.0,
                answers: zh,
            });
            self.out.en.questions.push(QuestionText {
                text: text.1,
                help: help.1,
                answers: en,
            });
        }
    }

    pub(super) fn repairs(&mut self, sources: &[Source]) {
        for (source, draft) in sources
            .iter()
            .flat_map(|s| s.draft.repair.iter().map(move |d| (s, d)))
        {
            if !Self::is_new(&self.names.repairs, &draft.id, self.out.core.repairs.len()) {
                continue;
            }
            let place = place(source, "repair", &draft.id);
            let minutes = self.number(&place, "minutes", draft.minutes, 0.05, 600.0);
            let mut success = Vec::new();
            for (id, share) in &draft.success {
                let share = self.number(&place, &format!("success of {id}"), *share, 0.0, 1.0);
                match self.names.faults.get(id) {
                    Some(_) if id == "other" => {
                        self.find(
                            "E010",
                            &place,
                            "it mends `other`",
                            "only escalation ends what is not known",
                        );
                    }
                    Some(&f) => success.push((f, share.min(super::rows::MOST))),
                    None => self.find(
                        "E002",
                        &place,
                        format!("there is no fault {id}"),
                        "name one that exists",
                    ),
                }
            }
            success.sort_by_key(|(f, _)| *f);
            if success.is_empty() {
                self.find(
                    "E010",
                    &place,
                    "it mends nothing",
                    "give its success for at least one fault",
                );
            }
            let mut requires = Vec::new();
            for (id, allowed) in &draft.requires {
                let pairs: Vec<_> = allowed
                    .iter()
                    .filter_map(|a| self.answer(&place, id, a))
                    .collect();
                if let Some(&(question, _)) = pairs.first() {
                    requires.push(Requirement {
                        question,
                        allowed: pairs.iter().map(|p| p.1).collect(),
                    });
                }
            }
            let name = self.said(&place, "name", &draft.name);
            let steps = self.lines(&place, "steps", &draft.steps);
            let mind = self.maybe(&place, "mind", &draft.mind);
            let done = self.maybe(&place, "done", &draft.done);
            let not_done = self.maybe(&place, "not_done", &draft.not_done);
            let closes = self.places_of(&place, "repair", &draft.closes);
            let settles = self.settled(&place, &draft.settles);
            self.out.core.repairs.push(Repair {
                id: draft.id.get_ref().clone(),
                minutes,
                risk: draft.risk,
                success,
                requires,
                closes,
                settles,
            });
            self.out.zh.repairs.push(RepairText {
                name: name.0,
                steps: steps.0,
                mind: mind.0,
                ends: own(done.0, not_done.0),
            });
            self.out.en.repairs.push(RepairText {
                name: name.1,
                steps: steps.1,
                mind: mind.1,
                ends: own(done.1, not_done.1),
            });
        }
    }
}

/// What a repair's own buttons say; one of them may be left to what is said of most.
fn own(done: String, not_done: String) -> Vec<String> {
    if done.is_empty() && not_done.is_empty() {
        return vec![];
    }
    vec![done, not_done]
}
