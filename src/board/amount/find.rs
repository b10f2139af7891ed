//! Looking for one row among many: a category alone, or what a few letters of it say.
//!
//! In: what was chosen and typed. Out: the blocks to choose and type in, and whether a row is
//! wanted. What looks like a whole card number is not kept.

use super::Drawing;
use crate::amount::reconcile::{Counts, Found};
use crate::i18n::fill;
use crate::present::{Block, Item, Tone};

/// How many digits a reference has; a card has more.
const DIGITS: usize = 12;
/// With fewer differences nobody needs to look for one.
const MANY: u64 = 10;
/// How many rows are looked at for a text.
pub(super) const LOOKED_AT: usize = 200_000;

/// What is looked for, as it is compared.
pub(super) fn wanted(text: &str) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match digits > DIGITS {
        true => String::new(),
        false => text.trim().to_lowercase().replace(',', ""),
    }
}

impl Drawing<'_> {
    /// The choice of a category and the field for a text, where there is much to choose from.
    pub(super) fn choose(&self, counts: &Counts) -> Vec<Block> {
        let w = self.words;
        let listed = |found: &Found| *found != Found::Agrees && counts.get(*found) > 0;
        let there: Vec<Found> = Found::ALL.into_iter().filter(listed).collect();
        let many: u64 = there.iter().map(|found| counts.get(*found)).sum();
        if many <= MANY {
            return Vec::new();
        }
        let only = self.of.only;
        let mut options = vec![Item::option("all", w.only_all, "", only.is_none())];
        options.extend(there.into_iter().map(|found| {
            let label = self.titled(found);
            let label = fill(w.counted, &[&label, &counts.get(found).to_string()]);
            Item::option(found.name(), &label, "", only == Some(found))
        }));
        vec![
            Block::choice("only", w.only, options),
            Block::field("search", w.search, w.search_help),
        ]
    }

    /// A category's name; which of both files it is about, where it is about one.
    fn titled(&self, found: Found) -> String {
        let title = self.book.category(found).title;
        let which = match found {
            Found::OnlyFirst | Found::TwiceFirst => " · 1",
            Found::OnlySecond | Found::TwiceSecond => " · 2",
            _ => "",
        };
        title + which
    }

    /// Whether a category is to be listed.
    pub(super) fn shows(&self, found: Found) -> bool {
        self.of.only.is_none_or(|only| only == found)
    }

    /// Whether a row, as it is shown, is what is looked for.
    pub(super) fn is_wanted(&self, row: &str) -> bool {
        self.of.search.is_empty()
            || row
                .to_lowercase()
                .replace(',', "")
                .contains(&self.of.search)
    }

    /// That no row is like what is looked for.
    pub(super) fn none_like(&self) -> Block {
        Block::text(Tone::Wait, self.words.search_none)
    }
}
