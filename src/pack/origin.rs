//! Where an entry is seen, who sends it, and what holds of it for some time only.

use serde::{Deserialize, Serialize};

/// From the first to the last day, both days included; days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub from: i32,
    /// The last day.
    pub until: i32,
}

impl Days {
    /// Whether a day is one of them.
    pub fn hold(self, today: i32) -> bool {
        (self.from..=self.until).contains(&today)
    }
}

/// Where an entry is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// The bank's answer: on the receipt, or as the answer code on the screen.
    Bank,
    /// The terminal's own message.
    Terminal,
    /// A till program or an app on a phone.
    App,
    /// The acquirer's back office, messages or statements.
    Acquirer,
}

impl Seen {
    /// Every place, in the order in which they are asked for.
    pub const ALL: [Self; 4] = [Self::Bank, Self::Terminal, Self::App, Self::Acquirer];

    /// Its name in packs and links.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Terminal => "terminal",
            Self::App => "app",
            Self::Acquirer => "acquirer",
        }
    }

    /// The place of a name; none where no place is called so.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.name() == name)
    }
}

/// Who sends an answer: the best evidence for who has to act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sender {
    /// Not known, or any of them.
    #[default]
    Anyone,
    /// Only the bank that gave out the card.
    Issuer,
    /// Only the card network.
    Switch,
    /// Only the firm behind the terminal.
    Acquirer,
    /// The terminal itself; nothing reached a bank.
    Terminal,
}

/// A rule in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RuleText {
    /// The rule in one sentence.
    pub text: String,
    /// Where it comes from, with date.
    pub source: String,
}
