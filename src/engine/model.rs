//! The model that belief and policy read: dense numbers, every reference a position.
//!
//! In: a compiled pack, or parts put together by hand. Out: [`Model`], with the tables that
//! make a decision fast worked out once. No number of the pack is changed here: clamping and
//! normalising belong to the pack compiler. References to nothing are left out.

#[cfg(feature = "author")]
use super::evidence::{Evidence, Reply};
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

/// A question with its likelihoods laid out twice: whole rows to update weights with, and
/// the faults that differ from the commonest column, which is all that screening reads.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) minutes: f64,
    pub(super) dont_know: f64,
    pub(super) asking: Asking,
    pub(super) n_answers: usize,
    /// `[answer * faults + fault]`.
    rows: Vec<f64>,
    n_faults: usize,
    /// The commonest column, one number an answer.
    base: Vec<f64>,
    /// The faults whose column is another one.
    special: Vec<usize>,
    /// `[answer * special.len() + position in special]`.
    special_rows: Vec<f64>,
}

impl Table {
    fn new(question: Question, n_faults: usize) -> Table {
        let n_answers = question.likelihood.len();
        let mut rows = Vec::with_capacity(n_answers * n_faults);
        for row in &question.likelihood {
            rows.extend((0..n_faults).map(|f| row.get(f).copied().unwrap_or(0.0)));
        }
        let same = |f: usize, g: usize| {
            (0..n_answers)
                .all(|a| rows[a * n_faults + f].to_bits() == rows[a * n_faults + g].to_bits())
        };
        // Boyer and Moore's vote finds the column that most faults share, if there is one;
        // any other column would be as right, only slower.
        let (mut leader, mut votes) = (0, 0_usize);
        for f in 0..n_faults {
            if votes == 0 {
                (leader, votes) = (f, 1);
            } else if same(leader, f) {
                votes += 1;
            } else {
                votes -= 1;
            }
        }
        let special: Vec<usize> = (0..n_faults).filter(|&f| !same(leader, f)).collect();
        let base = if n_faults == 0 {
            vec![0.0; n_answers]
        } else {
            (0..n_answers)
                .map(|a| rows[a * n_faults + leader])
                .collect()
        };
        let special_rows = (0..n_answers)
            .flat_map(|a| special.iter().map(move |f| (a, f)))
            .map(|(a, f)| rows[a * n_faults + f])
            .collect();
        Table {
            minutes: question.minutes,
            dont_know: question.dont_know,
            asking: question.asking,
            n_answers,
            rows,
            n_faults,
            base,
            special,
            special_rows,
        }
    }

    /// The faults that the question is about: those that answer otherwise than most.
    pub(super) fn about(&self) -> Vec<bool> {
        let mut about = vec![false; self.n_faults];
        for &f in &self.special {
            about[f] = true;
        }
        about
    }

    /// P(answer | fault) for the faults that it is not about.
    pub(super) fn usual(&self, answer: usize) -> f64 {
        self.base[answer]
    }

    /// P(answer | fault) for every fault.
    pub(super) fn row(&self, answer: usize) -> &[f64] {
        &self.rows[answer * self.n_faults..][..self.n_faults]
    }

    /// Σ over answers of Σ (w · P(answer | fault))² / Σ w · P(answer | fault): the chance that
    /// two cases with the same answer have the same fault, as a weight.
    ///
    /// `sum` and `squares` are those of the weights.
    pub(super) fn gini(&self, weights: &[f64], sum: f64, squares: f64) -> f64 {
        let mut gini = 0.0;
        // Whole rows are read faster than scattered faults.
        if self.special.len() * 3 > self.n_faults {
            for row in self.rows.chunks_exact(self.n_faults) {
                let (chance, square) = sums_of_products(weights, row);
                if chance > 0.0 {
                    gini += square / chance;
                }
            }
            return gini;
        }
        let (mut rest, mut rest_squares) = (sum, squares);
        for &f in &self.special {
            rest -= weights[f];
            rest_squares -= weights[f] * weights[f];
        }
        let n = self.special.len();
        for (answer, &base) in self.base.iter().enumerate() {
            let mut chance = base * rest.max(0.0);
            let mut square = base * base * rest_squares.max(0.0);
            for (&f, l) in self.special.iter().zip(&self.special_rows[answer * n..]) {
                let w = weights[f] * l;
                chance += w;
                square += w * w;
            }
            if chance > 0.0 {
                gini += square / chance;
            }
        }
        gini
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
            list.sort_by(|&(a, p), &(b, q)| {
                (q * repairs[a].minutes)
                    .total_cmp(&(p * repairs[b].minutes))
                    .then(a.cmp(&b))
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
    #[cfg(feature = "author")]
    pub(super) fn next_guard(&self, repair: usize, evidence: &Evidence) -> Option<Option<usize>> {
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

/// Σ w².
pub(super) fn sum_of_squares(weights: &[f64]) -> f64 {
    weights.iter().map(|w| w * w).sum()
}

/// Σ w · l and Σ (w · l)², in four interleaved parts: one long chain of additions would wait
/// for each of them.
fn sums_of_products(weights: &[f64], row: &[f64]) -> (f64, f64) {
    let (mut sums, mut squares) = ([0.0; 4], [0.0; 4]);
    let (ws, ls) = (weights.chunks_exact(4), row.chunks_exact(4));
    let tail = ws.remainder().iter().zip(ls.remainder());
    let tail = tail
        .map(|(w, l)| w * l)
        .fold((0.0, 0.0), |(s, q), p| (s + p, q + p * p));
    for (w, l) in ws.zip(ls) {
        for i in 0..4 {
            let product = w[i] * l[i];
            sums[i] += product;
            squares[i] += product * product;
        }
    }
    (
        sums.iter().sum::<f64>() + tail.0,
        squares.iter().sum::<f64>() + tail.1,
    )
}
