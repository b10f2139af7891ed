//! Rules on rooms: what a room may name, and which rooms it may take from.

use super::{File, check, code, names, under};

/// What a room never names, and why. A folder, or one file.
const FORBIDDEN: [(&[&str], &[&str], &str); 5] = [
    (
        &[
            "src/pack/",
            "src/engine/",
            "src/session/",
            "src/worker/",
            "src/lookup/",
            "src/card/",
            "src/amount/",
            "src/receipt/",
            "src/software/",
            "src/board/",
            "src/present/",
            "src/i18n/",
            "src/lint/",
            "src/catalogue/",
            "src/deployment/",
            "src/guide/",
            "src/walk.rs",
            "src/embed/",
            "src/colour.rs",
        ],
        &[
            "yew",
            "web_sys",
            "wasm_bindgen",
            "js_sys",
            "gloo",
            "gloo_events",
            "gloo_timers",
            "SystemTime",
            "Instant",
            "HashMap",
            "HashSet",
            "rand",
            "std::env",
            "std::net",
            "std::process",
            "std::thread",
            "println",
            "eprintln",
        ],
        "the domain is pure: no page, no clock, no randomness, no order that changes",
    ),
    (
        &[
            "src/engine/",
            "src/session/",
            "src/worker/",
            "src/lookup/",
            "src/card/",
            "src/amount/",
            "src/receipt/",
            "src/software/",
            "src/board/",
            "src/present/",
            "src/i18n/",
            "src/pack/compile/",
        ],
        &["std::fs"],
        "only `pack` reads files, and only for authors",
    ),
    (
        &[
            "src/ui/",
            "src/app.rs",
            "src/desk.rs",
            "src/slips.rs",
            "src/books.rs",
            "src/sheets.rs",
            "src/bin/",
        ],
        &["web_sys", "js_sys", "gloo_events", "gloo_timers"],
        "only `browser` names the browser",
    ),
    (
        &["src/ui/", "src/bin/"],
        &["wasm_bindgen"],
        "only `browser` and the way in name wasm-bindgen",
    ),
    (
        &["src/ui/"],
        &["SystemTime", "Instant", "HashMap", "HashSet"],
        "time comes from the device, order from the domain",
    ),
];

/// Methods of `f64` that may give other bits on another machine.
const INEXACT: [&str; 13] = [
    ".exp(", ".exp2(", ".exp_m1(", ".ln(", ".ln_1p(", ".log2(", ".log10(", ".powf(", ".powi(",
    ".sin(", ".cos(", ".tanh(", ".cbrt(",
];

/// Which rooms a room may take from; the composition roots (`lib.rs`, `app.rs`, `desk.rs`, `slips.rs`, `books.rs`, `sheets.rs`, `bin`) take from all.
const MAY_TAKE: [(&str, &[&str]); 26] = [
    ("pack", &[]),
    ("card", &[]),
    ("receipt", &[]),
    ("amount", &[]),
    ("statement", &["amount", "options"]),
    ("software", &["pack", "options"]),
    ("i18n", &[]),
    ("browser", &[]),
    ("engine", &["pack"]),
    ("lookup", &["pack"]),
    ("session", &["pack", "engine"]),
    ("lint", &["pack", "engine", "session", "options"]),
    ("catalogue", &["pack", "options"]),
    ("colour", &[]),
    ("deployment", &["pack", "i18n", "colour"]),
    ("embed", &["pack", "session", "i18n", "colour"]),
    (
        "layers",
        &["card", "deployment", "lint", "options", "pack", "software"],
    ),
    ("calibrate", &["pack", "engine", "session", "options"]),
    (
        "bench",
        &[
            "pack",
            "engine",
            "session",
            "calibrate",
            "options",
            "card",
            "receipt",
            "amount",
            "present",
            "i18n",
        ],
    ),
    (
        "guide",
        &["pack", "engine", "session", "present", "i18n", "options"],
    ),
    (
        "decode",
        &["pack", "card", "receipt", "present", "i18n", "options"],
    ),
    (
        "walk",
        &["pack", "engine", "session", "present", "i18n", "options"],
    ),
    ("worker", &["pack", "engine", "session"]),
    (
        "board",
        &[
            "pack", "card", "receipt", "amount", "software", "i18n", "present",
        ],
    ),
    (
        "present",
        &[
            "pack", "engine", "session", "lookup", "card", "receipt", "amount", "i18n",
        ],
    ),
    (
        "ui",
        &[
            "pack", "engine", "session", "lookup", "card", "receipt", "software", "i18n",
            "present", "browser",
        ],
    ),
];

fn forbidden_names(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for (places, forbidden, why) in FORBIDDEN {
        for place in places {
            for file in under(files, place, ".rs") {
                for (n, line) in code(&file.text).iter().enumerate() {
                    for name in forbidden.iter().filter(|name| names(line, name)) {
                        found.push(format!("{}:{}: names {name}; {why}", file.path, n + 1));
                    }
                }
            }
        }
    }
    found
}

