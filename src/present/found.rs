//! What a typed text may mean: suggestions, with the part that was typed marked.

use super::Book;
use super::place::{is_risky, place as question, rivals};
use crate::i18n::fill;
use crate::lookup::{Fit, Match};
use crate::pack::Seen;

/// What the typed text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// The best first.
    pub rows: Vec<Suggestion>,
    /// Said where nothing fits: never a guess at the meaning.
    pub unknown: Option<(String, String)>,
    /// Over rows that only look alike.
    pub nearest: Option<String>,
    /// Whether the first row may be taken without a look at it: never a lookalike, nor a code by
    /// part of its words ("update to V2.3" has a word of "approved, update track 3"), nor the
    /// beginning of a word of two letters, where "AP" would open "approved".
    pub sure: bool,
}

/// One thing the typed text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Id of the entry.
    pub id: String,
    /// The code, or what kind of thing it is.
    pub mark: String,
    /// Whether `mark` is a code.
    pub is_code: bool,
    /// The meaning in a few words, in pieces; true where the piece was typed.
    pub title: Vec<(String, bool)>,
    /// Another name of it that fits better than the title, in pieces; empty where none does.
    pub name: Vec<(String, bool)>,
    /// The place, where what was typed or chosen leaves nothing to ask.
    pub seen: Option<Seen>,
    /// Where it is seen and who shows it, where the same code means something else elsewhere.
    pub place: String,
    /// Whether it is asked first where the code is seen, or on which card.
    pub asks: bool,
    /// How it fits.
    pub fit: Fit,
    /// How well, in thousandths, among those of the same fit.
    pub score: u32,
}

impl Suggestion {
    /// The meaning in a few words.
    pub fn plain_title(&self) -> String {
        self.title.iter().map(|piece| piece.0.as_str()).collect()
    }
}

/// What `typed` may mean, where these entries fit it, of what is seen at a place if one is
/// given; nothing for empty text.
pub fn suggestions(
    book: &Book<'_>,
    typed: &str,
    place: Option<Seen>,
    matches: &[Match],
) -> Suggestions {
    let w = book.words();
    let near = matches.iter().all(|found| found.fit == Fit::Near);
    let rows: Vec<Suggestion> = matches
        .iter()
        .enumerate()
        .map(|(at, found)| {
            let mut row = row(book, found);
            let entry = usize::from(found.entry);
            let known = found.named || at > 0 && !is_risky(book, entry);
            let seen = &book.core.entries[entry].seen;
            row.seen = place.or_else(|| seen.first().copied().filter(|_| known));
            row.asks = row.seen.is_none() && question(book, entry).is_some();
            row
        })
        .collect();
    let typed = typed.trim();
    if typed.is_empty() || !near {
        return Suggestions {
            rows,
            unknown: None,
            nearest: (!leads(matches)).then(|| w.nearest.to_owned()),
            sure: leads(matches)
                && matches.first().is_some_and(|found| {
                    // Among words a code is told apart by little, and one says that a sale was
                    // paid where another says that it was not.
                    let is_code = !book.core.entries[usize::from(found.entry)].code.is_empty();
                    found.fit == Fit::Exact
                        || !is_code && (typed.chars().count() > 2 || !typed.is_ascii())
                }),
        };
    }
    let shown: String = typed.chars().take(24).collect();
    let (text, nearest) = if rows.is_empty() {
        (w.unknown_text_alone, None)
    } else {
        (w.unknown_text, Some(w.nearest.to_owned()))
    };
    Suggestions {
        rows,
        unknown: Some((fill(w.unknown, &[&shown]), text.to_owned())),
        nearest,
        sure: false,
    }
}

/// Whether the first fits so much better than the second that nobody need look at both.
fn leads(matches: &[Match]) -> bool {
    match matches {
        [first, second, ..] => {
            first.fit != second.fit || first.fit == Fit::Exact || first.score >= second.score + LEAD
        }
        _ => true,
    }
}

/// By so much, in thousandths.
const LEAD: u32 = 120;

fn row(book: &Book<'_>, found: &Match) -> Suggestion {
    let at = usize::from(found.entry);
    let entry = &book.core.entries[at];
    let title = &book.texts.entries[at].title;
    let typed = (usize::from(found.typed.0), usize::from(found.typed.1));
    let is_code = !entry.code.is_empty();
    let (title, name) = match found.name.as_str() {
        "" => (pieces(title, typed), vec![]),
        name => (pieces(title, (0, 0)), pieces(name, typed)),
    };
    let has_rival = rivals(book, at).len() > 1;
    Suggestion {
        id: entry.id.clone(),
        mark: if is_code {
            entry.code.clone()
        } else {
            book.kind(entry.kind).to_owned()
        },
        is_code,
        title,
        name,
        place: if has_rival {
            super::place::label(book, at)
        } else {
            String::new()
        },
        seen: None,
        asks: false,
        fit: found.fit,
        score: found.score,
    }
}

/// A text cut where the typed part begins and ends; empty pieces are left out.
fn pieces(text: &str, typed: (usize, usize)) -> Vec<(String, bool)> {
    let part = |from: usize, n: usize| text.chars().skip(from).take(n).collect::<String>();
    let mut all = vec![
        (part(0, typed.0), false),
        (part(typed.0, typed.1 - typed.0), true),
        (part(typed.1, usize::MAX), false),
    ];
    all.retain(|piece| !piece.0.is_empty());
    all
}

#[cfg(feature = "author")]
impl Suggestions {
    /// The answer for scripts: what was asked, whether it is known, and the rows in order.
    pub fn to_json(&self, typed: &str) -> serde_json::Value {
        let rows: Vec<serde_json::Value> = self
            .rows
            .iter()
            .map(|row| {
                let code = if row.is_code { row.mark.as_str() } else { "" };
                let fit = match row.fit {
                    Fit::Exact => "exact",
                    Fit::Part => "part",
                    Fit::Near => "near",
                };
                serde_json::json!({
                    "id": row.id, "code": code, "title": row.plain_title(), "where": row.place, "asks": row.asks,
                    "fit": fit, "score": row.score,
                })
            })
            .collect();
        serde_json::json!({ "typed": typed, "known": self.unknown.is_none(), "rows": rows })
    }
}
