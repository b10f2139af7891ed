//! Advice to the last bit: what the host says is what `tests/browser.rs` asks of wasm.
//!
//! The pack is a compiled one kept beside the expected lines, so that knowledge can change
//! without them; `UPDATE_EXPECT=1` takes today's builtin pack and writes both anew.

use crate::support::{advice, builtin, expect, root, updating};
use poscheck::pack::Piece;

#[test]
fn two_hundred_diagnoses_give_the_same_bits_as_before() {
    let path = |piece: Piece| root().join(format!("tests/cases/advice/{}.bin", piece.name()));
    let pieces = [Piece::Index, Piece::Model, Piece::Facts];
    if updating() {
        let today = builtin().pieces().into_iter();
        for (piece, bytes) in today.filter(|(piece, _)| pieces.contains(piece)) {
            std::fs::write(path(piece), bytes).unwrap();
        }
    }
    let bytes = pieces.map(|piece| std::fs::read(path(piece)).unwrap());
    let got = advice::lines([&bytes[0], &bytes[1], &bytes[2]]);
    expect("tests/cases/advice.tsv", "advice::", &got);
}
