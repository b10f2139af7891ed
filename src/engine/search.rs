//! Looking ahead: the cost of each next step, with plans of repairs as leaves.
//!
//! In: a [`Plan`], a belief and a table of plies, each saying how many questions and repairs
//! are looked at and how many of them are looked at further. Out: a score for each next step.
//! How much is evaluated depends on the plies and the case alone, never on a clock.
//!
//! Every score is what some policy really costs, so the least of them is one too; what cannot
//! be below the least is cut off by the full-information bound without changing the result.

use super::model::Asking;
use super::order::put_in_order;
use super::plan::{Mass, Plan};
use super::policy::Step;
use super::table::sum_of_squares;

/// How widely one level is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ply {
    /// Questions that are scored, the most promising by screening.
    pub questions: usize,
    /// Repairs that are scored, the best by chance per minute.
    pub repairs: usize,
    /// Steps that are looked at one level further.
    pub expand: usize,
    /// Share of the cases below which a branch is a leaf.
    pub floor: f64,
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

/// A belief that can come about, with the weights on its level.
#[derive(Clone, Copy)]
struct Node {
    level: usize,
    mass: Mass,
    /// How many of all cases get here.
    share: f64,
}

/// How far the branches of a step are followed.
#[derive(Clone, Copy)]
enum Depth {
    /// They are leaves; with the node's own leaf.
    Flat(f64),
    /// One level further; with what "don't know" leads to, where that is known.
    Further(Option<f64>),
}

/// How many other steps are looked at further when one is left out.
const WITHOUT: usize = 2;

/// A search from one belief.
pub(super) struct Search<'m, 'p> {
    pub(super) plan: Plan<'m>,
    plies: &'p [Ply],
    /// The weights of the node on each level.
    weights: Vec<Vec<f64>>,
    scored: Vec<Vec<Scored>>,
    ranking: Vec<(f64, usize)>,
    /// Questions that may be put for what they tell.
    askable: Vec<usize>,
    /// The best questions of the node on each level.
    pools: Vec<Vec<usize>>,
}

impl<'m, 'p> Search<'m, 'p> {
    pub(super) fn new(plan: Plan<'m>, belief: &[f64], plies: &'p [Ply]) -> Search<'m, 'p> {
        let mut weights = vec![vec![0.0; belief.len()]; plies.len() + 1];
        weights[0].copy_from_slice(belief);
        Search {
            plies,
            weights,
            scored: vec![Vec::new(); plies.len()],
            ranking: Vec::new(),
            askable: (0..plan.model.n_questions())
                .filter(|&q| {
                    let table = &plan.model.questions[q];
                    table.asking == Asking::Freely && table.dont_know < 1.0 && !plan.used[q]
                })
                .collect(),
            pools: vec![Vec::new(); plies.len()],
            plan,
        }
    }

    /// The steps that can come next, with what they cost, the cheapest first.
    pub(super) fn root(&mut self) -> Vec<Scored> {
        let root = self.start();
        self.node(root);
        let mut scored = core::mem::take(&mut self.scored[0]);
        let score = self.plan.model.escalation * root.mass.sum;
        scored.push(Scored {
            step: Step::Escalate,
            score,
        });
        sort_scored(&mut scored);
        scored
    }

    /// The least minutes of going on with one of the `steps`, the first few of them looked at
    /// further, when `never` is not taken now or later.
    pub(super) fn without(&mut self, never: Step, steps: &[Scored]) -> f64 {
        let root = self.start();
        match never {
            Step::Try { repair } => self.plan.close(repair),
            Step::Ask { question, .. } => self.plan.reply(question, None),
            Step::Escalate => {}
        }
        let leaf = self.plan.leaf(&self.weights[0], root.mass);
        let further = self.plies.len() > 1;
        let depth = if further {
            Depth::Further(None)
        } else {
            Depth::Flat(leaf)
        };
        let mut least = leaf;
        let others = steps
            .iter()
            .filter(|s| s.step != never && s.step != Step::Escalate);
        for other in others.take(WITHOUT) {
            if !matches!(other.step, Step::Try { repair } if !self.plan.is_open(repair)) {
                least = least.min(self.step(root, other.step, least, depth));
            }
        }
        match never {
            Step::Try { repair } => self.plan.reopen(repair),
            Step::Ask { question, .. } => self.plan.unreply(question, None),
            Step::Escalate => {}
        }
        least
    }

