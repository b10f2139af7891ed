//! Parts of a page, with the names that the app's own widgets have, so that both look alike.

use super::frame::picture;
use super::sheet::Sheet;
use crate::present::{AskedView, Fact, MoneyView};

/// Things to do, in order.
pub(super) fn steps(s: &mut Sheet, texts: &[String]) {
    s.tag("ol", &[("class", "steps")], |s| items(s, texts));
}

/// Sentences whose order does not matter.
pub(super) fn lines(s: &mut Sheet, texts: &[String]) {
    s.tag("ul", &[("class", "lines")], |s| items(s, texts));
}

fn items(s: &mut Sheet, texts: &[String]) {
    texts.iter().for_each(|text| s.leaf("li", &[], text));
}

/// Labelled facts.
pub(super) fn facts(s: &mut Sheet, facts: &[Fact]) {
    s.line();
    s.tag("dl", &[("class", "facts")], |s| {
        for fact in facts {
            s.tag("div", &[("class", "fact"), ("data-tone", fact.tone)], |s| {
                s.leaf("dt", &[], &fact.label);
                s.leaf("dd", &[], &fact.text);
            });
        }
    });
}

/// Where the money is; on paper nothing is folded away.
pub(super) fn money(s: &mut Sheet, view: &MoneyView) {
    let (state, name) = view.mark();
    s.tag("div", &[("class", "money"), ("data-state", state)], |s| {
        s.tag("p", &[("class", "money-head")], |s| {
            picture(s, name);
            s.leaf("span", &[("class", "money-label")], &view.label);
            s.leaf("strong", &[], &view.title);
        });
        s.leaf("p", &[("class", "money-text")], &view.text);
        if !view.find.is_empty() {
            s.leaf("p", &[("class", "card-title")], &view.find_heading);
            steps(s, &view.find);
        }
    });
}

/// A question that has to be clear first.
pub(super) fn asked(s: &mut Sheet, view: &AskedView) {
    s.line();
    s.tag(
        "section",
        &[("class", "money"), ("data-state", "ask")],
        |s| {
            s.leaf("h2", &[("class", "card-title")], &view.heading);
            s.leaf("p", &[("class", "money-text")], &view.question);
            if !view.help.is_empty() {
                s.leaf("p", &[], &view.help);
            }
            match view.in_order {
                true => steps(s, &view.lines),
                false => lines(s, &view.lines),
            }
        },
    );
}

/// All that a page says, as answers to questions.
pub(super) fn answers(s: &mut Sheet, inside: impl FnOnce(&mut Sheet)) {
    let item = [
        ("class", "code"),
        ("itemscope", ""),
        ("itemtype", "https://schema.org/FAQPage"),
    ];
    s.tag("article", &item, inside);
}

/// A part that answers a question: what search engines are told, and what is printed.
pub(super) fn answer(
    s: &mut Sheet,
    class: &'static str,
    question: &str,
    heading: &str,
    inside: impl FnOnce(&mut Sheet),
) {
    s.line();
    let item = [
        ("class", class),
        ("itemprop", "mainEntity"),
        ("itemscope", ""),
        ("itemtype", "https://schema.org/Question"),
    ];
    s.tag("section", &item, |s| {
        s.alone("meta", &[("itemprop", "name"), ("content", question)]);
        if !heading.is_empty() {
            s.leaf("h2", &[("class", "card-title")], heading);
        }
        let answer = [
            ("class", "guide-answer"),
            ("itemprop", "acceptedAnswer"),
            ("itemscope", ""),
            ("itemtype", "https://schema.org/Answer"),
        ];
        s.tag("div", &answer, |s| {
            s.tag(
                "div",
                &[("class", "guide-answer"), ("itemprop", "text")],
                inside,
            );
        });
    });
}

/// A titled card.
pub(super) fn card(s: &mut Sheet, heading: &str, inside: impl FnOnce(&mut Sheet)) {
    s.line();
    s.tag("section", &[("class", "card")], |s| {
        s.leaf("h2", &[("class", "card-title")], heading);
        inside(s);
    });
}

/// One line of a list of pages.
pub(super) struct Row {
    pub(super) link: String,
    /// The code; empty where there is none.
    pub(super) mark: String,
    pub(super) title: String,
    /// What else has to be known to choose; may be empty.
    pub(super) note: String,
}

/// A list of pages.
pub(super) fn rows(s: &mut Sheet, rows: &[Row]) {
    s.line();
    s.tag("ul", &[("class", "guide-list")], |s| {
        for row in rows {
            s.tag("li", &[], |s| {
                s.tag("a", &[("class", "guide-row"), ("href", &row.link)], |s| {
                    if !row.mark.is_empty() {
                        s.leaf("b", &[], &row.mark);
                    }
                    s.leaf("span", &[], &row.title);
                    if !row.note.is_empty() {
                        s.leaf("small", &[], &row.note);
                    }
                });
            });
            s.line();
        }
    });
}
