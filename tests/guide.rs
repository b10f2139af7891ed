//! The guide: a page for everything, the same words as the app, no link that leads nowhere.

use crate::support::html::{Piece, pieces};
use crate::support::{book, builtin, rerun};
use poscheck::guide::{File, Site, files};
use poscheck::i18n::Lang;
use poscheck::pack::{self, Compiled, EntryKind, Money, Role};
use poscheck::present::{self, CodeView};
use poscheck::ui::{Boot, Route, render};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const STYLE: &str = "assets/guide.css";

fn site(today: &str) -> Site {
    Site {
        address: String::new(),
        style: STYLE.to_owned(),
        icon: "assets/icon.svg".to_owned(),
        today: pack::day(today).unwrap(),
    }
}

/// The guide of the built-in pack on the day of this test's writing, by path.
fn guide() -> &'static BTreeMap<String, String> {
    static GUIDE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    GUIDE.get_or_init(|| by_path(files(builtin(), &site("2026-11-22"))))
}

fn by_path(files: Vec<File>) -> BTreeMap<String, String> {
    files.into_iter().map(|f| (f.path, f.text)).collect()
}

/// Where an entry's page has to be, by what the entry is.
fn entry_path(lang: Lang, entry: &pack::Entry) -> String {
    let folder = match entry.kind {
        EntryKind::Code => "code",
        EntryKind::Message => "message",
        EntryKind::Symptom => "topic",
    };
    let name = entry.id.split_once('.').unwrap().1;
    format!("guide/{}/{folder}/{name}.html", lang.tag())
}

fn fault_path(lang: Lang, fault: &pack::Fault) -> String {
    format!("guide/{}/fault/{}.html", lang.tag(), fault.id)
}

#[track_caller]
fn check(what: &str, wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{what}: {}\n{}\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n"),
        rerun("guide::")
    );
}

/// The texts of a page, element by element.
fn texts(html: &str) -> Vec<String> {
    let pieces = pieces(html).into_iter();
    pieces
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        })
        .filter(|text| !text.is_empty())
        .collect()
}

/// (element, attribute, value) of a page.
fn attributes(html: &str) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for piece in pieces(html) {
        if let Piece::Open(name, attributes) = piece {
            all.extend(attributes.into_iter().map(|(k, v)| (name.clone(), k, v)));
        }
    }
    all
}

#[test]
fn every_code_message_topic_and_fault_has_its_page_in_both_languages() {
    let pack = builtin();
    let mut expected = BTreeSet::new();
    for lang in Lang::ALL {
        expected.extend(pack.core.entries.iter().map(|e| entry_path(lang, e)));
        expected.extend(pack.core.faults.iter().map(|f| fault_path(lang, f)));
        let lists = ["", "code/", "message/", "topic/", "fault/"];
        expected.extend(lists.map(|at| format!("guide/{}/{at}index.html", lang.tag())));
    }
    let n = pack.core.entries.len() + pack.core.faults.len() + 5;
    assert_eq!(expected.len(), 2 * n, "two rows share a page");
    let got: BTreeSet<String> = guide().keys().cloned().collect();
    assert_eq!(got, expected);
}

/// A link resolved against its page: the file and what stands after `#`.
fn resolved(page: &str, link: &str) -> (String, String) {
    let (path, hash) = link.split_once('#').unwrap_or((link, ""));
    let hash = hash.to_owned();
    if path.is_empty() {
        return (page.to_owned(), hash);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link} leaves the site"),
            part => parts.push(part),
        }
    }
    (parts.join("/"), hash)
}

/// What is wrong with the links of the pages below a folder.
fn broken(root: &std::path::Path, pages: &BTreeMap<String, String>) -> Vec<String> {
    let core = &builtin().core;
    let mut wrong = Vec::new();
    for page in pages.keys() {
        let html = std::fs::read_to_string(root.join(page)).unwrap();
        for (element, key, link) in attributes(&html) {
            if key != "href" {
                continue;
            }
            let (file, hash) = resolved(page, &link);
            let leads = match Route::parse(&hash) {
                // The folder of the site is the app.
                route if file.is_empty() => match route {
                    // Only boards that there are have a place.
                    Route::Home | Route::Board(_) => true,
                    Route::Entry(id) | Route::Seen(id, _) => core.entry_named(&id).is_some(),
                    _ => false,
                },
                _ => {
                    let target = std::fs::read_to_string(root.join(&file));
                    target.is_ok_and(|html| {
                        hash.is_empty()
                            || attributes(&html).contains(&("section".into(), "id".into(), hash))
                    })
                }
            };
            if !leads {
                wrong.push(format!("{page}: <{element}> {link} leads nowhere"));
            }
        }
    }
    wrong
}

