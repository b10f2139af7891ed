//! Writing estimates into a pack's TOML: numbers change, everything else stays.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, InlineTable, Item, Table, Value, value};

use super::Estimates;
use crate::pack::Core;

/// Answers less likely than this are not written.
const LEAST: f64 = 0.01;

/// The text of one file with the estimates that belong into it.
///
/// # Errors
/// Where the text is no TOML.
pub fn edit(text: &str, core: &Core, estimates: &Estimates) -> Result<String, String> {
    let mut doc: DocumentMut = text.parse().map_err(|e| format!("{e}"))?;
    each(&mut doc, "fault", |id, table| {
        let Some(f) = core.faults.iter().position(|fault| fault.id == id) else {
            return;
        };
        // Only what tickets speak of is written; the scale of the others is theirs already.
        if estimates.named[f] {
            let scale = scale(core, estimates);
            let weight = weight_of(table).unwrap_or(0.0) * estimates.shares[f]
                / core.faults[f].prior.max(f64::MIN_POSITIVE);
            table.remove("grade");
            table.insert("weight", value(rounded(weight / scale)));
        }
    });
    each(&mut doc, "question", |id, table| {
        let Some(q) = core.questions.iter().position(|question| question.id == id) else {
            return;
        };
        let answers = &core.questions[q].answers;
        let rows: Vec<_> = estimates.rows.range((q, 0)..(q + 1, 0)).collect();
        if rows.is_empty() {
            return;
        }
        let likelihood = table
            .entry("likelihood")
            .or_insert(Item::Table(Table::new()));
        let Some(likelihood) = likelihood.as_table_like_mut() else {
            return;
        };
        let by_fault = likelihood
            .entry("fault")
            .or_insert(Item::Table(Table::new()));
        let Some(by_fault) = by_fault.as_table_like_mut() else {
            return;
        };
        for ((_, f), row) in rows {
            // What is next to impossible is left out and shares the rest, as authors do it:
            // the compiler would lift each to its least and take that from the others.
            let pairs = answers.iter().zip(row).filter(|(_, p)| **p >= LEAST);
            // Cut, not rounded, so that a row never adds up to more than 1.
            let cut = |p: f64| (p.clamp(0.0, 0.99) * 1e4).floor() / 1e4;
            let cells: InlineTable = pairs
                .map(|(a, p)| (a.id.as_str(), Value::from(cut(*p))))
                .collect();
            by_fault.insert(&core.faults[*f].id, value(cells));
        }
    });
    each(&mut doc, "repair", |id, table| {
        let Some(r) = core.repairs.iter().position(|repair| repair.id == id) else {
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

/// How much the share of a cause shrank that no ticket names; 1 where tickets name all.
fn scale(core: &Core, estimates: &Estimates) -> f64 {
    let unnamed =
        (0..core.faults.len()).find(|&f| !estimates.named[f] && core.faults[f].prior > 0.0);
    unnamed.map_or(1.0, |f| estimates.shares[f] / core.faults[f].prior)
}

fn weight_of(table: &Table) -> Option<f64> {
    let grades = BTreeMap::from([
        ("very-common", 16.0),
        ("common", 8.0),
        ("occasional", 3.0),
        ("rare", 1.0),
    ]);
    match table.get("weight") {
        Some(weight) => weight.as_float().or(weight.as_integer().map(|n| n as f64)),
        None => grades.get(table.get("grade")?.as_str()?).copied(),
    }
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
