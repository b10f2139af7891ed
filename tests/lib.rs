//! The one host test binary.

mod engine;
