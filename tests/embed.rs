//! The page in somebody else's: what is told, what is taken, and from whom.

use crate::support::lcg::Lcg;
use crate::support::root;
use poscheck::colour::Colour;
use poscheck::embed::{End, Event, Order, Trouble, Trust, WORDS, fields, order, reply};
use poscheck::engine::Model;
use poscheck::i18n::Lang;
use poscheck::pack::{Core, Field, compile, read_dir};
use poscheck::session::{Action, Now, Session};
use std::collections::BTreeSet;
use std::rc::Rc;

fn core() -> Core {
    let (sources, _) = read_dir(&root().join("tests/cases/packs")).unwrap();
    compile(&sources).core
}

/// Every word that a line may hold beside ids and numbers.
fn closed(core: &Core) -> BTreeSet<&str> {
    let words = "ready step question repair support result fixed handed-over lookup contact \
                 report error unknown value not-allowed resize";
    let ids = core.questions.iter().map(|q| q.id.as_str());
    let ids = ids.chain(core.repairs.iter().map(|r| r.id.as_str()));
    let ids = ids.chain(core.entries.iter().map(|e| e.id.as_str()));
    words.split_whitespace().chain(ids).chain(WORDS).collect()
}

#[track_caller]
fn is_closed(line: &str, known: &BTreeSet<&str>) {
    for word in line.split(' ') {
        let number = word.parse::<u16>().is_ok();
        assert!(number || known.contains(word), "it tells {line}");
    }
}

#[test]
fn an_event_holds_only_ids_of_the_pack_closed_words_and_numbers() {
    let core = core();
    let known = closed(&core);
    let (mut chance, mut told) = (Lcg::new(9), 0);
    for _ in 0..20_000 {
        let mut any = || chance.below(65_536) as u16;
        // Half of the positions lie in the pack.
        let (kind, n, at) = (any() % 10, any(), any());
        let at = if n % 2 == 0 { at % 8 } else { at };
        let event = match kind {
            0 => Event::Ready,
            1 => Event::Asks(n, at),
            2 => Event::Proposes(n, at),
            3 => Event::Result([End::Fixed, End::HandedOver][usize::from(n % 2)]),
            4 => Event::Lookup(at),
            5 => Event::Contact,
            6 => Event::Report,
            7 => Event::Offers(n),
            8 => Event::Error(
                [Trouble::Unknown, Trouble::Value, Trouble::NotAllowed][usize::from(n % 3)],
                at as u8,
            ),
            _ => Event::Resize(at),
        };
        if let Some(line) = event.line(&core) {
            told += 1;
            is_closed(&line, &known);
        }
    }
    assert!(told > 10_000, "{told}");
}

#[test]
fn whatever_the_page_around_says_comes_back_to_it_as_no_more_than_closed_words() {
    let core = core();
    let known = closed(&core);
    let mut chance = Lcg::new(11);
    let signs: Vec<char> = "ab/#?=<>;:\"'{}()0123456789.-+ \u{4e2d}\u{0}"
        .chars()
        .collect();
    let mut refused = 0;
    for round in 0..20_000 {
        let n = chance.below(24);
        let text: String = (0..n).map(|_| signs[chance.below(signs.len())]).collect();
        let word = match WORDS.get(round % 20) {
            Some(word) => (*word).to_owned(),
            None => text.clone(),
        };
        let [what, with] = reply(&word, &text, "https://x.example", "", Lang::Zh);
        assert!(
            !["hotline", "report"].contains(&&*what),
            "a stranger has {word} {text}"
        );
        if what == "tell" {
            refused += 1;
            is_closed(&with, &known);
        }
        // No sheet holds more than what this room writes into it.
        if ["accent", "font", "tools", "card"].contains(&&*what) {
            assert!(
                !with.contains(['<', ';', '(']) || what == "accent",
                "{with}"
            );
        }
    }
    assert!(refused > 5_000, "{refused}");
}

