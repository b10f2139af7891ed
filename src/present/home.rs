//! The first screen: tiles and the four basic checks.

use super::Book;
use crate::session::LookedUp;

/// The first screen.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeView {
    /// What was looked up lately: its id, and what it is called.
    pub lately: Vec<(String, String)>,
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

/// The first screen of a pack, for somebody who looked these up before.
///
/// Before the knowledge has come whole, they are called what they were called then, and stay as
/// wide as they will be; what it no longer has is left out once that is known (`whole`).
pub fn home(book: &Book<'_>, looked_up: &[LookedUp], whole: bool) -> HomeView {
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
    let lately = looked_up.iter().filter_map(|past| {
        let entry = book.core.entry_named(&past.id);
        let name = match entry {
            Some(entry) => book.short_name(entry),
            None if whole => return None,
            None => past.name.clone(),
        };
        Some((past.id.clone(), name))
    });
    HomeView {
        lately: lately.collect(),
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
