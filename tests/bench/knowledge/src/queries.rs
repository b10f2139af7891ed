//! Entries and queries as other libraries take them.
//!
//! In: the pack, and the tables of what people type with the entries that are meant. Out:
//! `entries.json`, a list a language of what the look-up knows of each entry, and `queries.json`:
//! the tables' rows, and titles of entries, spoiled. A row that means nothing certain is left out;
//! a spoiled title means every entry that is called so.

use crate::{builtin, messy::WAYS};
use poscheck::engine::simulate::Random;
use poscheck::pack::{Compiled, Texts, Words};
use serde_json::{Value, json};
use std::{fs, path::Path};

const TABLES: [&str; 2] = ["lookup.tsv", "lookup-unseen.tsv"];
/// Titles that are spoiled, of each language and in each way.
const TITLES: usize = 150;
const SEED: u64 = 20_261_129;

/// Writes both files.
pub(crate) fn draw(root: &Path, folder: &Path) -> Result<(), String> {
    let pack = builtin(root)?;
    let tongues = [(&pack.zh, &pack.zh_words), (&pack.en, &pack.en_words)];
    let entries = tongues.map(|(texts, words)| entries(&pack, texts, words));
    let mut queries = Vec::new();
    for table in TABLES {
        let path = root.join("tests/cases").join(table);
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        queries.extend(text.lines().filter_map(row).flatten());
    }
    for (tongue, entries) in entries.iter().enumerate() {
        queries.extend(spoiled(tongue, entries));
    }
    for (name, value) in [
        ("entries.json", json!(entries)),
        ("queries.json", json!(queries)),
    ] {
        fs::write(folder.join(name), value.to_string()).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

/// What the look-up of a page in one language knows of each entry.
fn entries(pack: &Compiled, texts: &Texts, words: &Words) -> Vec<Value> {
    let rows = pack
        .core
        .entries
        .iter()
        .zip(&texts.entries)
        .zip(&words.names);
    rows.map(|((entry, text), names)| {
        let names: Vec<&str> = names.lines().collect();
        json!({ "id": entry.id, "code": entry.code, "title": text.title, "names": names })
    })
    .collect()
}

/// A row of a table in Chinese, and what is written in English in that language too.
fn row(line: &str) -> Option<Vec<Value>> {
    let mut columns = line.split('\t');
    let (what, typed, expected) = (columns.next()?, columns.next()?, columns.next()?);
    if what.starts_with('#') || expected == "?" {
        return None;
    }
    let ids: Vec<&str> = expected.split(' ').collect();
    let ids: Vec<&str> = ids.iter().map(|id| id.trim_start_matches('~')).collect();
    let typed = typed.replace("\\n", "\n");
    let query = |tongue: usize| json!({ "kind": "what people type", "tongue": tongue, "typed": typed, "ids": ids });
    let mut queries = vec![query(0)];
    if what.contains("English") && typed.is_ascii() {
        queries.push(query(1));
    }
    Some(queries)
}

fn spoiled(tongue: usize, entries: &[Value]) -> Vec<Value> {
    let title = |entry: &Value| entry["title"].as_str().unwrap_or_default().to_owned();
    let called = |entry: &Value, name: &str| {
        let names = entry["names"].as_array().into_iter().flatten();
        let names = names.filter_map(Value::as_str);
        let mut all = names.chain(entry["title"].as_str());
        all.any(|other| other.eq_ignore_ascii_case(name))
    };
    let mut queries = Vec::new();
    for (n, (kind, way)) in WAYS.iter().enumerate() {
        let mut choose = Random::new(SEED + (tongue * WAYS.len() + n) as u64);
        for _ in 0..TITLES {
            let title = title(&entries[choose.below(entries.len())]);
            let Some(typed) = way(&title, tongue == 0, &mut choose) else {
                continue;
            };
            let own = entries.iter().filter(|entry| called(entry, &title));
            let ids: Vec<&Value> = own.map(|entry| &entry["id"]).collect();
            queries.push(json!({ "kind": kind, "tongue": tongue, "typed": typed, "ids": ids }));
        }
    }
    queries
}
