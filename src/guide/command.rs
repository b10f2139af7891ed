//! `poscheck guide DIR --out OUT`: writes the guide below a folder.
//!
//! In: the words after the command's name. Out: how much was written. Options:
//! `--address https://…/` where the site will be (canonical links and `sitemap.xml`),
//! `--today 2026-11-22` for which rules have not expired (without it, the day of the pack's
//! version, so that a build does not depend on its day), `--style` and `--icon` as paths from
//! the site's folder, `--over DIR` for an acquirer's folder.
//! `load` gives the pack of some folders, each laid over those before it.

use super::{Site, files};
use crate::options::Options;
use crate::pack::{Compiled, day};
use std::fs;
use std::path::Path;

/// Runs the command.
///
/// # Errors
/// With a sentence, where the pack has findings, an option makes no sense or a file cannot be
/// written.
pub fn run(
    words: &[&str],
    load: impl FnOnce(&[&str]) -> Result<Compiled, String>,
) -> Result<String, String> {
    let mut options = Options::new(words);
    let out = options.value::<String>("--out")?;
    let out = out.ok_or("--out is missing: name the site's folder; pages go to its `guide`\n")?;
    let address = address(options.value("--address")?.unwrap_or_default())?;
    let style = options.value("--style")?.unwrap_or_default();
    let icon = options.value("--icon")?.unwrap_or_default();
    let today = options.value::<String>("--today")?;
    let over = options.value::<String>("--over")?;
    let dir = options.rest()?.unwrap_or("packs/builtin");
    let dirs: Vec<&str> = [Some(dir), over.as_deref()].into_iter().flatten().collect();
    let pack = load(&dirs)?;
    let day_of = |version: &str| version.split('+').next().map(|day| day.replace('.', "-"));
    let today = today
        .or_else(|| day_of(&pack.core.version))
        .unwrap_or_default();
    let today = day(&today).ok_or_else(|| {
        format!("{today} is no day such as 2026-11-22; give --today, or the pack such a version\n")
    })?;
    let site = Site {
        address,
        style,
        icon,
        today,
    };
    let files = files(&pack, &site);
    for file in &files {
        let path = Path::new(&out).join(&file.path);
        let folder = path.parent().unwrap_or(Path::new(&out));
        let failed = |e: std::io::Error| format!("{}: {e}\n", path.display());
        fs::create_dir_all(folder).map_err(failed)?;
        fs::write(&path, &file.text).map_err(failed)?;
    }
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    Ok(format!("{} files, {bytes} bytes\n", files.len()))
}

/// The address with a slash at its end, so that it names a folder.
fn address(text: String) -> Result<String, String> {
    if text.is_empty() {
        return Ok(text);
    }
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return Err(format!("--address {text}: give it whole, with https://\n"));
    }
    if text.contains(['?', '#', ' ']) {
        return Err(format!("--address {text}: give the site's folder alone\n"));
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}