    fn start(&self) -> Node {
        let mass = self.plan.mass(&self.weights[0]);
        Node {
            level: 0,
            mass,
            share: mass.sum,
        }
    }

    /// Minutes from a node, as a weight; its steps are left in `scored`.
    fn node(&mut self, node: Node) -> f64 {
        let Node { level, mass, share } = node;
        let leaf = self.plan.leaf(&self.weights[level], mass);
        let Some(&ply) = self.plies.get(level) else {
            return leaf;
        };
        let is_root = level == 0;
        if !is_root && (share < ply.floor || mass.bound >= leaf * (1.0 - TIE)) {
            return leaf;
        }
        let mut scored = core::mem::take(&mut self.scored[level]);
        scored.clear();
        let unknown = |step| Scored {
            step,
            score: f64::INFINITY,
        };
        self.rank_repairs(level, ply.repairs);
        scored.extend(
            self.ranking
                .iter()
                .map(|&(_, repair)| unknown(Step::Try { repair })),
        );
        self.rank_questions(level, ply.questions, mass, leaf);
        scored.extend(self.ranking.iter().map(|&(_, question)| {
            unknown(Step::Ask {
                question,
                guard_for: None,
            })
        }));
        let mut least = leaf;
        for entry in &mut scored {
            // At the root the second best is wanted too, so nothing is cut off.
            let limit = if is_root { f64::INFINITY } else { least };
            entry.score = self.step(node, entry.step, limit, Depth::Flat(leaf));
            least = least.min(entry.score);
        }
        if level + 1 < self.plies.len() && ply.expand > 0 {
            least = self.look_further(node, leaf, least, &mut scored, ply.expand);
        }
        self.scored[level] = scored;
        least
    }

    /// Looks at the best few steps, the best of each kind among them, one level further.
    fn look_further(
        &mut self,
        node: Node,
        leaf: f64,
        mut least: f64,
        scored: &mut [Scored],
        expand: usize,
    ) -> f64 {
        let is_repair = |s: &Scored| matches!(s.step, Step::Try { .. });
        // Still in the order of screening. Where one answer alone changes no plan, every
        // score says "not worth it", and screening knows better where several would lead.
        let promising = scored.iter().find(|s| !is_repair(s)).map(|s| s.step);
        sort_scored(scored);
        let first_repair = scored.iter().position(is_repair);
        let first_question = scored.iter().position(|s| !is_repair(s));
        let (first, second) = match scored {
            [first, second, ..] => (first.score, second.score),
            [first] => (first.score, f64::INFINITY),
            [] => return least,
        };
        for (i, entry) in scored.iter_mut().enumerate() {
            let best_of_kind = Some(i) == first_repair || Some(i) == first_question;
            if i < expand || best_of_kind || Some(entry.step) == promising {
                // Whoever does not know the answer is left with the best other step.
                let other = leaf.min(if i == 0 { second } else { first });
                let score = self.step(node, entry.step, least, Depth::Further(Some(other)));
                entry.score = entry.score.min(score);
                least = least.min(score);
            }
        }
        least
    }

    /// Minutes when a step is taken from a node, as a weight; infinite as soon as they cannot
    /// be below `limit`.
    fn step(&mut self, node: Node, step: Step, limit: f64, depth: Depth) -> f64 {
        match step {
            Step::Try { repair } => self.repair(node, repair, limit, depth),
            Step::Ask { question, .. } => self.question(node, question, limit, depth),
            Step::Escalate => self.plan.model.escalation * node.mass.sum,
        }
    }

    fn repair(&mut self, node: Node, repair: usize, limit: f64, depth: Depth) -> f64 {
        let spent = self.plan.cost(repair) * node.mass.sum;
        let (from, to) = self.weights.split_at_mut(node.level + 1);
        to[0].copy_from_slice(&from[node.level]);
        for &(f, p) in self.plan.model.ends.of(repair) {
            to[0][f] *= 1.0 - p;
        }
        let child = self.plan.mass(&to[0]);
        if spent + child.bound >= limit {
            return f64::INFINITY;
        }
        self.plan.close(repair);
        let value = self.child(node, child, 1.0, depth);
        self.plan.reopen(repair);
        spent + value
    }

