//! The ten mistakes, made one at a time.
//!
//! In: a pack's tables, a kind and a source of choices. Out: a [`Mutant`], or none where the
//! place drawn has nothing to change. Every place of a kind is drawn as often as the others.

use super::pieces::{Files, Key, Spot, at, texts, word};
use super::{Kind, Mutant};
use crate::engine::simulate::Random;
use toml::Value;

const GRADES: [&str; 4] = ["rare", "occasional", "common", "very-common"];
const MONEY: [&str; 5] = ["none", "received", "not_received", "unknown", "ask"];
const RETRY: [&str; 6] = ["none", "now", "after_change", "later", "never", "ask_first"];
const SAID: [&str; 4] = ["fault", "question", "repair", "entry"];
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// One of the given ones.
fn pick<T: Clone>(random: &mut Random, from: &[T]) -> Option<T> {
    from.get(random.below(from.len())).cloned()
}

/// Another one than the given.
fn other(random: &mut Random, from: &[String], than: &str) -> Option<String> {
    let others: Vec<String> = from.iter().filter(|id| *id != than).cloned().collect();
    pick(random, &others)
}

/// A mutant of a kind.
pub(super) fn mutant(files: &Files, kind: Kind, random: &mut Random) -> Option<Mutant> {
    let was = files;
    let mut files = was.clone();
    let what = match kind {
        Kind::RowSwapped => row(&mut files, random),
        Kind::GradeMoved => grade(&mut files, random),
        Kind::SuccessMoved => success(&mut files, random),
        Kind::WrongReference => reference(&mut files, random),
        Kind::TextsSwapped => swap(&mut files, random),
        Kind::LanguageDropped => language(&mut files, random),
        Kind::MoneyFlipped => flip(&mut files, random, "money", &MONEY),
        Kind::RetryFlipped => flip(&mut files, random, "retry", &RETRY),
        Kind::SourceRemoved => source(&mut files, random),
        Kind::DatesShifted => dates(&mut files, random),
    }?;
    Some(Mutant {
        kind,
        what,
        files: files.changed(was),
    })
}

/// An entity of a kind, with its id.
fn entity(files: &Files, random: &mut Random, kind: &str) -> Option<(Spot, String)> {
    let spot = pick(random, &files.all(kind))?;
    Some((spot, word(files.get(kind, spot), "id")))
}

fn row(files: &mut Files, random: &mut Random) -> Option<String> {
    let (spot, id) = entity(files, random, "question")?;
    let question = files.get_mut("question", spot);
    let rows = question
        .get_mut("likelihood")?
        .get_mut("fault")?
        .as_table_mut()?;
    let faults: Vec<String> = rows.keys().cloned().collect();
    let one = pick(random, &faults)?;
    let two = other(random, &faults, &one)?;
    let (a, b) = (rows[&one].clone(), rows[&two].clone());
    if a == b {
        return None;
    }
    rows.insert(one.clone(), b);
    rows.insert(two.clone(), a);
    Some(format!("{id}: rows of {one} and {two}"))
}

fn grade(files: &mut Files, random: &mut Random) -> Option<String> {
    let (spot, id) = entity(files, random, "fault")?;
    let fault = files.get_mut("fault", spot).as_table_mut()?;
    let grade = fault.get("grade")?.as_str()?.to_owned();
    let from = GRADES.iter().position(|g| *g == grade)?;
    let to = GRADES[(from + 2) % GRADES.len()];
    fault.insert("grade".to_owned(), to.into());
    Some(format!("{id}: {grade} becomes {to}"))
}

fn success(files: &mut Files, random: &mut Random) -> Option<String> {
    let (spot, id) = entity(files, random, "repair")?;
    let faults = files.ids("fault");
    let chances = files
        .get_mut("repair", spot)
        .get_mut("success")?
        .as_table_mut()?;
    let names: Vec<String> = chances.keys().cloned().collect();
    let fault = pick(random, &names)?;
    let chance = chances.remove(&fault)?;
    if random.happens(0.5) {
        return Some(format!("{id}: no longer mends {fault}"));
    }
    let area = fault.split('.').next().unwrap_or_default();
    let near: Vec<String> = faults
        .iter()
        .filter(|f| f.split('.').next() == Some(area) && !names.contains(f))
        .cloned()
        .collect();
    let neighbour = other(random, &near, &fault)?;
    chances.insert(neighbour.clone(), chance);
    Some(format!("{id}: mends {neighbour} instead of {fault}"))
}

