//! The built-in pack many times over, each copy under ids of its own.
//!
//! In: a compiled pack and how often. Out: its numbers, texts and words, as if so much more were
//! known. A copy refers to itself; what it is asked says of the other copies' faults what is usual;
//! the shares of faults add up to 1 as before. Copies have no tiles: a first screen has as many
//! as it has.

use poscheck::pack::{
    Answer, Compiled, Core, Entry, Fault, Question, Repair, Requirement, Texts, Words,
};

/// A pack so many times over.
pub(crate) struct Many {
    pub(crate) core: Core,
    pub(crate) texts: Texts,
    pub(crate) words: Words,
}

/// How far positions of a copy lie behind those of the pack itself.
#[derive(Clone, Copy)]
struct Behind {
    copy: usize,
    faults: u16,
    questions: u16,
    repairs: u16,
}

impl Many {
    pub(crate) fn of(pack: &Compiled, times: usize) -> Self {
        let one = &pack.core;
        let mut core = Core {
            faults: vec![],
            questions: vec![],
            repairs: vec![],
            entries: vec![],
            ..one.clone()
        };
        for copy in 0..times {
            let behind = Behind {
                copy,
                faults: (copy * one.faults.len()) as u16,
                questions: (copy * one.questions.len()) as u16,
                repairs: (copy * one.repairs.len()) as u16,
            };
            let faults = one.faults.iter().map(|fault| Fault {
                id: behind.id(&fault.id),
                prior: fault.prior / times as f64,
                ..fault.clone()
            });
            core.faults.extend(faults);
            let questions = one.questions.iter().map(|q| behind.question(q, times));
            core.questions.extend(questions);
            core.repairs
                .extend(one.repairs.iter().map(|r| behind.repair(r)));
            core.entries
                .extend(one.entries.iter().map(|e| behind.entry(e)));
        }
        let mut texts = pack.zh.clone();
        let (zh, words) = (&pack.zh, &pack.zh_words);
        texts.faults = repeated(&zh.faults, times);
        texts.questions = repeated(&zh.questions, times);
        texts.repairs = repeated(&zh.repairs, times);
        texts.entries = repeated(&zh.entries, times);
        let words = Words {
            names: repeated(&words.names, times),
            ..words.clone()
        };
        Self { core, texts, words }
    }
}

fn repeated<T: Clone>(list: &[T], times: usize) -> Vec<T> {
    (0..times).flat_map(|_| list.to_vec()).collect()
}

impl Behind {
    fn id(self, id: &str) -> String {
        match self.copy {
            0 => id.to_owned(),
            copy => format!("{id}.x{copy}"),
        }
    }

    fn questions(self, all: &[u16]) -> Vec<u16> {
        all.iter().map(|at| at + self.questions).collect()
    }

    fn answers(self, all: &[(u16, u16)]) -> Vec<(u16, u16)> {
        all.iter().map(|(q, a)| (q + self.questions, *a)).collect()
    }

    fn question(self, one: &Question, times: usize) -> Question {
        let faults = one.row_of.len();
        let mut row_of = vec![0; faults * times];
        row_of[self.copy * faults..][..faults].copy_from_slice(&one.row_of);
        let answers = one.answers.iter().map(|answer| Answer {
            id: answer.id.clone(),
            implies: self.answers(&answer.implies),
            settles: self.questions(&answer.settles),
            closes: answer.closes.iter().map(|at| at + self.repairs).collect(),
            first: answer.first.map(|at| at + self.questions),
        });
        Question {
            id: self.id(&one.id),
            answers: answers.collect(),
            row_of,
            ..one.clone()
        }
    }

    fn repair(self, one: &Repair) -> Repair {
        let success = one.success.iter();
        Repair {
            id: self.id(&one.id),
            success: success.map(|(f, p)| (f + self.faults, *p)).collect(),
            requires: one
                .requires
                .iter()
                .map(|guard| Requirement {
                    question: guard.question + self.questions,
                    allowed: guard.allowed.clone(),
                })
                .collect(),
            closes: one.closes.iter().map(|at| at + self.repairs).collect(),
            ..one.clone()
        }
    }

    fn entry(self, one: &Entry) -> Entry {
        let tile = if self.copy == 0 {
            one.tile.as_str()
        } else {
            ""
        };
        Entry {
            id: self.id(&one.id),
            implies: self.answers(&one.implies),
            settles: self.questions(&one.settles),
            first: one.first.map(|at| at + self.questions),
            tile: tile.to_owned(),
            ..one.clone()
        }
    }
}
