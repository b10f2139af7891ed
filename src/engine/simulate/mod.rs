//! Simulation: episodes played by a policy, with people who err, to see what it costs.
//!
//! In: a [`World`] (drawn by [`generate`] or a compiled pack), a [`Policy`], [`Noise`] and a
//! seed. Out: [`Outcome`]s, and a [`Summary`] with 95 % intervals. Randomness comes from the
//! seed alone, and a case answers every policy alike, so that differences between two
//! policies are not chance. Native tools and tests only.
//! Invariant: the same seed gives the same figures (`simulate::seeds_decide_everything`).

mod episode;
mod generate;
mod order;
mod player;
mod random;
mod summary;
mod world;

pub use episode::Outcome;
pub use generate::{Parts, Reading, generate, generate_sized};
pub use order::article_order;
pub use player::{Player, Policy};
pub use random::Random;
pub use summary::{Estimate, Summary};
pub use world::{Noise, World};

use super::model::Model;
use world::Case;

/// Plays `episodes` cases, drawn from the seed.
pub fn play(
    world: &World,
    policy: &Policy,
    noise: Noise,
    episodes: usize,
    seed: u64,
) -> Vec<Outcome> {
    let random = Random::new(seed);
    let mut player = Player::new(&world.model, policy.clone());
    (0..episodes)
        .map(|n| {
            let case = Case::draw(world, noise, random.part(n as u64));
            episode::play(world, &mut player, case)
        })
        .collect()
}

/// Plays one case for each fault; the player decides by a model that may know less than the
/// world it plays in.
pub fn play_faults(world: &World, known: &Model, faults: &[usize], seed: u64) -> Vec<Outcome> {
    let random = Random::new(seed);
    let mut player = Player::new(known, Policy::Ours);
    let cases = faults.iter().enumerate();
    cases
        .map(|(n, &fault)| {
            let case = Case::of(world, fault, random.part(n as u64));
            episode::play(world, &mut player, case)
        })
        .collect()
}
