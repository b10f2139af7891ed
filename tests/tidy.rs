//! The rules of the house, each a function over the project's files.
//!
//! Every rule is shown to catch what it forbids on a small file made up for it, and then finds
//! nothing in the project. A rule knows files by path and text only, so it needs no compiler.

mod contrast;
mod rooms;
mod sheets;
mod texts;

use crate::support::{rerun, root};
use std::path::Path;

/// A file of the project: its path from the root, with slashes, and its text.
#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
}

/// What breaks a rule, a line each; empty where all is well.
type Rule = fn(&[File]) -> Vec<String>;

/// Folders that are made, not written.
const MADE: [&str; 6] = ["target", "dist", "pkg", "node_modules", ".git", "gallery"];

/// The rule catches each made-up file, and finds nothing in the project.
#[track_caller]
fn check(name: &str, rule: Rule, caught: &[(&str, &str)]) {
    for (path, text) in caught {
        let mut files = project();
        files.retain(|file| file.path != *path);
        let before = rule(&files).len();
        files.push(File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        });
        assert!(
            rule(&files).len() > before,
            "the rule lets this pass: {path}\n{text}"
        );
    }
    let found = rule(&project());
    assert!(
        found.is_empty(),
        "{}\n{}",
        found.join("\n"),
        rerun(&format!("tidy::{name}"))
    );
}

/// Every text file that is written by hand or by cargo.
fn project() -> Vec<File> {
    let mut files = Vec::new();
    read(root(), "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn read(folder: &Path, prefix: &str, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let (full, path) = (entry.path(), format!("{prefix}{name}"));
        // In a second work tree of a repository `.git` is a file that names the first.
        if MADE.contains(&name.as_str()) {
            continue;
        }
        if full.is_dir() {
            read(&full, &format!("{path}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(&full) {
            files.push(File { path, text });
        }
    }
}

/// The files under a folder with an ending.
fn under<'a>(files: &'a [File], folder: &str, ending: &str) -> Vec<&'a File> {
    files
        .iter()
        .filter(|file| file.path.starts_with(folder) && file.path.ends_with(ending))
        .collect()
}

/// The code of a Rust file line by line, with its comments blanked.
fn code(text: &str) -> Vec<&str> {
    text.lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line.split_once(" // ").map_or(line, |(code, _)| code)
            }
        })
        .collect()
}

/// Whether a name stands in a line as a whole word.
fn names(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + name.len()..].starts_with(part))
}
