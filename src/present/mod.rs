//! Turns the domain into plain structs that a view only has to print.
//!
//! In: a [`Book`] (the pack in one language) and a session. Out: strings, lists and closed
//! enums. All formatting and every choice of words happens here, so the page, the guide and
//! the native command say the same. Nothing here draws or decides what comes next.

mod amount;
mod board;
mod card;
mod code;
mod counter;
mod end;
#[cfg(feature = "author")]
mod fault;
mod found;
mod home;
mod map;
mod money;
mod number;
#[cfg(feature = "author")]
mod paper;
mod path;
mod picture;
mod place;
mod receipt;
#[cfg(feature = "author")]
mod receipt_report;
mod receipt_tree;
mod step;
mod stripe;
mod ticket;
mod why;

pub use amount::{AmountBook, AmountView};
pub use board::{Block, Board, Item, Kind, SHOWN, Tone, load_board, save_board};
pub use card::{CardBook, CardView};
pub use code::{CodeView, Fact, code};
pub use counter::{CounterView, counter};
pub use end::{FixedView, fixed};
#[cfg(feature = "author")]
pub use fault::{AskedView, FaultView, RepairView, Tie, fault};
pub use found::{Suggestion, Suggestions, suggestions};
pub use home::{Basic, HomeView, Tile, home};
pub use map::Region;
pub use money::{MoneyView, money};
#[cfg(feature = "author")]
pub use paper::{Titles, asked, dated_rules, is_risky, namesakes, tie, titles, wordings};
pub use path::{PathItem, path};
pub use picture::outline;
pub use place::{PlaceChoice, PlaceView, place};
pub use receipt::{FoundView, ReceiptBook, ReceiptView};
pub use receipt_tree::TreeLine;
pub use step::{AnswerView, Paid, StepBody, StepView, beside, step};
pub use stripe::{StripeView, stripe};
pub use ticket::{FieldView, NOTES, TicketView, Typed, noted, notes, ticket};
pub use why::{Cause, Doubt};

use crate::i18n::{Lang, Words};
use crate::pack::{Core, EntryKind, Seen, Texts, Who};

/// A pack in one language.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// Numbers and ids.
    pub core: &'a Core,
    /// The pack's texts in `lang`.
    pub texts: &'a Texts,
    /// The language.
    pub lang: Lang,
}

impl Book<'_> {
    fn words(&self) -> &'static Words {
        self.lang.words()
    }

    fn who(&self, who: Who) -> &'static str {
        let words = self.words();
        match who {
            Who::Depends => words.who_depends,
            Who::Merchant => words.who_merchant,
            Who::Cardholder => words.who_cardholder,
            Who::Issuer => words.who_issuer,
            Who::Acquirer => words.who_acquirer,
            Who::Network => words.who_network,
        }
    }

    fn kind(&self, kind: EntryKind) -> &'static str {
        let words = self.words();
        match kind {
            EntryKind::Code => words.kind_code,
            EntryKind::Message => words.kind_message,
            EntryKind::Symptom => words.kind_symptom,
        }
    }

    fn place(&self, seen: Seen) -> &'static str {
        let words = self.words();
        match seen {
            Seen::Bank => words.place_bank,
            Seen::Terminal => words.place_terminal,
            Seen::App => words.place_app,
            Seen::Acquirer => words.place_acquirer,
        }
    }

    /// The makers and firms that show an entry, as far as they can be named in the language.
    fn vendor(&self, entry: usize) -> String {
        let is_own = |part: &&str| self.lang == Lang::Zh || part.is_ascii();
        let firms = &self.core.entries[entry].vendor;
        let names: Vec<String> = firms
            .iter()
            .map(|firm| firm.split(' ').filter(is_own).collect::<Vec<_>>().join(" "))
            .filter(|name| !name.is_empty())
            .collect();
        names.join(self.words().list_comma)
    }

    /// An entry in as few characters as tell it apart: its code, or else its meaning.
    pub fn short_name(&self, entry: usize) -> String {
        match self.core.entries[entry].code.as_str() {
            "" => self.texts.entries[entry].title.clone(),
            code => code.to_owned(),
        }
    }

    /// An entry as a heading: its code, if it has one, and its meaning.
    fn entry_name(&self, entry: usize) -> String {
        let title = &self.texts.entries[entry].title;
        match self.core.entries[entry].code.as_str() {
            "" => title.clone(),
            code => format!("{code} {title}"),
        }
    }
}