/// The references that can be wrong: an entity's kind, and where in it.
const REFERENCES: [(&str, &[&str]); 9] = [
    ("entry", &["implies"]),
    ("entry", &["settles"]),
    ("entry", &["first"]),
    ("question", &["answers", "implies"]),
    ("question", &["answers", "first"]),
    ("question", &["likelihood", "fault"]),
    ("repair", &["requires"]),
    ("scenario", &["entry"]),
    ("scenario", &["top"]),
];

fn reference(files: &mut Files, random: &mut Random) -> Option<String> {
    let (kind, path) = pick(random, &REFERENCES)?;
    let with = |spot: &Spot| holds(files.get(kind, *spot), path);
    let spots: Vec<Spot> = files.all(kind).into_iter().filter(with).collect();
    let spot = pick(random, &spots)?;
    let id = word(files.get(kind, spot), "id");
    let (questions, faults, entries) = (
        files.ids("question"),
        files.ids("fault"),
        files.ids("entry"),
    );
    let answers = |question: &str| -> Vec<String> {
        let at = questions.iter().position(|q| q == question);
        let spot = at.map(|at| files.all("question")[at]);
        let list = spot.and_then(|s| files.get("question", s).get("answers")?.as_array());
        list.map_or(vec![], |list| list.iter().map(|a| word(a, "id")).collect())
    };
    let mut changed = files.get(kind, spot).clone();
    let mut value = &mut changed;
    for name in path {
        value = value.get_mut(*name)?;
        if *name == "answers" {
            let rest = path.last()?;
            value = value
                .as_array_mut()?
                .iter_mut()
                .find(|a| a.get(rest).is_some())?;
        }
    }
    let what = match value {
        // `implies` and `requires`: another answer; `fault`: another key.
        Value::Table(table) => {
            let keys: Vec<String> = table.keys().cloned().collect();
            let key = pick(random, &keys)?;
            if path.last() == Some(&"fault") {
                let to = other(random, &faults, &key)?;
                let row = table.remove(&key)?;
                table.insert(to.clone(), row);
                format!("row of {key} becomes that of {to}")
            } else {
                let slot = table.get_mut(&key)?;
                let slot = match slot {
                    Value::Array(list) => list.first_mut()?,
                    slot => slot,
                };
                let from = slot.as_str()?.to_owned();
                let to = other(random, &answers(&key), &from)?;
                *slot = Value::String(to.clone());
                format!("{key} = {from} becomes {to}")
            }
        }
        value => {
            let slot = match value {
                Value::Array(list) => {
                    let n = random.below(list.len());
                    list.get_mut(n)?
                }
                value => value,
            };
            let from = slot.as_str()?.to_owned();
            let among = match path.last() {
                Some(&"top") => &faults,
                Some(&"entry") => &entries,
                _ => &questions,
            };
            let to = other(random, among, &from)?;
            *slot = Value::String(to.clone());
            format!("{from} becomes {to}")
        }
    };
    *files.get_mut(kind, spot) = changed;
    Some(format!("{kind} {id}, {}: {what}", path.join(".")))
}

fn holds(value: &Value, path: &[&str]) -> bool {
    let Some((name, rest)) = path.split_first() else {
        return true;
    };
    match value.get(*name) {
        Some(Value::Array(list)) if !rest.is_empty() => list.iter().any(|v| holds(v, rest)),
        Some(value) => holds(value, rest),
        None => false,
    }
}

