//! The contents: one page a kind, and the front page of each language that leads to them.
//!
//! Every page is at most two links from the front page (`tests/guide.rs`,
//! `every_page_is_reached_from_the_front_page`).

use super::entry::row;
use super::frame::{Head, page};
use super::parts::{Row, rows};
use super::place::{FAULTS, Place, Site, fault_path};
use super::sheet::Sheet;
use super::ties::Ties;
use crate::i18n::{Lang, fill};
use crate::pack::{Area, Compiled, EntryKind, Money};
use crate::present::{self, Basic, Book};
use pinyin::ToPinyin;

/// Rows under one heading.
struct Group {
    heading: String,
    rows: Vec<Row>,
}

/// The areas in the order of the first screen's basic checks.
const AREAS: [Area; 8] = [
    Area::Device,
    Area::Network,
    Area::Software,
    Area::Card,
    Area::Amount,
    Area::Account,
    Area::Settlement,
    Area::Other,
];

/// The contents of one language: path below its folder, and page.
pub(super) fn lists(
    site: &Site,
    pack: &Compiled,
    book: &Book<'_>,
    ties: &Ties,
) -> Vec<(String, String)> {
    let g = book.lang.guide_words();
    let kinds: [(&str, &str, &str, Vec<Group>); 4] = [
        ("code", g.codes, g.codes_text, codes(book)),
        ("message", g.messages, g.messages_text, messages(book)),
        ("topic", g.topics, g.topics_text, topics(book, ties)),
        (FAULTS, g.faults, g.faults_text, faults(book)),
    ];
    let mut pages = Vec::new();
    for (folder, title, text, groups) in &kinds {
        let place = Place {
            lang: book.lang,
            path: format!("{folder}/index.html"),
        };
        let head = Head {
            title: &format!("{title} · {}", g.guide),
            description: text,
            version: &pack.core.version,
        };
        let written = page(site, &place, &head, |s| {
            s.leaf("h1", &[("class", "page-title")], title);
            s.leaf("p", &[("class", "lead")], text);
            jump(s, g.jump, groups);
            for (n, group) in groups.iter().enumerate() {
                let id = anchor(n);
                s.line();
                s.tag("section", &[("class", "guide-part"), ("id", &id)], |s| {
                    s.leaf("h2", &[("class", "section-title")], &group.heading);
                    rows(s, &group.rows);
                });
            }
        });
        pages.push((place.path, written));
    }
    let counts = kinds.map(|(folder, title, text, groups)| {
        let n: usize = groups.iter().map(|group| group.rows.len()).sum();
        Row {
            link: format!("{folder}/index.html"),
            mark: String::new(),
            title: title.to_owned(),
            note: format!("{text} · {}", fill(g.count, &[&n.to_string()])),
        }
    });
    pages.push(("index.html".to_owned(), front(site, pack, book, &counts)));
    pages
}

/// The front page of a language.
fn front(site: &Site, pack: &Compiled, book: &Book<'_>, kinds: &[Row]) -> String {
    let (w, g) = (book.lang.words(), book.lang.guide_words());
    let place = Place {
        lang: book.lang,
        path: "index.html".to_owned(),
    };
    let head = Head {
        title: g.guide,
        description: g.guide_text,
        version: &pack.core.version,
    };
    let home = present::home(book, &[], true);
    page(site, &place, &head, |s| {
        s.leaf("h1", &[("class", "page-title")], g.guide);
        s.leaf("p", &[("class", "lead")], g.guide_text);
        s.leaf("h2", &[("class", "section-title")], g.lists);
        rows(s, kinds);
        s.line();
        s.tag("section", &[("class", "guide-part")], |s| {
            s.leaf("h2", &[("class", "section-title")], g.bank_codes);
            s.tag("p", &[("class", "guide-codes")], |s| chips(s, book, &place));
        });
        s.tag("section", &[("class", "guide-part")], |s| {
            s.leaf("h2", &[("class", "section-title")], w.tiles);
            let tiles = home
                .tiles
                .iter()
                .filter_map(|tile| book.core.entry_named(&tile.id));
            let tiles: Vec<Row> = tiles
                .map(|at| row(&place, present::tie(book, at)))
                .collect();
            rows(s, &tiles);
        });
        s.leaf("h2", &[("class", "section-title")], w.basics);
        home.basics.iter().for_each(|checks| basic(s, checks));
    })
}

fn basic(s: &mut Sheet, basic: &Basic) {
    s.line();
    s.tag("section", &[("class", "card")], |s| {
        s.leaf("h3", &[("class", "card-title")], &basic.title);
        super::parts::lines(s, &basic.lines);
    });
}

/// What a bank answers, code by code.
fn chips(s: &mut Sheet, book: &Book<'_>, place: &Place) {
    // The code's own page asks where it was seen, should that matter.
    let is_own = |at: &usize| {
        let entry = &book.core.entries[*at];
        entry.id.strip_prefix("code.") == Some(&entry.code.to_ascii_lowercase())
    };
    let mut own = of_kind(book, EntryKind::Code);
    own.retain(is_own);
    own.sort_by_key(|at| &book.core.entries[*at].code);
    for at in own {
        let link = row(place, present::tie(book, at)).link;
        let title = &book.texts.entries[at].title;
        s.leaf(
            "a",
            &[("class", "guide-chip"), ("href", &link), ("title", title)],
            &book.core.entries[at].code,
        );
        s.line();
    }
}

