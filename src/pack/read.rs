//! Reads the TOML files of a pack from text.
//!
//! A file that is no TOML, or holds a key this schema does not know, is a [`Finding`] with
//! its line; the other files are still read.

use super::draft::Draft;
use super::finding::Finding;
use std::path::Path;

/// One file of a pack: its name, its text (for line numbers) and what it says.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file's name, as findings show it.
    pub file: String,
    /// Its whole text.
    pub text: String,
    /// What it says.
    pub draft: Draft,
}

impl Source {
    /// Reads one file's text.
    pub fn parse(file: &str, text: &str) -> Result<Self, Finding> {
        match toml::from_str::<Draft>(text) {
            Ok(draft) => Ok(Self {
                file: file.to_owned(),
                text: text.to_owned(),
                draft,
            }),
            Err(error) => Err(Finding {
                code: "E011",
                file: file.to_owned(),
                line: error.span().map_or(0, |span| line_of(text, span.start)),
                id: String::new(),
                wrong: error.message().replace('\n', " "),
                mend: "correct this line; src/pack/draft.rs lists every key".to_owned(),
            }),
        }
    }

    /// The line, from 1, at a byte offset of this file.
    pub fn line(&self, offset: usize) -> usize {
        line_of(&self.text, offset)
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|b| *b == b'\n').count()
}

/// Reads every `.toml` file of a folder, in the order of their names.
///
/// # Errors
/// Where the folder or a file in it cannot be read at all.
pub fn read_dir(dir: &Path) -> std::io::Result<(Vec<Source>, Vec<Finding>)> {
    let mut paths: Vec<_> = std::fs::read_dir(dir)?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let (mut sources, mut findings) = (Vec::new(), Vec::new());
    for path in paths {
        let file = path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        match Source::parse(&file, &std::fs::read_to_string(&path)?) {
            Ok(source) => sources.push(source),
            Err(finding) => findings.push(finding),
        }
    }
    Ok((sources, findings))
}

/// Reads files of a folder by their names, each empty where it is not there.
///
/// # Errors
/// Where a file is there and cannot be read as text.
pub fn read_named<const N: usize>(dir: &Path, names: [&str; N]) -> std::io::Result<[String; N]> {
    let mut texts = [const { String::new() }; N];
    for (text, name) in texts.iter_mut().zip(names) {
        let path = dir.join(name);
        if path.exists() {
            *text = std::fs::read_to_string(path)?;
        }
    }
    Ok(texts)
}
