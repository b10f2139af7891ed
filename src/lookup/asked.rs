//! What somebody typed, taken apart once: ways to read it, codes in it, makers named in it.

use super::code;
use super::fold::Folder;
use super::row::signs;

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
    /// The letters of `folded`, where they may be pinyin.
    pub(super) spelled: Vec<char>,
    /// Which signs `folded` has.
    pub(super) signs: u64,
    /// Whether it says little but a code.
    pub(super) is_code: bool,
    /// Whether letters in it were put right.
    pub(super) is_right: bool,
}

impl Way {
    /// Whether it is nothing but letters and digits without a space.
    pub(super) fn is_one_word(&self) -> bool {
        self.spaced.bytes().all(|b| b.is_ascii_alphanumeric())
    }

    /// Whether it is one or two bytes, all of a kind.
    pub(super) fn is_short(&self, kind: impl Fn(u8) -> bool) -> bool {
        self.folded.len() <= 2 && self.folded.bytes().all(kind)
    }
}

impl Asked {
    /// Takes typed text apart; none where nothing is left of it. `right` puts a text right.
    pub(super) fn new(
        typed: &str,
        folder: &Folder,
        makers: &[String],
        right: impl Fn(&str) -> Option<String>,
    ) -> Option<Self> {
        let spaced: String = typed
            .trim()
            .chars()
            .take(200)
            .map(|c| folder.char(c))
            .collect();
        let mut ways: Vec<Way> = Vec::new();
        let mut add = |folded: String, spaced: String, is_right: bool| {
            if !folded.is_empty() && ways.iter().all(|way| way.folded != folded) {
                let letters = folded.bytes().filter(u8::is_ascii_alphabetic).count() > 1;
                ways.push(Way {
                    spelled: if letters {
                        folded.chars().collect()
                    } else {
                        vec![]
                    },
                    is_code: code::alone(&folded).is_some(),
                    is_right,
                    signs: signs(&folded),
                    folded,
                    spaced,
                });
            }
        };
        add(folder.fold(typed.trim()).text, spaced.clone(), false);
        let own = folder.in_own_words(&spaced);
        let named = |firm: &&String| names(&spaced, firm) || names(&own, firm);
        let firms: Vec<String> = makers.iter().filter(named).cloned().collect();
        let mut bare = own.clone();
        for firm in &firms {
            bare = bare.replace(firm.as_str(), " ");
        }
        let bare = folder.in_own_words(&bare);
        add(folder.fold(&own).text, own, false);
        add(folder.fold(&bare).text, bare.clone(), false);
        if code::alone(&folder.fold(&bare).text).is_none()
            && let Some(text) = right(&bare)
        {
            let text = folder.in_own_words(&text);
            add(folder.fold(&text).text, text, true);
        }
        let letters = |piece: &str| -> Vec<char> { piece.chars().collect() };
        Some(Self {
            codes: ways
                .iter()
                .filter_map(|way| code::alone(&way.folded))
                .collect(),
            among: code::among(&spaced),
            pieces: spaced
                .split_whitespace()
                .filter(|piece| piece.len() > 1 && piece.bytes().all(|b| b.is_ascii_lowercase()))
                .map(letters)
                .collect(),
            ways: if ways.is_empty() { return None } else { ways },
            firms,
        })
    }
}

/// Whether a text names a maker; letters do so as a word of their own only.
fn names(text: &str, maker: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    text.match_indices(maker).any(|(at, _)| {
        let rest = &text[at + maker.len()..];
        !maker.is_ascii() || !(text[..at].ends_with(letter) || rest.starts_with(letter))
    })
}
