//! What somebody pastes of a receipt.

use crate::known::{self, sense, terms};
use poscheck::i18n::Lang;
use poscheck::present::ReceiptBook;
use poscheck::receipt::read;

/// A number that is published for tests.
const CARD: &str = "4111111111111111";

/// The slips of the tests.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let slips = crate::text(&known::file("tests/cases/receipt/slips.toml"));
    let slips = slips.split("[[slip]]").skip(1);
    slips
        .map(|slip| [b"\0", slip.as_bytes()].concat())
        .collect()
}

/// Reads, and shows in both languages; the first byte says in which line the card's number stands.
pub(crate) fn run(bytes: &[u8]) {
    let Some((at, rest)) = bytes.split_first() else {
        return;
    };
    let text = crate::text(rest);
    let mut lines: Vec<&str> = text.lines().collect();
    // A number that somebody split over lines, or glued to others, is not one that can be known.
    lines.insert(usize::from(*at).min(lines.len()), CARD);
    let reading = read(terms(), &lines.join("\n"), &sense);
    for lang in Lang::ALL {
        let book = ReceiptBook {
            terms: terms(),
            texts: known::texts(lang),
            lang,
        };
        let shown = format!("{:?} {:?}", book.view(&reading), book.tree(&reading));
        let digits: String = shown.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(!digits.contains(CARD), "a card number is shown: {shown}");
    }
}
