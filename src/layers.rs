//! The folders that a site is made of: a pack, and an acquirer's that is laid over it.
//!
//! In: folders, the pack's first. Out: what they come to, each laid over those before it, and
//! lines for what had to be left out. For native commands; what is wrong in the pack itself is
//! an error, what is wrong in an acquirer's folder takes nothing down.

use crate::card;
use crate::deployment::{Folder, Merged};
use crate::lint;
use crate::options::Options;
use crate::pack;
use crate::software;
use std::path::Path;

/// A pack without a finding.
///
/// # Errors
/// Its findings, or that there is no such folder.
pub fn load(dir: &Path) -> Result<pack::Compiled, String> {
    let (sources, mut findings) = pack::read_dir(dir)
        .map_err(|e| format!("{}: {e}; name a folder of TOML files\n", dir.display()))?;
    let mut compiled = pack::compile(&sources);
    findings.append(&mut compiled.findings);
    if findings.is_empty() {
        return Ok(compiled);
    }
    let lines: Vec<String> = findings
        .iter()
        .map(|f| format!("{}/{f}\n", dir.display()))
        .collect();
    Err(format!("{}{} findings\n", lines.concat(), lines.len()))
}

/// The first folder is a pack without a finding; what the other says is laid over it as far as it
/// holds, and is said from now on.
pub fn merged(dirs: &[&str]) -> Result<Merged, String> {
    let base = Path::new(dirs[0]);
    let pack = load(base)?;
    let Some(over) = dirs.get(1) else {
        return Ok(Merged {
            pack,
            ..Merged::default()
        });
    };
    let say = |dir: &Path, e: std::io::Error| format!("{}: {e}\n", dir.display());
    let (sources, _) = pack::read_dir(base).map_err(|e| say(base, e))?;
    let folder = Folder::read(Path::new(over)).map_err(|e| say(Path::new(over), e))?;
    let site = Merged::of(&sources, folder, &lint::errors);
    site.speak();
    Ok(site)
}

/// What was found in an acquirer's folder, a line each.
pub fn found(site: &Merged, dirs: &[&str]) -> String {
    let over = dirs.get(1).unwrap_or(&"").trim_end_matches('/');
    let lines = site
        .findings
        .iter()
        .map(|finding| format!("{over}/{finding}\n"));
    lines.collect()
}

/// A pack, one that is laid over it, and where to write: each as it was named.
pub fn layered(words: &[&str]) -> Result<(Vec<String>, Option<String>), String> {
    let mut options = Options::new(words);
    let (over, out) = (options.value("--over")?, options.value("--out")?);
    let dir = options.rest()?.ok_or("name the folder of a pack\n")?;
    let dirs: Vec<String> = [Some(dir.to_owned()), over].into_iter().flatten().collect();
    lays_something(&named(&dirs))?;
    Ok((dirs, out))
}

/// The same as words.
pub fn named(dirs: &[String]) -> Vec<&str> {
    dirs.iter().map(String::as_str).collect()
}

/// A folder that would be laid over a pack has something to lay.
fn lays_something(dirs: &[&str]) -> Result<(), String> {
    let lays = |name: &str| {
        matches!(name, "cards" | "software" | "config.json") || name.ends_with(".toml")
    };
    for dir in dirs.iter().skip(1) {
        let entries = std::fs::read_dir(dir).map_err(|e| format!("{dir}: {e}\n"))?;
        let mut names = entries.flatten().map(|entry| entry.file_name());
        if !names.any(|name| lays(&name.to_string_lossy())) {
            return Err(format!(
                "{dir}: holds neither config.json nor a file of a pack, nor a folder `cards` or `software`\n"
            ));
        }
    }
    Ok(())
}

/// The table of cards of some packs, where nothing had to be left out of it.
pub fn cards(dirs: &[&str]) -> Result<Option<Vec<u8>>, String> {
    let Some((bytes, left_out)) = laid_over(dirs)? else {
        return Ok(None);
    };
    if left_out.is_empty() {
        return Ok(Some(bytes));
    }
    let lines: Vec<String> = left_out.iter().map(|row| format!("{row}\n")).collect();
    Err(format!("{}{} findings\n", lines.concat(), lines.len()))
}

/// A packed table of cards, and the rows that were left out of it.
pub type Table = (Vec<u8>, Vec<String>);

/// The table of cards of some packs, each laid over those before it; none where no pack has one.
pub fn laid_over(dirs: &[&str]) -> Result<Option<Table>, String> {
    let (mut texts, mut with) = (Vec::new(), Vec::new());
    for dir in dirs {
        let cards = Path::new(dir).join("cards");
        if cards.exists() {
            let say = |e: std::io::Error| format!("{}: {e}\n", cards.display());
            texts.push(pack::read_named(&cards, card::compile::FILES).map_err(say)?);
            with.push(*dir);
        }
    }
    if texts.is_empty() {
        return Ok(None);
    }
    let layers: Vec<_> = texts
        .iter()
        .map(|texts: &[String; 5]| card::compile::Layer::of(texts.each_ref().map(String::as_str)))
        .collect();
    let packed = card::compile::compile(&layers);
    let place = |row: &card::compile::LeftOut| {
        let dir = with.get(row.layer).copied().unwrap_or_default();
        format!("{}/{row}", dir.trim_end_matches('/'))
    };
    let left_out = packed.left_out.iter().map(place).collect();
    Ok(Some((packed.bytes, left_out)))
}

/// The table of terminals, where the pack has one.
pub fn terminals(dirs: &[&str]) -> Result<Option<Vec<u8>>, String> {
    let dirs: Vec<&Path> = dirs.iter().map(Path::new).collect();
    if !dirs.iter().any(|dir| dir.join("software").exists()) {
        return Ok(None);
    }
    let packed = software::command::packed(&dirs)?;
    if packed.findings.is_empty() {
        return Ok(Some(packed.bytes));
    }
    let lines = packed.findings.iter().map(|finding| format!("{finding}\n"));
    Err(lines.collect())
}
