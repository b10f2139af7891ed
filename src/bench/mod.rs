//! Figures: what the engine is worth, measured, and printed as tables.
//!
//! In: packs, generated models, vector files and seeds. Out: text, and whether every figure
//! is where it has to be. Native tools and tests only; it judges the engine and changes
//! nothing in it. [`simulate`] plays one pack; the engine's report and the check against
//! vector files are made of the same parts.

pub mod conformance;
mod exact;
mod learning;
pub mod report;
pub mod sessions;
pub mod simulate;
pub mod slips;
pub mod statements;
pub mod vectors;
