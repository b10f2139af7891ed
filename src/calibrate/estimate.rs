//! Estimates: what tickets say, weighed against what the pack says.
//!
//! In: a pack, tickets and [`Spreads`]. Out: [`Estimates`], and the pack with them.
//! Expectation–maximisation (Dempster, Laird & Rubin 1977): a ticket speaks for every cause in
//! proportion to how probable it is behind the stated one, the answers and the repairs; the
//! counts of all tickets give new numbers, and those new proportions. A number is the mode of
//! its posterior in log-odds, a normal distribution around the pack's number times the
//! counts, so that what no ticket speaks of stays as it is to the bit. Answers are counted
//! by row of a question, not by cause: the row is what the author judged, and causes that
//! share it teach each other.
//!
//! Invariant: many tickets lead to the truth, none change nothing
//! (`calibrate::many_tickets_lead_to_the_truth`, `calibrate::no_tickets_change_nothing`).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Ticket, evidence};
use crate::engine::{Evidence, Model, posterior};
use crate::pack::{Core, Row};

/// How far the pack's numbers and the tickets may be off: judgements, and options of the
/// command. The three spreads are standard deviations of log-odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spreads {
    /// Of the causes' shares.
    pub causes: f64,
    /// Of the rows of answers.
    pub answers: f64,
    /// Of the repairs' chances.
    pub repairs: f64,
    /// How often a ticket states a wrong cause, from 0 up to 1.
    pub noise: f64,
}

impl Default for Spreads {
    fn default() -> Spreads {
        Spreads {
            causes: 0.9,
            answers: 0.7,
            repairs: 0.6,
            noise: 0.1,
        }
    }
}

/// Rounds of expectation and maximisation: a judgement.
const ROUNDS: usize = 9;
/// Chance of a repair for a cause that the pack does not name under it: tickets and packs err.
const UNHEARD_OF: f64 = 0.02;
/// A cause less probable than this behind a ticket is not counted.
const NEGLIGIBLE: f64 = 1e-6;

/// What tickets change about a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimates {
    /// Fault → its share of all cases; adds up to 1.
    pub shares: Vec<f64>,
    /// (question, row as in `row_of`, 0 for the base) → probabilities of the answers.
    pub rows: BTreeMap<(usize, usize), Vec<f64>>,
    /// (repair, fault) → chance.
    pub chances: BTreeMap<(usize, usize), f64>,
}

/// How often things were so, a ticket divided among its possible causes.
#[derive(Default)]
struct Counts {
    causes: Vec<f64>,
    answers: BTreeMap<(usize, usize), Vec<f64>>,
    /// (worked, tried)
    tries: BTreeMap<(usize, usize), (f64, f64)>,
}

/// Estimates from tickets; without any, the pack's own shares and nothing else.
pub fn estimate(core: &Core, tickets: &[Ticket], spreads: &Spreads) -> Estimates {
    let mut estimates = Estimates {
        shares: core.faults.iter().map(|f| f.prior).collect(),
        ..Estimates::default()
    };
    if tickets.is_empty() {
        return estimates;
    }
    let (shared, model) = (Rc::new(core.clone()), Rc::new(Model::of(core)));
    let told = tickets.iter().map(|t| evidence(&shared, &model, t));
    let told: Vec<Evidence> = told.collect();
    for _ in 0..ROUNDS {
        let now = estimates.apply(core);
        let mut counts = Counts {
            causes: vec![0.0; core.faults.len()],
            ..Counts::default()
        };
        let model = Model::of(&now);
        for (ticket, told) in tickets.iter().zip(&told) {
            let behind = causes_behind(&now, &model, ticket, told, spreads.noise);
            counts.add(core, ticket, &behind);
        }
        // Without failures on record every repair would seem to work always.
        if tickets.iter().all(|t| t.failed.is_empty()) {
            counts.tries.clear();
        }
        estimates = counts.weighed(core, tickets.len() as f64, spreads);
    }
    estimates
}

/// How probable each cause is behind a ticket: Bayes' rule over answers, repairs, and what
/// was stated, which is right, or drawn by mistake as causes come.
fn causes_behind(
    now: &Core,
    model: &Model,
    ticket: &Ticket,
    told: &Evidence,
    noise: f64,
) -> Vec<f64> {
    let mistaken = noise * now.faults[ticket.fault].prior;
    let mut behind = posterior(model, told).faults;
    for (f, p) in behind.iter_mut().enumerate() {
        let right = if f == ticket.fault { 1.0 - noise } else { 0.0 };
        *p *= right + mistaken;
        if let Some(r) = ticket.repair {
            *p *= chance(now, r, f).unwrap_or(0.0).max(UNHEARD_OF);
        }
        for &r in &ticket.failed {
            *p *= 1.0 - chance(now, r, f).unwrap_or(0.0);
        }
    }
    let whole: f64 = behind.iter().sum();
    if whole > 0.0 {
        behind.iter_mut().for_each(|p| *p /= whole);
    } else {
        // Nothing fits: the ticket is taken at its word.
        behind.iter_mut().for_each(|p| *p = 0.0);
        behind[ticket.fault] = 1.0;
    }
    behind
}

