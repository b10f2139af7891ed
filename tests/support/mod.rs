//! What the test files share: the packs, expected files, a source of repeatable choices.
//!
//! An expected file that differs fails with the lines that differ; `UPDATE_EXPECT=1` writes it
//! anew instead. Nothing here reads a clock or a die, but for `worked`.

pub(crate) mod advice;
pub(crate) mod html;
pub(crate) mod lcg;
pub(crate) mod parts;
pub(crate) mod states;
pub(crate) mod steady;
pub(crate) mod tiny;
pub(crate) mod worked;

use poscheck::engine::Model;
use poscheck::i18n::Lang;
use poscheck::pack::{Compiled, Core, Texts, compile, read_dir};
use poscheck::present::Book;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::OnceLock;

/// The project's own folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the project.
#[track_caller]
pub(crate) fn text(path: &str) -> String {
    match std::fs::read_to_string(root().join(path)) {
        Ok(text) => text,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// The folders of the packs that are shipped.
pub(crate) fn shipped() -> Vec<PathBuf> {
    let mut packs: Vec<PathBuf> = std::fs::read_dir(root().join("packs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    packs.sort();
    packs
}

/// The pack that the page comes with, compiled once; `packs` tests that it has no finding.
pub(crate) fn builtin() -> &'static Compiled {
    static PACK: OnceLock<Compiled> = OnceLock::new();
    PACK.get_or_init(|| compile(&read_dir(&root().join("packs/builtin")).unwrap().0))
}

/// A pack's texts in a language.
pub(crate) fn texts(pack: &Compiled, lang: Lang) -> &Texts {
    match lang {
        Lang::Zh => &pack.zh,
        Lang::En => &pack.en,
    }
}

/// A pack in a language.
pub(crate) fn book(pack: &Compiled, lang: Lang) -> Book<'_> {
    Book {
        core: &pack.core,
        texts: texts(pack, lang),
        lang,
    }
}

/// A pack's numbers as a session holds them.
pub(crate) fn model(core: &Core) -> (Rc<Core>, Rc<Model>) {
    (Rc::new(core.clone()), Rc::new(Model::of(core)))
}

/// Whether expected files are to be written instead of compared.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1")
}

/// How to run one test again.
pub(crate) fn rerun(test: &str) -> String {
    format!("rerun: cargo test --test house {test}")
}

/// Compares with an expected file, and says how they differ; writes it with `UPDATE_EXPECT=1`.
pub(crate) fn compare(path: &str, got: &str) -> Result<(), String> {
    let full = root().join(path);
    if updating() {
        return std::fs::create_dir_all(full.parent().unwrap())
            .and_then(|()| std::fs::write(&full, got))
            .map_err(|error| format!("{path}: {error}"));
    }
    let expected = std::fs::read_to_string(&full).unwrap_or_default();
    if expected == got {
        return Ok(());
    }
    Err(format!("{path} differs:\n{}", difference(&expected, got)))
}

/// Fails where a text is not the expected file's, saying how they differ and what runs it again.
#[track_caller]
pub(crate) fn expect(path: &str, test: &str, got: &str) {
    if let Err(said) = compare(path, got) {
        panic!("{said}\n{}", rerun(test));
    }
}

/// The lines around the first place where two texts differ.
fn difference(expected: &str, got: &str) -> String {
    let (expected, got): (Vec<_>, Vec<_>) = (expected.lines().collect(), got.lines().collect());
    let same = expected
        .iter()
        .zip(&got)
        .take_while(|(one, other)| one == other)
        .count();
    let before = same.saturating_sub(3);
    let mut out = String::new();
    let mut add = |mark: &str, lines: &[&str]| {
        for line in lines {
            out.push_str(&format!("{mark} {line}\n"));
        }
    };
    add(" ", &expected[before..same.min(expected.len())]);
    add("-", &expected[same..(same + 8).min(expected.len())]);
    add("+", &got[same..(same + 8).min(got.len())]);
    out.push_str(&format!(
        "(line {}; - expected, + got; UPDATE_EXPECT=1 writes it anew)",
        same + 1
    ));
    out
}

/// Whether a character is Chinese writing or its punctuation.
pub(crate) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The Rust files under a folder: path and text.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(sources(&path));
        } else if path.ends_with(".rs") {
            files.push((path.clone(), text(&path)));
        }
    }
    files.sort();
    files
}
