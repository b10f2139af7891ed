//! What was found, as it goes from whoever looks to whoever shows it.
//!
//! In: an [`Index`] and typed text, or bytes. Out: [`Match`]es and their bytes: the background
//! worker looks, the page shows, and this is all that goes between them.

use super::{Fit, Index};
use crate::pack::{Core, Seen};
use serde::{Deserialize, Serialize};

/// An entry that may be meant, with what to show of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// Position of the entry in the pack.
    pub entry: u16,
    /// How it fits.
    pub fit: Fit,
    /// Whether its maker was named too.
    pub named: bool,
    /// How well, in thousandths; compares those of one [`Fit`].
    pub score: u32,
    /// The entry's other name that fits; empty where its title or code does.
    pub name: String,
    /// The part of that name, or of the title, that was typed: first character and one past
    /// the last; empty where no part was.
    pub typed: (u16, u16),
}

impl Index {
    /// The entries that fit `typed`, of those that are seen at a place if one is given, best
    /// first, at most `most`; none for empty text.
    pub fn matches(&self, typed: &str, place: Option<Seen>, most: usize) -> Vec<Match> {
        let hits = self.find_at(typed, place, most);
        let as_match = |hit| {
            let shown = self.shown(hit, typed);
            Match {
                entry: hit.entry as u16,
                fit: hit.fit,
                named: hit.named,
                score: hit.score,
                name: shown.name,
                typed: (shown.typed.0 as u16, shown.typed.1 as u16),
            }
        };
        hits.iter().map(as_match).collect()
    }
}

/// The entries whose code begins with what was typed, those that it is first: for as long as
/// nobody can look further.
pub fn by_code(core: &Core, typed: &str, most: usize) -> Vec<Match> {
    let typed = typed.trim().as_bytes();
    let mut matches = Vec::new();
    for exact in [true, false] {
        for (at, entry) in core.entries.iter().enumerate() {
            let code = entry.code.as_bytes();
            let begins = code.get(..typed.len());
            if matches.len() < most
                && !typed.is_empty()
                && begins.is_some_and(|begins| begins.eq_ignore_ascii_case(typed))
                && (code.len() == typed.len()) == exact
            {
                matches.push(Match {
                    entry: at as u16,
                    fit: if exact { Fit::Exact } else { Fit::Part },
                    named: false,
                    score: 0,
                    name: String::new(),
                    typed: (0, 0),
                });
            }
        }
    }
    matches
}

/// The bytes that [`load_matches`] reads.
pub fn save_matches(matches: &[Match]) -> Vec<u8> {
    postcard::to_allocvec(matches).unwrap_or_default()
}

/// Reads matches in a pack of `entries` entries; none where the bytes are no such matches.
pub fn load_matches(bytes: &[u8], entries: usize) -> Option<Vec<Match>> {
    let matches: Vec<Match> = postcard::from_bytes(bytes).ok()?;
    let fits = |m: &Match| usize::from(m.entry) < entries && m.typed.0 <= m.typed.1;
    matches.iter().all(fits).then_some(matches)
}
