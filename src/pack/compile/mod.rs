//! Turns drafts into a compiled pack.
//!
//! In: the files of a pack as read. Out: the usable part as [`Core`] and [`Texts`], the
//! scenarios, and a [`Finding`] for everything that had to be left out or put right.
//! This is the only place that clamps and normalises authored numbers.

mod entities;
mod entries;
mod ground;
mod rows;
mod scenarios;
mod spelling;
mod whole;

use super::draft::Said;
use super::finding::Finding;
use super::read::Source;
use super::schema::{Core, SCHEMA, Texts};
use super::words::{Names as Called, Words};
pub use ground::Ground;
pub use scenarios::{Guard, Outcome, Portrait, Ranking, Scenario, Stride};
use std::collections::BTreeMap;
use toml::Spanned;

/// What a pack's files come to.
#[derive(Debug, Default)]
pub struct Compiled {
    /// Numbers and ids.
    pub core: Core,
    /// Texts in 简体中文.
    pub zh: Texts,
    /// Texts in English.
    pub en: Texts,
    /// How entries are called in 简体中文.
    pub zh_names: Called,
    /// How entries are called in English.
    pub en_names: Called,
    /// What the look-up of a Chinese page knows.
    pub zh_words: Words,
    /// What the look-up of an English page knows.
    pub en_words: Words,
    /// What each entry rests on, beside `Core::entries`; no piece carries it.
    pub entry_grounds: Vec<Ground>,
    /// What each fault rests on, beside `Core::faults`; no piece carries it.
    pub fault_grounds: Vec<Ground>,
    /// The cases that run as tests.
    pub scenarios: Vec<Scenario>,
    /// What is wrong; empty for a pack that may be shipped.
    pub findings: Vec<Finding>,
}

/// Compiles the files of one pack.
pub fn compile(sources: &[Source]) -> Compiled {
    let mut desk = Desk {
        out: Compiled::default(),
        names: Names::default(),
    };
    desk.head(sources);
    desk.names(sources);
    desk.faults(sources);
    desk.questions(sources);
    desk.repairs(sources);
    desk.entries(sources);
    desk.escalation(sources);
    desk.counter(sources);
    desk.scenarios(sources);
    desk.whole();
    let mut out = desk.out;
    ground::lay(&mut out, sources);
    out.zh_names = spelling::names(&out.core, &out.zh, true);
    out.en_names = spelling::names(&out.core, &out.en, false);
    out.zh_words = Words::of(&out.zh_names, &out.en_names);
    out.en_words = Words::of(&out.en_names, &out.zh_names);
    out
}

/// Where each id stands.
#[derive(Debug, Default)]
struct Names {
    faults: BTreeMap<String, u16>,
    questions: BTreeMap<String, u16>,
    answers: BTreeMap<(u16, String), u16>,
    repairs: BTreeMap<String, u16>,
    entries: BTreeMap<String, u16>,
}

/// The place that a finding is about.
#[derive(Clone, Debug)]
struct Place {
    file: String,
    line: usize,
    id: String,
}

struct Desk {
    out: Compiled,
    names: Names,
}

impl Desk {
    fn find(
        &mut self,
        code: &'static str,
        place: &Place,
        wrong: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.out.findings.push(Finding {
            code,
            file: place.file.clone(),
            line: place.line,
            id: place.id.clone(),
            wrong: wrong.into(),
            mend: mend.into(),
        });
    }

    fn whole_pack(&mut self, code: &'static str, wrong: &str, mend: &str) {
        let place = Place {
            file: "pack".into(),
            line: 0,
            id: String::new(),
        };
        self.find(code, &place, wrong, mend);
    }

    fn head(&mut self, sources: &[Source]) {
        let mut heads = sources.iter().filter_map(|s| s.draft.pack.as_ref());
        let Some(head) = heads.next() else {
            return self.whole_pack(
                "E011",
                "no file has a [pack] table",
                "add one with schema, id and version",
            );
        };
        if heads.next().is_some() {
            self.whole_pack("E001", "two files have a [pack] table", "keep one");
        }
        if head.schema != SCHEMA {
            self.whole_pack(
                "E011",
                &format!("schema {} is not known", head.schema),
                &format!("write schema = {SCHEMA}"),
            );
        }
        self.out.core.schema = SCHEMA;
        self.out.core.id.clone_from(&head.id);
        self.out.core.version.clone_from(&head.version);
    }

    /// Gives every entity its position, so that references can point forwards.
    fn names(&mut self, sources: &[Source]) {
        for source in sources {
            let draft = &source.draft;
            for (kind, ids) in [
                (
                    "fault",
                    draft.fault.iter().map(|d| &d.id).collect::<Vec<_>>(),
                ),
                ("question", draft.question.iter().map(|d| &d.id).collect()),
                ("repair", draft.repair.iter().map(|d| &d.id).collect()),
                ("entry", draft.entry.iter().map(|d| &d.id).collect()),
            ] {
                for id in ids {
                    self.name(kind, source, id);
                }
            }
            for question in &draft.question {
                let Some(&q) = self.names.questions.get(question.id.get_ref()) else {
                    continue;
                };
                for answer in &question.answers {
                    let n = self
                        .names
                        .answers
                        .range((q, String::new())..(q + 1, String::new()))
                        .count();
                    if self
                        .names
                        .answers
                        .insert((q, answer.id.clone()), n as u16)
                        .is_some()
                    {
                        let place = place(source, "question", &question.id);
                        self.find(
                            "E001",
                            &place,
                            format!("answer {} stands twice", answer.id),
                            "rename one",
                        );
                    }
                }
            }
        }
    }

