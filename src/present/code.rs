//! What a code, message or symptom means, and what to do about it.

use super::{Book, MoneyView, money};
use crate::i18n::fill;
use crate::pack::{EntryKind, Money, Retry, RuleText, Sender};

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
    /// Over what to tell the customer: that it is for their ears alone, where it is.
    pub say_heading: String,
    /// What to tell the customer; empty where nothing is to be said.
    pub say: String,
    /// Rules that hold today.
    pub rules: Vec<String>,
    /// For support: facts in its own terms.
    pub support_facts: Vec<Fact>,
    /// For support: the technical line; may be empty.
    pub support: String,
    /// What the button to the diagnosis says.
    pub go_on: String,
    /// The board that helps further, by its name, and what the link to it says; empty where none
    /// does, or the site does not offer it.
    pub board: (&'static str, &'static str),
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

/// Entries of which the sale that differs is found by holding totals and files against each other.
const TOTALS: [&str; 4] = ["see.amount", "see.money", "see.fees", "see.day-total"];

/// What the ids of entries about an update have in common behind their kind's four letters: an
/// update has an order that loses no money.
const UPDATE: &str = "update-";

/// The page of the entry at `entry` on a day, in days since 1970-01-01.
pub fn code(book: &Book<'_>, entry: usize, today: i32) -> CodeView {
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
    let sender = match row.sender {
        Sender::Anyone => "",
        Sender::Issuer => w.sender_issuer,
        Sender::Switch => w.sender_switch,
        Sender::Acquirer => w.sender_acquirer,
        Sender::Terminal => w.sender_terminal,
    };
    let plain = |label: &str, text: String| Fact {
        label: label.to_owned(),
        text,
        tone: "",
    };
    if !sender.is_empty() {
        facts.push(plain(w.sender, sender.to_owned()));
    }
    let mut support_facts = Vec::new();
    for (label, text) in [
        (w.class, row.class.clone()),
        (w.vendor, book.vendor(entry)),
        (w.display, quoted(w.fact, &row.display)),
    ] {
        if !text.is_empty() {
            support_facts.push(plain(label, text));
        }
    }
    let mut rules = Vec::new();
    for (days, rule) in row.rules.iter().zip(&text.rules) {
        if days.hold(today) {
            rules.push(self::rule(book, rule));
        }
    }
    let in_sale = row.kind != EntryKind::Symptom;
    let doubtful = row.money == Money::Unknown || row.money == Money::Ask && in_sale;
    CodeView {
        id: row.id.clone(),
        code: row.code.clone(),
        kind: book.kind(row.kind).to_owned(),
        title: text.title.clone(),
        means: text.means.clone(),
        // What to do now says how to find out, for this very entry.
        money: money(book, row.money, in_sale).map(|m| match text.now.is_empty() {
            true => m,
            false => MoneyView { find: vec![], ..m },
        }),
        facts,
        now: text.now.clone(),
        say_heading: if row.private { w.say_private } else { w.say }.to_owned(),
        say: text.say.clone(),
        rules,
        support_facts,
        support: text.support.clone(),
        go_on: if doubtful { w.go_on_hold } else { w.go_on }.to_owned(),
        board: match row.id.as_str() {
            id if TOTALS.contains(&id) => ("amount", w.amount_board),
            id if id.get(4..).is_some_and(|id| id.starts_with(UPDATE)) => {
                ("update", w.update_board)
            }
            _ => ("", ""),
        },
    }
}

/// A rule with its source.
pub(super) fn rule(book: &Book<'_>, rule: &RuleText) -> String {
    match rule.source.as_str() {
        "" => rule.text.clone(),
        source => fill(book.words().rule_source, &[&rule.text, source]),
    }
}

/// Words of a screen between quotation marks; nothing where there are none.
fn quoted(form: &str, words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        fill(form, &[words])
    }
}