#[test]
fn a_place_tells_an_entry_of_the_pack_or_nothing() {
    let core = core();
    let id = &core.entries[0].id;
    let (kind, rest) = id.split_once('.').unwrap();
    let shown = match kind {
        "msg" => "message",
        kind => kind,
    };
    let line = |place: &str| Event::at(place, &core).and_then(|event| event.line(&core));
    assert_eq!(
        line(&format!("#/{shown}/{rest}")),
        Some(format!("lookup {id}"))
    );
    assert_eq!(
        line(&format!("#/{shown}/{rest}?where=app")),
        Some(format!("lookup {id}"))
    );
    for place in [
        "",
        "#/",
        "#/code/",
        "#/code/6222",
        "#/step/1",
        "#/card/51",
        "code/51",
    ] {
        assert_eq!(line(place), None, "{place}");
    }
}

#[test]
fn a_diagnosis_tells_its_step_and_its_end() {
    let core = Rc::new(core());
    let model = Rc::new(Model::of(&core));
    let mut session = Session::new(core.clone(), model);
    let told = |session: &Session| Event::of(session).and_then(|event| event.line(&core));
    assert_eq!(told(&session), None, "nothing was begun");
    session.apply(Action::Begin { entry: None, at: 1 });
    let mut lines = vec![told(&session).unwrap()];
    for _ in 0..40 {
        let event = match session.now().0 {
            Now::Hold { question, .. } | Now::Ask { question, .. } => {
                poscheck::session::Event::Unsure { question }
            }
            Now::Try { repair } => poscheck::session::Event::Failed { repair },
            Now::HandOver => poscheck::session::Event::HandedOver,
            Now::Ended(_) => break,
        };
        session.apply(Action::Do(event));
        lines.push(told(&session).unwrap());
    }
    let known = closed(&core);
    lines.iter().for_each(|line| is_closed(line, &known));
    assert!(lines[0].starts_with("step 0 question "), "{lines:?}");
    assert_eq!(lines.last().unwrap(), "result handed-over");
}

#[test]
fn a_frame_never_grows_past_its_bounds() {
    let core = Core::default();
    let told = [0, 500, u16::MAX].map(|height| Event::Resize(height).line(&core).unwrap());
    assert_eq!(told, ["resize 120", "resize 500", "resize 20000"]);
    assert_eq!(Event::Lookup(0).line(&core), None);
}

#[test]
fn only_an_origin_that_is_named_whole_is_trusted() {
    let hosts = "https://a.example https://b.example:8443";
    for (origin, named) in [
        ("https://a.example", true),
        ("https://b.example:8443", true),
        ("https://b.example", false),
        ("https://a.example.evil.example", false),
        ("http://a.example", false),
        ("null", false),
        ("", false),
        (hosts, false),
    ] {
        assert_eq!(Trust::of(origin, hosts) == Trust::Named, named, "{origin}");
    }
    assert_eq!(Trust::of("null", "null"), Trust::Stranger);
    assert_eq!(Trust::of("", ""), Trust::Stranger);
}

#[track_caller]
fn check(word: &str, value: &str, stranger: Result<Order, Trouble>, named: Result<Order, Trouble>) {
    assert_eq!(
        order(word, value, Trust::Stranger),
        stranger,
        "{word} {value}"
    );
    assert_eq!(order(word, value, Trust::Named), named, "{word} {value}");
}