impl Counts {
    fn add(&mut self, core: &Core, ticket: &Ticket, behind: &[f64]) {
        for (f, &p) in behind.iter().enumerate() {
            if p < NEGLIGIBLE {
                continue;
            }
            self.causes[f] += p;
            for &(q, a) in &ticket.answers {
                let question = &core.questions[q];
                let row = (q, usize::from(question.row_of[f]));
                let none = || vec![0.0; question.answers.len()];
                self.answers.entry(row).or_insert_with(none)[a] += p;
            }
            let worked = ticket.repair.iter().map(|r| (*r, p));
            for (r, worked) in worked.chain(ticket.failed.iter().map(|r| (*r, 0.0))) {
                if chance(core, r, f).is_some() {
                    let (works, tried) = self.tries.entry((r, f)).or_default();
                    *works += worked;
                    *tried += p;
                }
            }
        }
    }

    fn weighed(self, core: &Core, tickets: f64, spreads: &Spreads) -> Estimates {
        let shares = core.faults.iter().zip(&self.causes);
        let shares = shares.map(|(f, c)| weighed(f.prior, spreads.causes, *c, tickets));
        let row = |((q, n), counts): ((usize, usize), Vec<f64>)| {
            let judged = core.questions[q].row(n);
            let seen: f64 = counts.iter().sum();
            let shares = judged.iter().zip(&counts);
            let shares = shares.map(|(p, c)| weighed(*p, spreads.answers, *c, seen));
            ((q, n), whole(shares.collect()))
        };
        let chance = |((r, f), (works, tried)): ((usize, usize), (f64, f64))| {
            let judged = chance(core, r, f).unwrap_or(0.0);
            ((r, f), weighed(judged, spreads.repairs, works, tried))
        };
        Estimates {
            shares: whole(shares.collect()),
            rows: self.answers.into_iter().map(row).collect(),
            chances: self.tries.into_iter().map(chance).collect(),
        }
    }
}

/// The share that is most probable in log-odds x: x is normal around that of `judged`, with
/// this spread, and something was so `hits` times of `of`. Newton's method on
/// hits·x − of·ln(1 + eˣ) − (x − x₀)²/2·spread², which is concave.
fn weighed(judged: f64, spread: f64, hits: f64, of: f64) -> f64 {
    // What is certain either way is structure, not a judgement.
    if judged <= 0.0 || judged >= 1.0 || spread <= 0.0 || of <= 0.0 {
        return judged;
    }
    let before = libm::log(judged / (1.0 - judged));
    let precision = 1.0 / (spread * spread);
    let share = |x: f64| 1.0 / (1.0 + libm::exp(-x));
    let mut x = before;
    for _ in 0..40 {
        let p = share(x);
        let slope = hits - of * p - (x - before) * precision;
        // No step is longer than 1, so that a flat stretch does not throw it out.
        let step = slope / (of * p * (1.0 - p) + precision);
        x += step.clamp(-1.0, 1.0);
    }
    share(x)
}

fn whole(mut shares: Vec<f64>) -> Vec<f64> {
    let whole: f64 = shares.iter().sum();
    if whole > 0.0 {
        shares.iter_mut().for_each(|p| *p /= whole);
    }
    shares
}

/// The chance that a repair ends a fault, where the pack names one.
fn chance(core: &Core, repair: usize, fault: usize) -> Option<f64> {
    let of = &core.repairs[repair].success;
    of.iter()
        .find(|(f, _)| usize::from(*f) == fault)
        .map(|(_, p)| *p)
}

impl Estimates {
    /// The pack with these numbers; which causes share a row stays as it is.
    pub fn apply(&self, core: &Core) -> Core {
        let mut new = core.clone();
        for (fault, share) in new.faults.iter_mut().zip(&self.shares) {
            fault.prior = *share;
        }
        for (&(q, n), estimated) in &self.rows {
            let question = &mut new.questions[q];
            if n == 0 {
                question.base.clone_from(estimated);
            }
            // A row that leans on the base keeps its numbers where only the base changed.
            for (i, row_of) in question.rows.iter_mut().enumerate() {
                if n == 0 || n == i + 1 {
                    let known = self.rows.get(&(q, i + 1)).cloned();
                    let shares = known.unwrap_or_else(|| core.questions[q].row(i + 1));
                    let set = shares.into_iter().enumerate();
                    *row_of = Row {
                        scale: 0.0,
                        set: set.map(|(a, p)| (a as u16, p)).collect(),
                    };
                }
            }
        }
        for (&(r, f), chance) in &self.chances {
            let of = new.repairs[r].success.iter_mut();
            of.filter(|(g, _)| usize::from(*g) == f)
                .for_each(|(_, p)| *p = *chance);
        }
        new
    }

    /// How many numbers tickets speak of: shares of causes, rows of answers, chances.
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.shares.len(), self.rows.len(), self.chances.len())
    }
}
