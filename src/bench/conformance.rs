//! `poscheck conformance DIR`: every vector file below a folder, and how many cases hold.
//!
//! A file's kind is its name without extension and without a final `_shared` or `_accept`;
//! `peer_answers_*` is no vector file. Deviations that belong to a class of
//! `tests/adjudicated.tsv` are told apart and do not fail the run; every other does, and so does
//! a row that a class lists though it does not differ.

mod adjudicated;
mod cards;
mod diagnosis;
mod emv;
mod statements;

pub use statements::told;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::options::Options;
use adjudicated::{Class, Columns};

/// What the command takes.
pub const USAGE: &str = "poscheck conformance DIR [--adjudicated tests/adjudicated.tsv] [--cards packs/builtin/cards] [--receipt packs/builtin/receipt] [--amount packs/builtin/amount] [--statements tests/cases/amount/shared.tsv]\n";

/// How many failures of a file are printed.
const SHOWN: usize = 20;

/// The cases of one file.
#[derive(Debug, Default)]
pub(super) struct Checked {
    passed: usize,
    failed: Vec<Failed>,
}

/// A case that does not hold.
#[derive(Debug)]
struct Failed {
    case: String,
    /// What was got and expected.
    why: String,
    /// What conditions of classes see.
    columns: Columns,
}

impl Checked {
    /// Counts a case.
    fn case(&mut self, name: impl Into<String>, holds: Result<(), String>) {
        match holds {
            Ok(()) => self.passed += 1,
            Err(why) => self.differs(name.into(), why, Columns::new()),
        }
    }

    /// Counts a case that differs, with its columns.
    fn differs(&mut self, case: String, why: String, columns: Columns) {
        self.failed.push(Failed { case, why, columns });
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
    let cards: Option<String> = options.value("--cards")?;
    let cards = cards.unwrap_or_else(|| "packs/builtin/cards".to_owned());
    let amount: Option<String> = options.value("--amount")?;
    let amount = amount.unwrap_or_else(|| "packs/builtin/amount".to_owned());
    let table: Option<String> = options.value("--statements")?;
    let table = table.unwrap_or_else(|| "tests/cases/amount/shared.tsv".to_owned());
    let exports = Exports {
        desk: statements::desk(Path::new(&amount))
            .ok_or_else(|| format!("{amount}: no layouts\n"))?,
        table: fs::read_to_string(&table).map_err(|e| format!("{table}: {e}\n"))?,
    };
    let slips: Option<String> = options.value("--receipt")?;
    let slips = slips.unwrap_or_else(|| "packs/builtin/receipt".to_owned());
    let dir = options.rest()?.ok_or(USAGE)?;
    let classes = adjudicated::read(Path::new(&list))?;
    let desk = cards::Desk::open(Path::new(&cards))?;
    let slips = emv::Desk::open(Path::new(&slips))?;
    let mut files = Vec::new();
    find(Path::new(dir), &mut files).map_err(|e| format!("{dir}: {e}; name a folder\n"))?;
    let (mut text, mut bad, mut checked) = (String::new(), 0, 0);
    for file in files {
        let name = file
            .strip_prefix(dir)
            .unwrap_or(&file)
            .display()
            .to_string();
        let Some(result) = check(&desk, &slips, &exports, &file) else {
            let _ = writeln!(text, "{name}: no checker for this kind yet");
            continue;
        };
        checked += 1;
        bad += judge(&mut text, &name, &kind(&file), &result, &classes);
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

/// What reads exports, and what is expected of them.
struct Exports {
    desk: crate::amount::reader::Desk,
    table: String,
}

/// Writes what became of a file; how many failures have no written reason, or reasons no failure.
fn judge(text: &mut String, name: &str, kind: &str, result: &Checked, classes: &[Class]) -> usize {
    let (mut without, mut told) = (Vec::new(), vec![0; classes.len()]);
    for failed in &result.failed {
        let class = |c: &Class| c.holds(kind, &failed.case, &failed.columns);
        match classes.iter().position(class) {
            Some(at) => told[at] += 1,
            None => without.push(failed),
        }
    }
    let failed = result.failed.len();
    let _ = writeln!(text, "{name}: {} passed, {failed} differ", result.passed);
    for (class, count) in classes.iter().zip(&told).filter(|(_, count)| **count > 0) {
        let _ = writeln!(text, "  {count} {}: {}", class.name, class.rule);
    }
    for failed in without.iter().take(SHOWN) {
        let seen = |column| failed.columns.get(column).map_or("", String::as_str);
        let (about, ours) = (seen("about"), seen("ours"));
        let _ = writeln!(
            text,
            "  {}: {} [about={about} ours={ours}]",
            failed.case, failed.why
        );
    }
    // A list is of one file's rows: it is held against a file that has any of them.
    let is_case = |row: &&String| result.failed.iter().any(|f| f.case == **row);
    let mut idle = 0;
    for class in classes {
        let rows = class.rows(kind);
        if rows.iter().any(|row| is_case(&row)) {
            for row in rows.iter().filter(|row| !is_case(row)) {
                let _ = writeln!(
                    text,
                    "  {row}: listed in {}, and does not differ",
                    class.name
                );
                idle += 1;
            }
        }
    }
    without.len() + idle
}

/// Checks a file; `None` where nothing here knows its kind.
fn check(desk: &cards::Desk, slips: &emv::Desk, exports: &Exports, file: &Path) -> Option<Checked> {
    let folder = file.parent()?.file_name()?.to_str()?;
    match (folder, kind(file).as_str()) {
        ("diagnosis", "posteriors") => Some(diagnosis::posteriors(file)),
        ("diagnosis", _) if file.extension()? == "json" => Some(diagnosis::model(file)),
        ("cards", kind) => cards::check(desk, kind, file),
        ("statements", _) => statements::check(&exports.desk, &exports.table, file),
        ("emv", kind) => emv::check(slips, kind, file),
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
