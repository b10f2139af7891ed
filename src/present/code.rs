//! What a code, message or symptom means, and what to do about it.

use super::{Book, MoneyView, money};
use crate::pack::{Money, Retry};

/// The page of one entry.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeView {
    /// Id of the entry.
    pub id: String,
    /// The code as printed; empty where it has none.
    pub code: String,
    /// What kind of thing it is.
    pub kind: String,
    /// The meaning in a few words.
    pub title: String,
    /// The meaning in a sentence or two.
    pub means: String,
    /// Whether the shop has been paid.
    pub money: Option<MoneyView>,
    /// Who must act, and may it be tried again.
    pub facts: Vec<Fact>,
    /// What the cashier does now.
    pub now: Vec<String>,
    /// What to tell the customer; empty where nothing is to be said.
    pub say: String,
    /// What the button to the diagnosis says.
    pub go_on: String,
}

/// One labelled fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The question.
    pub label: String,
    /// The answer.
    pub text: String,
    /// For the view's mark: `yes`, `wait`, `no` or empty.
    pub tone: &'static str,
}

/// The page of the entry at `entry`.
pub fn code(book: &Book<'_>, entry: usize) -> CodeView {
    let w = book.words();
    let (row, text) = (&book.core.entries[entry], &book.texts.entries[entry]);
    let retry = match row.retry {
        Retry::None => None,
        Retry::Now => Some((w.retry_now, "yes")),
        Retry::AfterChange => Some((w.retry_after_change, "wait")),
        Retry::Later => Some((w.retry_later, "wait")),
        Retry::Never => Some((w.retry_never, "no")),
        Retry::AskFirst => Some((w.retry_ask_first, "no")),
    };
    let mut facts = Vec::new();
    if let Some((text, tone)) = retry {
        facts.push(Fact {
            label: w.retry.to_owned(),
            text: text.to_owned(),
            tone,
        });
    }
    facts.push(Fact {
        label: w.who.to_owned(),
        text: book.who(row.who).to_owned(),
        tone: "",
    });
    let doubtful = matches!(row.money, Money::Unknown | Money::Ask);
    CodeView {
        id: row.id.clone(),
        code: row.code.clone(),
        kind: book.kind(row.kind).to_owned(),
        title: text.title.clone(),
        means: text.means.clone(),
        // What to do now says how to find out, for this very entry.
        money: money(book, row.money).map(|m| match text.now.is_empty() {
            true => m,
            false => MoneyView { find: vec![], ..m },
        }),
        facts,
        now: text.now.clone(),
        say: text.say.clone(),
        go_on: if doubtful { w.go_on_hold } else { w.go_on }.to_owned(),
    }
}
