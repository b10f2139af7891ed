//! What a technician is told about a version, a model or a clock, a fact a line.
//!
//! In: a text and the table. Out: plain words of this room, tabs after labels. For the native
//! command only; the page has `present`.

use super::clock::{LocalTime, Shown};
use super::{Standing, Table, written};

/// A version, of a vendor or model where one is named.
pub fn version(
    table: &Table,
    vendor: Option<&str>,
    model: Option<&str>,
    text: &str,
    today: i32,
) -> Result<String, String> {
    let unknown = |what: &str, id: &str, all: Vec<&str>| {
        format!("no {what} `{id}`; one of {}\n", all.join(" "))
    };
    let seat = match vendor {
        Some(id) => Some(table.vendor_named(id).ok_or_else(|| {
            unknown(
                "vendor",
                id,
                table.vendors.iter().map(|v| v.id.as_str()).collect(),
            )
        })?),
        None => None,
    };
    let model = match model {
        Some(id) => Some(table.model_named(id).ok_or_else(|| {
            unknown(
                "model",
                id,
                table.models.iter().map(|m| m.id.as_str()).collect(),
            )
        })?),
        None => None,
    };
    let judged = table.judge(seat, model, text, today);
    let mut out = format!("standing\t{:?}\n", judged.standing);
    if !matches!(judged.standing, Standing::Unreadable(_)) {
        let own = model
            .map(|at| table.models[usize::from(at)].vendor)
            .or(seat);
        if let Ok(read) = table.read(own, text) {
            let form = &table.forms[usize::from(read.form)];
            out.push_str(&format!(
                "form\t{} ({:?})\nwords\t{}\nparts\t{:?}\n",
                form.id, form.grade, read.words, read.parts
            ));
        }
    } else {
        for form in table
            .forms
            .iter()
            .filter(|form| seat.is_none_or(|v| form.vendor == v))
        {
            out.push_str(&format!("expects\t{}\t{}\n", form.id, form.example));
        }
    }
    if let Some(series) = judged.series {
        out.push_str(&format!("series\t{}\n", series.id));
    }
    for release in judged.first {
        out.push_str(&format!("first\t{}\n", release.version));
    }
    for release in judged.brings {
        out.push_str(&format!(
            "newer\t{}\t{}\t{}\n",
            release.version,
            written(release.date),
            release.source
        ));
    }
    for advisory in judged.advisories {
        out.push_str(&format!(
            "weakness\t{}\t{}\t{}\n",
            advisory.id, advisory.text.en, advisory.source
        ));
    }
    Ok(out)
}

/// Two versions: which is older.
pub fn order(table: &Table, one: &str, other: &str) -> String {
    match (table.read(None, one), table.read(None, other)) {
        (Ok(one), Ok(other)) => match one.against(&other) {
            Some(order) => format!("{order:?}\n"),
            None => "not to be compared\n".to_owned(),
        },
        (one, other) => format!("{:?}\n{:?}\n", one.err(), other.err()),
    }
}

/// A clock, beside the device's local time.
pub fn clock(text: &str, now: LocalTime, made: i32) -> String {
    match Shown::read(text) {
        Ok(shown) => format!("{shown:?}\n{:?}\n", shown.judge(now, made)),
        Err(why) => format!("unreadable\t{why:?}\n"),
    }
}