#[test]
fn no_link_of_any_page_is_broken() {
    let root = std::env::temp_dir().join(format!("poscheck-guide-{}", std::process::id()));
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(STYLE, "");
    write("assets/icon.svg", "");
    guide().iter().for_each(|(path, text)| write(path, text));
    check("broken links", &broken(&root, guide()));
    // A page that leads astray is seen.
    let page = "guide/en/code/51.html";
    let links = [
        "gone.html",
        "52.html#nowhere",
        "../../../#/code/none",
        "../../../#/stray",
    ];
    let astray: String = links
        .map(|link| format!("<a href=\"{link}\">x</a>"))
        .concat();
    write(page, &astray);
    let one = [(page.to_owned(), String::new())].into();
    assert_eq!(broken(&root, &one).len(), links.len());
    std::fs::remove_dir_all(&root).unwrap();
}

#[test]
fn every_page_is_reached_from_the_front_page() {
    for lang in Lang::ALL {
        let own = format!("guide/{}/", lang.tag());
        let mut reached = BTreeSet::new();
        let mut open = vec![format!("{own}index.html")];
        while let Some(page) = open.pop() {
            if !page.starts_with(&own) || !reached.insert(page.clone()) {
                continue;
            }
            let links = attributes(&guide()[&page]).into_iter();
            let links = links.filter(|(element, key, _)| element == "a" && key == "href");
            open.extend(links.map(|(_, _, link)| resolved(&page, &link).0));
        }
        let all = guide().keys().filter(|page| page.starts_with(&own));
        let lost: Vec<String> = all
            .filter(|page| !reached.contains(*page))
            .cloned()
            .collect();
        check("pages that nothing leads to", &lost);
    }
}

/// What an entry's view says and its page does not.
fn unsaid(view: &CodeView, html: &str) -> Vec<String> {
    let said = texts(html);
    let mut missing = Vec::new();
    let mut need = |what: &str, text: &str| {
        if !text.is_empty() && !said.iter().any(|said| said == text) {
            missing.push(format!("{}: {what} “{text}”", view.id));
        }
    };
    need("code", &view.code);
    need("kind", &view.kind);
    need("title", &view.title);
    need("means", &view.means);
    if let Some(money) = &view.money {
        need("money", &money.title);
        need("money", &money.text);
        money.find.iter().for_each(|line| need("find", line));
    }
    for fact in view.facts.iter().chain(&view.support_facts) {
        need("fact", &fact.label);
        need("fact", &fact.text);
    }
    view.now.iter().for_each(|line| need("now", line));
    need("say", &view.say);
    if !view.say.is_empty() {
        need("say", &view.say_heading);
    }
    need("support", &view.support);
    for rule in &view.rules {
        if !said.iter().any(|said| said.starts_with(rule)) {
            missing.push(format!("{}: rule “{rule}”", view.id));
        }
    }
    let state = view.money.as_ref().map(|money| money.mark().0.to_owned());
    let panel = |(_, key, value): &(String, String, String)| key == "class" && value == "money";
    let all = attributes(html);
    let shown = all.iter().position(panel).map(|at| all[at + 1].2.clone());
    // Without a state of its own, a page may still say what to clear up first.
    if state.is_some() && state != shown {
        missing.push(format!(
            "{}: money {state:?}, the page shows {shown:?}",
            view.id
        ));
    }
    missing
}

#[test]
fn page_and_app_say_the_same_of_every_entry() {
    let pack = builtin();
    let today = site("2026-11-22").today;
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let book = book(pack, lang);
        for (at, entry) in pack.core.entries.iter().enumerate() {
            let view = present::code(&book, at, today);
            wrong.extend(unsaid(&view, &guide()[&entry_path(lang, entry)]));
        }
    }
    check("said by the app alone", &wrong);
}

#[test]
fn a_view_that_says_something_else_is_caught() {
    let pack = builtin();
    let at = pack.core.entry_named("code.98").unwrap();
    let html = &guide()["guide/zh-CN/code/98.html"];
    let view = present::code(&book(pack, Lang::Zh), at, site("2026-11-22").today);
    assert!(unsaid(&view, html).is_empty());
    let doctored: [fn(&mut CodeView); 9] = [
        |view| view.title.push('x'),
        |view| view.means.push('x'),
        |view| view.money.as_mut().unwrap().title = "已收款".into(),
        |view| view.money.as_mut().unwrap().state = Money::Received,
        |view| view.facts[0].text.push('x'),
        |view| view.now[1].push('x'),
        |view| view.say.push('x'),
        |view| view.support.push('x'),
        |view| view.rules.push("x".into()),
    ];
    for doctor in doctored {
        let mut other = view.clone();
        doctor(&mut other);
        assert_ne!(unsaid(&other, html), Vec::<String>::new(), "{other:?}");
    }
}

