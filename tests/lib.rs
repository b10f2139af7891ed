//! The one host test binary.

mod engine;
mod simulate;
