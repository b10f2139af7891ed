//! What is really the case: the side of an episode that no policy sees.
//!
//! In: a model, and draws. Out: a [`Case`], which answers questions and lets repairs work or
//! fail. With two faults at once the answer to a question comes from the first that it is
//! about, and the trouble is over when both are mended.

use super::random::Random;
use crate::engine::evidence::Reply;
use crate::engine::model::{Asking, Model};
use crate::pack::{Core, Question};

/// A model with what a case needs to know besides.
#[derive(Clone, Debug)]
pub struct World {
    /// What belief and policy read.
    pub model: Model,
    /// For each question, the faults that it is about: their answers differ from the usual.
    pub(super) telling: Vec<Vec<bool>>,
    /// Faults that only support mends.
    pub(super) support_only: Vec<bool>,
}

/// What goes wrong besides the trouble itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Noise {
    /// Chance that an answer is another one of the question's, each as likely.
    pub wrong: f64,
    /// Two different faults at once.
    pub double_fault: bool,
}

/// One trouble.
#[derive(Clone, Debug)]
pub(super) struct Case<'w> {
    world: &'w World,
    noise: Noise,
    /// What is wrong, and whether it still is.
    pub(super) faults: Vec<(usize, bool)>,
    /// One stream a question and a repair, so that another policy meets the same answers.
    random: Random,
}

/// The streams of second looks begin beyond all others.
const AGAIN: u64 = 1 << 32;

impl World {
    /// A model, and for each question the faults that it is about.
    pub fn new(model: Model, telling: Vec<Vec<bool>>) -> World {
        let unmended = |f| model.fixes.of(f).is_empty();
        World {
            support_only: (0..model.n_faults()).map(unmended).collect(),
            telling,
            model,
        }
    }

    /// The same world, where our policy doubts what it is told, as it does with a pack.
    #[must_use]
    pub fn doubted(mut self) -> World {
        self.model = self.model.doubted();
        self
    }

    /// A compiled pack as the world: what its rows say holds.
    pub fn of(core: &Core) -> World {
        let about = |q: &Question| q.row_of.iter().map(|&row| row != 0).collect();
        let mut world = World::new(Model::of(core), core.questions.iter().map(about).collect());
        for (only, fault) in world.support_only.iter_mut().zip(&core.faults) {
            *only |= fault.needs_escalation;
        }
        world
    }
}

impl<'w> Case<'w> {
    pub(super) fn draw(world: &'w World, noise: Noise, mut random: Random) -> Case<'w> {
        let priors = &world.model.priors;
        let first = random.pick(priors.iter().copied());
        let mut faults = vec![(first, true)];
        if noise.double_fault {
            let others = priors.iter().enumerate();
            let others = others.map(|(f, p)| if f == first { 0.0 } else { *p });
            faults.push((random.pick(others), true));
        }
        Case {
            world,
            noise,
            faults,
            random,
        }
    }

    /// A case of one known fault, without noise.
    pub(super) fn of(world: &'w World, fault: usize, random: Random) -> Case<'w> {
        let (noise, faults) = (Noise::default(), vec![(fault, true)]);
        Case {
            world,
            noise,
            faults,
            random,
        }
    }

    /// Whether no fault is one that only support mends.
    pub(super) fn is_self_fixable(&self) -> bool {
        self.faults
            .iter()
            .all(|(f, _)| !self.world.support_only[*f])
    }

    /// Whether trying every repair, whatever it costs, would end this very case: a repair
    /// that may be tried works for each fault.
    pub(super) fn is_mendable(&self) -> bool {
        let mut whole = self.clone();
        let repairs = &self.world.model.repairs;
        let allowed = |(q, allowed): &(usize, Vec<usize>)| matches!(self.reply(*q), Reply::Answer(a) if allowed.contains(&a));
        let open = (0..repairs.len()).filter(|&r| repairs[r].requires.iter().all(allowed));
        let open: Vec<usize> = open.collect();
        open.into_iter().any(|r| whole.attempt(r))
    }

    pub(super) fn is_over(&self) -> bool {
        self.faults.iter().all(|(_, there)| !there)
    }

    /// What the person says to a question.
    pub(super) fn reply(&self, question: usize) -> Reply {
        self.said(question, None)
    }

    /// What the person says who looks once more: what is the case is seen as before, unless a
    /// fault is mended since, and a slip is another one.
    pub(super) fn reply_again(&self, question: usize) -> Reply {
        self.said(question, Some(self.random.part(AGAIN + question as u64)))
    }

    /// With slips drawn apart where a stream is given.
    fn said(&self, question: usize, slips: Option<Random>) -> Reply {
        let table = &self.world.model.questions[question];
        let mut random = self.random.part(2 * question as u64);
        if table.asking == Asking::Never || random.happens(table.dont_know) {
            return Reply::Unsure;
        }
        let telling = &self.world.telling[question];
        let mut there = self
            .faults
            .iter()
            .filter(|(_, there)| *there)
            .map(|(f, _)| *f);
        let first = there.clone().next().unwrap_or(0);
        let fault = there.find(|&f| telling[f]).unwrap_or(first);
        let answer = random.pick((0..table.n_answers).map(|a| table.row(a)[fault]));
        let mut random = slips.unwrap_or(random);
        if !random.happens(self.noise.wrong) {
            return Reply::Answer(answer);
        }
        let other = random.below(table.n_answers - 1);
        Reply::Answer(if other < answer { other } else { other + 1 })
    }

    /// Tries a repair; says whether the trouble is over.
    pub(super) fn attempt(&mut self, repair: usize) -> bool {
        let mut random = self.random.part(2 * repair as u64 + 1);
        let ends = self.world.model.ends.of(repair);
        for (fault, there) in &mut self.faults {
            let chance = ends
                .iter()
                .find(|(f, _)| f == fault)
                .map_or(0.0, |(_, p)| *p);
            let works = random.happens(chance);
            *there &= !works;
        }
        self.is_over()
    }

    /// The faults that are still there.
    pub(super) fn remaining(&self) -> impl Iterator<Item = usize> + '_ {
        self.faults
            .iter()
            .filter(|(_, there)| *there)
            .map(|(f, _)| *f)
    }
}
