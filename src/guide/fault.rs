//! The page of one fault: how to tell, how to mend it in order, who does.
//!
//! Invariant: a step that charges again stands after the question for the money (`tests/guide.rs`,
//! `the_money_comes_first_on_paper_too`).

use super::entry::row;
use super::frame::{Head, page};
use super::parts::{Row, answer, answers, asked, card, facts, lines, rows, steps};
use super::place::{Place, Site, fault_path};
use super::sheet::Sheet;
use super::ties::Ties;
use crate::i18n::fill;
use crate::pack::Compiled;
use crate::present::{self, Book, FaultView, RepairView};

/// The page of the fault at `fault`, whose view is `view`.
pub(super) fn fault_page(
    site: &Site,
    pack: &Compiled,
    book: &Book<'_>,
    fault: usize,
    view: &FaultView,
    ties: &Ties,
) -> String {
    let place = Place {
        lang: book.lang,
        path: fault_path(&view.id),
    };
    let (w, g) = (book.lang.words(), book.lang.guide_words());
    let title = fill(g.title_fault, &[&view.name]);
    let first: Vec<&str> = view
        .repairs
        .iter()
        .map(|repair| repair.name.as_str())
        .collect();
    let description = [&view.name, g.colon, &first.join(w.list_comma)].concat();
    let head = Head {
        title: &title,
        description: &description,
        version: &pack.core.version,
    };
    page(site, &place, &head, |s| {
        answers(s, |s| {
            s.leaf("p", &[("class", "eyebrow")], g.kind_fault);
            s.leaf("h1", &[("class", "page-title")], &view.name);
            facts(s, &view.facts);
            if !view.signs.is_empty() {
                let question = fill(g.ask_signs, &[&view.name]);
                answer(s, "card", &question, g.signs, |s| lines(s, &view.signs));
            }
            if let Some(money) = &view.money {
                asked(s, money);
            }
            let question = fill(g.ask_repair, &[&view.name]);
            answer(s, "card", &question, g.repairs, |s| {
                view.repairs.iter().for_each(|view| repair(s, view));
                s.leaf("p", &[("class", "mind")], &view.at_last);
            });
            if !view.avoid.is_empty() {
                card(s, g.avoid, |s| s.leaf("p", &[], &view.avoid));
            }
            if !view.support.is_empty() {
                card(s, w.for_support, |s| s.leaf("p", &[], &view.support));
            }
            let seen: Vec<Row> = ties
                .entries(fault)
                .into_iter()
                .map(|entry| row(&place, present::tie(book, entry)))
                .collect();
            if !seen.is_empty() {
                s.line();
                s.tag(
                    "nav",
                    &[("class", "guide-part"), ("aria-label", g.shown_as)],
                    |s| {
                        s.leaf("h2", &[("class", "section-title")], g.shown_as);
                        rows(s, &seen);
                    },
                );
            }
            let app = place.root("#/");
            s.line();
            s.leaf(
                "a",
                &[("class", "button"), ("data-kind", "main"), ("href", &app)],
                g.open_page,
            );
            s.leaf("p", &[("class", "small-print")], g.needs_scripts);
            let ground = book.ground(&pack.fault_grounds[fault]);
            s.leaf(
                "p",
                &[("class", "small-print")],
                &format!("{} {ground}", w.judgement),
            );
        });
    })
}

fn repair(s: &mut Sheet, view: &RepairView) {
    s.line();
    s.tag("section", &[("class", "guide-repair")], |s| {
        s.leaf("h3", &[("class", "card-title")], &view.name);
        s.leaf("p", &[("class", "small-print")], &view.takes);
        view.guards
            .iter()
            .for_each(|guard| s.leaf("p", &[("class", "guard")], guard));
        if let Some(risk) = &view.risk {
            s.leaf("p", &[("class", "warning")], risk);
        }
        steps(s, &view.steps);
        if !view.mind.is_empty() {
            s.leaf("p", &[("class", "mind")], &view.mind);
        }
    });
}