/// The app itself, drawn: every text of an entry's article but the button is on the page too.
#[test]
fn what_the_app_draws_stands_on_the_page() {
    let pack = builtin();
    let mut wrong = Vec::new();
    let some = pack.core.entries.iter().enumerate();
    let some = some.filter(|(at, entry)| {
        at % 23 == 0 || ["code.00", "code.51", "code.91", "code.98"].contains(&entry.id.as_str())
    });
    for (_, entry) in some {
        for lang in Lang::ALL {
            let seen = entry.seen.first().copied().unwrap_or(pack::Seen::Bank);
            let route = Route::Seen(entry.id.clone(), seen);
            let drawn = render(Boot::whole(pack.shelf(), lang), route).unwrap();
            let article = drawn.split_once("<article").unwrap().1;
            let article = article.split_once("<button").unwrap().0;
            let page = texts(&guide()[&entry_path(lang, entry)]);
            // The twin of the device has no clock of today's, so rules are compared elsewhere.
            let rules = present::code(
                &book(pack, lang),
                pack.core.entry_named(&entry.id).unwrap(),
                0,
            );
            for text in texts(&format!("<article{article}")) {
                let is_rule = rules.rules.contains(&text) || text == lang.words().rules;
                if !is_rule && !page.contains(&text) {
                    wrong.push(format!("{}: “{text}”", entry.id));
                }
            }
        }
    }
    check("drawn by the app alone", &wrong);
}

#[test]
fn a_fault_page_says_what_the_view_says() {
    let pack = builtin();
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let book = book(pack, lang);
        for (at, fault) in pack.core.faults.iter().enumerate() {
            let said = texts(&guide()[&fault_path(lang, fault)]);
            let view = present::fault(&book, at, &pack.fault_grounds[at]);
            let mut need = vec![view.name, view.avoid, view.at_last, view.support];
            need.extend(view.signs);
            need.extend(view.facts.into_iter().map(|fact| fact.text));
            for repair in view.repairs {
                need.push(repair.name);
                need.extend(repair.guards);
                need.extend(repair.risk);
                need.extend(repair.steps);
                need.push(repair.mind);
            }
            need.push(lang.words().basics_support.to_owned());
            need.retain(|text| !text.is_empty() && !said.contains(text));
            wrong.extend(
                need.into_iter()
                    .map(|text| format!("{}: “{text}”", fault.id)),
            );
        }
    }
    check("left out", &wrong);
}

/// What a page has anybody do before the money is clear.
fn too_early(html: &str, doubtful: bool) -> Vec<String> {
    let at = |mark: &str| html.find(mark).unwrap_or(usize::MAX);
    let mut wrong = Vec::new();
    let money = at("class=\"money\"");
    let done = at("class=\"steps\"")
        .min(at("class=\"guide-repair\""))
        .min(at("class=\"button\""));
    if doubtful && money > done {
        wrong.push("something to do stands before the money".to_owned());
    }
    wrong
}

