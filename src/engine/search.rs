//! Looking ahead: the cost of each next step, with plans of repairs as leaves.
//!
//! In: a [`Plan`], a belief and a table of plies, each saying how many questions and repairs
//! are looked at and how many of them are looked at further. Out: a score for each next step.
//! How much is evaluated depends on the plies and the case alone, never on a clock.
//!
//! Every score is what some policy really costs, so the least of them is one too; what cannot
//! be below the least is cut off by the full-information bound without changing the result.

use super::model::Asking;
use super::plan::{Mass, Plan};
use super::policy::Step;

/// How widely one level is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ply {
    /// Questions that are scored, the most promising by screening.
    pub questions: usize,
    /// Repairs that are scored, the best by chance per minute.
    pub repairs: usize,
    /// Steps that are looked at one level further.
    pub expand: usize,
}

/// A next step and what the case costs when it is taken.
#[derive(Clone, Copy)]
pub(super) struct Scored {
    pub(super) step: Step,
    /// Minutes as a weight; infinite where a bound showed that it cannot be the best.
    pub(super) score: f64,
}

/// Two plans closer than this, relatively, cost the same; then repairs go before questions
/// before handing over, and the first in the model before the others.
pub(super) const TIE: f64 = 1e-9;

pub(super) struct Search<'m, 'p> {
    pub(super) plan: Plan<'m>,
    plies: &'p [Ply],
    /// The weights of the node on each level.
    weights: Vec<Vec<f64>>,
    scored: Vec<Vec<Scored>>,
    ranking: Vec<(f64, usize)>,
}

impl<'m, 'p> Search<'m, 'p> {
    pub(super) fn new(plan: Plan<'m>, belief: &[f64], plies: &'p [Ply]) -> Search<'m, 'p> {
        let mut weights = vec![vec![0.0; belief.len()]; plies.len() + 1];
        weights[0].copy_from_slice(belief);
        Search {
            plan,
            plies,
            weights,
            scored: vec![Vec::new(); plies.len()],
            ranking: Vec::new(),
        }
    }

    /// The steps that can come next, with what they cost, and the least of it.
    pub(super) fn root(&mut self) -> (Vec<Scored>, f64) {
        let mass = self.plan.mass(&self.weights[0]);
        let least = self.node(0, mass);
        (core::mem::take(&mut self.scored[0]), least)
    }

    /// Minutes from the node on a level, as a weight.
    fn node(&mut self, level: usize, mass: Mass) -> f64 {
        let leaf = self.plan.leaf(&self.weights[level], mass);
        let Some(&ply) = self.plies.get(level) else { return leaf };
        let is_root = level == 0;
        if !is_root && mass.bound >= leaf * (1.0 - TIE) {
            return leaf;
        }
        let mut scored = core::mem::take(&mut self.scored[level]);
        scored.clear();
        let unknown = |step| Scored { step, score: f64::INFINITY };
        self.rank_repairs(level, ply.repairs);
        scored.extend(self.ranking.iter().map(|&(_, repair)| unknown(Step::Try { repair })));
        self.rank_questions(level, ply.questions, mass, leaf);
        scored.extend(
            self.ranking
                .iter()
                .map(|&(_, question)| unknown(Step::Ask { question, guard_for: None })),
        );

        let mut least = leaf;
        for entry in &mut scored {
            // At the root the second best is wanted too, so nothing is cut off.
            let limit = if is_root { f64::INFINITY } else { least };
            entry.score = self.step(level, entry.step, mass, limit, Some(leaf));
            least = least.min(entry.score);
        }
        if level + 1 < self.plies.len() {
            least = self.look_further(level, mass, least, &mut scored, ply.expand);
        }
        if is_root {
            let score = self.plan.model.escalation * mass.sum;
            scored.push(Scored { step: Step::Escalate, score });
        }
        self.scored[level] = scored;
        least
    }

    /// Looks at the best few steps, the best of each kind among them, one level further.
    fn look_further(
        &mut self,
        level: usize,
        mass: Mass,
        mut least: f64,
        scored: &mut [Scored],
        expand: usize,
    ) -> f64 {
        scored.sort_by(|a, b| a.score.total_cmp(&b.score).then(a.step.cmp(&b.step)));
        let is_repair = |s: &Scored| matches!(s.step, Step::Try { .. });
        let first_repair = scored.iter().position(is_repair);
        let first_question = scored.iter().position(|s| !is_repair(s));
        for (i, entry) in scored.iter_mut().enumerate() {
            if i < expand || Some(i) == first_repair || Some(i) == first_question {
                let score = self.step(level, entry.step, mass, least, None);
                entry.score = entry.score.min(score);
                least = least.min(score);
            }
        }
        least
    }

    /// Minutes when a step is taken from the node on a level; infinite as soon as they
    /// cannot be below `limit`. With the node's own `leaf` the branches end there.
    fn step(&mut self, level: usize, step: Step, mass: Mass, limit: f64, leaf: Option<f64>) -> f64 {
        match step {
            Step::Try { repair } => self.repair(level, repair, mass, limit, leaf.is_some()),
            Step::Ask { question, .. } => self.question(level, question, mass, limit, leaf),
            Step::Escalate => self.plan.model.escalation * mass.sum,
        }
    }

