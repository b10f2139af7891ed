//! Judging: how well a pack foretells the causes of tickets it has not seen, and what its
//! policy costs on such cases.

use std::rc::Rc;

use super::{Ticket, evidence};
use crate::engine::simulate::{Estimate, World, play_faults};
use crate::engine::{Model, posterior};
use crate::pack::Core;

/// The figures of a pack on some tickets, each with its 95 % interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How often the true cause is the likeliest.
    pub top_1: Estimate,
    /// How often it is among the three likeliest.
    pub top_3: Estimate,
    /// −ln of the true cause's probability.
    pub log_loss: Estimate,
    /// Σ (probability − truth)² over the causes.
    pub brier: Estimate,
    /// Minutes of a case with such a cause.
    pub minutes: Estimate,
}

/// Judges a pack on tickets; cases with their causes are played in `world`.
pub fn judge(core: &Core, tickets: &[Ticket], world: &World, seed: u64) -> Judgement {
    let (core, model) = (Rc::new(core.clone()), Rc::new(Model::of(core)));
    let mut figures: [Vec<f64>; 4] = Default::default();
    for ticket in tickets {
        let belief = posterior(&model, &evidence(&core, &model, ticket));
        let p = belief.faults[ticket.fault];
        let before = belief.faults.iter().filter(|q| **q > p).count();
        let squares: f64 = belief.faults.iter().map(|q| q * q).sum();
        let of = [
            f64::from(u8::from(before == 0)),
            f64::from(u8::from(before < 3)),
            -libm::log(p.max(1e-12)),
            squares - 2.0 * p + 1.0,
        ];
        figures
            .iter_mut()
            .zip(of)
            .for_each(|(all, one)| all.push(one));
    }
    let faults: Vec<usize> = tickets.iter().map(|t| t.fault).collect();
    let outcomes = play_faults(world, &model, &faults, seed);
    let [top_1, top_3, log_loss, brier] = figures.map(|all| Estimate::of(all.iter().copied()));
    Judgement {
        top_1,
        top_3,
        log_loss,
        brier,
        minutes: Estimate::of(outcomes.iter().map(|o| o.minutes)),
    }
}
