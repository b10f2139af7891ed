//! What rules stand on: a pack as written and as compiled, with the place of everything.
//!
//! In: sources and their compiled form. Out: look-ups that several rules share. It finds
//! nothing itself.

use crate::engine::Model;
use crate::pack::{
    Compiled, Core, EntryDraft, FaultDraft, Finding, QuestionDraft, RepairDraft, Said, Source,
};
use std::collections::BTreeMap;

/// A pack to look at.
pub struct Ground<'a> {
    /// Its files.
    pub(super) sources: &'a [Source],
    /// What they come to.
    pub(super) pack: &'a Compiled,
    /// Its numbers, inflated.
    pub(super) model: Model,
    places: BTreeMap<String, (&'a str, usize)>,
}

/// A text in both languages, and whose it is.
pub(super) struct Text<'a> {
    /// `entry code.51`.
    pub(super) id: String,
    /// `entry.title`.
    pub(super) field: String,
    pub(super) zh: &'a str,
    pub(super) en: &'a str,
}

impl<'a> Ground<'a> {
    pub(super) fn new(sources: &'a [Source], pack: &'a Compiled) -> Self {
        let mut places = BTreeMap::new();
        for source in sources {
            let draft = &source.draft;
            let mut note = |kind: &str, id: &toml::Spanned<String>| {
                places
                    .entry(format!("{kind} {}", id.get_ref()))
                    .or_insert((source.file.as_str(), source.line(id.span().start)));
            };
            draft.fault.iter().for_each(|d| note("fault", &d.id));
            draft.question.iter().for_each(|d| note("question", &d.id));
            draft.repair.iter().for_each(|d| note("repair", &d.id));
            draft.entry.iter().for_each(|d| note("entry", &d.id));
            draft.scenario.iter().for_each(|d| note("scenario", &d.id));
        }
        Self {
            sources,
            pack,
            model: Model::of(&pack.core),
            places,
        }
    }

    pub(super) fn core(&self) -> &'a Core {
        &self.pack.core
    }

    pub(super) fn faults(&self) -> impl Iterator<Item = &'a FaultDraft> {
        self.sources.iter().flat_map(|s| s.draft.fault.iter())
    }

    pub(super) fn questions(&self) -> impl Iterator<Item = &'a QuestionDraft> {
        self.sources.iter().flat_map(|s| s.draft.question.iter())
    }

    pub(super) fn repairs(&self) -> impl Iterator<Item = &'a RepairDraft> {
        self.sources.iter().flat_map(|s| s.draft.repair.iter())
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &'a EntryDraft> {
        self.sources.iter().flat_map(|s| s.draft.entry.iter())
    }

    /// A finding about an entity, named as `fault device.frozen`.
    pub(super) fn finding(
        &self,
        code: &'static str,
        id: &str,
        wrong: impl Into<String>,
        mend: impl Into<String>,
    ) -> Finding {
        let mut finding = Finding {
            code,
            file: "pack".to_owned(),
            line: 0,
            id: id.to_owned(),
            wrong: wrong.into(),
            mend: mend.into(),
        };
        self.locate(&mut finding);
        finding
    }

    /// Gives a finding about an entity the entity's place.
    pub(super) fn locate(&self, finding: &mut Finding) {
        if let Some((file, line)) = self.places.get(&finding.id) {
            (finding.file, finding.line) = ((*file).to_owned(), *line);
        }
    }

    /// Every text that stands in both languages, in the order of the files.
    pub(super) fn texts(&self) -> Vec<Text<'a>> {
        let mut out = Vec::new();
        let mut add = |kind: &str, id: &str, field: &str, zh: &'a str, en: &'a str| {
            if !zh.trim().is_empty() && !en.trim().is_empty() {
                out.push(Text {
                    id: format!("{kind} {id}"),
                    field: format!("{kind}.{field}"),
                    zh,
                    en,
                });
            }
        };
        for d in self.faults() {
            for (field, said) in [
                ("name", &d.name),
                ("avoid", &d.avoid),
                ("support", &d.support),
            ] {
                add("fault", d.id.get_ref(), field, &said.zh, &said.en);
            }
        }
        for d in self.questions() {
            for (field, said) in [("text", &d.text), ("help", &d.help)] {
                add("question", d.id.get_ref(), field, &said.zh, &said.en);
            }
            for answer in &d.answers {
                add("question", d.id.get_ref(), "answer", &answer.zh, &answer.en);
            }
        }
        for d in self.repairs() {
            for (field, said) in [("name", &d.name), ("mind", &d.mind), ("say", &d.say)] {
                add("repair", d.id.get_ref(), field, &said.zh, &said.en);
            }
            for said in &d.steps {
                add("repair", d.id.get_ref(), "step", &said.zh, &said.en);
            }
        }
        for d in self.entries() {
            let fields: [(&str, &'a Said); 4] = [
                ("title", &d.title),
                ("means", &d.means),
                ("say", &d.say),
                ("support", &d.support),
            ];
            for (field, said) in fields {
                add("entry", d.id.get_ref(), field, &said.zh, &said.en);
            }
            for said in &d.now {
                add("entry", d.id.get_ref(), "now", &said.zh, &said.en);
            }
        }
        out
    }
}
