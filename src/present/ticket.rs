//! The support ticket: everything the agent would ask, so that one call is enough.
//!
//! What the merchant types stays in memory; numbers that look like a card's are covered before
//! the ticket shows them. Nothing is sent from here.

use super::money::in_sale;
use super::{Book, money, path};
use crate::card::mask;
use crate::i18n::fill;
use crate::pack::{Field, Money, Who};
use crate::session::{Event, Session};

/// What stands between the lines of a diagnosis that a board begins and those for the ticket.
pub const NOTES: &str = "\n\n";

/// Lines for the ticket, a field in each: its name, a space, its text; what has no text is left out.
pub fn notes(fields: &[(Field, String)]) -> String {
    let mut lines = String::new();
    for (field, text) in fields.iter().filter(|(_, text)| !text.is_empty()) {
        lines.push_str(if lines.is_empty() { NOTES } else { "\n" });
        lines.push_str(field.name());
        lines.push(' ');
        lines.push_str(text);
    }
    lines
}

/// What [`notes`] wrote.
pub fn noted(notes: &str) -> impl Iterator<Item = (Field, &str)> {
    notes.lines().filter_map(|line| {
        let (name, text) = line.split_once(' ')?;
        Some((Field::named(name)?, text))
    })
}

/// What the merchant typed, field by field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed(Vec<(Field, String)>);

impl Typed {
    /// The text of a field; empty where nothing was typed.
    pub fn get(&self, field: Field) -> &str {
        self.0
            .iter()
            .find(|(f, _)| *f == field)
            .map_or("", |(_, text)| text)
    }

    /// The same with one field typed anew; at most 200 characters are kept.
    pub fn with(mut self, field: Field, text: &str) -> Self {
        let text: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
        match self.0.iter_mut().find(|(f, _)| *f == field) {
            Some(slot) => slot.1 = text,
            None => self.0.push((field, text)),
        }
        self
    }
}

/// The ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketView {
    /// Fields that may be filled in; first the one that stands above all else, if any.
    pub fields: Vec<FieldView>,
    /// How many of them stand above: the sale, where nobody knows if it was paid.
    pub above: usize,
    /// What to begin the call with; empty where nobody said what is wrong.
    pub opening: String,
    /// Labelled lines, for the page.
    pub lines: Vec<(String, Vec<String>)>,
    /// The same as text, to copy or send.
    pub text: String,
    /// Said where a number was covered.
    pub masked: Option<String>,
    /// How to reach support.
    pub reach: Vec<String>,
    /// A number to call, and what the button says; empty where there is none.
    pub call: Option<(String, String)>,
}

/// A field of the ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldView {
    /// Which one.
    pub field: Field,
    /// Its label.
    pub label: String,
    /// What was typed.
    pub value: String,
}

