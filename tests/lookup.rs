//! What people type, and the entry that it finds first.
//!
//! Cases are the rows of `cases/lookup.tsv`: what it is, typed text, expected id. `?` stands
//! for nothing certain; `~id` for a lookalike that must be offered first, and not as certain.

use crate::support::{builtin, rerun, text};
use poscheck::i18n::Lang;
use poscheck::lookup::{Fit, Index, fold};
use poscheck::present::suggestions;

/// How the best hit reads: an id, `~id` for a mere lookalike, `?` for none.
fn found(index: &Index, typed: &str) -> String {
    let core = &builtin().core;
    match index.find(typed, 6).first() {
        None => "?".to_owned(),
        Some(hit) if hit.fit == Fit::Near => format!("~{}", core.entries[hit.entry].id),
        Some(hit) => core.entries[hit.entry].id.clone(),
    }
}

/// Typed text finds what the row says; a lookalike nobody asked for is not certain, so it is well.
#[track_caller]
fn check(index: &Index, what: &str, typed: &str, expected: &str) -> Result<(), String> {
    let got = found(index, typed);
    if got == expected || (expected == "?" && got.starts_with('~')) {
        return Ok(());
    }
    Err(format!(
        "{what}: input: {typed:?}, expected: {expected}, got: {got}"
    ))
}

#[test]
fn what_people_type_finds_the_entry_that_is_meant() {
    let table = text("tests/cases/lookup.tsv");
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh);
    let (mut n, mut failures) = (0, Vec::new());
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let [what, typed, expected] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {row}");
        };
        n += 1;
        failures.extend(check(&index, what, typed, expected).err());
    }
    assert!(n >= 60, "{n} rows");
    assert!(
        failures.is_empty(),
        "{}\n{}",
        failures.join("\n"),
        rerun("lookup::")
    );
}

#[test]
fn every_entry_is_found_by_its_own_code_title_and_names() {
    let pack = builtin();
    let mut wrong = Vec::new();
    for texts in [&pack.zh, &pack.en] {
        let index = Index::new(&pack.core, texts);
        for (at, entry) in pack.core.entries.iter().enumerate() {
            let title = &texts.entries[at].title;
            for typed in [&entry.code, title].into_iter().chain(&entry.also) {
                let hits = index.find(typed, usize::MAX);
                let own = hits.iter().find(|hit| hit.entry == at);
                if !typed.is_empty() && own.is_none_or(|hit| hit.fit != Fit::Exact) {
                    wrong.push(format!("{typed}: expected {} as exact", entry.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_of_two_characters_find_themselves_or_nothing_certain() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh);
    let signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for typed in signs
        .chars()
        .flat_map(|a| signs.chars().map(move |b| format!("{a}{b}")))
    {
        let got = found(&index, &typed);
        let own = format!("code.{}", typed.to_ascii_lowercase());
        // Two letters may be the start of a word that somebody is still typing.
        let begins = pack.core.entries.iter().any(|entry| {
            let typed = typed.to_ascii_lowercase();
            entry.id == got
                && entry
                    .also
                    .iter()
                    .any(|words| fold(words).starts_with(&typed))
        });
        let certain = got.starts_with("code.") && !begins;
        assert!(!certain || got == own, "input: {typed}, got: {got}");
    }
}

#[test]
fn unknown_text_is_said_to_be_unknown_and_never_explained() {
    let pack = builtin();
    for lang in Lang::ALL {
        let book = crate::support::book(pack, lang);
        let index = Index::new(&pack.core, book.texts);
        for typed in ["999", "banana", "今天天气真好", "<b>x</b>"] {
            let found = suggestions(&book, &index, typed, 6);
            let (title, _) = found.unknown.unwrap_or_default();
            assert!(title.contains(typed), "input: {typed}, got: {title}");
            assert_eq!(found.nearest.is_some(), !found.rows.is_empty(), "{typed}");
        }
        let known = suggestions(&book, &index, "51", 6);
        assert!(known.unknown.is_none() && known.rows[0].is_code);
        let empty = suggestions(&book, &index, "  ", 6);
        assert!(empty.unknown.is_none() && empty.rows.is_empty());
    }
}

#[test]
fn folding_forgives_width_case_spaces_and_marks() {
    for (typed, expected) in [
        ("错误代码：５１", "错误代码51"),
        (" ＥＲＲ_Timeout! ", "errtimeout"),
        ("请插入 IC 卡", "请插入ic卡"),
        ("-4", "-4"),
        ("－４", "-4"),
        ("4-4", "44"),
        ("- 没有", "没有"),
        ("", ""),
    ] {
        assert_eq!(fold(typed), expected, "input: {typed}");
        assert_eq!(fold(&fold(typed)), expected, "folding twice: {typed}");
    }
    let long = "好".repeat(100_000);
    assert!(fold(&long).chars().count() <= 201);
}
