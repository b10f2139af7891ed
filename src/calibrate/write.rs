//! Writing estimates into a pack's TOML: numbers change, everything else stays.

use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use super::Estimates;
use crate::pack::{Core, Grade, Question};

/// Answers less likely than this are not written.
const LEAST: f64 = 0.01;

/// The text of one file with the estimates that belong into it.
///
/// # Errors
/// Where the text is no TOML.
pub fn edit(text: &str, core: &Core, estimates: &Estimates) -> Result<String, String> {
    let mut doc: DocumentMut = text.parse().map_err(|e| format!("{e}"))?;
    let new = estimates.apply(core);
    each(&mut doc, "fault", |id, table| {
        let Some(f) = core.fault_named(id) else {
            return;
        };
        let (before, after) = (core.faults[f].prior, new.faults[f].prior);
        if before > 0.0 && before.to_bits() != after.to_bits() {
            let weight = weight_of(table).unwrap_or(0.0) * after / before;
            table.remove("grade");
            table.insert("weight", value(rounded(weight)));
        }
    });
    each(&mut doc, "question", |id, table| {
        let Some(q) = core.question_named(id) else {
            return;
        };
        if estimates.rows.range((q, 0)..(q + 1, 0)).next().is_none() {
            return;
        }
        let likelihood = table
            .entry("likelihood")
            .or_insert(Item::Table(Table::new()));
        if let Some(likelihood) = likelihood.as_table_like_mut() {
            likelihoods(likelihood, &new, q);
        }
    });
    each(&mut doc, "repair", |id, table| {
        let Some(r) = core.repair_named(id) else {
            return;
        };
        let Some(success) = table.get_mut("success").and_then(Item::as_table_like_mut) else {
            return;
        };
        for ((_, f), chance) in estimates.chances.range((r, 0)..(r + 1, 0)) {
            success.insert(&core.faults[*f].id, value(rounded(*chance)));
        }
    });
    Ok(doc.to_string())
}

/// Writes every row of a question where it stands: under the default, an area or a fault.
/// All of them, for what a row leaves unsaid follows the default.
fn likelihoods(table: &mut dyn TableLike, core: &Core, q: usize) {
    let question = &core.questions[q];
    let keys = |table: &dyn TableLike, of: &str| -> Vec<String> {
        let rows = table.get(of).and_then(Item::as_table_like);
        let keys = rows.map(|rows| rows.iter().map(|(key, _)| key.to_owned()).collect());
        keys.unwrap_or_default()
    };
    let (faults, areas) = (keys(table, "fault"), keys(table, "area"));
    table.insert("default", value(cells(question, |a| question.base[a])));
    let mut set = |of: &str, key: &str, f: usize| {
        if let Some(rows) = table.get_mut(of).and_then(Item::as_table_like_mut) {
            rows.insert(key, value(cells(question, |a| question.likelihood(f, a))));
        }
    };
    for (f, fault) in core.faults.iter().enumerate() {
        let area = toml::Value::try_from(fault.area).ok();
        let area = area.as_ref().and_then(toml::Value::as_str);
        if faults.contains(&fault.id) {
            set("fault", &fault.id, f);
        } else if let Some(area) = area.filter(|area| areas.iter().any(|key| key == area)) {
            set("area", area, f);
        }
    }
}

/// One row as authors write it: in ten-thousandths, cut and not rounded, so that it never adds
/// up to more than 1; a row that names every answer adds up to 1.
fn cells(question: &Question, p: impl Fn(usize) -> f64) -> InlineTable {
    // What is next to impossible is left out and shares the rest, as authors do it: the
    // compiler would lift each to its least and take that from the others.
    let said: Vec<usize> = (0..question.answers.len())
        .filter(|a| p(*a) >= LEAST)
        .collect();
    let cut = |p: f64| (p.clamp(0.0, 0.99) * 1e4).floor() as i32;
    let mut parts: Vec<i32> = said.iter().map(|a| cut(p(*a))).collect();
    let left = 10_000 - parts.iter().sum::<i32>();
    let largest = (0..said.len()).max_by_key(|at| parts[*at]);
    if let (Some(at), true) = (largest, said.len() == question.answers.len()) {
        parts[at] += left;
    }
    let ids = said.iter().map(|a| question.answers[*a].id.as_str());
    let shares = parts.iter().map(|part| Value::from(f64::from(*part) / 1e4));
    ids.zip(shares).collect()
}

fn weight_of(table: &Table) -> Option<f64> {
    if let Some(weight) = table.get("weight") {
        return weight.as_float().or(weight.as_integer().map(|n| n as f64));
    }
    let grade = toml::Value::from(table.get("grade")?.as_str()?);
    grade.try_into().ok().map(Grade::weight)
}

fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

/// Every table of an array, with its id.
fn each(doc: &mut DocumentMut, name: &str, mut change: impl FnMut(&str, &mut Table)) {
    let Some(tables) = doc.get_mut(name).and_then(Item::as_array_of_tables_mut) else {
        return;
    };
    for table in tables.iter_mut() {
        if let Some(id) = table.get("id").and_then(Item::as_str).map(str::to_owned) {
            change(&id, table);
        }
    }
}
