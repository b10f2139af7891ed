//! The page of one entry: what it means, the money first, what to do now.
//!
//! Invariant: what it says is what the app says of the entry (`tests/guide.rs`,
//! `page_and_app_say_the_same_of_every_entry`).
//! Invariant: where the money may be unknown, that stands before anything to do, and no cause
//! or repair is named (`tests/guide.rs`, `the_money_comes_first_on_paper_too`).

use super::frame::{Head, page};
use super::parts::{Row, answer, answers, asked, card, facts, lines, money, rows, steps};
use super::place::{Place, Site, app_hash, entry_path, fault_path};
use super::sheet::Sheet;
use super::ties::Ties;
use crate::i18n::fill;
use crate::pack::Compiled;
use crate::present::{self, Book, CodeView, PlaceView, Tie};

/// The page of the entry at `entry`, whose view is `view`.
pub(super) fn entry_page(
    site: &Site,
    pack: &Compiled,
    book: &Book<'_>,
    entry: usize,
    view: &CodeView,
    ties: &Ties,
) -> String {
    let place = Place {
        lang: book.lang,
        path: entry_path(&view.id),
    };
    let titles = present::titles(book, entry);
    let description = format!("{} {}", view.means, view.now.join(" "));
    let head = Head {
        title: &titles.title,
        description: description.trim(),
        version: &pack.core.version,
    };
    let (w, g) = (place.lang.words(), place.lang.guide_words());
    page(site, &place, &head, |s| {
        answers(s, |s| {
            s.tag("p", &[("class", "eyebrow")], |s| {
                s.leaf("span", &[], &view.kind);
                if !view.code.is_empty() {
                    s.text(" · ");
                    s.leaf("span", &[], &book.seen(entry));
                }
            });
            heading(s, view);
            if let Some(elsewhere) = present::place(book, entry) {
                where_seen(s, book, &place, entry, &elsewhere);
            }
            if let Some(state) = &view.money {
                answer(s, "guide-part", &titles.money, "", |s| money(s, state));
            }
            if !view.means.is_empty() {
                answer(s, "guide-part", &titles.means, "", |s| {
                    s.leaf("p", &[("class", "lead")], &view.means);
                });
            }
            if let Some(first) = present::asked(book, entry) {
                asked(s, &first);
            }
            if !view.now.is_empty() {
                answer(s, "card", &titles.now, w.now, |s| steps(s, &view.now));
            }
            facts(s, &view.facts);
            if !view.say.is_empty() {
                answer(s, "say", &titles.say, &view.say_heading, |s| {
                    s.leaf("p", &[], &view.say)
                });
            }
            let rules = present::dated_rules(book, entry, site.today);
            if !rules.is_empty() {
                card(s, w.rules, |s| lines(s, &rules));
            }
            for_support(s, book, entry, view);
            go_on(s, book, &place, entry, view);
            let causes = ties.causes(book, entry);
            if !causes.is_empty() {
                let causes: Vec<Row> = causes
                    .iter()
                    .map(|fault| Row {
                        link: place.near(&fault_path(&book.core.faults[*fault].id)),
                        mark: String::new(),
                        title: book.texts.faults[*fault].name.clone(),
                        note: String::new(),
                    })
                    .collect();
                let heading = match ties.waits(entry) {
                    true => g.causes_later,
                    false => g.causes,
                };
                related(s, heading, &causes);
                s.leaf("p", &[("class", "small-print")], w.judgement);
            }
            let mut near = present::namesakes(book, entry);
            near.extend(
                ties.siblings(entry)
                    .iter()
                    .map(|at| present::tie(book, *at)),
            );
            let near: Vec<Row> = near.into_iter().map(|tie| row(&place, tie)).collect();
            related(s, g.related, &near);
            let ground = &pack.entry_grounds[entry];
            s.leaf("p", &[("class", "small-print")], &book.ground(ground));
        });
    })
}

