//! An acquirer's folder: its `config.json`, its logo and its overlay of the pack.
//!
//! In: a folder. Out: all that could be read of it, with findings for the rest. `cards/` and
//! `software/` in it are read by those who read them in every pack.

use super::form::FILE;
use super::{Deployment, read::MOST_BYTES};
use crate::pack::{Finding, Layer};
use std::path::Path;

/// The largest logo, in bytes: the first screen waits for it.
const MOST_LOGO: u64 = 32 * 1024;
/// The largest file of an overlay that is opened at all, in bytes.
const MOST_FILE: u64 = 1024 * 1024;

/// What a picture may not hold: a program, or something of another site.
const LIVELY: [&str; 6] = [
    "<script",
    "javascript:",
    "<foreignobject",
    "<!entity",
    "http-equiv",
    "@import",
];

/// What stands in an acquirer's folder.
#[derive(Debug, Default)]
pub struct Folder {
    /// What `config.json` says; the product's own where there is none.
    pub deployment: Deployment,
    /// What its files change in the pack.
    pub layer: Layer,
    /// The logo's bytes; empty where there is none that can be used.
    pub logo: Vec<u8>,
    /// What is wrong in `config.json` and the logo; the layer holds its own.
    pub findings: Vec<Finding>,
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Errors
    /// Where there is no such folder.
    pub fn read(dir: &Path) -> std::io::Result<Self> {
        let mut out = Self::default();
        let entries: Result<Vec<_>, _> = std::fs::read_dir(dir)?.collect();
        let mut names: Vec<String> = entries?
            .iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        if names.iter().any(|name| name == FILE) {
            // A byte more than is read says that there is more.
            match text(&dir.join(FILE), MOST_BYTES as u64) {
                Ok(text) => (out.deployment, out.findings) = Deployment::read(&text),
                Err((code, wrong, mend)) => out.findings.push(finding(code, FILE, "", wrong, mend)),
            }
        }
        out.logo(dir);
        for name in names.iter().filter(|name| name.ends_with(".toml")) {
            match text(&dir.join(name), MOST_FILE) {
                Ok(text) => out.layer.read(name, &text),
                Err((code, wrong, mend)) => {
                    out.layer
                        .findings
                        .push(finding(code, name, "", wrong, mend));
                }
            }
        }
        for name in out.deployment.retired.clone() {
            out.layer.retire(&name, FILE, 0);
        }
        Ok(out)
    }

    fn logo(&mut self, dir: &Path) {
        let name = std::mem::take(&mut self.deployment.logo);
        if name.is_empty() {
            return;
        }
        let path = dir.join(&name);
        let size = std::fs::metadata(&path).map_or(0, |file| file.len());
        let wrong = if size > MOST_LOGO {
            Some((
                "D008",
                format!("{name} has {size} bytes; at most {MOST_LOGO} are used"),
                "make it smaller: a drawing as .svg needs some thousand",
            ))
        } else {
            match std::fs::read(&path) {
                Err(_) => Some((
                    "D007",
                    format!("there is no file {name} that can be read"),
                    "put it beside config.json, or take \"logo\" out",
                )),
                Ok(bytes) => match picture(&name, &bytes) {
                    Ok(()) => {
                        self.logo = bytes;
                        None
                    }
                    Err(wrong) => Some((
                        "D006",
                        format!("{name} {wrong}"),
                        "save it anew as a plain picture, without scripts and links",
                    )),
                },
            }
        };
        match wrong {
            None => self.deployment.logo = name,
            Some((code, wrong, mend)) => {
                self.findings
                    .push(finding(code, FILE, "/logo", wrong, mend));
            }
        }
    }
}

/// Whether bytes are the picture that their name says, and nothing else.
fn picture(name: &str, bytes: &[u8]) -> Result<(), String> {
    let begins = match name.rsplit('.').next() {
        Some("png") => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Some("webp") => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        _ => {
            let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
            let handler = |part: &str| {
                part.starts_with("on")
                    && part.split('=').next().is_some_and(|word| {
                        part.contains('=') && word.trim().chars().all(|c| c.is_ascii_alphabetic())
                    })
            };
            let words = text.split([' ', '\n', '\t', '\r', '"', '\'', '/']);
            let elsewhere = text.contains("href=\"http")
                || text.contains("url(http")
                || text.contains("href='http");
            if LIVELY.iter().any(|word| text.contains(word))
                || words.into_iter().any(handler)
                || elsewhere
            {
                return Err("holds a program or a link".to_owned());
            }
            text.contains("<svg")
        }
    };
    if begins {
        Ok(())
    } else {
        Err("is not the picture that its name says".to_owned())
    }
}

type Refusal = (&'static str, String, &'static str);

/// A file as text, where it is one and not too large.
fn text(path: &Path, most: u64) -> Result<String, Refusal> {
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    if size > most {
        let wrong = format!("{size} bytes; at most {most} are read");
        return Err(("D008", wrong, "keep only what a shop needs in it"));
    }
    std::fs::read_to_string(path)
        .map_err(|error| ("D001", error.to_string(), "save it as text in UTF-8"))
}

fn finding(code: &'static str, file: &str, id: &str, wrong: String, mend: &str) -> Finding {
    Finding {
        code,
        file: file.to_owned(),
        line: 0,
        id: id.to_owned(),
        wrong,
        mend: mend.to_owned(),
    }
}
