//! The product's own words, where they are fetched and do not come with the program.
//!
//! In: a language's words, as files. Out: the tables of that language. The page of a site
//! (feature `site`) has its [`Words`] before the rest of the first screen's file, the desk
//! (feature `desk`) and the outputs beside it (`slips`, `books`) those of a board as a piece of its
//! own, so that nobody fetches a language that they do not read. Every other build has all words in it, and learns nothing.

use super::{AmountWords, CardWords, Lang, ReceiptWords, TerminalWords, Words};
use std::fmt;

/// What ends the words in a file with something after them; no message has it.
const END: u8 = 0;

/// A file that does not begin with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unheard;

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the page's words are damaged; load it again")
    }
}

/// Takes the page's words off a file, says them from now on, and gives what follows them.
///
/// # Errors
/// [`Unheard`] where the file has none.
pub fn learn(lang: Lang, file: &[u8]) -> Result<&[u8], Unheard> {
    let end = file.iter().position(|byte| *byte == END);
    let (text, rest) = file.split_at(end.ok_or(Unheard)?);
    page::hear(lang, std::str::from_utf8(text).map_err(|_| Unheard)?);
    Ok(&rest[1..])
}

/// Says an acquirer's words from now on in place of the product's own, where they come with the
/// program: for what is made natively. The first ones said stay.
#[cfg(feature = "author")]
pub fn say_instead(lang: Lang, words: Words) {
    page::instead(lang, words);
}

/// A file with words before it.
#[cfg(feature = "author")]
pub fn with_words(words: &Words, rest: &[u8]) -> Vec<u8> {
    [words.lines().as_bytes(), &[END], rest].concat()
}

/// Learns the words of the board of a card; bytes that are no text change nothing.
pub fn learn_card_words(lang: Lang, text: &[u8]) {
    if let Ok(text) = std::str::from_utf8(text) {
        desk::hear(lang, text);
    }
}

/// Learns the words of the boards of a terminal; bytes that are no text change nothing.
pub fn learn_terminal_words(lang: Lang, text: &[u8]) {
    if let Ok(text) = std::str::from_utf8(text) {
        terminal::hear(lang, text);
    }
}

/// Whether the words of the boards of a terminal are here.
pub fn has_terminal_words(lang: Lang) -> bool {
    !terminal::words(lang).board.is_empty()
}

/// Learns the words about amounts; bytes that are no text change nothing.
pub fn learn_amount_words(lang: Lang, text: &[u8]) {
    if let Ok(text) = std::str::from_utf8(text) {
        amount::hear(lang, text);
    }
}

/// Whether the words about amounts are here.
pub fn has_amount_words(lang: Lang) -> bool {
    !amount::words(lang).board.is_empty()
}

/// Whether the words of the board of a card are here.
pub fn has_card_words(lang: Lang) -> bool {
    !desk::words(lang).board.is_empty()
}

/// Learns the words of the board of a receipt; bytes that are no text change nothing.
pub fn learn_receipt_words(lang: Lang, text: &[u8]) {
    if let Ok(text) = std::str::from_utf8(text) {
        receipt::hear(lang, text);
    }
}

/// Whether the words of the board of a receipt are here.
pub fn has_receipt_words(lang: Lang) -> bool {
    !receipt::words(lang).board.is_empty()
}

/// Which words a build has: those in it, or those that it hears.
macro_rules! said {
    ($room:ident, $table:ident, $feature:literal) => {
        #[cfg(not(feature = $feature))]
        pub(super) mod $room {
            use super::{Lang, $table};

            static ZH: $table = $table::ZH;
            static EN: $table = $table::EN;

            #[cfg(feature = "author")]
            static INSTEAD: [std::sync::OnceLock<$table>; Lang::ALL.len()] =
                [const { std::sync::OnceLock::new() }; Lang::ALL.len()];

            pub(super) fn hear(_lang: Lang, _text: &str) {}

            #[cfg(feature = "author")]
            #[allow(dead_code, reason = "only the page's words are ever replaced")]
            pub(super) fn instead(lang: Lang, words: $table) {
                let _ = INSTEAD[lang as usize].set(words);
            }

            pub(in crate::i18n) fn words(lang: Lang) -> &'static $table {
                #[cfg(feature = "author")]
                if let Some(words) = INSTEAD[lang as usize].get() {
                    return words;
                }
                match lang {
                    Lang::Zh => &ZH,
                    Lang::En => &EN,
                }
            }
        }

        #[cfg(feature = $feature)]
        pub(super) mod $room {
            use super::{Lang, $table};
            use std::sync::OnceLock;

            static SILENT: $table = $table::SILENT;
            static HEARD: [OnceLock<$table>; Lang::ALL.len()] =
                [const { OnceLock::new() }; Lang::ALL.len()];

            pub(super) fn hear(lang: Lang, text: &str) {
                // They are said for as long as the page lasts.
                HEARD[lang as usize].get_or_init(|| $table::of(text.to_owned().leak()));
            }

            #[cfg(feature = "author")]
            #[allow(dead_code, reason = "only the page's words are ever replaced")]
            pub(super) fn instead(lang: Lang, words: $table) {
                let _ = HEARD[lang as usize].set(words);
            }

            pub(in crate::i18n) fn words(lang: Lang) -> &'static $table {
                HEARD[lang as usize].get().unwrap_or(&SILENT)
            }
        }
    };
}

said!(page, Words, "site");
said!(desk, CardWords, "desk");
said!(receipt, ReceiptWords, "slips");
said!(terminal, TerminalWords, "desk");
said!(amount, AmountWords, "books");
