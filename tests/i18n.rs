//! The table of the product's own words: whole in both languages, and filled in safely.

use crate::support::{is_chinese, text};
use poscheck::i18n::{Lang, fill};

/// The one message that stands in the other language: the switch.
const SWITCH: &str = "language";

/// (name, 中文, English) of each row of the tables.
fn words() -> Vec<(String, String, String)> {
    let tables = [
        "src/i18n/words.rs",
        "src/i18n/card_words.rs",
        "src/i18n/guide_words.rs",
    ]
    .map(text);
    tables
        .concat()
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.trim().split_once(": \"")?;
            let (zh, rest) = rest.split_once("\", \"")?;
            let en = rest.strip_suffix("\";")?;
            Some((name.to_owned(), zh.to_owned(), en.to_owned()))
        })
        .collect()
}

#[track_caller]
fn check(message: &str, values: &[&str], expected: &str) {
    assert_eq!(fill(message, values), expected, "{message} {values:?}");
}

#[test]
fn values_go_in_place_in_order() {
    check("{} and {}", &["one", "two"], "one and two");
    check("{} and {}", &["one"], "one and ");
    check("{}", &["one", "two"], "one");
    check("none", &["one"], "none");
    check("", &[], "");
    check("“{}”没有", &["{}"], "“{}”没有");
    check("{}{}", &["钱", ""], "钱");
}

#[test]
fn both_languages_have_the_same_places_and_their_own_writing() {
    let words = words();
    assert!(words.len() > 100, "{} rows were read", words.len());
    let mut wrong = Vec::new();
    for (name, zh, en) in &words {
        let places = |text: &str| text.matches("{}").count();
        if places(zh) != places(en) {
            wrong.push(format!("{name}: {zh} / {en}: not the same places"));
        }
        if !zh.replace("{}", "").contains(char::is_alphanumeric) {
            continue;
        }
        if zh.is_empty() || en.is_empty() || zh.trim() != zh || en.trim() != en {
            wrong.push(format!("{name}: empty, or a space at an end"));
        }
        let (zh, en) = if name == SWITCH { (en, zh) } else { (zh, en) };
        if en.chars().any(is_chinese) {
            wrong.push(format!("{name}: Chinese in {en}"));
        }
        if !zh.replace("{}", "").chars().any(is_chinese) {
            wrong.push(format!("{name}: no Chinese in {zh}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_used() {
    let source: String = crate::support::sources("src")
        .into_iter()
        .filter(|(path, _)| !path.ends_with("words.rs"))
        .map(|(_, text)| text)
        .collect();
    let idle: Vec<String> = words()
        .into_iter()
        .map(|(name, ..)| name)
        .filter(|name| {
            !["w.", "g.", "words.", "words().", "words()\n"]
                .iter()
                .any(|before| source.contains(&format!("{before}{name}")))
        })
        .collect();
    assert!(idle.is_empty(), "nothing says {}", idle.join(", "));
}

#[test]
fn a_language_is_read_from_its_tag() {
    for (tag, expected) in [
        ("zh-CN", Some(Lang::Zh)),
        ("ZH", Some(Lang::Zh)),
        ("zh-Hant-TW", Some(Lang::Zh)),
        ("en-GB", Some(Lang::En)),
        ("fr", Some(Lang::En)),
        ("", None),
        ("é", Some(Lang::En)),
        ("中", None),
    ] {
        assert_eq!(Lang::from_tag(tag), expected, "input: {tag}");
    }
    for lang in Lang::ALL {
        assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        assert_eq!(lang.other().other(), lang);
    }
}
