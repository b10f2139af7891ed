//! Every state of the catalogue drawn on the host, in both languages.
//!
//! Each is compared with its snapshot and looked over for what no page may do. That they draw
//! at all shows that views never touch a browser while drawing.

use crate::support::html::{Piece, is_void, one_a_line, pieces};
use crate::support::states::{LANGUAGES, State, states};
use crate::support::tiny::places;
use crate::support::{builtin, compare, rerun, root, text, texts};
use poscheck::board::{AMOUNT, Boards, Reader};
use poscheck::i18n::Lang;
use poscheck::lookup::Index;
use poscheck::pack;
use poscheck::present::Board;
use poscheck::session::Habits;
use poscheck::ui::{Boot, Found, Route, render};
use std::rc::Rc;
use std::sync::OnceLock;

/// A drawn state: its name with the language, and its HTML.
struct Drawn {
    name: String,
    lang: Lang,
    html: String,
}

fn catalogue() -> Vec<State> {
    states(&text("tests/states.toml")).unwrap()
}

/// States that the shipped pack does not have; drawn from the tiny one.
const LAID_OVER: [(&str, &str, &str); 3] = [
    ("place-ask", "#/code/91", "class=\"place\""),
    ("place-known", "#/code/91?where=bank", "class=\"code\""),
    ("code-support", "#/code/60", "class=\"for-support\""),
];

fn draw(state: &State, lang: Lang) -> String {
    draw_from(builtin(), state, lang)
}

fn draw_from(own: &pack::Compiled, state: &State, lang: Lang) -> String {
    let boot = if state.whole {
        Boot::whole(own.shelf(), lang)
    } else {
        Boot::first(&pack::save_front(&own.core, texts(own, lang)), lang).unwrap()
    };
    let found = (state.whole && !state.typed.is_empty()).then(|| {
        let (texts, words) = own.language(lang == Lang::Zh);
        let index = Index::new(&own.core, texts, words);
        Rc::new(Found {
            typed: state.typed.as_str().into(),
            all: true,
            matches: Some(index.matches(&state.typed, None, 6)),
        })
    });
    let boot = Boot {
        stored: state.stored(),
        habits: Habits::from_text(&state.habits.join("\n")),
        early: state.typed.clone(),
        found,
        board: board(state, lang),
        ..boot
    };
    render(boot, Route::parse(&state.hash)).unwrap()
}

/// The board of a state, after all that was done on it.
fn board(state: &State, lang: Lang) -> Option<Rc<Board>> {
    let name = state.hash.strip_prefix("#/")?;
    if name == AMOUNT {
        return Some(Rc::new(crate::amounts::after(lang, &state.acts)));
    }
    let mut boards = Boards::default();
    boards.learn("cards", &crate::card::packed().bytes);
    boards.learn("terminal", &crate::software::builtin().bytes);
    for (name, bytes) in crate::receipt::pieces() {
        boards.learn(name, &bytes);
    }
    let now = "2026-11-22 19:30".to_owned();
    let mut shown = boards.open(name, Reader { lang, now })?;
    for [id, text] in &state.acts {
        text.chars().for_each(|c| boards.press(c));
        shown = boards.act(id)?;
    }
    Some(Rc::new(shown))
}

/// Every state in every language, drawn once.
fn drawn() -> &'static [Drawn] {
    static DRAWN: OnceLock<Vec<Drawn>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let mut all = Vec::new();
        for state in catalogue() {
            for tag in LANGUAGES {
                let lang = Lang::from_tag(tag).unwrap();
                all.push(Drawn {
                    name: format!("{}.{tag}", state.id),
                    lang,
                    html: draw(&state, lang),
                });
            }
        }
        let own = places();
        for (id, hash, shows) in LAID_OVER {
            let state = format!("[[state]]\nid = \"{id}\"\nwhat = \"\"\nhash = \"{hash}\"\n");
            for lang in Lang::ALL {
                let html = draw_from(&own, &states(&state).unwrap()[0], lang);
                assert!(html.contains(shows), "{id}: no {shows}");
                let name = format!("{id}.{}", lang.tag());
                all.push(Drawn { name, lang, html });
            }
        }
        all
    })
}

/// What is wrong with a drawn page; empty where all is well.
type Rule = fn(&Drawn) -> Vec<String>;