fn heading(s: &mut Sheet, view: &CodeView) {
    s.tag("h1", &[("class", "page-title")], |s| {
        if !view.code.is_empty() {
            s.leaf("span", &[("class", "code-mark")], &view.code);
            s.text(" ");
        }
        s.text(&view.title);
    });
}

/// Which of several meanings this page is about, before anything is explained.
fn where_seen(s: &mut Sheet, book: &Book<'_>, place: &Place, entry: usize, view: &PlaceView) {
    let g = book.lang.guide_words();
    let own = &book.core.entries[entry].id;
    s.line();
    s.tag("section", &[("class", "card")], |s| {
        s.leaf("h2", &[("class", "card-title")], &view.why);
        s.tag("p", &[], |s| {
            s.text(g.here);
            s.text(g.colon);
            s.leaf("strong", &[], &book.seen(entry));
        });
        let class = match present::is_risky(book, entry) {
            true => "warning",
            false => "help",
        };
        let unsure = [&view.unsure, g.colon, &view.unsure_text].concat();
        s.leaf("p", &[("class", class)], &unsure);
        let others = view.choices.iter().zip(&view.meanings);
        let others: Vec<Row> = others
            .filter(|(choice, _)| choice.id != *own)
            .map(|(choice, meaning)| Row {
                link: place.near(&entry_path(&choice.id)),
                mark: String::new(),
                title: meaning.text.clone(),
                note: choice.label.clone(),
            })
            .collect();
        rows(s, &others);
    });
}

fn for_support(s: &mut Sheet, book: &Book<'_>, entry: usize, view: &CodeView) {
    let wordings = present::wordings(book, entry);
    if view.support.is_empty() && view.support_facts.is_empty() && wordings.is_empty() {
        return;
    }
    card(s, book.lang.words().for_support, |s| {
        if !view.support.is_empty() {
            s.leaf("p", &[], &view.support);
        }
        if !view.support_facts.is_empty() {
            facts(s, &view.support_facts);
        }
        if !wordings.is_empty() {
            let joined = wordings.join(book.lang.words().list_comma);
            let said = [
                book.lang.guide_words().wordings,
                book.lang.guide_words().colon,
                &joined,
            ];
            s.leaf("p", &[("class", "help")], &said.concat());
        }
    });
}

/// The way into the app, with this entry as what is known.
fn go_on(s: &mut Sheet, book: &Book<'_>, place: &Place, entry: usize, view: &CodeView) {
    let g = book.lang.guide_words();
    let mut link = place.root(&app_hash(&view.id));
    let asks = present::place(book, entry).is_some();
    // Whose code may leave the money unknown elsewhere is asked where it was seen by the app too.
    if let (true, false, Some(seen)) = (
        asks,
        present::is_risky(book, entry),
        book.core.entries[entry].seen.first(),
    ) {
        link = format!("{link}?where={}", seen.name());
    }
    s.line();
    let label = fill(g.go_on_page, &[&view.go_on]);
    s.leaf(
        "a",
        &[("class", "button"), ("data-kind", "main"), ("href", &link)],
        &label,
    );
    if !view.board.1.is_empty() {
        let board = place.root(&format!("#/{}", view.board.0));
        s.leaf("a", &[("class", "button"), ("href", &board)], view.board.1);
    }
    s.leaf("p", &[("class", "small-print")], g.needs_scripts);
}

fn related(s: &mut Sheet, heading: &str, links: &[Row]) {
    if links.is_empty() {
        return;
    }
    s.line();
    s.tag(
        "nav",
        &[("class", "guide-part"), ("aria-label", heading)],
        |s| {
            s.leaf("h2", &[("class", "section-title")], heading);
            rows(s, links);
        },
    );
}

/// An entry as a line of a list.
pub(super) fn row(place: &Place, tie: Tie) -> Row {
    Row {
        link: place.near(&entry_path(&tie.id)),
        mark: tie.code,
        title: tie.title,
        note: tie.place,
    }
}
