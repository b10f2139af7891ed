//! `poscheck knowledge-report`: the figures, the weak rows, and the page for the documents.
//!
//! In: the words after the command's name. Out: text to print; as an error where a figure is
//! not reached. The page is written beside it where `--out` says so.

use super::{figures, page, weak};
use crate::options::Options;
use crate::pack::{compile, read_dir};
use std::fmt::Write;
use std::path::Path;

/// Where the page goes unless told otherwise.
const PAGE: &str = "docs/knowledge.md";

/// Runs the command.
///
/// # Errors
/// With the report, where a figure is not reached; with a sentence, where the pack cannot be
/// read or the page cannot be written.
pub fn run(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let out = options.value::<String>("--out")?;
    let out = out.as_deref().unwrap_or(PAGE);
    let dir = options.rest()?.unwrap_or("packs/builtin");
    let (sources, broken) = read_dir(Path::new(dir)).map_err(|e| format!("{dir}: {e}\n"))?;
    let pack = compile(&sources);
    if let Some(finding) = broken.iter().chain(&pack.findings).next() {
        return Err(format!("{dir}/{finding}\n"));
    }
    let mut text = String::new();
    let mut reached = true;
    for figure in figures(&sources, &pack) {
        let judged = match figure.target {
            0 => String::new(),
            target if figure.is_reached() => format!("of {target}, reached"),
            target => format!("of {target}, MISSED"),
        };
        reached &= figure.is_reached();
        let _ = writeln!(text, "{:>6}  {:<62}  {judged}", figure.count, figure.what);
    }
    let (second_hand, judgement) = weak(&sources);
    for (what, ids) in [("second-hand", second_hand), ("judgement", judgement)] {
        let _ = writeln!(text, "\n{} rows rest on {what}:", ids.len());
        for line in ids.chunks(6) {
            let _ = writeln!(text, "  {}", line.join("  "));
        }
    }
    std::fs::write(out, page(&sources, &pack)).map_err(|e| format!("{out}: {e}\n"))?;
    let _ = writeln!(text, "\n{out} is written");
    if reached { Ok(text) } else { Err(text) }
}
