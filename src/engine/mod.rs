//! The engine: what is probably wrong, and which step leads to a working terminal soonest.
//!
//! In: a [`Model`] (a compiled pack, inflated) and [`Evidence`]. Out: a [`Belief`], an
//! [`Advice`], an [`Explanation`]. Pure: no clock, no randomness, no hashing, only + − × ÷
//! and libm's logarithm, so that native code and wasm agree to the bit.
//!
//! The trouble has one cause; answers are independent given the cause; a repair is tried at
//! most once. The cost of a policy is the expected number of minutes until the terminal works
//! or the case is handed over. Without questions, repairs go in the order of chance per minute
//! (Kadane & Simon 1977), with beliefs updated after each and with the best point to hand
//! over. Questions are weighed by what they save against that order (Heckerman, Breese &
//! Rommelse 1995, "Decision-theoretic troubleshooting"; Jensen et al. 2001, "The SACSO
//! methodology for troubleshooting complex systems"), looked ahead by a fixed number of steps.
//!
//! Invariant: the same input gives the same advice (`engine::advice_is_deterministic`).
//! Invariant: no policy is cheaper than the exact optimum (`engine::policies_near_the_optimum`).

mod again;
mod belief;
mod doubt;
mod evidence;
mod explain;
mod model;
mod order;
mod plan;
mod policy;
mod refine;
mod search;
#[cfg(feature = "author")]
pub mod simulate;
mod stories;
mod suspects;
mod table;

pub use again::may_ask_again;
pub use belief::{Belief, posterior};
pub use doubt::{doubt, doubt_at_last};
pub use evidence::{Evidence, Reply, Trial};
pub use explain::{CONFLICT, Explanation, Fact, Source, explain};
pub use model::{Asking, Model, Question, Repair};
pub use order::put_in_order;
pub use policy::{
    AT_ONCE, Advice, ONE_STEP, Step, TWO_STEPS, advise, chance_per_minute, look_ahead, pc_value,
};
pub use refine::{REFINED, refine};
pub use search::Ply;
pub use suspects::{named, suspects};
