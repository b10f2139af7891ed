//! The document of all that was tried: one part each, between two marks.
//!
//! In: the document as it was, and one part. Out: the document with that part anew and the others
//! as they were.

use crate::bench::document;

const HEAD: &str = "\
# Trust

Written by `cargo xtask trust`; `cargo xtask trust PART` writes one part anew, `--release` takes \
its time.
What is quick of it runs in every `cargo xtask test`: a smoke run of each reader, the search for \
card numbers in everything that leaves the page with a page that leaks as its control, the search \
in memory with a program that does not wipe as its control, poisoned stores, and messages and \
addresses from elsewhere. [privacy.md](privacy.md) says what is kept where.
";

/// The document with one part written anew.
pub(super) fn with(old: &str, names: &[&str], name: &str, text: &str) -> String {
    document::with(HEAD, old, names, name, text)
}