/// The ticket of a session; `time` is the local time as text, empty where unknown.
pub fn ticket(book: &Book<'_>, session: &Session, typed: &Typed, time: &str) -> TicketView {
    let w = book.words();
    let label = |field: Field| match field {
        Field::Model => w.field_model,
        Field::Serial => w.field_serial,
        Field::Terminal => w.field_terminal,
        Field::Wording => w.field_wording,
        Field::Trace => w.field_trace,
        Field::Sale => w.field_sale,
    };
    let mut covered = false;
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    let shows: Vec<String> = session
        .log()
        .iter()
        .filter_map(|event| match event {
            Event::Entry { entry } => Some(book.entry_name(*entry)),
            _ => None,
        })
        .collect();
    let doubt = session.money() == Money::Unknown;
    let form = if doubt {
        w.ticket_asks
    } else {
        w.ticket_opening
    };
    let opening = shows.first().map(|shown| fill(form, &[shown]));
    let in_sale = in_sale(session);
    // What the terminal says, or what somebody sees of it.
    let seen = if in_sale {
        w.ticket_shows
    } else {
        w.path_shows
    };
    push(&mut lines, seen, shows);
    push(
        &mut lines,
        w.ticket_money,
        money(book, session.money(), in_sale)
            .map(|m| m.title)
            .into_iter()
            .collect(),
    );
    let below_money = lines.len();
    // What is left to mend is not always what was likeliest at first.
    let who = session
        .belief()
        .ranked()
        .first()
        .map(|&f| book.core.faults[f].who)
        .filter(|who| !session.is_empty() && !matches!(who, Who::Depends | Who::Merchant))
        .map(|who| book.who(who).to_owned());
    push(&mut lines, w.ticket_who, who.into_iter().collect());
    let items = path(book, session);
    let told = |keep: &dyn Fn(&Event) -> bool| -> Vec<&super::PathItem> {
        items
            .iter()
            .filter(|item| keep(&session.log()[item.at]))
            .collect()
    };
    let tried: Vec<String> = told(&|event| matches!(event, Event::Failed { .. }))
        .iter()
        .map(|item| match &*item.text {
            plain if plain == w.path_failed => item.label.clone(),
            own => format!("{} · {own}", item.label),
        })
        .collect();
    let tried = if tried.is_empty() && !session.is_empty() {
        vec![w.ticket_none.to_owned()]
    } else {
        tried
    };
    push(&mut lines, w.ticket_tried, tried);
    let answers = told(&|event| matches!(event, Event::Answered { .. }));
    let answers = answers
        .iter()
        .map(|item| format!("{} {}", item.label, item.text))
        .collect();
    push(&mut lines, w.ticket_answers, answers);
    // Where nothing is known yet, what is common in general says nothing of this case.
    let likely = if session.is_empty() {
        vec![]
    } else {
        crate::engine::named(&session.suspects())
    };
    let causes = likely
        .iter()
        .map(|&f| book.texts.faults[f].name.clone())
        .collect();
    push(&mut lines, w.ticket_causes, causes);
    for &field in &book.core.escalation.fields {
        let (text, hit) = mask(typed.get(field).trim());
        covered |= hit;
        if !text.is_empty() {
            // Which sale it is about is what support looks for first.
            let at = match field {
                Field::Sale => below_money,
                _ => lines.len(),
            };
            lines.insert(at, (label(field).to_owned(), vec![text]));
        }
    }
    if !time.is_empty() {
        lines.push((w.ticket_time.to_owned(), vec![time.to_owned()]));
    }
    let hotline = &book.core.escalation.hotline;
    let mut fields = book.core.escalation.fields.clone();
    let sale = fields.iter().position(|field| *field == Field::Sale);
    let sale = sale.filter(|_| doubt);
    if let Some(at) = sale {
        fields[..=at].rotate_right(1);
    }
    TicketView {
        fields: fields
            .into_iter()
            .map(|field| FieldView {
                field,
                label: label(field).to_owned(),
                value: typed.get(field).to_owned(),
            })
            .collect(),
        above: usize::from(sale.is_some()),
        text: as_text(book, &lines, &likely),
        opening: opening.unwrap_or_default(),
        lines,
        masked: covered.then(|| w.masked.to_owned()),
        reach: book.texts.support.clone(),
        call: (!hotline.is_empty()).then(|| (hotline.clone(), fill(w.call, &[hotline]))),
    }
}

fn push(lines: &mut Vec<(String, Vec<String>)>, label: &str, texts: Vec<String>) {
    if !texts.is_empty() {
        lines.push((label.to_owned(), texts));
    }
}

/// The ticket as it is sent; its last line, the pack and the ids of the causes, is for whoever
/// looks them up.
fn as_text(book: &Book<'_>, lines: &[(String, Vec<String>)], likely: &[usize]) -> String {
    let w = book.words();
    let colon = match book.lang {
        crate::i18n::Lang::Zh => "：",
        crate::i18n::Lang::En => ": ",
    };
    let mut text = format!("{} · {}\n", w.ticket, w.app);
    for (label, texts) in lines {
        match texts.as_slice() {
            [one] => text.push_str(&format!("{label}{colon}{one}\n")),
            many => {
                text.push_str(&format!("{label}{}\n", colon.trim_end()));
                many.iter()
                    .for_each(|line| text.push_str(&format!("- {line}\n")));
            }
        }
    }
    text.push_str(&format!("{} {}", book.core.id, book.core.version));
    for &fault in likely {
        text.push_str(&format!(" {}", book.core.faults[fault].id));
    }
    text.push('\n');
    text
}
