//! The model that belief and policy read: dense numbers, every reference a position.
//!
//! In: a compiled pack, or parts put together by hand. Out: [`Model`], with the tables that
//! make a decision fast worked out once. No number of the pack is changed here: clamping and
//! normalising belong to the pack compiler. References to nothing are left out.

use super::evidence::{Evidence, Reply};
use super::order::put_in_order;
use super::table::Table;
use crate::pack;

/// What the engine knows about a pack: faults, questions, repairs, and what giving up costs.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) priors: Vec<f64>,
    pub(super) questions: Vec<Table>,
    pub(super) repairs: Vec<Repair>,
    pub(super) escalation: f64,
    /// For each repair, the faults that it can end: (fault, chance).
    pub(super) ends: Lists,
    /// For each fault, the repairs that can end it: (repair, chance), the best chance per
    /// minute first.
    pub(super) fixes: Lists,
    /// For each question, the requirements it can meet: (repair, position in `requires`).
    pub(super) guards: Vec<Vec<(usize, usize)>>,
    /// Whether advice takes people's words and the single cause with a grain of salt.
    pub(super) doubted: bool,
}

/// One question, as it is handed to [`Model::new`].
#[derive(Clone, Debug)]
pub struct Question {
    /// Minutes it takes to find the answer.
    pub minutes: f64,
    /// Share of people who cannot answer it, whatever is wrong.
    pub dont_know: f64,
    /// When it may be put.
    pub asking: Asking,
    /// Probability of an answer under a fault: one row an answer, one column a fault.
    pub likelihood: Vec<Vec<f64>>,
}

/// When a question may be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Whenever it pays, and as a guard.
    Freely,
    /// Only where a repair requires its answer.
    AsGuard,
    /// Never: its answer comes from elsewhere or not at all.
    Never,
}

/// One repair.
#[derive(Clone, Debug)]
pub struct Repair {
    /// Minutes it takes, worked or not.
    pub minutes: f64,
    /// (fault, chance that it ends that fault).
    pub success: Vec<(usize, f64)>,
    /// (question, answers that allow the repair).
    pub requires: Vec<(usize, Vec<usize>)>,
}

/// Short lists end to end in one piece of memory, which searching runs over faster.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Lists {
    fn new<'a>(lists: impl Iterator<Item = &'a Vec<(usize, f64)>>) -> Lists {
        let mut all = Lists {
            starts: vec![0],
            entries: Vec::new(),
        };
        for list in lists {
            all.entries.extend(list);
            all.starts.push(all.entries.len());
        }
        all
    }

    #[inline(always)]
    pub(super) fn of(&self, i: usize) -> &[(usize, f64)] {
        let starts = &self.starts[..];
        &self.entries[..][starts[i]..starts[i + 1]]
    }
}

impl Model {
    /// Inflates a compiled pack, whose numbers are judgements about people: doubted.
    pub fn of(core: &pack::Core) -> Model {
        let n_faults = core.faults.len();
        let questions = core.questions.iter().map(|question| Question {
            minutes: question.minutes,
            dont_know: question.dont_know,
            asking: match question.role {
                pack::Role::Asked => Asking::Freely,
                pack::Role::Money => Asking::AsGuard,
                pack::Role::Evidence => Asking::Never,
            },
            likelihood: (0..question.answers.len())
                .map(|a| (0..n_faults).map(|f| question.likelihood(f, a)).collect())
                .collect(),
        });
        let repairs = core.repairs.iter().map(|repair| Repair {
            minutes: repair.minutes,
            success: repair
                .success
                .iter()
                .map(|&(f, p)| (usize::from(f), p))
                .collect(),
            requires: repair
                .requires
                .iter()
                .map(|r| {
                    (
                        usize::from(r.question),
                        r.allowed.iter().map(|&a| a.into()).collect(),
                    )
                })
                .collect(),
        });
        Model::new(
            core.faults.iter().map(|fault| fault.prior).collect(),
            questions.collect(),
            repairs.collect(),
            core.escalation.minutes,
        )
        .doubted()
    }

