//! Refining: the next step looked at longer, while nobody waits for it.
//!
//! In and out as for [`advise`](super::advise), which answers at once; this one looks four
//! steps ahead, takes ten times as long and is for a background worker. It keeps no clock
//! either: the same case takes the same number of evaluations everywhere.

use super::doubt::doubt;
use super::evidence::Evidence;
use super::model::Model;
use super::policy::{Advice, from_belief};
use super::search::Ply;

/// Four steps ahead.
pub const REFINED: &[Ply] = &[
    Ply {
        questions: 16,
        repairs: 6,
        expand: 4,
        floor: 0.0,
    },
    Ply {
        questions: 6,
        repairs: 3,
        expand: 3,
        floor: 0.01,
    },
    Ply {
        questions: 4,
        repairs: 2,
        expand: 2,
        floor: 0.02,
    },
    Ply {
        questions: 3,
        repairs: 1,
        expand: 0,
        floor: 0.02,
    },
];

/// The best next step by [`REFINED`], from a belief that doubts.
pub fn refine(model: &Model, evidence: &Evidence) -> Advice {
    from_belief(model, evidence, &doubt(model, evidence).left, REFINED)
}
