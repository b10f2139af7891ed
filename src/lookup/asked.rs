//! What somebody typed, taken apart once: ways to read it, codes in it, makers named in it.

use super::code;
use super::fold::Folder;

/// What was typed.
#[derive(Debug)]
pub(super) struct Asked {
    /// As typed first; then, where that differs, in the pack's own words and without a maker.
    pub(super) ways: Vec<Way>,
    /// Codes that are all it says.
    pub(super) codes: Vec<String>,
    /// Codes among other words.
    pub(super) among: Vec<String>,
    /// Makers that it names.
    pub(super) firms: Vec<String>,
    /// Runs of letters between spaces, that may be pinyin.
    pub(super) pieces: Vec<Vec<char>>,
}

/// One way to read what was typed.
#[derive(Debug)]
pub(super) struct Way {
    /// Folded.
    pub(super) folded: String,
    /// Folded but for spaces and marks.
    pub(super) spaced: String,
}

impl Asked {
    /// Takes typed text apart; none where nothing is left of it.
    pub(super) fn new(typed: &str, folder: &Folder, makers: &[String]) -> Option<Self> {
        let typed = typed.trim();
        let folded = folder.fold(typed).text;
        if folded.is_empty() {
            return None;
        }
        let spaced: String = typed.chars().take(200).map(|c| folder.char(c)).collect();
        let firms: Vec<String> = makers
            .iter()
            .filter(|firm| folded.contains(firm.as_str()))
            .cloned()
            .collect();
        let mut bare = spaced.clone();
        for firm in &firms {
            bare = bare.replace(firm.as_str(), " ");
        }
        let mut ways = vec![Way { folded, spaced }];
        for spaced in [
            folder.in_own_words(&ways[0].spaced),
            folder.in_own_words(&bare),
        ] {
            let folded = folder.fold(&spaced).text;
            if !folded.is_empty() && ways.iter().all(|way| way.folded != folded) {
                ways.push(Way { folded, spaced });
            }
        }
        let letters = |piece: &str| -> Vec<char> { piece.chars().collect() };
        Some(Self {
            codes: ways
                .iter()
                .filter_map(|way| code::alone(&way.folded))
                .collect(),
            among: code::among(&ways[0].spaced),
            pieces: ways[0]
                .spaced
                .split_whitespace()
                .filter(|piece| piece.len() > 1 && piece.bytes().all(|b| b.is_ascii_lowercase()))
                .map(letters)
                .collect(),
            ways,
            firms,
        })
    }
}
