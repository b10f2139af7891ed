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
    /// Only a scheme that shares them has them, or the airlines' UATP, which has all on 1.
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
        let sure = |entry: &Entry| fits(entry) && !entry.shared && digits.first() != Some(&1);
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
