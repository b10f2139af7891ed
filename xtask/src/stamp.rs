//! A short name for some content.
//!
//! In: bytes. Out: twelve hex digits, the same for the same bytes and for no others that one
//! would meet: a changed content has a changed name.

use sha2::{Digest, Sha256};

/// The first 48 bits of the SHA-256, in lower-case hex.
pub(crate) fn stamp(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..6].iter().map(|b| format!("{b:02x}")).collect()
}
