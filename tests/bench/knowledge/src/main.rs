//! The knowledge for benchmarks: as other libraries take it, and many times over.
//!
//! `bench-knowledge draw ROOT FOLDER` writes `entries.json` and `queries.json` of the project in
//! ROOT. `bench-knowledge grow ROOT FOLDER` writes the pack's part of the first screen for each size
//! and prints a JSON list of times. Seeds are fixed.

mod grow;
mod many;
mod messy;
mod queries;

use poscheck::pack::{Compiled, compile, read_dir};
use std::{path::Path, process::ExitCode};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["draw", root, folder] => queries::draw(Path::new(root), Path::new(folder)),
        ["grow", root, folder] => grow::grow(Path::new(root), Path::new(folder)),
        _ => Err("bench-knowledge draw ROOT FOLDER | grow ROOT FOLDER".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The pack that the page comes with.
fn builtin(root: &Path) -> Result<Compiled, String> {
    let folder = root.join("packs/builtin");
    let (sources, _) = read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(compile(&sources))
}