fn swap(files: &mut Files, random: &mut Random) -> Option<String> {
    let kind = pick(random, &SAID)?;
    let (spot, id) = entity(files, random, kind)?;
    let path = pick(random, &texts(files.get(kind, spot)))?;
    let way = random.below(3);
    if way == 0 {
        let said = at(files.get_mut(kind, spot), &path).as_table_mut()?;
        let (zh, en) = (said["zh-CN"].clone(), said["en"].clone());
        if zh == en {
            return None;
        }
        said.insert("zh-CN".to_owned(), en);
        said.insert("en".to_owned(), zh);
        return Some(format!("{kind} {id}, {path:?}: its languages"));
    }
    let (spot_two, id_two) = entity(files, random, kind)?;
    let field = |path: &[Key]| path.iter().find(|k| matches!(k, Key::Name(_))).cloned();
    let same: Vec<Vec<Key>> = texts(files.get(kind, spot_two))
        .into_iter()
        .filter(|other| field(other) == field(&path))
        .collect();
    let path_two = pick(random, &same)?;
    let languages = if way == 1 {
        vec![pick(random, &LANGUAGES)?]
    } else {
        LANGUAGES.to_vec()
    };
    let mut differs = false;
    for language in &languages {
        let one = at(files.get_mut(kind, spot), &path)[*language].clone();
        let two = at(files.get_mut(kind, spot_two), &path_two)[*language].clone();
        differs |= one != two;
        at(files.get_mut(kind, spot), &path)[*language] = two;
        at(files.get_mut(kind, spot_two), &path_two)[*language] = one;
    }
    let told = format!(
        "{kind} {id} and {id_two}, {path:?}: {}",
        languages.join(" and ")
    );
    (differs && spot != spot_two).then_some(told)
}

fn language(files: &mut Files, random: &mut Random) -> Option<String> {
    let kind = pick(random, &SAID)?;
    let (spot, id) = entity(files, random, kind)?;
    let path = pick(random, &texts(files.get(kind, spot)))?;
    let language = pick(random, &LANGUAGES)?;
    at(files.get_mut(kind, spot), &path)
        .as_table_mut()?
        .remove(language)?;
    Some(format!("{kind} {id}, {path:?}: no {language}"))
}

fn flip(files: &mut Files, random: &mut Random, key: &str, states: &[&str]) -> Option<String> {
    let (spot, id) = entity(files, random, "entry")?;
    let entry = files.get_mut("entry", spot).as_table_mut()?;
    let from = entry
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or("none")
        .to_owned();
    let to = states[random.below(states.len())];
    entry.insert(key.to_owned(), to.into());
    (from != to).then(|| format!("{id}: {key} {from} becomes {to}"))
}

fn source(files: &mut Files, random: &mut Random) -> Option<String> {
    let kind = pick(random, &["fault", "repair", "entry"])?;
    let (spot, id) = entity(files, random, kind)?;
    files.get_mut(kind, spot).as_table_mut()?.remove("source")?;
    Some(format!("{kind} {id}: no source"))
}

fn dates(files: &mut Files, random: &mut Random) -> Option<String> {
    let ruled: Vec<Spot> = files
        .all("entry")
        .into_iter()
        .filter(|spot| files.get("entry", *spot).get("rule").is_some())
        .collect();
    let spot = pick(random, &ruled)?;
    let months = 1 + random.below(24);
    let later = random.happens(0.5);
    let entry = files.get_mut("entry", spot);
    let id = word(entry, "id");
    let rules = entry.get_mut("rule")?.as_array_mut()?;
    let n = random.below(rules.len());
    let rule = rules.get_mut(n)?.as_table_mut()?;
    // A rule without days has none to shift.
    if !rule.contains_key("from") && !rule.contains_key("until") {
        return None;
    }
    for end in ["from", "until"] {
        if let Some(day) = rule.get(end).and_then(Value::as_str) {
            let moved = shift(day, months, later)?;
            rule.insert(end.to_owned(), moved.into());
        }
    }
    let way = if later { "later" } else { "earlier" };
    Some(format!("{id}, rule {n}: {months} months {way}"))
}

/// A day some months later or earlier; the last days of a month become the 28th.
fn shift(day: &str, months: usize, later: bool) -> Option<String> {
    let parts: Vec<usize> = day.split('-').map_while(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let count = year * 12 + month - 1;
    let count = if later {
        count + months
    } else {
        count - months
    };
    Some(format!(
        "{:04}-{:02}-{:02}",
        count / 12,
        count % 12 + 1,
        day.min(28)
    ))
}
