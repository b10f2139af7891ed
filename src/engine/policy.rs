//! The next step: asking, repairing or handing over, whichever has the shortest way ahead.
//!
//! In: [`Model`] and [`Evidence`]. Out: [`Advice`]. Steps are scored by looking ahead a fixed
//! number of plies over plans of repairs (the value of information of Heckerman, Breese &
//! Rommelse 1995, section 4, taken further); handing over is a step like any other.
//! A repair whose guard is open costs the guard's minutes too, and is begun by asking it.

use super::again::Again;
use super::belief::posterior;
use super::doubt::{doubt, doubt_at_last};
use super::evidence::Evidence;
use super::model::Model;
use super::plan::Plan;
use super::search::{Ply, Scored, Search, TIE};

/// What to do next, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Advice {
    /// The step whose plan is the shortest.
    pub step: Step,
    /// Expected minutes until the terminal works or the case is handed over.
    pub minutes: f64,
    /// The next best step and its minutes, where there is another one.
    pub runner_up: Option<(Step, f64)>,
    /// Expected minutes of the best plan that never takes `step`; the same as `minutes` where
    /// handing over is all there is.
    pub without: f64,
}

/// A step. Their order is the order among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Try a repair.
    Try {
        /// Its position.
        repair: usize,
    },
    /// Put a question.
    Ask {
        /// Its position.
        question: usize,
        /// The repair that may only be tried once this is answered, where that is why.
        guard_for: Option<usize>,
    },
    /// Hand the case over.
    Escalate,
}

/// One step ahead: the myopic value of information.
pub const ONE_STEP: &[Ply] = &[Ply {
    questions: usize::MAX,
    repairs: usize::MAX,
    expand: 0,
    floor: 0.0,
}];

/// Two steps ahead.
pub const TWO_STEPS: &[Ply] = &[
    Ply {
        questions: 16,
        repairs: 6,
        expand: 3,
        floor: 0.0,
    },
    Ply {
        questions: 6,
        repairs: 6,
        expand: 0,
        floor: 0.0,
    },
];

/// What answers at once: three steps, narrow, rare branches cut short. Takes little longer than
/// [`TWO_STEPS`] and comes nearer to the optimum; the figures are those that
/// `engine::policies_near_the_optimum` prints. Wider plies come nearer still and take twice as
/// long, which is for [`refine`](super::refine) to do.
pub const AT_ONCE: &[Ply] = &[
    Ply {
        questions: 12,
        repairs: 4,
        expand: 1,
        floor: 0.0,
    },
    Ply {
        questions: 3,
        repairs: 1,
        expand: 1,
        floor: 0.08,
    },
    Ply {
        questions: 2,
        repairs: 1,
        expand: 0,
        floor: 0.08,
    },
];

/// The best next step, at once: [`look_ahead`] by [`AT_ONCE`].
pub fn advise(model: &Model, evidence: &Evidence) -> Advice {
    look_ahead(model, evidence, AT_ONCE)
}

/// Expected minutes without questions: repairs by chance per minute, beliefs updated after
/// each, handing over where that is cheapest.
pub fn pc_value(model: &Model, evidence: &Evidence) -> f64 {
    let belief = posterior(model, evidence).faults;
    let mut plan = Plan::new(model, evidence);
    let mass = plan.mass(&belief);
    plan.leaf(&belief, mass)
}

/// The next step without questions: the repair with the best chance per minute, begun by its
/// guard, or handing over where no row of repairs is cheaper.
pub fn chance_per_minute(model: &Model, evidence: &Evidence) -> Step {
    let belief = posterior(model, evidence).faults;
    let mut plan = Plan::new(model, evidence);
    let mass = plan.mass(&belief);
    if plan.leaf(&belief, mass) >= model.escalation() * mass.sum {
        return Step::Escalate;
    }
    let open = (0..model.n_repairs()).filter(|&r| plan.is_open(r));
    let ratio = |r: usize| plan.ratio(plan.chance(&belief, r), r);
    match open.reduce(|a, b| if ratio(b) > ratio(a) { b } else { a }) {
        Some(repair) => named(Step::Try { repair }, &plan),
        None => Step::Escalate,
    }
}

/// The best next step by a given lookahead; without plies, handing over.
///
/// A [doubted](Model::doubted) model is looked at with [`doubt`], and before a case of it is
/// handed over, with [`doubt_at_last`] and with second looks at answers that may be wrong; any other
/// is taken at its word.
/// Plans whose minutes differ by less than 10⁻⁹ of them count as equal; see [`Step`].
pub fn look_ahead(model: &Model, evidence: &Evidence, plies: &[Ply]) -> Advice {
    if !model.doubted {
        return from_belief(model, evidence, &posterior(model, evidence).faults, plies);
    }
    let doubted = doubt(model, evidence);
    let advice = from_belief(model, evidence, &doubted, plies);
    if advice.step != Step::Escalate {
        return advice;
    }
    let belief = doubt_at_last(model, evidence);
    match Again::new(model, evidence) {
        Some(again) => from_plan(again.plan(evidence), &belief, plies),
        None => from_belief(model, evidence, &belief, plies),
    }
}

/// The best next step where the faults are as probable as `belief` says.
fn from_belief(model: &Model, evidence: &Evidence, belief: &[f64], plies: &[Ply]) -> Advice {
    from_plan(Plan::new(model, evidence), belief, plies)
}

fn from_plan(plan: Plan<'_>, belief: &[f64], plies: &[Ply]) -> Advice {
    let model = plan.model;
    let mut search = Search::new(plan, belief, plies);
    let steps = search.root();
    let best = pick(&steps, |_| true).unwrap_or(Scored {
        step: Step::Escalate,
        score: model.escalation(),
    });
    let step = named(best.step, &search.plan);
    let runner_up = pick(&steps, |s| !named(s.step, &search.plan).reads_as(step));
    let without = match step {
        Step::Escalate => runner_up.map_or(best.score, |s| s.score),
        _ => search.without(step, &steps),
    };
    Advice {
        step,
        minutes: best.score,
        runner_up: runner_up.map(|s| (named(s.step, &search.plan), s.score)),
        without: without.max(best.score),
    }
}

/// A repair whose guard is open begins by asking it.
fn named(step: Step, plan: &Plan) -> Step {
    match step {
        Step::Try { repair } => match plan.guard(repair) {
            Some(question) => Step::Ask {
                question,
                guard_for: Some(repair),
            },
            None => step,
        },
        _ => step,
    }
}

impl Step {
    /// Whether two steps are one to whoever takes them: asking for its own sake and asking as
    /// a guard are.
    pub fn reads_as(self, other: Step) -> bool {
        match (self, other) {
            (Step::Ask { question: a, .. }, Step::Ask { question: b, .. }) => a == b,
            _ => self == other,
        }
    }
}

/// The first in order among the cheapest.
fn pick(steps: &[Scored], wanted: impl Fn(&Scored) -> bool) -> Option<Scored> {
    let steps = || steps.iter().filter(|s| s.score.is_finite() && wanted(s));
    let least = steps().map(|s| s.score).fold(f64::INFINITY, f64::min);
    steps()
        .filter(|s| s.score <= least * (1.0 + TIE))
        .min_by_key(|s| s.step)
        .copied()
}