    fn question(&mut self, node: Node, question: usize, limit: f64, depth: Depth) -> f64 {
        let model = self.plan.model;
        let table = &model.questions[question];
        let mass = node.mass;
        // What is surely spent: the question itself, and the bound of every open branch.
        let mut total = table.minutes * mass.sum + mass.bound;
        if total >= limit {
            return f64::INFINITY;
        }
        if table.dont_know > 0.0 {
            // On the last level but one the best other step is what a further look would find.
            let enough = |plies: &[Ply]| match plies.get(node.level + 1..) {
                Some([next, _, ..]) => node.share * table.dont_know < next.floor,
                _ => true,
            };
            let free = model.guards[question].is_empty();
            let value = match depth {
                Depth::Flat(value) if free => value,
                Depth::Further(Some(value)) if free && enough(self.plies) => value,
                _ => {
                    let (from, to) = self.weights.split_at_mut(node.level + 1);
                    to[0].copy_from_slice(&from[node.level]);
                    self.plan.reply(question, None);
                    let value = self.child(node, mass, table.dont_know, depth);
                    self.plan.unreply(question, None);
                    value
                }
            };
            total += table.dont_know * (value - mass.bound);
        }
        let known = 1.0 - table.dont_know;
        for answer in 0..table.n_answers {
            if total >= limit {
                return f64::INFINITY;
            }
            let (from, to) = self.weights.split_at_mut(node.level + 1);
            for ((to, w), l) in to[0]
                .iter_mut()
                .zip(&from[node.level])
                .zip(table.row(answer))
            {
                *to = w * l;
            }
            let child = self.plan.mass(&to[0]);
            if child.sum > 0.0 {
                self.plan.reply(question, Some(answer));
                let value = self.child(node, child, known, depth);
                self.plan.unreply(question, Some(answer));
                total += known * (value - child.bound);
            }
        }
        total
    }

    /// Minutes from a child whose weights lie ready on the next level and to which the share
    /// `chance` of the node's cases gets, the weights apart.
    fn child(&mut self, node: Node, mass: Mass, chance: f64, depth: Depth) -> f64 {
        match depth {
            Depth::Flat(_) => self.plan.leaf(&self.weights[node.level + 1], mass),
            Depth::Further(_) => {
                let share = if node.mass.sum > 0.0 {
                    node.share * chance * mass.sum / node.mass.sum
                } else {
                    0.0
                };
                self.node(Node {
                    level: node.level + 1,
                    mass,
                    share,
                })
            }
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
    ///
    /// The first level looks at every question; further down there is only time for the
    /// best [`POOL`] of the level above.
    fn rank_questions(&mut self, level: usize, n: usize, mass: Mass, leaf: f64) {
        self.ranking.clear();
        let model = self.plan.model;
        let weights = &self.weights[level];
        let squares = sum_of_squares(weights);
        let most = if level == 0 {
            f64::INFINITY
        } else {
            leaf - mass.bound
        };
        let (above, pools) = self.pools.split_at_mut(level);
        let open = above.last().unwrap_or(&self.askable);
        let pool = if level == 0 { POOL.0 } else { POOL.1 };
        for &q in open {
            let table = &model.questions[q];
            let minutes = table.minutes * mass.sum;
            if self.plan.used[q] || minutes >= most {
                continue;
            }
            let pairs = table.gini(weights, mass.sum, squares) - squares / mass.sum;
            let gain = (1.0 - table.dont_know) * pairs / mass.sum * leaf;
            keep_best(&mut self.ranking, n.max(pool), (gain - minutes, q));
        }
        pools[0].clear();
        pools[0].extend(self.ranking.iter().take(pool).map(|(_, q)| *q));
        self.ranking.truncate(n);
    }
}

/// How many questions are considered on the second level, and further down.
const POOL: (usize, usize) = (48, 16);

/// Puts an entry where it belongs among the best `n`, the highest first, equals as they come.
fn keep_best(ranking: &mut Vec<(f64, usize)>, n: usize, entry: (f64, usize)) {
    if ranking.len() == n {
        match ranking.last() {
            Some(last) if entry.0 > last.0 => ranking.pop(),
            _ => return,
        };
    }
    let at = ranking
        .iter()
        .rposition(|kept| kept.0 >= entry.0)
        .map_or(0, |i| i + 1);
    ranking.insert(at, entry);
}

/// The cheapest first; of equals the first step.
fn sort_scored(scored: &mut [Scored]) {
    put_in_order(scored, |a, b| (a.score, a.step) < (b.score, b.step));
}
