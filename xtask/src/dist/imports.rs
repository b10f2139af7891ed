//! What a program asks of the browser: nothing but what `xtask/imports.toml` allows, each with why.
//!
//! In: a wasm module as wasm-bindgen leaves it. Out: an error that names what is not allowed, or
//! what is allowed and no longer asked for. What a program does not import it cannot do, whatever
//! it is made to think: this list is all that stands between it and the world.

use super::sections::{number, run, sections};
use crate::place::Place;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

/// The section of what a module calls (WebAssembly 2.0, 5.5.5).
const IMPORTS: u8 = 2;
/// The list, from the project's folder.
const LIST: &str = "xtask/imports.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    call: Vec<Call>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    names: Vec<String>,
    programs: Vec<String>,
    why: String,
}

/// Compares what a program imports with the list.
pub(super) fn check(place: &Place, program: &str, module: &[u8]) -> Result<()> {
    let text = fs::read_to_string(place.root.join(LIST)).context(LIST)?;
    let list: List = toml::from_str(&text).context(LIST)?;
    let asked = imported(module)?;
    match judge(&list, program, &asked) {
        None => Ok(()),
        Some(wrong) => bail!("{wrong}"),
    }
}

/// What is wrong; nothing where each call is allowed and each allowed one is made.
fn judge(list: &List, program: &str, asked: &BTreeSet<String>) -> Option<String> {
    let mut allowed = BTreeMap::new();
    for call in &list.call {
        if call.programs.iter().any(|of| of == program) {
            allowed.extend(
                call.names
                    .iter()
                    .map(|name| (name.as_str(), call.why.as_str())),
            );
        }
    }
    let mut wrong = String::new();
    let mut names = |what: &str, names: Vec<&str>| {
        if !names.is_empty() {
            let _ = writeln!(
                wrong,
                "the program `{program}` {what}: {}",
                names.join(", ")
            );
        }
    };
    let is_new = |name: &&String| !allowed.contains_key(name.as_str());
    let new = asked.iter().filter(is_new).map(String::as_str).collect();
    names(
        "asks for more of the browser than xtask/imports.toml allows; say why there",
        new,
    );
    let gone = allowed
        .keys()
        .filter(|name| !asked.contains(**name))
        .copied()
        .collect();
    names(
        "no longer asks for what xtask/imports.toml allows; take it out there",
        gone,
    );
    let bare = allowed
        .iter()
        .filter(|(_, why)| why.len() < 10)
        .map(|(name, _)| *name)
        .collect();
    names("has calls without a reason in xtask/imports.toml", bare);
    (!wrong.is_empty()).then_some(wrong)
}

/// The names of what a module imports, without what wasm-bindgen puts around them.
fn imported(module: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for section in sections(module)?.1 {
        if section.kind != IMPORTS {
            continue;
        }
        let (count, mut rest) = number(section.inside)?;
        for _ in 0..count {
            let (_, after) = run(rest)?;
            let (name, after) = run(after)?;
            let Some((0, of)) = after.split_first() else {
                bail!("the program imports something that is no function");
            };
            rest = number(of)?.1;
            names.insert(plain(
                std::str::from_utf8(name).context("a name that is no text")?,
            ));
        }
    }
    Ok(names)
}

/// `activeElement` of `__wbg_activeElement_69b55e3697f14d9b`.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    let name = name.strip_prefix("__wbindgen_").unwrap_or(name);
    let is_sum = |end: &str| end.len() == 16 && end.bytes().all(|b| b.is_ascii_hexdigit());
    match name.rsplit_once('_') {
        Some((name, end)) if is_sum(end) => name.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        toml::from_str(
            "[[call]]\nnames = [\"fetch\", \"now\"]\nprograms = [\"app\"]\nwhy = \"pieces of its own knowledge\"\n\
             [[call]]\nnames = [\"throw\"]\nprograms = [\"app\", \"desk\"]\nwhy = \"\"\n",
        )
        .unwrap()
    }

    #[track_caller]
    fn check(program: &str, asked: &[&str], wrong: &[&str]) {
        let asked = asked.iter().map(|name| (*name).to_owned()).collect();
        let said = judge(&list(), program, &asked).unwrap_or_default();
        assert_eq!(said.lines().count(), wrong.len(), "{said}");
        for (line, wrong) in said.lines().zip(wrong) {
            assert!(line.contains(wrong), "{said}");
        }
    }

    #[test]
    fn what_is_new_what_is_gone_and_what_has_no_reason_is_told() {
        check(
            "app",
            &["fetch", "now", "throw"],
            &["without a reason in xtask/imports.toml: throw"],
        );
        check(
            "app",
            &["fetch", "now", "throw", "open"],
            &["allows; say why there: open", "without a reason"],
        );
        check(
            "app",
            &["fetch", "throw"],
            &["take it out there: now", "without a reason"],
        );
        check("desk", &["throw"], &["without a reason"]);
    }

    #[test]
    fn names_lose_their_random_digits() {
        assert_eq!(
            plain("__wbg_activeElement_69b55e3697f14d9b"),
            "activeElement"
        );
        assert_eq!(
            plain("__wbindgen_init_externref_table"),
            "init_externref_table"
        );
        assert_eq!(plain("__wbg_set_wasm"), "set_wasm");
    }
}
