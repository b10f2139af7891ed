//! Spreadsheets: XLSX and XLS to the bytes of a table, which are read as any other.
//!
//! In: a workbook's bytes. Out: the sheet with most rows as UTF-8 with commas. A number with
//! more than 15 digits was rounded by the program that wrote it; it is written in scientific
//! notation, so that nobody takes it for an id.

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;

/// More rows than a sheet can have.
const MOST_ROWS: usize = 1_048_576;

/// The table of a workbook; none where the bytes are no workbook.
///
/// The library stops at some damaged books instead of telling. Natively that is caught here; in
/// wasm this part is a program of its own, whose end the page takes for a torn file.
pub fn table(bytes: Vec<u8>) -> Option<Vec<u8>> {
    std::panic::catch_unwind(|| rows(bytes)).ok().flatten()
}

fn rows(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xD0, 0xCF]) {
        // An old workbook consists of sectors; what was cut off within one is filled up.
        bytes.resize(bytes.len().next_multiple_of(512), 0);
    }
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let sheets = book.worksheets();
    let (_, range) = sheets
        .into_iter()
        .max_by_key(|(_, range)| range.used_cells().count())?;
    let mut out = Vec::new();
    for row in range.rows().take(MOST_ROWS) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            write(cell, &mut out);
        }
        out.push(b'\n');
    }
    Some(out)
}

fn write(cell: &Data, out: &mut Vec<u8>) {
    let text = match cell {
        Data::Empty | Data::Error(_) => return,
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(value) => time(value.as_f64()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
    };
    out.push(b'"');
    for b in text.bytes() {
        // A line end within a cell would count as many lines.
        match b {
            b'"' => out.extend_from_slice(b"\"\""),
            b'\r' | b'\n' => out.push(b' '),
            _ => out.push(b),
        }
    }
    out.push(b'"');
}

/// A number as a sheet shows it: 15 digits and no more.
fn number(value: f64) -> String {
    if value.abs() >= 1e15 {
        return format!("{value:.14E}");
    }
    let shortest = value.to_string();
    let decimals = shortest.split_once('.').map_or(0, |(_, d)| d.len());
    if decimals <= 10 {
        return shortest;
    }
    // 28.160000000000004 is what adding up leaves of 28.16.
    let rounded = format!("{value:.8}");
    rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// Days since 1899-12-30 as a date, a time of day, or both.
fn time(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    if !(0.0..6.4e9).contains(&seconds) {
        return String::new();
    }
    let (day, second) = ((seconds / 86_400.0) as u32, (seconds % 86_400.0) as u32);
    let clock = format!(
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    );
    if day < 25_569 {
        return clock;
    }
    format!("{} {clock}", super::moment::day_text(day - 25_569))
}
