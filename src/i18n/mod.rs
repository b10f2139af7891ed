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
        /// 简体中文.
        pub(super) static ZH: $table = $table { $($name: $zh,)* };
        /// English.
        pub(super) static EN: $table = $table { $($name: $en,)* };
    };
}

mod amount_words;
mod card_words;
#[cfg(feature = "author")]
mod guide_words;
mod words;

pub use amount_words::AmountWords;
pub use card_words::CardWords;
#[cfg(feature = "author")]
pub use guide_words::GuideWords;
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
    /// carry it.
    pub fn card_words(self) -> &'static CardWords {
        match self {
            Self::Zh => &card_words::ZH,
            Self::En => &card_words::EN,
        }
    }

    /// The messages about amounts; a table of its own, as that about cards.
    pub fn amount_words(self) -> &'static AmountWords {
        match self {
            Self::Zh => &amount_words::ZH,
            Self::En => &amount_words::EN,
        }
    }

    /// The messages.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Zh => &words::ZH,
            Self::En => &words::EN,
        }
    }
}

#[cfg(feature = "author")]
impl Lang {
    /// What only the printed guide says.
    pub fn guide_words(self) -> &'static GuideWords {
        match self {
            Self::Zh => &guide_words::ZH,
            Self::En => &guide_words::EN,
        }
    }
}

/// Puts values in place of each `{}`, in order; a value too few leaves its place empty.
pub fn fill(message: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(message.len() + 16);
    let mut values = values.iter();
    let mut rest = message;
    while let Some(at) = rest.find("{}") {
        out.push_str(&rest[..at]);
        out.push_str(values.next().unwrap_or(&""));
        rest = &rest[at + 2..];
    }
    out.push_str(rest);
    out
}