#[test]
fn anybody_sets_looks_and_starts_and_only_who_is_named_more() {
    let alike = |word: &str, value: &str, told: Result<Order, Trouble>| {
        check(word, value, told.clone(), told);
    };
    alike("go", "code/51", Ok(Order::Go("#/code/51".into())));
    alike(
        "go",
        "#/code/91?where=app",
        Ok(Order::Go("#/code/91?where=app".into())),
    );
    alike("lang", "en", Ok(Order::Lang("en")));
    alike("scheme", "dark", Ok(Order::Scheme("dark")));
    alike(
        "accent",
        "#0A7D4F",
        Ok(Order::Accent(Colour([0x0a, 0x7d, 0x4f]))),
    );
    alike(
        "tools",
        "card receipt",
        Ok(Order::Tools(vec!["card", "receipt"])),
    );
    alike("card-input", "off", Ok(Order::CardInput(false)));
    alike(
        "serial",
        "A1-77",
        Ok(Order::Fill(Field::Serial, "A1-77".into())),
    );
    alike("font-scale", "1.25", Ok(Order::FontPercent(125)));
    alike("reset", "", Ok(Order::Reset));
    alike("print", "", Ok(Order::Print));
    for (word, value) in [
        ("go", "javascript:alert(1)"),
        ("go", "code/51?where=app&x=1"),
        ("lang", "fr"),
        ("scheme", "url(x)"),
        ("accent", "red;}"),
        ("accent", "#12"),
        ("font-scale", "NaN"),
        ("font-scale", "90"),
        ("font-scale", "1.51"),
        ("font-scale", "+1"),
        ("tools", "card slots"),
        ("card-input", ""),
        ("serial", "<b>"),
        ("terminal", ""),
    ] {
        alike(word, value, Err(Trouble::Value));
    }
    for word in ["pack", "name", "logo", "probe", "src", "", "constructor"] {
        alike(word, "https://evil.example/pack.bin", Err(Trouble::Unknown));
    }
    let no = Err(Trouble::NotAllowed);
    check(
        "hotline",
        "400-000-0000",
        no.clone(),
        Ok(Order::Hotline("400-000-0000".into())),
    );
    check("hotline", "javascript:1", no.clone(), Err(Trouble::Value));
    check("report", "", no, Ok(Order::Report));
}

#[test]
fn a_strangers_hotline_is_refused_and_a_named_pages_is_shown() {
    let hosts = "https://a.example";
    let told = |origin: &str| reply("hotline", "400-000-0000", origin, hosts, Lang::En);
    assert_eq!(
        told("https://b.example"),
        ["tell", "error not-allowed hotline"]
    );
    assert_eq!(told("null"), ["tell", "error not-allowed hotline"]);
    assert_eq!(told(hosts), ["hotline", "400-000-0000"]);
    let [what, said] = reply("report", "", hosts, hosts, Lang::En);
    assert!(what == "report" && said.contains(hosts), "{said}");
}

#[test]
fn looks_are_sheets_of_numbers() {
    let told = |word: &str, value: &str| reply(word, value, "", "", Lang::Zh);
    let [_, accent] = told("accent", "#c8102e");
    assert!(accent.starts_with(":root{--accent:#"), "{accent}");
    assert_eq!(told("font-scale", "1.2"), ["font", "html{font-size:120%}"]);
    assert_eq!(
        told("card-input", "off"),
        ["card", "a[href=\"#/card\"]{display:none}"]
    );
    assert_eq!(told("terminal", "T 1"), ["fill", "terminal T 1"]);
    let [_, names] = fields(&core());
    assert!(names.contains("serial"), "{names}");
}

#[test]
fn the_scripts_need_no_markup_and_no_evaluation() {
    for name in ["embed", "frame"] {
        let script = std::fs::read_to_string(root().join(format!("src/embed/{name}.js"))).unwrap();
        // What no strict policy lets through, and what Trusted Types watch over.
        for sink in [
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "srcdoc",
            "eval(",
            "Function(",
            "import(",
            "style=\"",
            "document.write",
        ] {
            assert!(!script.contains(sink), "{name}.js has {sink}");
        }
    }
}

#[test]
fn the_frame_tells_nothing_but_what_the_desk_made_and_the_shared_ticket() {
    let script = std::fs::read_to_string(root().join("src/embed/frame.js")).unwrap();
    let sent: Vec<&str> = script
        .lines()
        .filter(|line| line.contains("postMessage("))
        .map(str::trim)
        .collect();
    assert_eq!(
        sent,
        [
            "self.parent.postMessage(\"poscheck here\", \"*\");",
            "port.postMessage({ report: String(data.text) });",
            "tell: (line) => port?.postMessage({ line }),",
        ]
    );
}

#[test]
fn the_script_for_other_pages_has_at_most_two_kilobytes() {
    let script = std::fs::read_to_string(root().join("src/embed/embed.js")).unwrap();
    // As a site serves it, but for the short names.
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut packed = Vec::new();
    let how = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &how).unwrap();
    assert!(packed.len() <= 2048, "{} bytes of 2048", packed.len());
}
