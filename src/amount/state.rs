//! What was read of a file so far: where each record goes.
//!
//! In: records as they are cut. Out: rows in the ledger, refusals with line and reason, and the
//! texts around the rows, whose counts and sums are held against the rows at the end.

use super::checks::Keeper;
use super::feed::Feed;
use super::finish::Read;
use super::handover::carried;
use super::ledger::Ledger;
use super::money;
use super::reader::{Records, torn};
use super::row::{Record, Refusal, Rows};
use super::split;
use super::text::trim;

/// How many refused rows are kept with line and reason; more are counted.
const KEPT: usize = 1_000;
/// How many lines above and below the rows are kept for their numbers.
const AROUND: usize = 200;

/// How many rows are shown with the guess.
pub(super) const SAMPLES: usize = 3;

/// A record that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its line, from 1.
    pub line: u32,
    /// Why.
    pub why: Refusal,
}

carried!(struct Refused { line, why });

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) ledger: Ledger,
    pub(super) skipping: bool,
    pub(super) reserved: bool,
    pub(super) keeper: Keeper,
    pub(super) refused: Vec<Refused>,
    pub(super) records: Records,
    lines: u32,
    /// The line of the next row, if nothing stands between.
    expected: u32,
    pub(super) above: Vec<Vec<String>>,
    pub(super) around: Vec<Vec<String>>,
    pub(super) samples: Vec<Vec<String>>,
}

impl State {
    /// Takes a delimited record.
    #[inline]
    pub(super) fn record(
        &mut self,
        rows: &mut Rows,
        buf: &[u8],
        base: u32,
        at: usize,
        cells: &mut split::Cells,
        record: &split::Record,
    ) {
        let line = self.lines + 1;
        self.lines += record.lines;
        let number = self.records.all;
        self.records.all += 1;
        if let Some(why) = record.torn {
            if rows.plan.header.is_some_and(|h| number <= h as u64) {
                self.records.above += 1;
            } else {
                self.refuse(line, torn(why));
            }
            return;
        }
        if rows.plan.header.is_some_and(|h| number <= h as u64) {
            self.records.above += 1;
            let header = rows.plan.header == Some(number as usize);
            if !header && self.above.len() < AROUND {
                self.above.push(rows.texts(buf, cells));
            }
            return;
        }
        if let Some(loose) = rows.plan.loose {
            merge(cells, rows.plan.names.len(), usize::from(loose));
        }
        self.row(rows, Record { buf, cells }, base + at as u32, line);
    }

    /// Takes the cells of a row.
    #[inline]
    fn row(&mut self, rows: &mut Rows, record: Record<'_>, at: u32, line: u32) {
        match rows.read(record, at, &mut self.ledger) {
            Ok(()) => {
                self.records.read += 1;
                self.keeper.add(&rows.came);
                if self.samples.len() < SAMPLES {
                    self.sample(rows, record);
                }
                if self.expected != line {
                    let row = self.ledger.len() as u32 - 1;
                    self.ledger.lines.push((row, line));
                }
                self.expected = line + 1;
            }
            Err(why) => self.no_row(rows, record, line, why),
        }
    }

    #[cold]
    #[inline(never)]
    fn sample(&mut self, rows: &Rows, record: Record<'_>) {
        self.samples.push(rows.texts(record.buf, record.cells));
    }

    /// A record that is no row: blank, a line around the rows, or refused.
    #[cold]
    #[inline(never)]
    fn no_row(&mut self, rows: &Rows, record: Record<'_>, line: u32, why: Refusal) {
        let filled = record
            .cells
            .iter()
            .filter(|(from, to)| !trim(&record.buf[*from as usize..*to as usize]).is_empty());
        let filled = filled.take(3).count();
        if filled == 0 {
            self.records.blank += 1;
            return;
        }
        let texts = rows.texts(record.buf, record.cells);
        if self.is_around(rows, &texts, filled) {
            self.records.around += 1;
            if self.around.len() >= AROUND {
                self.around.drain(..AROUND / 2);
            }
            self.around.push(texts);
        } else {
            self.refuse(line, why);
        }
    }

