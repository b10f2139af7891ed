//! Brotli and gzip, as hosts send them.
//!
//! In: bytes and a quality from 0 to 11. Out: fewer bytes, the same each time.

use brotli::{BrotliCompress, BrotliDecompress, enc::BrotliEncoderParams};
use flate2::{Compression, GzBuilder};
use std::io::Write;

/// What stands after the name of a file in the names of its compressed forms.
const ENDINGS: [&str; 2] = [".br", ".gz"];

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

/// What `compressed` was given; none where the bytes are no brotli.
pub fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    BrotliDecompress(&mut &bytes[..], &mut out).ok()?;
    Some(out)
}

/// The same in gzip at its strongest, for what takes no brotli: without a time, a name and a
/// system in its head (RFC 1952, 2.3.1), so that the same bytes give the same.
pub(crate) fn zipped(bytes: &[u8]) -> Vec<u8> {
    /// The system is unknown.
    const UNKNOWN: u8 = 255;
    let head = GzBuilder::new().mtime(0).operating_system(UNKNOWN);
    let mut zip = head.write(Vec::new(), Compression::best());
    let zipped = zip.write_all(bytes).and_then(|()| zip.finish());
    // Memory to memory cannot fail here either.
    zipped.unwrap_or_else(|_| bytes.to_vec())
}

/// The name of the file that a compressed form stands beside; none for any other name.
pub fn plain_name(name: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending))
}
