//! Advice to the last bit: what the host says is what `tests/browser.rs` asks of wasm.
//!
//! The pack is a compiled core kept beside the expected lines, so that knowledge can change
//! without them; `UPDATE_EXPECT=1` takes today's builtin pack and writes both anew.

use crate::support::{advice, builtin, compare, rerun, root, updating};
use poscheck::pack::save_core;

/// The compiled core that both sides read.
const CORE: &str = "tests/cases/advice-core.bin";

#[test]
fn two_hundred_diagnoses_give_the_same_bits_as_before() {
    let path = root().join(CORE);
    if updating() {
        std::fs::write(&path, save_core(&builtin().core)).unwrap();
    }
    let got = advice::lines(&std::fs::read(&path).unwrap());
    if let Err(difference) = compare("tests/cases/advice.tsv", &got) {
        panic!("{difference}\n{}", rerun("advice::"));
    }
}
