//! The compiled knowledge pack, the first screen and the guide, from the crate's own command line.
//!
//! In: `packs/builtin`. Out: the bytes the page fetches, home as HTML, and the guide's pages.
//! What a pack is and how a screen looks is the crate's matter, so this only calls it.

use crate::{place::Place, run, toolchain::Tools};
use anyhow::{Context, Result};
use std::{fs, path::Path, process::Command};

/// Compiles the pack into its pieces, by name; a pack with an error stops here with its
/// findings, and one without entries of some kind has no piece for them.
pub(super) fn compile(place: &Place, tools: &Tools) -> Result<Vec<(String, Vec<u8>)>> {
    let out = place.target.join("pack");
    // A piece of an earlier pack must not be taken for one of this.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    let mut compile = poscheck(place, tools);
    compile
        .args(["compile", "packs/builtin", "--out"])
        .arg(&out);
    run::quietly(place, "pack", &mut compile)?;
    let mut pieces = Vec::new();
    for entry in fs::read_dir(&out).context("no compiled pack")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        pieces.push((name.into_owned(), fs::read(&path)?));
    }
    pieces.sort();
    Ok(pieces)
}

/// Home in Chinese, as it looks before the program runs.
pub(super) fn first_screen(place: &Place, tools: &Tools) -> Result<String> {
    let html = run::stdout(poscheck(place, tools).args(["prerender", "--lang", "zh-CN"]))?;
    Ok(html.trim_end().to_owned())
}

/// The guide's pages, by path from the site's folder; `style` and `icon` are links from there,
/// `address` is where the site will be, empty where that is not known.
pub(super) fn guide(
    place: &Place,
    tools: &Tools,
    [style, icon, address]: [&str; 3],
) -> Result<Vec<(String, String)>> {
    let out = place.target.join("guide");
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    let mut guide = poscheck(place, tools);
    guide.args(["guide", "packs/builtin", "--style", style, "--icon", icon]);
    guide.args(["--address", address, "--out"]).arg(&out);
    run::quietly(place, "guide", &mut guide)?;
    let mut pages = Vec::new();
    read(&out, "", &mut pages)?;
    pages.sort();
    Ok(pages)
}

fn read(folder: &Path, below: &str, files: &mut Vec<(String, String)>) -> Result<()> {
    for entry in fs::read_dir(folder).context("no guide")? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push((name, fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

fn poscheck(place: &Place, tools: &Tools) -> Command {
    let mut command = tools.cargo(place);
    command.args([
        "run",
        "--quiet",
        "--package",
        "poscheck",
        "--bin",
        "poscheck",
        "--",
    ]);
    command
}
