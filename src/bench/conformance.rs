//! `poscheck conformance DIR`: every vector file below a folder, and how many cases hold.
//!
//! A file's kind is its name without extension and without a final `_shared` or `_accept`;
//! `peer_answers_*` is no vector file. Failures that `tests/adjudicated.tsv` lists with a
//! reason (file, case, reason; tabs between) are told apart and do not fail the run.

mod diagnosis;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::options::Options;

/// What the command takes.
pub const USAGE: &str = "poscheck conformance DIR [--adjudicated tests/adjudicated.tsv]\n";

/// How many failures of a file are printed.
const SHOWN: usize = 20;

/// The cases of one file.
#[derive(Debug, Default)]
pub(super) struct Checked {
    passed: usize,
    /// (case, what was got and expected)
    failed: Vec<(String, String)>,
}

impl Checked {
    /// Counts a case.
    fn case(&mut self, name: impl Into<String>, holds: Result<(), String>) {
        match holds {
            Ok(()) => self.passed += 1,
            Err(why) => self.failed.push((name.into(), why)),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// Where a failure is not adjudicated, or nothing can be read: the report, or what is wrong.
pub fn run(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let list: Option<String> = options.value("--adjudicated")?;
    let list = list.unwrap_or_else(|| "tests/adjudicated.tsv".to_owned());
    let dir = options.rest()?.ok_or(USAGE)?;
    let allowed = adjudicated(Path::new(&list))?;
    let mut files = Vec::new();
    find(Path::new(dir), &mut files).map_err(|e| format!("{dir}: {e}; name a folder\n"))?;
    let (mut text, mut bad, mut checked) = (String::new(), 0, 0);
    for file in files {
        let name = file
            .strip_prefix(dir)
            .unwrap_or(&file)
            .display()
            .to_string();
        let Some(result) = check(&file) else {
            let _ = writeln!(text, "{name}: no checker for this kind yet");
            continue;
        };
        checked += 1;
        let failed = result.failed.len();
        let _ = writeln!(text, "{name}: {} passed, {failed} failed", result.passed);
        for (n, (case, why)) in result.failed.iter().enumerate() {
            let reason = allowed
                .iter()
                .find(|row| name.ends_with(&row.0) && row.1 == *case);
            bad += usize::from(reason.is_none());
            if n < SHOWN {
                let reason =
                    reason.map_or(String::new(), |row| format!(" (adjudicated: {})", row.2));
                let _ = writeln!(text, "  {case}: {why}{reason}");
            }
        }
    }
    let _ = writeln!(
        text,
        "{checked} files, {bad} failures without a written reason"
    );
    if bad == 0 && checked > 0 {
        Ok(text)
    } else {
        Err(text)
    }
}

/// Checks a file; `None` where nothing here knows its kind.
fn check(file: &Path) -> Option<Checked> {
    let folder = file.parent()?.file_name()?.to_str()?;
    match (folder, kind(file).as_str()) {
        ("diagnosis", "posteriors") => Some(diagnosis::posteriors(file)),
        ("diagnosis", _) if file.extension()? == "json" => Some(diagnosis::model(file)),
        _ => None,
    }
}

fn kind(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix("_shared").unwrap_or(&stem);
    stem.strip_suffix("_accept").unwrap_or(stem).to_owned()
}

/// The vector files below a folder, in order.
fn find(dir: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)?
        .map(|e| Ok(e?.path()))
        .collect::<std::io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            find(&path, files)?;
        } else if !name.starts_with("peer_answers_") && !name.ends_with(".md") {
            files.push(path);
        }
    }
    Ok(())
}

/// Rows of (end of the file's path, case, reason).
fn adjudicated(path: &Path) -> Result<Vec<(String, String, String)>, String> {
    let Ok(text) = fs::read_to_string(path) else {
        return Ok(Vec::new());
    };
    let lines = text.lines().enumerate();
    let rows = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    rows.map(|(n, line)| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        match cells[..] {
            [file, case, reason] if !reason.is_empty() => {
                Ok((file.to_owned(), case.to_owned(), reason.to_owned()))
            }
            _ => Err(format!(
                "{}:{}: write file, case and reason, tabs between\n",
                path.display(),
                n + 1
            )),
        }
    })
    .collect()
}
