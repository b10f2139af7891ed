//! How like a card's some digits are: by first digits and length alone, check digit left aside.
//!
//! For whoever covers numbers in free text and may not take this room's other answers.

use super::scheme::Entry;
use super::table::Cards;

/// What first digits and length say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// No scheme nor issuer has them.
    Strange,
    /// Only a scheme that shares them has them, or the airlines' UATP, which has all on 1, or
    /// Diners at 15 digits, a length that nobody has seen (corrections to the facts, 2026-11-22:
    /// 14, and 16 to 19): Chinese merchants' numbers begin and end alike.
    Possible,
    /// A scheme's own block or a row of issuers has them.
    Card,
}

impl Cards {
    /// How like a card's digits are, 0 to 9 each.
    pub fn likeness(&self, digits: &[u8]) -> Likeness {
        let length = digits.len();
        let blocks = self.spans.of(digits);
        let fits = |entry: &Entry| entry.lengths.contains(length);
        let doubtful = match digits {
            [1, ..] => true,
            [3, second, ..] => length == 15 && !matches!(second, 4 | 7),
            _ => false,
        };
        let sure = |entry: &Entry| fits(entry) && !entry.shared && !doubtful;
        let rows = self.issuers.find(digits, Some(length));
        if blocks.iter().any(sure) || rows.lengths.contains(length) {
            Likeness::Card
        } else if blocks.iter().any(fits) {
            Likeness::Possible
        } else {
            Likeness::Strange
        }
    }
}
