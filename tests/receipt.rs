//! Receipts: the table that ships, chip data, slips, and what is never shown.
//!
//! Slips are in `cases/receipt/slips.toml`; numbers in tests are published for tests or made of
//! first digits, filler and a check digit.

mod board;
mod cover;
mod linear;
mod slips;
mod table;
mod tlv;
mod told;

use crate::support::{builtin, text};
use poscheck::board::RECEIPT_WORDS;
use poscheck::card::{Cards, Likeness};
use poscheck::i18n::Lang;
use poscheck::present::ReceiptBook;
use poscheck::receipt::compile::{Compiled, FILES, compile};
use poscheck::receipt::{Fit, Reading, Terms, Texts, read};
use std::sync::OnceLock;

/// The table that ships, packed.
fn packed() -> &'static Compiled {
    static PACKED: OnceLock<Compiled> = OnceLock::new();
    PACKED.get_or_init(|| {
        let texts = FILES.map(|file| text(&format!("packs/builtin/receipt/{file}")));
        let ids = builtin().core.entries.iter().map(|e| e.id.clone());
        let codes: Vec<String> = ids.filter(|id| id.starts_with("code.")).collect();
        compile(texts.each_ref().map(String::as_str), &codes)
    })
}

fn terms() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    TERMS.get_or_init(|| Terms::load(&packed().terms).unwrap())
}

fn texts(lang: Lang) -> &'static Texts {
    static TEXTS: OnceLock<[Texts; 2]> = OnceLock::new();
    let both = TEXTS.get_or_init(|| packed().texts.each_ref().map(|t| Texts::load(t).unwrap()));
    &both[lang as usize]
}

/// The packed table of cards.
fn card_bytes() -> &'static [u8] {
    &crate::card::packed().bytes
}

/// What the desk fetches for the board of a receipt: the table, and the words of each language.
pub(crate) fn pieces() -> [(&'static str, Vec<u8>); 3] {
    let words = |lang: Lang| {
        let words = lang.receipt_words().lines().into_bytes();
        let file = [words, vec![0], packed().texts[lang as usize].clone()].concat();
        (RECEIPT_WORDS[lang as usize], file)
    };
    let terms = packed().terms.clone();
    [("receipt", terms), words(Lang::Zh), words(Lang::En)]
}

fn cards() -> &'static Cards {
    static CARDS: OnceLock<Cards> = OnceLock::new();
    CARDS.get_or_init(|| Cards::load(card_bytes()).unwrap())
}

fn sense(digits: &[u8]) -> Fit {
    match cards().likeness(digits) {
        Likeness::Strange => Fit::Strange,
        Likeness::Possible => Fit::Possible,
        Likeness::Card => Fit::Card,
    }
}

fn reading(text: &str) -> Reading {
    read(terms(), text, &sense)
}

fn book(lang: Lang) -> ReceiptBook<'static> {
    ReceiptBook {
        terms: terms(),
        texts: texts(lang),
        lang,
    }
}

/// Everything that is ever shown of a text, in both languages.
fn shown(text: &str) -> String {
    let reading = reading(text);
    let each = Lang::ALL.map(|lang| {
        let book = book(lang);
        [
            book.report(&reading),
            book.to_json(&reading),
            format!("{reading:?}"),
        ]
        .concat()
    });
    each.concat()
}
