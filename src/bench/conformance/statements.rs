//! Exports that lie elsewhere, held against a table of what each is and comes to.

use super::Checked;
use crate::amount::compile;
use crate::amount::intake::Taken;
use crate::amount::money::plain_text;
use crate::amount::reader::Desk;
use crate::amount::shapes::{Shapes, Unit};
use crate::amount::text::Native;
use crate::bench::statements;
use std::path::Path;
use std::rc::Rc;

/// What reads exports, by the layouts of a folder.
pub(super) fn desk(dir: &Path) -> Option<Desk> {
    let text = std::fs::read_to_string(dir.join(compile::FILE)).ok()?;
    let shapes = Shapes::load(&compile::compile(&text).ok()?)?;
    Some(Desk {
        shapes: Rc::new(shapes),
        decode: Rc::new(Native),
    })
}

/// What an export is and comes to, on one line: layout, unit, sign, rows read and refused, sums
/// by currency, checks; cells apart by tabs.
pub fn told(desk: &Desk, name: &str, bytes: &[u8]) -> String {
    let read = match statements::read(desk, name, bytes, 1 << 16) {
        Ok(Taken::Statement(read)) => read,
        Ok(Taken::Sheet(_)) => return "sheet".to_owned(),
        Err(why) => return why.name().to_owned(),
    };
    let layouts = &desk.shapes.layouts;
    let layout = read.plan.layout.map_or("none", |l| &layouts[l].id);
    let unit = if read.plan.unit == Unit::Minor {
        "minor"
    } else {
        "major"
    };
    let totals = read.keeper.totals.iter().zip(&read.ledger.currencies);
    let totals = totals.map(|(t, c)| {
        let amount = |v| plain_text(v, c.digits());
        let (came, went) = (amount(t.total_in), amount(t.total_out));
        format!(
            "{} {} in {came} out {went} aside {}",
            c.code(),
            t.rows,
            t.rows_neutral + t.rows_idle
        )
    });
    let checks = read.checks.iter().map(|c| {
        let holds = if c.holds { "holds" } else { "differs" };
        format!("{} {holds}", c.looks.name())
    });
    let join = |texts: Vec<String>| {
        if texts.is_empty() {
            "-".to_owned()
        } else {
            texts.join("; ")
        }
    };
    format!(
        "{layout}\t{unit}\t{:?}\t{}\t{}\t{}\t{}",
        read.plan.sign,
        read.records.read,
        read.records.refused,
        join(totals.collect()),
        join(checks.collect()),
    )
}

/// Checks an export against its row of the table; none where the table has no row for it.
pub(super) fn check(desk: &Desk, table: &str, file: &Path) -> Option<Checked> {
    let name = file.file_name()?.to_str()?;
    let mut rows = table.lines().filter_map(|line| line.split_once('\t'));
    let (_, expected) = rows.find(|(row, _)| *row == name)?;
    let mut checked = Checked::default();
    let bytes = std::fs::read(file).ok()?;
    // What the table says after the checks is a note.
    let cells: Vec<&str> = expected.split('\t').take(7).collect();
    let (expected, got) = (cells.join("\t"), told(desk, name, &bytes));
    let holds = expected == got;
    checked.case(
        name,
        if holds {
            Ok(())
        } else {
            Err(format!("{got}; expected {expected}"))
        },
    );
    Some(checked)
}
