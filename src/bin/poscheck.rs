//! The native command: the same core as the page, for authors, builds and scripts.
//!
//! `poscheck check DIR` prints the findings of a pack, `poscheck compile DIR --out DIR`
//! writes the files that the page fetches. It does no work of its own: each command calls
//! the library and prints.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use poscheck::pack;

const USAGE: &str = "usage: poscheck check DIR
       poscheck compile DIR --out DIR
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["check", dir] => check(Path::new(dir)),
        ["compile", dir, "--out", out] => compile(Path::new(dir), &PathBuf::from(out)),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = std::io::stderr().write_all(text.as_bytes());
            ExitCode::FAILURE
        }
    }
}

fn load(dir: &Path) -> Result<pack::Compiled, String> {
    let (sources, mut findings) =
        pack::read_dir(dir).map_err(|e| format!("{}: {e}; name a folder of TOML files\n", dir.display()))?;
    let mut compiled = pack::compile(&sources);
    findings.append(&mut compiled.findings);
    if findings.is_empty() {
        return Ok(compiled);
    }
    let lines: Vec<String> = findings.iter().map(|f| format!("{}/{f}\n", dir.display())).collect();
    Err(format!("{}{} findings\n", lines.concat(), lines.len()))
}

fn check(dir: &Path) -> Result<String, String> {
    let pack = load(dir)?;
    let core = &pack.core;
    Ok(format!(
        "{}: {} faults, {} questions, {} repairs, {} entries, {} scenarios, no findings\n",
        core.id,
        core.faults.len(),
        core.questions.len(),
        core.repairs.len(),
        core.entries.len(),
        pack.scenarios.len()
    ))
}

fn compile(dir: &Path, out: &Path) -> Result<String, String> {
    let pack = load(dir)?;
    let say = |e: std::io::Error| format!("{}: {e}\n", out.display());
    std::fs::create_dir_all(out).map_err(say)?;
    let mut lines = String::new();
    for (name, bytes) in [
        ("core.bin", pack::save_core(&pack.core)),
        ("zh-CN.bin", pack::save_texts(&pack.zh)),
        ("en.bin", pack::save_texts(&pack.en)),
    ] {
        std::fs::write(out.join(name), &bytes).map_err(say)?;
        lines.push_str(&format!("{name} {} bytes\n", bytes.len()));
    }
    Ok(lines)
}
