//! The offline copy: the service worker that knows each file of its version by content.
//!
//! In: its text from `src/browser/sw.js`, and the site's files. Out: `sw.js`.
//! The version is a name for all those files together: where nothing changed, neither does it.

use crate::stamp::stamp;
use anyhow::{Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The marks in the worker's text.
const MARKS: [&str; 2] = ["{{version}}", "{{files}}"];

/// Fills the worker's text; `files` are paths from the folder of the site, home being `./`.
pub(super) fn worker(text: &str, files: &BTreeMap<&str, &[u8]>) -> Result<String> {
    for mark in MARKS {
        if !text.contains(mark) {
            bail!("the service worker has no {mark}");
        }
    }
    let sums: BTreeMap<_, _> = files
        .iter()
        .map(|(path, bytes)| (*path, integrity(bytes)))
        .collect();
    let files = serde_json::to_string(&sums.iter().collect::<Vec<_>>())?;
    Ok(text
        .replace(MARKS[0], &stamp(files.as_bytes()))
        .replace(MARKS[1], &files))
}

/// A SHA-256 as `integrity` attributes hold it, without the name of the algorithm.
pub(super) fn integrity(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "const VERSION = \"{{version}}\";\nconst FILES = new Map({{files}});\n";

    fn check(files: &[(&'static str, &'static [u8])]) -> String {
        worker(TEXT, &files.iter().copied().collect()).unwrap()
    }

    #[test]
    fn each_file_stands_with_its_sum_and_the_version_follows_them() {
        let one = check(&[("./", b"abc")]);
        // The SHA-256 of "abc" (FIPS 180-4, appendix).
        let sum = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert!(
            one.contains(&format!("new Map([[\"./\",\"{sum}\"]])")),
            "{one}"
        );
        assert_eq!(one, check(&[("./", b"abc")]));
        let version = |text: &str| text.lines().next().map(str::to_owned);
        assert_ne!(version(&one), version(&check(&[("./", b"abd")])));
    }

    #[test]
    fn a_text_without_the_marks_is_refused() {
        assert!(worker("", &BTreeMap::new()).is_err());
    }
}
