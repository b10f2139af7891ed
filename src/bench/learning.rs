//! What tickets are worth: a damaged pack, before and after calibration.

use crate::calibrate::{Spreads, damage, draw_tickets, estimate};
use crate::engine::Model;
use crate::engine::simulate::{Estimate, Random, World, play_faults};
use crate::pack::Core;

/// How many tickets calibrate.
const TICKETS: usize = 300;

/// Minutes by a damaged pack ÷ minutes by the true one, over seeds: before calibration and
/// after it.
pub(super) fn cost_of_damage(core: &Core, episodes: usize, seeds: u64) -> [Estimate; 2] {
    let world = World::of(core);
    let mut ratios: [Vec<f64>; 2] = Default::default();
    for seed in 1..=seeds {
        let mut random = Random::new(seed);
        let damaged = damage(core, &mut random);
        let tickets = draw_tickets(core, TICKETS, &mut random);
        let mended = estimate(&damaged, &tickets, &Spreads::default()).apply(&damaged);
        let faults: Vec<usize> = (0..episodes)
            .map(|_| random.pick(core.faults.iter().map(|f| f.prior)))
            .collect();
        let minutes = |of: &Core| -> f64 {
            let outcomes = play_faults(&world, &Model::of(of), &faults, seed);
            outcomes.iter().map(|o| o.minutes).sum()
        };
        let truth = minutes(core);
        ratios[0].push(minutes(&damaged) / truth);
        ratios[1].push(minutes(&mended) / truth);
    }
    ratios.map(|all| Estimate::of(all.iter().copied()))
}
