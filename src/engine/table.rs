//! One question's likelihoods, laid out for speed.
//!
//! In: a [`Question`] as it is handed to the model. Out: a `Table`, whole rows to update
//! weights with, and what screening reads. It knows nothing of repairs and minutes left.

use super::model::{Asking, Question};

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
    pub(super) fn new(question: Question, n_faults: usize) -> Table {
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

    /// P(answer | fault) for the faults that it is not about, and those that it is about.
    pub(super) fn rest(&self, answer: usize) -> (f64, &[usize]) {
        (self.base[answer], &self.special)
    }

    /// P(answer | fault) for every fault.
    pub(super) fn row(&self, answer: usize) -> &[f64] {
        &self.rows[answer * self.n_faults..][..self.n_faults]
    }

    /// P(somebody says this answer | fault) where people give another one, each as likely, with the
    /// chance `slip`.
    pub(super) fn told(&self, answer: usize, fault: usize, slip: f64) -> f64 {
        let others = (self.n_answers.max(2) - 1) as f64;
        let l = self.row(answer)[fault];
        (1.0 - slip) * l + slip * (1.0 - l) / others
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
