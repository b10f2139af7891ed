//! Nothing that is put up tells of the machine it was made on.
//!
//! In: the files of a site, before they are compressed. Out: an error that names the first file
//! with a folder of this machine in it.

use super::Files;
use crate::place::Place;
use anyhow::{Result, bail};
use std::{env, path::PathBuf};

/// Cargo's folder of sources, wherever it is.
const SOURCES: &str = "registry/src/";

/// Looks for the folders of the project, of its output, of the user, and of cargo.
pub(super) fn check(place: &Place, files: &Files) -> Result<()> {
    let home = env::home_dir();
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let folders = [
        Some(place.root.clone()),
        Some(place.target.clone()),
        home,
        cargo,
    ];
    let shown = folders
        .iter()
        .flatten()
        .filter_map(|folder| folder.to_str());
    // The root of a disk is in every path.
    let mut words: Vec<String> = shown
        .map(|folder| folder.trim_end_matches(['/', '\\']))
        .filter(|folder| folder.len() > 3)
        .map(str::to_owned)
        .collect();
    words.push(SOURCES.to_owned());
    look(&words, files)
}

fn look(words: &[String], files: &Files) -> Result<()> {
    for (name, bytes) in files {
        for word in words {
            if holds(bytes, word.as_bytes()) {
                bail!("{name} holds `{word}`, a folder of this machine");
            }
        }
    }
    Ok(())
}

/// Whether `word` is in `bytes` as a folder: what follows it goes on no name.
fn holds(bytes: &[u8], word: &[u8]) -> bool {
    let ends = |after: Option<&u8>| {
        word.ends_with(b"/") || !after.is_some_and(|c| c.is_ascii_alphanumeric() || *c == b'_')
    };
    bytes
        .windows(word.len())
        .enumerate()
        .any(|(at, part)| part == word && ends(bytes.get(at + word.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<()> {
        let files = [("app.wasm".to_owned(), text.as_bytes().to_vec())].into();
        look(&["/srv/me".to_owned(), SOURCES.to_owned()], &files)
    }

    #[test]
    fn folders_of_this_machine_are_found_wherever_they_stand() {
        for text in ["\0/srv/me/src/lib.rs\0", "in /srv/me", "~/registry/src/x-1"] {
            let said = check(text).unwrap_err().to_string();
            assert!(said.starts_with("app.wasm holds"), "{said}");
        }
    }

    #[test]
    fn names_that_only_begin_alike_are_none() {
        check("/srv/menu and crates/x-1/src/lib.rs").unwrap();
    }
}
