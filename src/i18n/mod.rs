//! What the product itself says, in every language, in one typed table.
//!
//! A message that lacks a language does not compile. Texts of the knowledge are not here but
//! in the packs. `{}` stands for a value that [`fill`] puts in.

/// A table of messages: `name: 中文, English;` a row.
macro_rules! words {
    ($table:ident; $($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        /// Every message of the product in one language.
        #[derive(Debug)]
        pub struct $table {
            $($(#[$doc])* #[doc = $en] pub $name: &'static str,)*
        }
        impl $table {
            /// 简体中文.
            pub const ZH: Self = $table { $($name: $zh,)* };
            /// English.
            pub const EN: Self = $table { $($name: $en,)* };
            /// Nothing, while a language has not come.
            pub const SILENT: Self = $table { $($name: "",)* };

            /// The messages, a line each; a line too few is empty.
            pub fn of(text: &'static str) -> Self {
                let (mut words, mut lines) = (Self::SILENT, text.split('\n'));
                // One loop over all of them: a call for each is ten times the code.
                let places: &mut [&mut &'static str] = &mut [$(&mut words.$name,)*];
                for place in places {
                    **place = lines.next().unwrap_or("");
                }
                words
            }

            /// What [`Self::of`] reads.
            pub fn lines(&self) -> String {
                [$(self.$name,)*].join("\n")
            }
        }
    };
}

mod amount_words;
mod card_words;
#[cfg(feature = "author")]
mod deployment_words;
#[cfg(any(feature = "desk", feature = "author"))]
mod embed_words;
mod fetched;
#[cfg(feature = "author")]
mod guide_words;
mod receipt_words;
mod terminal_words;
mod words;

pub use amount_words::AmountWords;
pub use card_words::CardWords;
#[cfg(feature = "author")]
pub use deployment_words::DeploymentWords;
#[cfg(any(feature = "desk", feature = "author"))]
pub use embed_words::EmbedWords;
pub use fetched::{
    Unheard, has_amount_words, has_card_words, has_receipt_words, has_terminal_words, learn,
    learn_amount_words, learn_card_words, learn_receipt_words, learn_terminal_words,
};
#[cfg(feature = "author")]
pub use fetched::{say_instead, with_words};
#[cfg(feature = "author")]
pub use guide_words::GuideWords;
pub use receipt_words::ReceiptWords;
pub use terminal_words::TerminalWords;
pub use words::Words;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag: Chinese for any `zh…`, else English; none for an empty tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("zh") => Some(Self::Zh),
            Some(_) => Some(Self::En),
            None => None,
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The messages about cards; a table of its own, so that a page without them does not
    /// carry it; at the desk, those that [`learn_card_words`] was given.
    pub fn card_words(self) -> &'static CardWords {
        fetched::desk::words(self)
    }

    /// The messages about amounts; in the books, those that [`learn_amount_words`] was given.
    pub fn amount_words(self) -> &'static AmountWords {
        fetched::amount::words(self)
    }

    /// The messages about receipts; in the slips, those that [`learn_receipt_words`] was given.
    pub fn receipt_words(self) -> &'static ReceiptWords {
        fetched::receipt::words(self)
    }

    /// The messages about terminals; at the desk, those that [`learn_terminal_words`] was given.
    pub fn terminal_words(self) -> &'static TerminalWords {
        fetched::terminal::words(self)
    }

    /// The messages; in the page of a site, those that [`learn`] was given.
    pub fn words(self) -> &'static Words {
        fetched::page::words(self)
    }
}

#[cfg(any(feature = "desk", feature = "author"))]
impl Lang {
    /// What the page says of the one around it.
    pub fn embed_words(self) -> &'static EmbedWords {
        match self {
            Self::Zh => &EmbedWords::ZH,
            Self::En => &EmbedWords::EN,
        }
    }
}

#[cfg(feature = "author")]
impl Lang {
    /// What is said around an acquirer's own texts.
    pub fn deployment_words(self) -> &'static DeploymentWords {
        match self {
            Self::Zh => &DeploymentWords::ZH,
            Self::En => &DeploymentWords::EN,
        }
    }

    /// What only the printed guide says.
    pub fn guide_words(self) -> &'static GuideWords {
        match self {
            Self::Zh => &GuideWords::ZH,
            Self::En => &GuideWords::EN,
        }
    }
}

/// Puts values in place of each `{}`, in order; a value too few leaves its place empty.
pub fn fill(message: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(message.len() + 16);
    let mut values = values.iter();
    // Braces stand in pairs only; searching for two characters at once would be more code than
    // all else that is done with messages.
    for (at, part) in message.split('{').enumerate() {
        match part.strip_prefix('}').filter(|_| at > 0) {
            Some(rest) => {
                out.push_str(values.next().unwrap_or(&""));
                out.push_str(rest);
            }
            None => {
                out.push_str(if at > 0 { "{" } else { "" });
                out.push_str(part);
            }
        }
    }
    out
}