/// The rule catches a made-up page, and finds nothing in any state.
#[track_caller]
fn check(rule: Rule, caught: &[&str]) {
    for html in caught {
        let page = Drawn {
            name: "made up".to_owned(),
            lang: Lang::Zh,
            html: (*html).to_owned(),
        };
        assert!(!rule(&page).is_empty(), "the rule lets this pass: {html}");
    }
    let found: Vec<String> = drawn()
        .iter()
        .flat_map(|page| {
            rule(page)
                .into_iter()
                .map(|wrong| format!("{}: {wrong}", page.name))
        })
        .collect();
    assert!(
        found.is_empty(),
        "{}\n{}",
        found.join("\n"),
        rerun("views::")
    );
}

/// An element with its attributes and everything inside it.
struct Element<'a> {
    name: &'a str,
    attributes: &'a [(String, String)],
    inside: &'a [Piece],
}

impl Element<'_> {
    fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, value)| value.as_str())
    }

    fn text(&self) -> String {
        self.inside
            .iter()
            .filter_map(|piece| match piece {
                Piece::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect::<String>()
            .trim()
            .to_owned()
    }
}

/// Every element of a page, in order.
fn elements(pieces: &[Piece]) -> Vec<Element<'_>> {
    let mut all = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Open(name, attributes) = piece else {
            continue;
        };
        let mut depth = 1;
        let inside = if is_void(name) {
            0
        } else {
            pieces[at + 1..]
                .iter()
                .take_while(|piece| {
                    match piece {
                        Piece::Open(name, _) if !is_void(name) => depth += 1,
                        Piece::Close(_) => depth -= 1,
                        _ => {}
                    }
                    depth > 0
                })
                .count()
        };
        all.push(Element {
            name,
            attributes,
            inside: &pieces[at + 1..at + 1 + inside],
        });
    }
    all
}

fn headings(page: &Drawn) -> Vec<String> {
    let pieces = pieces(&page.html);
    let levels: Vec<usize> = elements(&pieces)
        .iter()
        .filter_map(|e| e.name.strip_prefix('h')?.parse().ok())
        .collect();
    let mut wrong = Vec::new();
    let first = levels.iter().filter(|level| **level == 1).count();
    if first != 1 {
        wrong.push(format!("{first} headings of the first level"));
    }
    if levels.first().is_some_and(|level| *level > 2)
        || levels.windows(2).any(|pair| pair[1] > pair[0] + 1)
    {
        wrong.push(format!("a level of heading is left out: {levels:?}"));
    }
    wrong
}

fn controls(page: &Drawn) -> Vec<String> {
    let pieces = pieces(&page.html);
    let all = elements(&pieces);
    let mut wrong = Vec::new();
    for e in &all {
        let labelled = e.attribute("aria-label").is_some_and(|l| !l.is_empty());
        match e.name {
            "button" if e.attribute("type").is_none() => {
                wrong.push(format!("a button without a type: {}", e.text()));
            }
            "button" | "summary" if e.text().is_empty() && !labelled => {
                wrong.push(format!("a {} without words", e.name));
            }
            "a" => {
                let href = e.attribute("href").unwrap_or_default();
                if e.text().is_empty() && !labelled {
                    wrong.push(format!("a link without words to {href}"));
                }
                if !(href.starts_with("#/") || href.starts_with("tel:")) {
                    wrong.push(format!("a link out of the page: {href}"));
                }
            }
            "input" => {
                let id = e.attribute("id").unwrap_or("-");
                let by_id = all
                    .iter()
                    .any(|l| l.name == "label" && l.attribute("for") == Some(id));
                let around = all.iter().any(|l| {
                    l.name == "label"
                        && !l.text().is_empty()
                        && l.inside.iter().any(|piece| {
                            matches!(piece, Piece::Open(n, a) if n == "input" && a == e.attributes)
                        })
                });
                if !(labelled || by_id || around) {
                    wrong.push("an input without a label".to_owned());
                }
            }
            "img" | "svg" => {
                let hidden = e.attribute("aria-hidden") == Some("true");
                if !hidden && !labelled && e.attribute("alt").is_none() {
                    wrong.push(format!("a picture without words: {}", e.name));
                }
            }
            _ => {}
        }
    }
    wrong
}

