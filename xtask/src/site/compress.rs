//! Brotli, as hosts send it.
//!
//! In: bytes and a quality from 0 to 11. Out: fewer bytes.

use brotli::{BrotliCompress, enc::BrotliEncoderParams};

/// Compresses `bytes`; 11 is what a host stores, lower is quicker.
pub fn compressed(bytes: &[u8], quality: i32) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    match BrotliCompress(&mut &bytes[..], &mut out, &parameters) {
        Ok(_) => out,
        // Memory to memory cannot fail; the bytes as they are would only read as too large.
        Err(_) => bytes.to_vec(),
    }
}