    /// Whether a record that is no row belongs to what stands around rows.
    fn is_around(&self, rows: &Rows, texts: &[String], filled: usize) -> bool {
        let shapes = &rows.desk.shapes;
        let first = texts
            .iter()
            .find(|t| !t.is_empty())
            .map_or("", String::as_str);
        let lower = first.to_lowercase();
        let named = |text: &String| {
            let name = super::shapes::Name::of(text);
            shapes.stated.iter().any(|(n, _)| name.is(n))
        };
        let summary = self
            .around
            .last()
            .is_some_and(|above| above.iter().filter(|t| named(t)).count() >= 2);
        let marked = shapes
            .around
            .iter()
            .any(|word| lower.contains(word.as_str()));
        let header = rows.plan.header.is_some()
            && texts
                .iter()
                .zip(&rows.plan.names)
                .all(|(t, n)| *t == n.shown);
        // A text under a table of several columns is a note; the rest of a row begins otherwise.
        let long = first.chars().count() > 6 || first.contains(['：', ':', '笔']);
        let dated = super::moment::moment(first.as_bytes(), rows.plan.order).is_some();
        let number = money::number(first.as_bytes(), rows.plan.comma).is_ok();
        let lines = first.chars().all(|c| matches!(c, '-' | '=' | '*' | '_'));
        let note = filled <= 2
            && rows.plan.names.len() > 3
            && ((long && !dated && !number && !first.is_ascii()) || lines);
        first.starts_with('#')
            || marked
            || summary
            || header
            || note
            || texts.iter().filter(|t| named(t)).count() >= 2
    }

    pub(super) fn refuse(&mut self, line: u32, why: Refusal) {
        self.records.refused += 1;
        if self.refused.len() < KEPT {
            self.refused.push(Refused { line, why });
        }
    }

    /// Reads whole lines of fixed widths; how many bytes were read.
    pub(super) fn lines(&mut self, rows: &mut Rows, buf: &[u8], base: u32, last: bool) -> usize {
        let layout = rows
            .plan
            .layout
            .and_then(|l| rows.desk.shapes.layouts.get(l));
        let widths = layout.map_or(Vec::new(), |l| l.widths.clone());
        let mut at = 0;
        while at < buf.len() {
            let end = buf[at..]
                .iter()
                .position(|b| *b == b'\n')
                .map(|n| at + n + 1);
            let end = match end {
                Some(end) => end,
                None if last => buf.len(),
                None if buf.len() - at > split::LONGEST => buf.len(),
                None => break,
            };
            let line = buf[at..end].strip_suffix(b"\n").unwrap_or(&buf[at..end]);
            let length = line.strip_suffix(b"\r").unwrap_or(line).len();
            let (mut cells, mut from) = (Vec::with_capacity(widths.len()), 0);
            for width in &widths {
                let to = from + usize::from(*width);
                if to > length {
                    break;
                }
                cells.push(((at + from) as u32, (at + to) as u32));
                from = to + 1;
            }
            self.lines += 1;
            self.records.all += 1;
            if length == 0 {
                self.records.blank += 1;
            } else if cells.len() < widths.len() {
                self.refuse(self.lines, Refusal::Short);
            } else {
                self.row(
                    rows,
                    Record { buf, cells: &cells },
                    base + at as u32,
                    self.lines,
                );
            }
            at = end;
        }
        at
    }

    /// Takes entries of a format that is no table.
    pub(super) fn feed(&mut self, rows: Rows) -> Feed {
        Feed {
            state: std::mem::take(self),
            rows,
            sum: 0,
            opened: None,
            sections: 0,
            held: 0,
        }
    }

    /// With who read the rows.
    pub(super) fn with(self, rows: Rows) -> Read {
        Read {
            state: self,
            rows,
            sections: None,
        }
    }
}

/// Puts cells that unquoted commas cut apart together again.
fn merge(cells: &mut split::Cells, wanted: usize, loose: usize) {
    let extra = cells.len().saturating_sub(wanted);
    if extra > 0 && extra < 50 && loose + extra < cells.len() {
        cells[loose].1 = cells[loose + extra].1;
        cells.drain(loose + 1..=loose + extra);
    }
}
