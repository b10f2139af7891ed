//! What a printed page of an entry says beside what the page itself says of it.
//!
//! Paper cannot ask and does not know the day on which it is read: the question that comes
//! first is written out with what follows, and a rule names its days.

use super::{AskedView, Book, Tie};
use crate::i18n::fill;
use crate::pack::{EntryKind, Money, Role, date};

/// What a printed page of an entry is called, and the questions that it answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Titles {
    /// The thing as people search for it: "POS 显示 51：余额不足".
    pub subject: String,
    /// The page's title.
    pub title: String,
    /// What it means, as a question.
    pub means: String,
    /// Whether the shop was paid, as a question.
    pub money: String,
    /// What to do, as a question.
    pub now: String,
    /// What to tell the customer, as a question.
    pub say: String,
}

/// The titles of the entry at `entry`.
pub fn titles(book: &Book<'_>, entry: usize) -> Titles {
    let g = book.lang.guide_words();
    let (row, text) = (&book.core.entries[entry], &book.texts.entries[entry]);
    let title = text.title.as_str();
    let (subject, means) = match (row.code.as_str(), row.kind) {
        ("", EntryKind::Symptom) => (
            fill(g.title_symptom, &[title]),
            fill(g.ask_symptom, &[title]),
        ),
        ("", _) => (
            fill(g.title_message, &[title]),
            fill(g.ask_message, &[title]),
        ),
        (code, _) => {
            let subject = match book.vendor(entry) {
                firms if firms.is_empty() => fill(g.title_code, &[code, title]),
                firms => fill(g.title_code_of, &[code, &firms, title]),
            };
            (subject, fill(g.ask_code, &[code]))
        }
    };
    Titles {
        title: fill(g.title, &[&subject]),
        means,
        money: fill(g.ask_money, &[&subject]),
        now: fill(g.ask_now, &[&subject]),
        say: fill(g.ask_say, &[&subject]),
        subject,
    }
}

/// Rules of an entry that have not expired on a day, each with its days: what holds today and
/// what will.
pub fn dated_rules(book: &Book<'_>, entry: usize, today: i32) -> Vec<String> {
    let g = book.lang.guide_words();
    let days = &book.core.entries[entry].rules;
    let rules = days.iter().zip(&book.texts.entries[entry].rules);
    rules
        .filter(|(days, _)| days.until >= today)
        .map(|(days, rule)| {
            let said = super::code::rule(book, rule);
            match (days.from, days.until) {
                (i32::MIN, i32::MAX) => said,
                (from, i32::MAX) => fill(g.rule_from, &[&said, &date(from)]),
                (i32::MIN, until) => fill(g.rule_until, &[&said, &date(until)]),
                (from, until) => fill(g.rule_between, &[&said, &date(from), &date(until)]),
            }
        })
        .collect()
}

/// The question that an entry puts first; none where there is none, or where the money's own
/// panel says how to find out.
pub fn asked(book: &Book<'_>, entry: usize) -> Option<AskedView> {
    let g = book.lang.guide_words();
    let row = &book.core.entries[entry];
    let question = usize::from(row.first?);
    if row.money == Money::Unknown {
        return None;
    }
    let (asked, text) = (
        &book.core.questions[question],
        &book.texts.questions[question],
    );
    if asked.role == Role::Money {
        return book.find_money(g.first);
    }
    let leads_to_money = |answer: usize| {
        let first = asked.answers[answer].first;
        first.is_some_and(|q| book.core.questions[usize::from(q)].role == Role::Money)
    };
    let lines = text.answers.iter().enumerate();
    Some(AskedView {
        heading: g.first.to_owned(),
        question: text.text.clone(),
        help: text.help.clone(),
        lines: lines
            .map(|(at, answer)| {
                let form = if leads_to_money(at) {
                    g.answer_money
                } else {
                    g.answer_go
                };
                fill(form, &[answer])
            })
            .collect(),
        in_order: false,
    })
}

/// What else the screen may say for a message; nothing for what has no words of its own.
pub fn wordings(book: &Book<'_>, entry: usize) -> Vec<String> {
    let row = &book.core.entries[entry];
    match row.kind {
        EntryKind::Message => row.also.iter().take(16).cloned().collect(),
        EntryKind::Code | EntryKind::Symptom => vec![],
    }
}

/// Entries with the code of this one, but for itself; the same code elsewhere.
pub fn namesakes(book: &Book<'_>, entry: usize) -> Vec<Tie> {
    let others = super::place::rivals(book, entry).into_iter();
    others
        .filter(|other| *other != entry)
        .map(|at| tie(book, at))
        .collect()
}

/// An entry as a link.
pub fn tie(book: &Book<'_>, entry: usize) -> Tie {
    let row = &book.core.entries[entry];
    Tie {
        id: row.id.clone(),
        code: row.code.clone(),
        title: book.texts.entries[entry].title.clone(),
        place: if row.code.is_empty() {
            String::new()
        } else {
            book.seen(entry)
        },
    }
}

/// Whether the code of an entry may leave the money unknown elsewhere, and not here.
pub fn is_risky(book: &Book<'_>, entry: usize) -> bool {
    super::place::is_risky(book, entry)
}