fn inline(page: &Drawn) -> Vec<String> {
    let pieces = pieces(&page.html);
    let mut wrong = Vec::new();
    for e in elements(&pieces) {
        if matches!(e.name, "script" | "style" | "iframe" | "object") {
            wrong.push(format!("<{}>", e.name));
        }
        for (key, value) in e.attributes {
            if key == "style" || key.starts_with("on") || value.starts_with("javascript:") {
                wrong.push(format!("<{} {key}>", e.name));
            }
        }
    }
    wrong
}

fn ids(page: &Drawn) -> Vec<String> {
    let pieces = pieces(&page.html);
    let all = elements(&pieces);
    let ids: Vec<&str> = all.iter().filter_map(|e| e.attribute("id")).collect();
    let mut wrong: Vec<String> = ids
        .iter()
        .enumerate()
        .filter(|(at, id)| ids[..*at].contains(id))
        .map(|(_, id)| format!("id {id} twice"))
        .collect();
    for key in [
        "for",
        "aria-controls",
        "aria-labelledby",
        "aria-describedby",
    ] {
        let named = all.iter().filter_map(|e| e.attribute(key));
        for id in named.flat_map(str::split_whitespace) {
            if !ids.contains(&id) {
                wrong.push(format!("{key} names {id}, which is not there"));
            }
        }
    }
    wrong
}

fn nesting(page: &Drawn) -> Vec<String> {
    let mut open = Vec::new();
    let mut wrong = Vec::new();
    for piece in pieces(&page.html) {
        match piece {
            Piece::Open(name, _) if !is_void(&name) => open.push(name),
            Piece::Close(name) if open.pop().as_ref() != Some(&name) => {
                wrong.push(format!("</{name}> closes nothing"));
            }
            _ => {}
        }
    }
    wrong.extend(open.iter().map(|name| format!("<{name}> is not closed")));
    let pieces = pieces(&page.html);
    for e in elements(&pieces) {
        let inner = elements(e.inside);
        let interactive = |name: &str| matches!(name, "a" | "button" | "input");
        if matches!(e.name, "a" | "button") && inner.iter().any(|i| interactive(i.name)) {
            wrong.push(format!("a control inside <{}>", e.name));
        }
        if e.name == "p"
            && inner
                .iter()
                .any(|i| matches!(i.name, "p" | "div" | "ul" | "ol" | "section" | "h1" | "h2"))
        {
            wrong.push("a block inside <p>, which a browser takes apart".to_owned());
        }
        if matches!(e.name, "ul" | "ol") {
            let mut depth = 0;
            for piece in e.inside {
                match piece {
                    Piece::Open(name, _) => {
                        if depth == 0 && name != "li" {
                            wrong.push(format!("<{name}> in a list"));
                        }
                        depth += i32::from(!is_void(name));
                    }
                    Piece::Close(_) => depth -= 1,
                    Piece::Text(_) => {}
                }
            }
        }
    }
    wrong
}

/// Words of a message that was never filled, and of Rust's own printing.
fn leftovers(page: &Drawn) -> Vec<String> {
    pieces(&page.html)
        .iter()
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            _ => None,
        })
        .filter(|text| {
            text.trim() == "None"
                || ["{}", "Some(", "NaN", "inf ", "undefined"]
                    .iter()
                    .any(|odd| text.contains(odd))
        })
        .map(|text| format!("unfinished: {text}"))
        .collect()
}

