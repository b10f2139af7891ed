//! What every page of the guide has around its own part: head, bar, foot.
//!
//! Without an address there is no canonical, and the languages lead to each other by relative
//! links; a made-up address would tell search engines to look elsewhere.

use super::place::{Place, Site};
use super::sheet::Sheet;
use crate::i18n::{Lang, fill};
use crate::present::outline;

/// What the page may do: show itself. No script, not even from its own folder.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// How long a description is read, in characters.
const DESCRIPTION: usize = 150;

/// What a page says of itself.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// The version of the knowledge.
    pub(super) version: &'a str,
}

/// A whole page; `inside` writes its main part.
pub(super) fn page(
    site: &Site,
    place: &Place,
    head: &Head<'_>,
    inside: impl FnOnce(&mut Sheet),
) -> String {
    let (w, g) = (place.lang.words(), place.lang.guide_words());
    let mut sheet = Sheet::default();
    sheet.tag("html", &[("lang", place.lang.tag())], |s| {
        s.line();
        s.tag("head", &[], |s| write_head(s, site, place, head));
        s.line();
        s.tag("body", &[], |s| {
            bar(s, place);
            s.line();
            s.tag("main", &[("class", "page guide")], |s| {
                inside(s);
                s.line();
                s.tag("footer", &[("class", "guide-foot")], |s| {
                    s.leaf("p", &[], w.basics_support);
                    let version = fill(g.version, &[head.version]);
                    s.leaf(
                        "p",
                        &[("class", "small-print")],
                        &format!("{} · {version}", g.site),
                    );
                });
            });
        });
        s.line();
    });
    sheet.into_page()
}

fn write_head(s: &mut Sheet, site: &Site, place: &Place, head: &Head<'_>) {
    let meta = |s: &mut Sheet, name: &str, content: &str| {
        s.line();
        s.alone("meta", &[("name", name), ("content", content)]);
    };
    s.line();
    s.alone("meta", &[("charset", "utf-8")]);
    s.line();
    s.alone(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            ("content", POLICY),
        ],
    );
    meta(
        s,
        "viewport",
        "width=device-width, initial-scale=1, viewport-fit=cover",
    );
    s.line();
    let name = place.lang.guide_words().site;
    s.leaf("title", &[], &format!("{} · {name}", head.title));
    meta(s, "description", &short(head.description, place.lang));
    meta(s, "color-scheme", "light dark");
    meta(s, "referrer", "no-referrer");
    if !site.icon.is_empty() {
        let icon = place.root(&site.icon);
        s.line();
        s.alone(
            "link",
            &[("rel", "icon"), ("type", "image/svg+xml"), ("href", &icon)],
        );
    }
    if !site.style.is_empty() {
        s.line();
        s.alone(
            "link",
            &[("rel", "stylesheet"), ("href", &place.root(&site.style))],
        );
    }
    if !site.address.is_empty() {
        let own = format!("{}{}", site.address, place.whole());
        s.line();
        s.alone("link", &[("rel", "canonical"), ("href", &own)]);
    }
    let alternates = Lang::ALL.map(|lang| (lang.tag(), lang));
    for (tag, lang) in alternates.into_iter().chain([("x-default", Lang::Zh)]) {
        s.line();
        let link = match site.address.as_str() {
            "" => place.across(lang),
            address => format!("{address}{}", place.in_language(lang).whole()),
        };
        s.alone(
            "link",
            &[("rel", "alternate"), ("hreflang", tag), ("href", &link)],
        );
    }
    s.line();
}

fn bar(s: &mut Sheet, place: &Place) {
    let (w, g) = (place.lang.words(), place.lang.guide_words());
    s.tag("header", &[("class", "topbar")], |s| {
        if place.path != "index.html" {
            let up = place.near("index.html");
            s.tag("a", &[("class", "topbar-button"), ("href", &up)], |s| {
                picture(s, "back");
                s.text(g.contents);
            });
        }
        let app = place.root("#/");
        s.leaf("a", &[("class", "topbar-button"), ("href", &app)], g.check);
        let other = place.lang.other();
        let link = place.across(other);
        let class = ("class", "topbar-button");
        let language = [
            class,
            ("data-side", "end"),
            ("lang", other.tag()),
            ("hreflang", other.tag()),
            ("href", &link),
        ];
        s.leaf("a", &language, w.language);
    });
}

/// A line picture; the words beside it say the same.
pub(super) fn picture(s: &mut Sheet, name: &str) {
    let svg = [
        ("class", "picture"),
        ("viewBox", "0 0 24 24"),
        ("aria-hidden", "true"),
    ];
    s.tag("svg", &svg, |s| s.leaf("path", &[("d", outline(name))], ""));
}

/// The beginning of a text, cut after a sentence where that leaves enough.
fn short(text: &str, lang: Lang) -> String {
    // English says as much in three times the characters.
    let most = match lang {
        Lang::Zh => DESCRIPTION / 2,
        Lang::En => DESCRIPTION,
    };
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut
        .rfind(['\u{3002}', '\u{ff1b}', '.', ';'])
        .filter(|at| *at * 2 > cut.len());
    match end {
        Some(at) => cut[..at].to_owned(),
        None => format!("{}…", cut.trim_end()),
    }
}