fn inexact_functions(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for room in [
        "pack", "engine", "session", "present", "lookup", "card", "receipt", "software", "amount",
        "embed",
    ] {
        for file in under(files, &format!("src/{room}/"), ".rs") {
            for (n, line) in code(&file.text).iter().enumerate() {
                for method in INEXACT.iter().filter(|method| line.contains(**method)) {
                    found.push(format!(
                        "{}:{}: calls {method}…); take it from libm, whose bits are the same everywhere",
                        file.path,
                        n + 1
                    ));
                }
            }
        }
    }
    found
}

/// The rooms that a line of code names after `crate::`.
fn taken(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (_, rest) in text
        .match_indices("crate::")
        .map(|(at, key)| text.split_at(at + key.len()))
    {
        let word = |text: &str| -> String {
            text.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        match rest.strip_prefix('{') {
            None => rooms.push(word(rest)),
            Some(list) => {
                let (mut depth, mut first) = (0_u32, true);
                for (at, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => first = true,
                        c if first && !c.is_whitespace() => {
                            rooms.push(word(&list[at..]));
                            first = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    rooms
}

fn import_direction(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in under(files, "src/", ".rs") {
        let Some((room, _)) = file.path["src/".len()..].split_once('/') else {
            continue;
        };
        if room == "bin" {
            continue;
        }
        let Some((_, may)) = MAY_TAKE.iter().find(|(name, _)| *name == room) else {
            found.push(format!("{}: `{room}` is no room of the map", file.path));
            continue;
        };
        for taken in taken(&code(&file.text).join("\n")) {
            let is_room = MAY_TAKE.iter().any(|(name, _)| *name == taken);
            if is_room && taken != room && !may.contains(&taken.as_str()) {
                found.push(format!(
                    "{}: takes from `{taken}`; {room} takes from {may:?} only",
                    file.path
                ));
            }
        }
    }
    found
}

/// The rooms of the map in lib.rs are the rooms that exist.
fn map_is_whole(files: &[File]) -> Vec<String> {
    let map = under(files, "src/lib.rs", ".rs");
    let map = map.first().map_or("", |file| file.text.as_str());
    let mut found = Vec::new();
    for file in under(files, "src/", "/mod.rs") {
        let path: Vec<&str> = file.path.split('/').collect();
        if let ["src", room, "mod.rs"] = path[..]
            && !map.contains(&format!("`{room}`"))
        {
            found.push(format!(
                "{}: src/lib.rs does not say what it is for",
                file.path
            ));
        }
    }
    found
}

#[test]
fn rooms_name_only_what_they_may() {
    check(
        "rooms_name_only_what_they_may",
        forbidden_names,
        &[
            ("src/engine/x.rs", "use std::collections::HashMap;"),
            ("src/pack/x.rs", "let now = std::time::Instant::now();"),
            ("src/present/x.rs", "fn f() -> yew::Html {}"),
            ("src/session/x.rs", "std::fs::read(path)"),
            ("src/ui/x.rs", "let w = web_sys::window();"),
            ("src/ui/pages/x.rs", "use wasm_bindgen::JsCast;"),
            ("src/app.rs", "js_sys::Date::now()"),
        ],
    );
}

#[test]
fn numbers_come_from_functions_with_the_same_bits_everywhere() {
    check(
        "numbers_come",
        inexact_functions,
        &[
            ("src/engine/x.rs", "let y = x.ln();"),
            ("src/pack/x.rs", "weight.powf(0.5)"),
        ],
    );
}

#[test]
fn rooms_import_one_way_only() {
    check(
        "rooms_import_one_way_only",
        import_direction,
        &[
            ("src/pack/x.rs", "use crate::engine::Model;"),
            (
                "src/engine/x.rs",
                "use crate::{pack::Core, session::Session};",
            ),
            ("src/lookup/x.rs", "use crate::card::mask;"),
            ("src/amount/x.rs", "use crate::card::mask;"),
            ("src/software/x.rs", "use crate::card::Pan;"),
            ("src/card/x.rs", "let hit = crate::lookup::Index::find;"),
            ("src/session/x.rs", "use crate::present::Book;"),
            ("src/present/x.rs", "use crate::ui::Route;"),
            ("src/guide/x.rs", "use crate::ui::Route;"),
            ("src/attic/mod.rs", "//! A room nobody knows."),
        ],
    );
    assert_eq!(
        taken("use crate::{a::{b, c}, d, e::f};\nuse crate::g;"),
        ["a", "d", "e", "g"]
    );
}

#[test]
fn the_map_names_every_room() {
    check(
        "the_map_names_every_room",
        map_is_whole,
        &[("src/attic/mod.rs", "//! A room nobody knows.")],
    );
}