#[test]
fn the_money_comes_first_on_paper_too() {
    let pack = builtin();
    let money = pack
        .core
        .questions
        .iter()
        .position(|q| q.role == Role::Money)
        .unwrap();
    let (mut wrong, mut guarded) = (Vec::new(), 0);
    for lang in Lang::ALL {
        for entry in &pack.core.entries {
            let path = entry_path(lang, entry);
            let html = &guide()[&path];
            let doubtful = matches!(entry.money, Money::Unknown | Money::Ask)
                || entry.first == Some(money as u16);
            let mut found = too_early(html, doubtful);
            if entry.money == Money::Unknown && html.contains("/fault/") {
                found.push("a cause is named while the money is open".to_owned());
            }
            wrong.extend(found.into_iter().map(|what| format!("{path}: {what}")));
        }
        let book = book(pack, lang);
        for (at, fault) in pack.core.faults.iter().enumerate() {
            let path = fault_path(lang, fault);
            let html = &guide()[&path];
            let waits =
                |r: &&pack::Repair| r.requires.iter().any(|g| usize::from(g.question) == money);
            let mends = |r: &&pack::Repair| {
                r.success
                    .iter()
                    .any(|(f, p)| usize::from(*f) == at && *p >= 0.1)
            };
            let waiting = pack.core.repairs.iter().filter(mends).filter(waits).count();
            let mut found = too_early(html, waiting > 0);
            // Each of them says so before its own steps.
            let view = present::fault(&book, at, &pack.fault_grounds[at]);
            let parts: Vec<&str> = html.split("class=\"guide-repair\"").skip(1).collect();
            assert_eq!(parts.len(), view.repairs.len(), "{path}");
            let first = |part: &&&str| {
                let guard = part.find("class=\"guard\"");
                guard.is_some_and(|guard| part.find("class=\"steps\"").is_none_or(|s| guard < s))
            };
            if parts.iter().filter(first).count() < waiting {
                found.push("a step that charges again has no guard".to_owned());
            }
            guarded += waiting;
            wrong.extend(found.into_iter().map(|what| format!("{path}: {what}")));
        }
    }
    check("money", &wrong);
    assert!(guarded > 50, "{guarded} guarded repairs");
    let late = "<ol class=\"steps\"></ol><div class=\"money\"></div>";
    assert!(!too_early(late, true).is_empty() && too_early(late, false).is_empty());
}

#[test]
fn an_expired_rule_is_never_printed_and_others_name_their_days() {
    let pack = builtin();
    let (mut printed, mut expired) = (0, 0);
    for today in ["2026-03-01", "2026-04-18", "2027-01-01"] {
        let site = site(today);
        let pages = by_path(files(pack, &site));
        for lang in Lang::ALL {
            let book = book(pack, lang);
            for (at, entry) in pack.core.entries.iter().enumerate() {
                let html = texts(&pages[&entry_path(lang, entry)]);
                for (days, rule) in entry.rules.iter().zip(&book.texts.entries[at].rules) {
                    let line = html.iter().find(|text| text.starts_with(&rule.text));
                    assert_eq!(line.is_some(), days.until >= site.today, "{}", entry.id);
                    let Some(line) = line else {
                        expired += 1;
                        continue;
                    };
                    printed += 1;
                    for day in [days.from, days.until] {
                        let named = line.contains(&pack::date(day));
                        assert!(named || day == i32::MIN || day == i32::MAX, "{line}");
                    }
                }
            }
        }
    }
    assert!(
        printed > 20 && expired > 5,
        "{printed} printed, {expired} expired"
    );
}

/// A pack whose every text is markup.
fn hostile() -> Compiled {
    const EVIL: &str = "</title><script>alert(\"1\")</script>'&amp;";
    let mut pack = pack::compile(
        &pack::read_dir(&crate::support::root().join("packs/builtin"))
            .unwrap()
            .0,
    );
    for texts in [&mut pack.zh, &mut pack.en] {
        let entry = &mut texts.entries[0];
        entry.title = EVIL.into();
        entry.means = EVIL.into();
        entry.now = vec![EVIL.into()];
        entry.say = EVIL.into();
        entry.support = EVIL.into();
        texts.faults.iter_mut().for_each(|fault| {
            fault.name = EVIL.into();
            fault.avoid = EVIL.into();
        });
        texts
            .repairs
            .iter_mut()
            .for_each(|repair| repair.steps = vec![EVIL.into()]);
    }
    pack.core.entries[0].vendor = vec![EVIL.into()];
    pack.core.entries[0].display = EVIL.into();
    pack.core.entries[0].also = vec![EVIL.into()];
    pack.entry_grounds
        .iter_mut()
        .for_each(|ground| ground.source = EVIL.into());
    pack.core.version = EVIL.into();
    pack
}

#[test]
fn no_text_of_a_pack_becomes_markup() {
    let evil = Site {
        address: "https://shop.example/\"><script>/".to_owned(),
        ..site("2026-11-22")
    };
    let (mut seen, mut n) = (false, 0);
    for file in files(&hostile(), &evil) {
        assert!(!file.text.contains("<script"), "{}", file.path);
        seen |= texts(&file.text)
            .iter()
            .any(|text| text.contains("<script>alert(\"1\")"));
        n += file.text.matches("&lt;script&gt;").count();
    }
    assert!(seen && n > 1000, "the texts are not on the pages");
}

