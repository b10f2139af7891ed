//! The sums of all files, and the list of a version's own.
//!
//! In: the files of a site. Out: `SHA256SUMS`, which `sha256sum -c` reads, and `release.json`,
//! by which the next version knows what of this one it has to keep.

use super::Files;
use crate::stamp::sum;
use anyhow::Result;
use serde::{Deserialize, Serialize};

/// The sums' name.
pub(super) const SUMS: &str = "SHA256SUMS";
/// The list's name.
pub(super) const RELEASE: &str = "release.json";

/// A version and its own files, without what it carries over from the one before.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Release {
    pub(super) version: String,
    pub(super) files: Vec<Entry>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    /// From the folder of the site, with slashes.
    pub(super) path: String,
    pub(super) bytes: usize,
    /// In lower-case hex.
    pub(super) sha256: String,
}

/// `release.json` of `files`, sorted by path.
pub(super) fn release(version: &str, files: &Files) -> Result<String> {
    let entry = |(path, bytes): (&String, &Vec<u8>)| Entry {
        path: path.clone(),
        bytes: bytes.len(),
        sha256: sum(bytes),
    };
    let release = Release {
        version: version.to_owned(),
        files: files.iter().map(entry).collect(),
    };
    Ok(serde_json::to_string_pretty(&release)? + "\n")
}

/// A line a file, sorted by path: sum, two spaces, path.
pub(super) fn list(files: &Files) -> String {
    let line = |(path, bytes): (&String, &Vec<u8>)| format!("{}  {path}\n", sum(bytes));
    files.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        [("b/c.txt", "abc"), ("a.txt", "")]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    /// SHA-256 of nothing and of "abc" (FIPS 180-4, examples).
    const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn sums_are_sorted_and_as_the_command_reads_them() {
        assert_eq!(
            list(&files()),
            format!("{NOTHING}  a.txt\n{ABC}  b/c.txt\n")
        );
    }

    #[test]
    fn the_list_of_a_version_says_path_size_and_sum_of_each_file() {
        let text = release("1.2.3", &files()).unwrap();
        let read: Release = serde_json::from_str(&text).unwrap();
        assert_eq!(read.version, "1.2.3");
        let last = &read.files[1];
        assert_eq!((last.path.as_str(), last.bytes), ("b/c.txt", 3));
        assert_eq!(last.sha256, ABC);
    }
}