    fn repair(&mut self, level: usize, repair: usize, mass: Mass, limit: f64, flat: bool) -> f64 {
        let spent = self.plan.cost(repair) * mass.sum;
        let (from, to) = self.weights.split_at_mut(level + 1);
        to[0].copy_from_slice(&from[level]);
        for &(f, p) in self.plan.model.ends.of(repair) {
            to[0][f] *= 1.0 - p;
        }
        let child = self.plan.mass(&to[0]);
        if spent + child.bound >= limit {
            return f64::INFINITY;
        }
        self.plan.close(repair);
        let value = self.child(level, child, flat);
        self.plan.reopen(repair);
        spent + value
    }

    fn question(
        &mut self,
        level: usize,
        question: usize,
        mass: Mass,
        limit: f64,
        leaf: Option<f64>,
    ) -> f64 {
        let model = self.plan.model;
        let table = &model.questions[question];
        // What is surely spent: the question itself, and the bound of every open branch.
        let mut total = table.minutes * mass.sum + mass.bound;
        if total >= limit {
            return f64::INFINITY;
        }
        if table.dont_know > 0.0 {
            self.plan.reply(question, None);
            let value = match leaf {
                Some(leaf) if model.guards[question].is_empty() => leaf,
                _ => {
                    let (from, to) = self.weights.split_at_mut(level + 1);
                    to[0].copy_from_slice(&from[level]);
                    self.child(level, mass, leaf.is_some())
                }
            };
            self.plan.unreply(question, None);
            total += table.dont_know * (value - mass.bound);
        }
        let known = 1.0 - table.dont_know;
        for answer in 0..table.n_answers {
            if total >= limit {
                return f64::INFINITY;
            }
            let (from, to) = self.weights.split_at_mut(level + 1);
            for ((to, w), l) in to[0].iter_mut().zip(&from[level]).zip(table.row(answer)) {
                *to = w * l;
            }
            let child = self.plan.mass(&to[0]);
            if child.sum > 0.0 {
                self.plan.reply(question, Some(answer));
                let value = self.child(level, child, leaf.is_some());
                self.plan.unreply(question, Some(answer));
                total += known * (value - child.bound);
            }
        }
        total
    }

    fn child(&mut self, level: usize, mass: Mass, flat: bool) -> f64 {
        if flat {
            self.plan.leaf(&self.weights[level + 1], mass)
        } else {
            self.node(level + 1, mass)
        }
    }

    /// Open repairs by chance per minute.
    fn rank_repairs(&mut self, level: usize, n: usize) {
        self.ranking.clear();
        for r in 0..self.plan.model.n_repairs() {
            if self.plan.is_open(r) {
                let chance = self.plan.chance(&self.weights[level], r);
                if chance > 0.0 {
                    keep_best(&mut self.ranking, n, (self.plan.ratio(chance, r), r));
                }
            }
        }
    }

    /// Open questions by what they promise: (1 − don't know) × the gain in Gini's index,
    /// scaled to the minutes still to go, less the question's own minutes.
    fn rank_questions(&mut self, level: usize, n: usize, mass: Mass, leaf: f64) {
        self.ranking.clear();
        let weights = &self.weights[level];
        let squares: f64 = weights.iter().map(|w| w * w).sum();
        let most = if level == 0 { f64::INFINITY } else { leaf - mass.bound };
        for (q, table) in self.plan.model.questions.iter().enumerate() {
            let pays = table.minutes * mass.sum < most && table.dont_know < 1.0;
            if self.plan.used[q] || table.asking != Asking::Freely || !pays {
                continue;
            }
            let (mut rest, mut rest_squares) = (mass.sum, squares);
            for &f in &table.special {
                rest -= weights[f];
                rest_squares -= weights[f] * weights[f];
            }
            let mut gini = -squares / mass.sum;
            for (answer, &base) in table.base.iter().enumerate() {
                let mut chance = base * rest.max(0.0);
                let mut square = base * base * rest_squares.max(0.0);
                for (&f, l) in table.special.iter().zip(table.special_row(answer)) {
                    let w = weights[f] * l;
                    chance += w;
                    square += w * w;
                }
                if chance > 0.0 {
                    gini += square / chance;
                }
            }
            let gain = (1.0 - table.dont_know) * gini / mass.sum * leaf;
            keep_best(&mut self.ranking, n, (gain - table.minutes * mass.sum, q));
        }
    }
}

/// Puts an entry where it belongs among the best `n`, the highest first, equals as they come.
fn keep_best(ranking: &mut Vec<(f64, usize)>, n: usize, entry: (f64, usize)) {
    if ranking.len() == n {
        match ranking.last() {
            Some(last) if entry.0 > last.0 => ranking.pop(),
            _ => return,
        };
    }
    let at = ranking.iter().rposition(|kept| kept.0 >= entry.0).map_or(0, |i| i + 1);
    ranking.insert(at, entry);
}