#[test]
fn no_page_has_a_script_or_a_style_of_its_own() {
    let mut wrong = Vec::new();
    for (path, html) in guide() {
        let all = attributes(html);
        for (element, key, value) in &all {
            let refused =
                key == "style" || key.starts_with("on") || value.starts_with("javascript:");
            if refused || matches!(element.as_str(), "script" | "style" | "iframe" | "object") {
                wrong.push(format!("{path}: <{element} {key}>"));
            }
        }
        let policy = all.iter().any(|(_, key, value)| {
            key == "content"
                && value.starts_with("default-src 'none'")
                && !value.contains("script-src")
        });
        if !policy || html.contains("<script") || html.contains("<style") {
            wrong.push(format!("{path}: a script, a style, or no policy"));
        }
    }
    check("inline", &wrong);
}

#[test]
fn titles_are_their_own_and_descriptions_are_short() {
    let mut titles: BTreeMap<String, &String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, html) in guide() {
        let title = html
            .split_once("<title>")
            .unwrap()
            .1
            .split_once("</title>")
            .unwrap()
            .0;
        if let Some(other) = titles.insert(title.to_owned(), path) {
            wrong.push(format!("{path} is called as {other}: {title}"));
        }
        let all = attributes(html);
        let at = all.iter().position(|(_, _, value)| value == "description");
        let length = at.map_or(0, |at| all[at + 1].2.chars().count());
        if !(4..=160).contains(&length) {
            wrong.push(format!("{path}: a description of {length} characters"));
        }
    }
    check("titles", &wrong);
    let called = &guide()["guide/zh-CN/code/51.html"];
    assert!(
        called.contains("<title>POS 显示 51：卡里余额不够，怎么办"),
        "{called}"
    );
}

#[test]
fn questions_and_answers_are_marked_for_search_engines() {
    for (path, html) in guide()
        .iter()
        .filter(|(path, _)| !path.ends_with("index.html"))
    {
        let count = |mark: &str| html.matches(mark).count();
        let questions = count("itemtype=\"https://schema.org/Question\"");
        assert!(questions > 0 && count("schema.org/FAQPage") == 1, "{path}");
        for part in [
            "itemprop=\"mainEntity\"",
            "itemprop=\"name\"",
            "schema.org/Answer\"",
            "itemprop=\"text\"",
        ] {
            assert_eq!(count(part), questions, "{path}: {part}");
        }
    }
}

#[test]
fn an_address_is_said_only_where_it_is_known() {
    for (path, html) in guide() {
        assert!(!html.contains("canonical"), "{path} makes up where it is");
        let absolute = attributes(html)
            .into_iter()
            .find(|(_, key, value)| key == "href" && value.contains("://"));
        assert_eq!(absolute, None, "{path}");
    }
    let known = Site {
        address: "https://shop.example/pos/".to_owned(),
        ..site("2026-11-22")
    };
    let pages = by_path(files(builtin(), &known));
    let map = &pages["sitemap.xml"];
    assert!(
        map.starts_with("<?xml") && map.contains("<lastmod>2026-"),
        "{map:.300}"
    );
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let own = format!("https://shop.example/pos/{path}");
        assert!(
            html.contains(&format!("<link rel=\"canonical\" href=\"{own}\">")),
            "{path}"
        );
        assert_eq!(
            map.matches(&format!("<loc>{own}</loc>")).count(),
            1,
            "{path}"
        );
        let other = own.replace("/zh-CN/", "/en/");
        assert!(
            html.contains(&format!("hreflang=\"en\" href=\"{other}\"")),
            "{path}"
        );
    }
    assert_eq!(map.matches("<url>").count(), pages.len() - 1);
}

#[test]
fn the_same_pack_and_site_give_the_same_bytes() {
    let again = by_path(files(builtin(), &site("2026-11-22")));
    assert!(again == *guide());
}

#[test]
fn the_command_names_what_it_cannot_take() {
    let says = |words: &[&str], part: &str| {
        let load = |dirs: &[&str]| match pack::read_dir(std::path::Path::new(dirs[0])) {
            Ok((sources, _)) => Ok(pack::compile(&sources)),
            Err(error) => Err(format!("{}: {error}", dirs[0])),
        };
        let said = poscheck::guide::run(words, load).unwrap_err();
        assert!(said.contains(part), "{words:?}: {said}");
    };
    says(&["packs/builtin"], "--out is missing");
    says(
        &["packs/builtin", "--out", "x", "--address", "shop.example"],
        "with https://",
    );
    says(
        &["packs/builtin", "--out", "x", "--today", "soon"],
        "soon is no day",
    );
    says(&["no-such-folder", "--out", "x"], "no-such-folder");
}
