//! Names for some content.
//!
//! In: bytes. Out: hex digits, the same for the same bytes and for no others that one would
//! meet: a changed content has a changed name.

use sha2::{Digest, Sha256};

/// The SHA-256 in lower-case hex.
pub(crate) fn sum(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first 48 bits of it, twelve digits, for a name.
pub(crate) fn stamp(bytes: &[u8]) -> String {
    let mut digits = sum(bytes);
    digits.truncate(12);
    digits
}