fn jump(s: &mut Sheet, label: &str, groups: &[Group]) {
    if groups.len() < 2 {
        return;
    }
    s.line();
    s.tag(
        "nav",
        &[("class", "guide-chips"), ("aria-label", label)],
        |s| {
            for (n, group) in groups.iter().enumerate() {
                let link = format!("#{}", anchor(n));
                s.leaf(
                    "a",
                    &[("class", "guide-chip"), ("href", &link)],
                    &group.heading,
                );
                s.line();
            }
        },
    );
}

fn anchor(n: usize) -> String {
    format!("g{n}")
}

fn of_kind(book: &Book<'_>, kind: EntryKind) -> Vec<usize> {
    let entries = book.core.entries.iter().enumerate();
    entries
        .filter(|(_, entry)| entry.kind == kind)
        .map(|(at, _)| at)
        .collect()
}

/// Rows under headings, headings in the order in which they are first met.
fn grouped(all: impl IntoIterator<Item = (String, Row)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (heading, row) in all {
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group {
                heading,
                rows: vec![row],
            }),
        }
    }
    groups
}

/// Codes by where they are seen and whose they are; what leaves the money open says so.
fn codes(book: &Book<'_>) -> Vec<Group> {
    let place = list_place(book.lang, "code");
    let mut all = of_kind(book, EntryKind::Code);
    let key = |at: &usize| {
        let entry = &book.core.entries[*at];
        (
            entry.seen.first().copied(),
            !entry.vendor.is_empty(),
            book.seen(*at),
            entry.code.clone(),
        )
    };
    all.sort_by_key(key);
    grouped(all.into_iter().map(|at| {
        let mut row = row(&place, present::tie(book, at));
        row.note = match book.core.entries[at].money {
            Money::Unknown => present::money(book, Money::Unknown, true)
                .map_or_else(String::new, |money| {
                    [&money.label, book.lang.guide_words().colon, &money.title].concat()
                }),
            _ => String::new(),
        };
        (book.seen(at), row)
    }))
}

/// Messages by the letter that they begin with.
fn messages(book: &Book<'_>) -> Vec<Group> {
    let g = book.lang.guide_words();
    let place = list_place(book.lang, "message");
    let mut all: Vec<(Option<char>, usize)> = of_kind(book, EntryKind::Message)
        .into_iter()
        .map(|at| (letter(&book.texts.entries[at].title), at))
        .collect();
    all.sort_by_key(|(letter, at)| {
        (
            letter.is_none(),
            *letter,
            book.texts.entries[*at].title.clone(),
        )
    });
    grouped(all.into_iter().map(|(letter, at)| {
        let heading = letter.map_or(g.other_letter.to_owned(), |letter| letter.to_string());
        (heading, row(&place, present::tie(book, at)))
    }))
}

/// Symptoms by where the trouble most likely lies.
fn topics(book: &Book<'_>, ties: &Ties) -> Vec<Group> {
    let place = list_place(book.lang, "topic");
    let all = of_kind(book, EntryKind::Symptom);
    by_area(
        book,
        all.into_iter().map(|at| {
            let area = book.core.faults[ties.likeliest(at)].area;
            (area, row(&place, present::tie(book, at)))
        }),
    )
}

/// Faults by where they lie.
fn faults(book: &Book<'_>) -> Vec<Group> {
    let place = list_place(book.lang, FAULTS);
    let all = book.core.faults.iter().zip(&book.texts.faults);
    by_area(
        book,
        all.map(|(fault, text)| {
            let row = Row {
                link: place.near(&fault_path(&fault.id)),
                mark: String::new(),
                title: text.name.clone(),
                note: String::new(),
            };
            (fault.area, row)
        }),
    )
}

fn by_area(book: &Book<'_>, rows: impl Iterator<Item = (Area, Row)>) -> Vec<Group> {
    let mut all: Vec<(Area, Row)> = rows.collect();
    all.sort_by_key(|(area, _)| AREAS.iter().position(|known| known == area));
    grouped(
        all.into_iter()
            .map(|(area, row)| (book.area(area).to_owned(), row)),
    )
}

/// The letter that a text begins with, by its reading; none for a digit or a mark.
fn letter(text: &str) -> Option<char> {
    let first = text.chars().find(|c| c.is_alphanumeric())?;
    let read = first
        .to_pinyin()
        .and_then(|reading| reading.plain().chars().next());
    read.or(Some(first))
        .map(|c| c.to_ascii_uppercase())
        .filter(char::is_ascii_uppercase)
}

fn list_place(lang: Lang, folder: &str) -> Place {
    Place {
        lang,
        path: format!("{folder}/index.html"),
    }
}
