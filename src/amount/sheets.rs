//! Spreadsheets: XLSX and XLS to the bytes of a table, which are read as any other.
//!
//! In: a workbook's bytes. Out: the sheet with most rows as UTF-8 with commas. A number with
//! more than 15 digits was rounded by the program that wrote it; it is written in scientific
//! notation, so that nobody takes it for an id.

use calamine::{Data, DataRef, Reader, Xls, Xlsx};
use std::io::Cursor;

/// The largest table in bytes.
const LARGEST: usize = 1 << 28;
/// More columns than any export has.
const MOST_COLUMNS: u32 = 500;

/// The table of a workbook; none where the bytes are no workbook.
///
/// The library stops at some damaged books instead of telling. Natively that is caught here; in
/// wasm this part is a program of its own, whose end the page takes for a torn file.
pub fn table(bytes: Vec<u8>) -> Option<Vec<u8>> {
    std::panic::catch_unwind(|| rows(bytes)).ok().flatten()
}

fn rows(bytes: Vec<u8>) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xD0, 0xCF]) {
        old(bytes)
    } else {
        new(bytes)
    }
}

/// XLS: whole, for its cells come in no order.
fn old(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    // It consists of sectors; what was cut off within one is filled up.
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    if !is_sound(&bytes) {
        return None;
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).ok()?;
    let sheets = book.worksheets();
    let (_, range) = sheets
        .into_iter()
        .max_by_key(|(_, range)| range.used_cells().count())?;
    let mut table = Table::default();
    for (row, column, cell) in range.used_cells() {
        table.put(row as u32, column as u32, borrowed(cell))?;
    }
    Some(table.out)
}

/// Whether an old workbook's counts of sectors and sizes of streams fit its length: the library
/// makes as much room as they say ([MS-CFB] 2.2 and 2.6.1).
fn is_sound(bytes: &[u8]) -> bool {
    let four = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
        four.map_or(u64::MAX, |b| u64::from(u32::from_le_bytes(b)))
    };
    let (size, length) = (1_u64 << (four(0x1E) & 0xFF).min(20), bytes.len() as u64);
    let counts = [0x28, 0x2C, 0x40, 0x48].map(four);
    if !(size == 512 || size == 4096) || counts.iter().any(|n| n.saturating_mul(size) > length) {
        return false;
    }
    let start = (four(0x30) + 1).saturating_mul(size) as usize;
    let directory = bytes.get(start..start.saturating_add(size as usize));
    directory.is_some_and(|entries| {
        (0..entries.len() / 128).all(|n| four(start + n * 128 + 0x78) <= length)
    })
}

fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Empty => DataRef::Empty,
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            DataRef::SharedString(text)
        }
    }
}

/// XLSX: cell by cell, so that a damaged place of a cell costs no room.
fn new(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut best: Option<Table> = None;
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut table = Table::default();
        // What came before damage stays.
        while let Ok(Some(cell)) = cells.next_cell() {
            let (row, column) = cell.get_position();
            if table.put(row, column, cell.get_value().clone()).is_none() {
                break;
            }
        }
        if best.as_ref().is_none_or(|b| table.cells > b.cells) {
            best = Some(table);
        }
    }
    best.map(|table| table.out)
}

/// A table as it is written.
#[derive(Default)]
struct Table {
    out: Vec<u8>,
    row: Option<u32>,
    column: u32,
    cells: u64,
}

impl Table {
    /// Takes the next cell; none where the table grows beyond what is read.
    fn put(&mut self, row: u32, column: u32, cell: DataRef<'_>) -> Option<()> {
        if matches!(cell, DataRef::Empty) {
            return Some(());
        }
        if self.out.len() > LARGEST {
            return None;
        }
        // A cell that goes back, or far to the right, is damage.
        if column >= MOST_COLUMNS || self.row == Some(row) && column < self.column {
            return Some(());
        }
        if self.row != Some(row) {
            if self.row.is_some() {
                self.out.push(b'\n');
            }
            (self.row, self.column) = (Some(row), 0);
        }
        while self.column < column {
            self.out.push(b',');
            self.column += 1;
        }
        write(&cell, &mut self.out);
        self.cells += 1;
        Some(())
    }
}

fn write(cell: &DataRef<'_>, out: &mut Vec<u8>) {
    let text = match cell {
        DataRef::Empty | DataRef::Error(_) => return,
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(value) => time(value.as_f64()),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
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
