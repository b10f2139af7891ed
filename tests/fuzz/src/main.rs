//! Lets libFuzzer hand input to one reader, named by the environment's `FUZZ_READER`.
//!
//! `cargo xtask trust` compiles it with the counters that libFuzzer looks at and starts it.
#![no_main]

use fuzz::{Target, named};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn target() -> &'static Target {
    static TARGET: OnceLock<&Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = std::env::var("FUZZ_READER").unwrap_or_default();
        named(&name).unwrap_or_else(|| panic!("FUZZ_READER names no reader: `{name}`"))
    })
}

fuzz_target!(
    // What a reader compiles once for itself is no part of what an input takes.
    init: (target().run)(&(target().seeds)()[0]),
    |bytes: &[u8]| (target().run)(bytes)
);
