//! The one host test binary.

mod calibrate;
mod engine;
mod simulate;
