//! The first screen, and what it suggests while somebody types.

use super::Book;
use crate::i18n::fill;
use crate::lookup::{Fit, Index};

/// The first screen.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeView {
    /// What can be seen without words.
    pub tiles: Vec<Tile>,
    /// The four basic checks.
    pub basics: Vec<Basic>,
    /// Where to turn when they do not help.
    pub support: String,
}

/// Something that can be seen without words.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Id of the entry.
    pub id: String,
    /// Name of the picture.
    pub picture: String,
    /// A few words.
    pub title: String,
}

/// One of the four basic checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Basic {
    /// The area.
    pub title: String,
    /// What to check.
    pub lines: Vec<String>,
}

/// The first screen of a pack.
pub fn home(book: &Book<'_>) -> HomeView {
    let w = book.words();
    let tiles = book
        .core
        .entries
        .iter()
        .zip(&book.texts.entries)
        .filter(|(entry, _)| !entry.tile.is_empty())
        .map(|(entry, text)| Tile {
            id: entry.id.clone(),
            picture: entry.tile.clone(),
            title: text.title.clone(),
        })
        .collect();
    let basic = |title: &str, lines: [&str; 2]| Basic {
        title: title.to_owned(),
        lines: lines.map(str::to_owned).to_vec(),
    };
    HomeView {
        tiles,
        basics: vec![
            basic(w.basics_power, [w.basics_power_1, w.basics_power_2]),
            basic(w.basics_network, [w.basics_network_1, w.basics_network_2]),
            basic(w.basics_card, [w.basics_card_1, w.basics_card_2]),
            basic(w.basics_money, [w.basics_money_1, w.basics_money_2]),
        ],
        support: w.basics_support.to_owned(),
    }
}

/// What the typed text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// The best first.
    pub rows: Vec<Suggestion>,
    /// Said where nothing fits: never a guess at the meaning.
    pub unknown: Option<(String, String)>,
    /// Over rows that only look alike.
    pub nearest: Option<String>,
    /// Whether the first row may be taken without a look at it: never a lookalike, nor the
    /// beginning of a word of two letters, where "AP" would open "approved".
    pub sure: bool,
}

/// One thing the typed text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Id of the entry.
    pub id: String,
    /// The code, or what kind of thing it is.
    pub mark: String,
    /// Whether `mark` is a code.
    pub is_code: bool,
    /// The meaning in a few words.
    pub title: String,
}

/// What `typed` may mean, at most `most` rows; nothing for empty text.
pub fn suggestions(book: &Book<'_>, index: &Index, typed: &str, most: usize) -> Suggestions {
    let w = book.words();
    let hits = index.find(typed, most);
    let near = hits.iter().all(|hit| hit.fit == Fit::Near);
    let rows: Vec<Suggestion> = hits
        .iter()
        .map(|hit| {
            let entry = &book.core.entries[hit.entry];
            let is_code = !entry.code.is_empty();
            Suggestion {
                id: entry.id.clone(),
                mark: if is_code {
                    entry.code.clone()
                } else {
                    book.kind(entry.kind).to_owned()
                },
                is_code,
                title: book.texts.entries[hit.entry].title.clone(),
            }
        })
        .collect();
    let typed = typed.trim();
    if typed.is_empty() || !near {
        return Suggestions {
            rows,
            unknown: None,
            nearest: None,
            sure: hits.first().is_some_and(|hit| hit.fit == Fit::Exact)
                || typed.chars().count() > 2
                || !typed.is_ascii(),
        };
    }
    let shown: String = typed.chars().take(24).collect();
    let (text, nearest) = if rows.is_empty() {
        (w.unknown_text_alone, None)
    } else {
        (w.unknown_text, Some(w.nearest.to_owned()))
    };
    Suggestions {
        rows,
        unknown: Some((fill(w.unknown, &[&shown]), text.to_owned())),
        nearest,
        sure: false,
    }
}