    /// Puts a model together: share of cases of each fault, questions, repairs, and the
    /// minutes that handing over costs.
    ///
    /// Chances for faults and requirements of questions that do not exist are left out; of
    /// two chances for one fault the first counts; a likelihood that is missing is 0.
    pub fn new(
        priors: Vec<f64>,
        questions: Vec<Question>,
        repairs: Vec<Repair>,
        escalation: f64,
    ) -> Model {
        let n_faults = priors.len();
        let n_questions = questions.len();
        let mut fixes: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n_faults];
        let mut guards = vec![Vec::new(); n_questions];
        let repairs: Vec<Repair> = repairs
            .into_iter()
            .enumerate()
            .map(|(r, mut repair)| {
                let mut seen = vec![false; n_faults];
                repair.success.retain(|&(f, p)| {
                    p > 0.0 && f < n_faults && !core::mem::replace(&mut seen[f], true)
                });
                repair.requires.retain(|(q, _)| *q < n_questions);
                for &(f, p) in &repair.success {
                    fixes[f].push((r, p));
                }
                for (i, (q, _)) in repair.requires.iter().enumerate() {
                    guards[*q].push((r, i));
                }
                repair
            })
            .collect();
        for list in &mut fixes {
            // p / c descending without a division, so that free repairs come first.
            put_in_order(list, |&(a, p), &(b, q)| {
                (q * repairs[a].minutes, a) < (p * repairs[b].minutes, b)
            });
        }
        Model {
            questions: questions
                .into_iter()
                .map(|q| Table::new(q, n_faults))
                .collect(),
            priors,
            ends: Lists::new(repairs.iter().map(|repair| &repair.success)),
            repairs,
            escalation,
            fixes: Lists::new(fixes.iter()),
            guards,
            doubted: false,
        }
    }

    /// The same, for cases where people slip and troubles come in pairs: what is advised
    /// follows [`doubt`](super::doubt) instead of [`posterior`](super::posterior).
    #[must_use]
    pub fn doubted(mut self) -> Model {
        self.doubted = true;
        self
    }

    /// How many faults there are.
    pub fn n_faults(&self) -> usize {
        self.priors.len()
    }

    /// How many questions there are.
    pub fn n_questions(&self) -> usize {
        self.questions.len()
    }

    /// How many answers a question has; 0 for a question that does not exist.
    pub fn n_answers(&self, question: usize) -> usize {
        self.questions
            .get(question)
            .map_or(0, |table| table.n_answers)
    }

    /// How many repairs there are.
    pub fn n_repairs(&self) -> usize {
        self.repairs.len()
    }

    /// Minutes that handing the case over costs.
    pub fn escalation(&self) -> f64 {
        self.escalation
    }

    /// Minutes that a question takes.
    pub fn question_minutes(&self, question: usize) -> f64 {
        self.questions[question].minutes
    }

    /// Share of people who cannot answer a question.
    pub fn dont_know(&self, question: usize) -> f64 {
        self.questions[question].dont_know
    }

    /// What a repair still requires: `None` where it can no longer be met, else the next
    /// question to ask, if there is one.
    pub fn next_guard(&self, repair: usize, evidence: &Evidence) -> Option<Option<usize>> {
        let mut next = None;
        for (q, allowed) in &self.repairs[repair].requires {
            match evidence.reply_to(*q) {
                Some(Reply::Answer(a)) if allowed.contains(&a) => {}
                None if self.questions[*q].asking != Asking::Never => next = next.or(Some(*q)),
                _ => return None,
            }
        }
        Some(next)
    }

    /// Minutes that a repair takes.
    pub fn repair_minutes(&self, repair: usize) -> f64 {
        self.repairs[repair].minutes
    }
}
