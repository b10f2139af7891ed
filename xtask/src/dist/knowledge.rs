//! The compiled knowledge pack, the first screen and the guide, from the crate's own command line.
//!
//! In: `packs/builtin`, and an acquirer's pack over it. Out: the bytes the page fetches, home as HTML, and the guide's pages.
//! What a pack is and how a screen looks is the crate's matter, so this only calls it.

use crate::{place::Place, run, site, toolchain::Tools};
use anyhow::{Context, Result};
use std::{collections::BTreeMap, ffi::OsString, fs, path::Path, process::Command};

/// What a command wrote, by name.
type Written = BTreeMap<String, Vec<u8>>;

/// Compiles the pack into its pieces, by name, with an acquirer's laid `over` it where there is
/// one; a pack with an error stops here with its findings, and one without entries of some kind
/// has no piece for them. They are written below the folder for what is built, into `name`.
pub(super) fn compile(
    place: &Place,
    tools: &Tools,
    name: &str,
    over: Option<&Path>,
) -> Result<Written> {
    let mut words = vec![OsString::from("compile"), OsString::from("packs/builtin")];
    words.extend(laid(over)?);
    written(place, tools, name, &words)
}

/// The words that name an acquirer's folder; none where there is none.
fn laid(over: Option<&Path>) -> Result<Vec<OsString>> {
    let Some(folder) = over else {
        return Ok(Vec::new());
    };
    // The command runs at the root of the project.
    let whole = fs::canonicalize(folder);
    let whole = whole.with_context(|| format!("there is no folder {}", folder.display()))?;
    Ok(vec!["--over".into(), whole.into_os_string()])
}

/// Home in a language, as it looks before the program runs.
pub(super) fn first_screen(
    place: &Place,
    tools: &Tools,
    lang: &str,
    over: Option<&Path>,
) -> Result<String> {
    let mut command = poscheck(place, tools);
    let html = run::stdout(
        command
            .args(["prerender", "--lang", lang])
            .args(laid(over)?),
    )?;
    Ok(html.trim_end().to_owned())
}

/// The guide's pages, by path from the site's folder; `style` and `icon` are links from there,
/// `address` is where the site will be, empty where that is not known.
pub(super) fn guide(
    place: &Place,
    tools: &Tools,
    [style, icon, address]: [&str; 3],
    over: Option<&Path>,
) -> Result<Written> {
    let mut words = vec!["guide", "packs/builtin", "--style", style, "--icon", icon];
    words.extend(["--address", address]);
    let mut words: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    words.extend(laid(over)?);
    written(place, tools, "guide", &words)
}

/// Runs a command that writes into a folder of its own, and reads what it wrote.
fn written(place: &Place, tools: &Tools, name: &str, words: &[OsString]) -> Result<Written> {
    let out = place.target.join(name);
    // What an earlier run wrote must not be taken for what this one does.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    let mut command = poscheck(place, tools);
    run::quietly(place, name, command.args(words).arg("--out").arg(&out))?;
    site::contents(&out)
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
