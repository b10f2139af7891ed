//! The lists that people see under what they type, whole and in their order.
//!
//! `lookup` says which entry must come first; here is every row that stands below it as well, for
//! each typed text of its tables, so that a change of the ranking or of the knowledge shows what it
//! moves. `cases/lists.*.tsv` hold them: typed text, then ids with their scores, on which it hangs
//! whether the first is told as the one; `~` stands before a mere lookalike.

use crate::support::{book, builtin, expect, steady, text};
use poscheck::i18n::Lang;
use poscheck::lookup::{Fit, Index};
use poscheck::present::suggestions;
use std::fmt::Write as _;

/// How many rows the page shows.
const ROWS: usize = 6;

/// The typed texts of a table of the look-up, as they stand there.
fn typed(path: &str) -> Vec<String> {
    let table = text(path);
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    let typed = rows.filter_map(|row| row.split('\t').nth(1));
    typed.map(str::to_owned).collect()
}

/// Compares the lists of every typed text with those that were seen before.
#[track_caller]
fn check(path: &str, index: &Index) {
    let core = &builtin().core;
    let mut got = String::new();
    for table in ["tests/cases/lookup.tsv", "tests/cases/lookup-unseen.tsv"] {
        for typed in typed(table) {
            got += &typed;
            for hit in index.find(&typed.replace("\\n", "\n"), ROWS) {
                let near = if hit.fit == Fit::Near { "~" } else { "" };
                let id = &core.entries[hit.entry].id;
                let _ = write!(got, "\t{near}{id} {}", hit.score);
            }
            got.push('\n');
        }
    }
    expect(path, "lists::", &got);
}

#[test]
fn what_stands_below_what_is_typed_stays_as_it_was_seen() {
    let pack = builtin();
    for (lang, texts, words) in [
        ("zh-CN", &pack.zh, &pack.zh_words),
        ("en", &pack.en, &pack.en_words),
    ] {
        let path = format!("tests/cases/lists.{lang}.tsv");
        check(&path, &Index::new(&pack.core, texts, words));
    }
}

#[test]
fn what_is_found_for_texts_with_something_wrong_stays_the_same() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    let typed = typed("tests/cases/lookup.tsv");
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let told = |typed: &str| format!("{:?}", index.matches(typed, None, ROWS));
    steady::each("tests/cases/steady.tsv", "lists::", &typed, 18, &told);
}

#[test]
fn no_code_is_opened_by_part_of_its_words() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.en, &pack.en_words);
    let book = book(pack, Lang::En);
    let found = |typed: &str| suggestions(&book, typed, None, &index.matches(typed, None, ROWS));
    // It would say that a sale was paid.
    for typed in ["update to V2.3", "update V2.3", "approved upd"] {
        assert!(!found(typed).sure, "{typed}");
    }
    for typed in ["51", "approved", "insufficient funds"] {
        let found = found(typed);
        assert!(found.sure || found.rows[0].fit != Fit::Exact, "{typed}");
    }
    assert!(found("51").sure);
}
