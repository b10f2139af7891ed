//! Models drawn at random, as large as a real pack: what policies are measured on where the
//! exact optimum is out of reach.
//!
//! In: a seed and a [`Reading`]. Out: a [`World`], or its [`Parts`] for other programs to
//! read. K faults, 60 to 150, in 6 groups, priors log-normal with a standard deviation of 1.2;
//! 1.5 K questions with two or three answers, each about one group or 1–6 faults; K repairs,
//! each for 1–3 faults; 40 minutes for handing over. Every answer but the last is a sign, and
//! a fault that a question is about shows one of its signs. "Binary or 3-way" and "a group or
//! a few faults" are even chances.

use super::random::Random;
use super::world::World;
use crate::engine::model::{Asking, Model, Question, Repair};

/// Groups of faults, as like in size as can be.
const GROUPS: usize = 6;

/// What the definition leaves open: how minutes lie in their range, and which faults a
/// repair is for. The two ends of what it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Minutes spread by their logarithm, as they are in the reference models (most repairs
    /// are quick, few are long), and the n-th of K repairs is for the n-th fault and up to
    /// two others: every fault can be mended.
    Packlike,
    /// Minutes spread evenly and repairs for any faults: every seventh fault has no repair.
    Even,
}

/// A drawn model before it is put together.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Share of cases of each fault; adds up to 1.
    pub priors: Vec<f64>,
    /// The questions.
    pub questions: Vec<Question>,
    /// The repairs.
    pub repairs: Vec<Repair>,
    /// Minutes that handing over costs.
    pub escalation: f64,
    /// For each question, the faults that it is about.
    telling: Vec<Vec<bool>>,
}

impl Parts {
    /// Puts it together.
    pub fn world(self) -> World {
        let model = Model::new(self.priors, self.questions, self.repairs, self.escalation);
        World::new(model, self.telling)
    }
}

/// Draws the model of a seed.
pub fn generate(seed: u64, reading: Reading) -> World {
    let mut random = Random::new(seed);
    let n = 60 + random.below(91);
    draw(random, n, reading).world()
}

/// Draws the model of a seed with a given number of faults.
pub fn generate_sized(seed: u64, n_faults: usize, reading: Reading) -> Parts {
    draw(Random::new(seed), n_faults, reading)
}

fn draw(mut random: Random, n: usize, reading: Reading) -> Parts {
    let weights: Vec<f64> = (0..n).map(|_| libm::exp(1.2 * random.normal())).collect();
    let whole: f64 = weights.iter().sum();
    let mut telling = Vec::new();
    let questions = (0..n * 3 / 2)
        .map(|_| {
            let (question, about) = question(&mut random, n, reading);
            telling.push(about);
            question
        })
        .collect();
    Parts {
        repairs: (0..n).map(|r| repair(&mut random, n, r, reading)).collect(),
        priors: weights.iter().map(|w| w / whole).collect(),
        questions,
        escalation: 40.0,
        telling,
    }
}

/// A question, and which faults it is about.
fn question(random: &mut Random, n_faults: usize, reading: Reading) -> (Question, Vec<bool>) {
    let signs = 1 + random.below(2);
    let mut about = vec![false; n_faults];
    if random.happens(0.5) {
        let group = random.below(GROUPS);
        for f in (group..n_faults).step_by(GROUPS) {
            about[f] = true;
        }
    } else {
        let k = 1 + random.below(6);
        for f in random.some(k, n_faults) {
            about[f] = true;
        }
    }
    let usual: Vec<f64> = (0..signs).map(|_| random.between(0.05, 0.2)).collect();
    let mut likelihood = vec![vec![0.0; n_faults]; signs + 1];
    for f in 0..n_faults {
        let mut column = usual.clone();
        if about[f] {
            let shown = random.below(signs);
            let share = random.between(0.7, 0.95);
            let others = 1.0 - usual[shown];
            column.iter_mut().for_each(|l| *l *= (1.0 - share) / others);
            column[shown] = share;
        }
        likelihood[signs][f] = 1.0 - column.iter().sum::<f64>();
        for (row, l) in likelihood.iter_mut().zip(column) {
            row[f] = l;
        }
    }
    let question = Question {
        minutes: minutes(random, 0.3, 2.0, reading),
        dont_know: random.between(0.0, 0.3),
        asking: Asking::Freely,
        likelihood,
    };
    (question, about)
}

fn repair(random: &mut Random, n_faults: usize, own: usize, reading: Reading) -> Repair {
    let k = 1 + random.below(3);
    let mut faults = random.some(k, n_faults);
    if reading == Reading::Packlike && !faults.contains(&own) {
        faults[0] = own;
    }
    let chance = |f| (f, random.between(0.5, 0.98));
    Repair {
        success: faults.into_iter().map(chance).collect(),
        minutes: minutes(random, 0.5, 15.0, reading),
        requires: vec![],
    }
}

fn minutes(random: &mut Random, low: f64, high: f64, reading: Reading) -> f64 {
    match reading {
        Reading::Packlike => libm::exp(random.between(libm::log(low), libm::log(high))),
        Reading::Even => random.between(low, high),
    }
}
