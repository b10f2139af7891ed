//! Whether the shop has been paid, in words: the first thing on any screen where it is in doubt.

use super::Book;
use crate::pack::{EntryKind, Money, Role};
use crate::session::Session;

/// The state of a sale's money.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyView {
    /// Which state, for the colour and the picture.
    pub state: Money,
    /// What the panel is about.
    pub label: String,
    /// The state in a word.
    pub title: String,
    /// What that means for the cashier.
    pub text: String,
    /// How to find out, in order; empty where it is known.
    pub find_heading: String,
    /// The ways to find out.
    pub find: Vec<String>,
    /// Whether they are folded away: everywhere but where one is asked for the outcome.
    pub folded: bool,
}

impl MoneyView {
    /// The state's name for a sheet of styles, and the name of its picture.
    pub fn mark(&self) -> (&'static str, &'static str) {
        match self.state {
            Money::Received => ("received", "done"),
            Money::NotReceived => ("not-received", "no"),
            Money::Unknown => ("unknown", "hold"),
            Money::Ask | Money::None => ("ask", "ask"),
        }
    }
}

/// The money's state in a diagnosis, where it is worth showing: that nothing was taken is said once,
/// right after somebody said where the money is.
pub(super) fn shown(book: &Book<'_>, session: &Session) -> Option<MoneyView> {
    let last = session.log().last().and_then(|event| event.question());
    let told = last.is_some_and(|at| session.core().questions[at].role == Role::Money);
    money(book, session.money(), in_sale(session)).filter(|m| m.state != Money::NotReceived || told)
}

/// Whether what a diagnosis began with is seen during a sale: a code or a message is, a dark screen
/// may be met in the morning.
pub(super) fn in_sale(session: &Session) -> bool {
    session
        .entry()
        .is_some_and(|(_, entry)| entry.kind != EntryKind::Symptom)
}

/// The money's state; none where no sale is concerned. Where nobody has asked yet, a sale is in
/// doubt if there was one, which `in_sale` says.
pub fn money(book: &Book<'_>, state: Money, in_sale: bool) -> Option<MoneyView> {
    let words = book.words();
    let (title, text) = match state {
        Money::None => return None,
        Money::Received => (words.money_received, words.money_received_text),
        Money::NotReceived => (words.money_not_received, words.money_not_received_text),
        Money::Unknown => (words.money_unknown, words.money_unknown_text),
        Money::Ask if in_sale => (words.money_ask, words.money_ask_text),
        Money::Ask => (words.money_depends, words.money_depends_text),
    };
    let find = if state == Money::Unknown {
        book.texts.find_money.clone()
    } else {
        vec![]
    };
    Some(MoneyView {
        state,
        label: words.money.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        find_heading: if find.is_empty() {
            String::new()
        } else {
            words.find_money.to_owned()
        },
        find,
        folded: true,
    })
}