/// No English page shows Chinese, but for the switch and the button that names a language.
fn one_language(page: &Drawn) -> Vec<String> {
    if page.lang == Lang::Zh && page.name != "made up" {
        return vec![];
    }
    let pieces = pieces(&page.html);
    let mut wrong = Vec::new();
    let mut foreign = None::<usize>;
    let mut depth = 0;
    for piece in &pieces {
        match piece {
            Piece::Open(name, attributes) => {
                if foreign.is_none() && attributes.iter().any(|(key, _)| key == "lang") {
                    foreign = Some(depth);
                }
                depth += usize::from(!is_void(name));
            }
            Piece::Close(_) => {
                depth -= 1;
                if foreign == Some(depth) {
                    foreign = None;
                }
            }
            Piece::Text(text) => {
                // What was typed is repeated between “ and ”, in whatever language it is.
                let own: String = text.split(['“', '”']).step_by(2).collect();
                if foreign.is_none() && own.chars().any(crate::support::is_chinese) {
                    wrong.push(format!("Chinese: {text}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn every_state_looks_as_it_did() {
    let mut failures = Vec::new();
    for page in drawn() {
        let path = format!("tests/snapshots/{}.html", page.name);
        failures.extend(compare(&path, &one_a_line(&page.html)).err());
    }
    let left: Vec<String> = std::fs::read_dir(root().join("tests/snapshots"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|file| {
            let known = |page: &Drawn| format!("{}.html", page.name) == *file;
            !drawn().iter().any(known)
        })
        .collect();
    if !left.is_empty() {
        failures.push(format!("no state has these snapshots: {left:?}"));
    }
    assert!(
        failures.is_empty(),
        "{}\n{}",
        failures.join("\n\n"),
        rerun("views::every_state_looks_as_it_did")
    );
}

#[test]
fn the_catalogue_names_real_states() {
    let states = catalogue();
    assert!(states.len() >= 25, "{} states", states.len());
    for (at, state) in states.iter().enumerate() {
        assert!(
            states[..at].iter().all(|other| other.id != state.id),
            "{} stands twice",
            state.id
        );
        let route = Route::parse(&state.hash);
        assert!(
            route == Route::Gone || route.hash() == state.hash,
            "{}: {} is written {}",
            state.id,
            state.hash,
            route.hash()
        );
        if state.raw.is_none() {
            // A line that the pack no longer has would make another state of it.
            let log: Vec<&str> = state.log.iter().map(String::as_str).collect();
            let session = crate::support::tiny::session(builtin(), &log);
            match route {
                Route::Step(n) => assert_eq!(n, session.log().len(), "{}", state.id),
                Route::Change(at) => assert!(
                    session
                        .log()
                        .get(at)
                        .is_some_and(|e| e.question().is_some()),
                    "{}: nothing to change",
                    state.id
                ),
                _ => {}
            }
        }
    }
}

#[test]
fn every_state_shows_what_it_is_called() {
    let missing: Vec<String> = catalogue()
        .iter()
        .flat_map(|state| {
            drawn()
                .iter()
                .filter(|page| {
                    page.name
                        .rsplit_once('.')
                        .is_some_and(|(id, _)| id == state.id)
                })
                .filter(|page| !page.html.contains(&state.shows))
                .map(|page| format!("{}: no {}", page.name, state.shows))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "{}\n{}",
        missing.join("\n"),
        rerun("views::")
    );
}

#[test]
fn drawing_twice_gives_the_same_page() {
    let state = &catalogue()[0];
    assert_eq!(draw(state, Lang::Zh), draw(state, Lang::Zh));
}

#[test]
fn every_page_has_one_main_heading_and_leaves_no_level_out() {
    check(
        headings,
        &[
            "<p>none</p>",
            "<h1>a</h1><h1>b</h1>",
            "<h1>a</h1><h3>b</h3>",
        ],
    );
}

#[test]
fn every_control_has_words_and_a_kind() {
    check(
        controls,
        &[
            "<button>a</button>",
            "<button type=\"button\"><svg aria-hidden=\"true\"></svg></button>",
            "<a href=\"#/\"></a>",
            "<a href=\"https://example.com\">a</a>",
            "<input id=\"x\">",
            "<svg></svg>",
            "<img>",
        ],
    );
}

#[test]
fn no_page_holds_an_inline_script_or_style() {
    check(
        inline,
        &[
            "<p style=\"color: red\">a</p>",
            "<script>a</script>",
            "<p onclick=\"a\">a</p>",
            "<a href=\"javascript:a\">a</a>",
        ],
    );
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    check(
        ids,
        &[
            "<p id=\"a\"></p><p id=\"a\"></p>",
            "<label for=\"a\">a</label>",
        ],
    );
}

#[test]
fn elements_nest_as_a_browser_reads_them() {
    check(
        nesting,
        &[
            "<p><b></p></b>",
            "<p>",
            "<a href=\"#/\"><button type=\"button\">a</button></a>",
            "<p><ul></ul></p>",
            "<ul><p>a</p></ul>",
        ],
    );
}

#[test]
fn no_page_shows_an_unfinished_text() {
    check(
        leftovers,
        &["<p>about {} min</p>", "<p>Some(3)</p>", "<p>None</p>"],
    );
}

#[test]
fn an_english_page_speaks_english() {
    check(one_language, &["<p lang=\"zh\">好</p><p>好了</p>"]);
}