    fn name(&mut self, kind: &str, source: &Source, id: &Spanned<String>) {
        let place = place(source, kind, id);
        let text = id.get_ref();
        if !is_id(text) {
            self.find(
                "E013",
                &place,
                "the id is not lower-case dotted ASCII",
                "use a-z, 0-9, '-' and '.', as in device.power-off",
            );
        }
        let names = match kind {
            "fault" => &mut self.names.faults,
            "question" => &mut self.names.questions,
            "repair" => &mut self.names.repairs,
            _ => &mut self.names.entries,
        };
        let n = names.len() as u16;
        if names.contains_key(text) {
            self.find(
                "E001",
                &place,
                "the id stands twice",
                "ids are never reused: rename one",
            );
        } else {
            names.insert(text.clone(), n);
        }
    }

    /// Whether `id` is the first of its name at this position; a twin is left out.
    fn is_new(names: &BTreeMap<String, u16>, id: &Spanned<String>, next: usize) -> bool {
        names
            .get(id.get_ref())
            .is_some_and(|n| usize::from(*n) == next)
    }

    /// The positions of questions that an entry, an answer or a failed repair settles.
    fn settled(&mut self, place: &Place, ids: &[String]) -> Vec<u16> {
        ids.iter()
            .filter_map(|id| self.question(place, id))
            .collect()
    }

    fn answer(&mut self, place: &Place, question: &str, answer: &str) -> Option<(u16, u16)> {
        let Some(&q) = self.names.questions.get(question) else {
            self.find(
                "E002",
                place,
                format!("there is no question {question}"),
                "name one that exists",
            );
            return None;
        };
        let Some(&a) = self.names.answers.get(&(q, answer.to_owned())) else {
            self.find(
                "E002",
                place,
                format!("question {question} has no answer {answer}"),
                "name one of its answers",
            );
            return None;
        };
        Some((q, a))
    }

    fn answers(&mut self, place: &Place, pairs: &BTreeMap<String, String>) -> Vec<(u16, u16)> {
        pairs
            .iter()
            .filter_map(|(q, a)| self.answer(place, q, a))
            .collect()
    }

    fn question(&mut self, place: &Place, id: &str) -> Option<u16> {
        let q = self.names.questions.get(id).copied();
        if q.is_none() {
            self.find(
                "E002",
                place,
                format!("there is no question {id}"),
                "name one that exists",
            );
        }
        q
    }

    /// Both languages of a text that must be there.
    fn said(&mut self, place: &Place, what: &str, said: &Said) -> (String, String) {
        let code = if said.zh.trim().is_empty() && said.en.trim().is_empty() {
            "E007"
        } else {
            "W107"
        };
        for (language, text) in [("zh-CN", &said.zh), ("en", &said.en)] {
            if text.trim().is_empty() {
                self.find(
                    code,
                    place,
                    format!("{what} has no {language}"),
                    "write both languages",
                );
            }
        }
        self.maybe(place, what, said)
    }

    /// Both languages of a text that may be left out, but not in one language only.
    fn maybe(&mut self, place: &Place, what: &str, said: &Said) -> (String, String) {
        if said.zh.trim().is_empty() != said.en.trim().is_empty()
            && !(said.zh.trim().is_empty() && said.en.trim().is_empty())
            && !self
                .out
                .findings
                .last()
                .is_some_and(|f| f.wrong.starts_with(what))
        {
            self.find(
                "W107",
                place,
                format!("{what} stands in one language only"),
                "write both languages",
            );
        }
        (said.zh.trim().to_owned(), said.en.trim().to_owned())
    }

    fn lines(&mut self, place: &Place, what: &str, lines: &[Said]) -> (Vec<String>, Vec<String>) {
        lines
            .iter()
            .map(|line| self.said(place, what, line))
            .unzip()
    }

    /// A number that must lie in a range; put to the nearer end where it does not.
    fn number(&mut self, place: &Place, what: &str, value: f64, low: f64, high: f64) -> f64 {
        if value.is_finite() && (low..=high).contains(&value) {
            return value;
        }
        let code = if what == "minutes" && value <= 0.0 {
            "E004"
        } else {
            "E003"
        };
        self.find(
            code,
            place,
            format!("{what} is {value}"),
            format!("write a number from {low} to {high}"),
        );
        if value.is_finite() {
            value.clamp(low, high)
        } else {
            low
        }
    }
}

fn place(source: &Source, kind: &str, id: &Spanned<String>) -> Place {
    Place {
        file: source.file.clone(),
        line: source.line(id.span().start),
        id: format!("{kind} {}", id.get_ref()),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('.').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}
