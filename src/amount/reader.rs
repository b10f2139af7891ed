//! Reads one file as it streams: guesses a plan from its head, then row after row.
//!
//! In: bytes, a chunk at a time. Out: a [`Statement`]: plan, ledger, checks, and every record
//! that was refused, with its line and why. Rows read and rows refused are together the rows of
//! the file; lines above the header, blank lines and lines below the rows are counted apart.
//!
//! Invariant: every record of a file is counted in exactly one place (`amount::fuzz`).

use super::checks::{Check, Keeper};
use super::dates::year_of;
use super::formats;
use super::guess;
use super::handover::{self, carried};
use super::ledger::Ledger;
use super::moment;
use super::plan::Plan;
use super::row::{Refusal, Rows};
use super::shapes::{Format, Shapes};
use super::split;
use super::state::{Refused, State};
use super::text::{Decode, Encoding, Utf16};
pub use super::unusable::Unusable;
use std::rc::Rc;

/// How much of a file is looked at before rows are read.
const HEAD: usize = 1 << 18;
/// The largest file of a format that is read whole.
const WHOLE: usize = 1 << 28;
/// How much is put behind a torn record at first: more than nearly every record has.
const TORN: usize = 1 << 12;

/// A file that was read.
#[derive(Debug)]
pub struct Statement {
    /// How it was read.
    pub plan: Plan,
    /// Its rows.
    pub ledger: Ledger,
    /// Sums.
    pub keeper: Keeper,
    /// What it says of itself.
    pub checks: Vec<Check>,
    /// Records that were refused, the first thousand.
    pub refused: Vec<Refused>,
    /// Where every record went.
    pub records: Records,
    /// Whether it came in UTF-16: then places are not those in the file.
    pub wide: bool,
    /// Bytes read, after unpacking.
    pub bytes: u64,
    /// The first rows as they stand in the file.
    pub samples: Vec<Vec<String>>,
}

/// Where every record went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// Lines above the rows, the header among them.
    pub above: u64,
    /// Lines between and below the rows that are no rows: sums, notes.
    pub around: u64,
    /// Blank lines.
    pub blank: u64,
    /// Rows that were read.
    pub read: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// All of them, counted apart.
    pub all: u64,
}

carried!(struct Records { above, around, blank, read, refused, all });

impl Records {
    /// Whether every record is in one place.
    pub fn add_up(&self) -> bool {
        self.above + self.around + self.blank + self.read + self.refused == self.all
    }
}

/// What every reader needs: what is known of exports, and who shows text.
#[derive(Clone)]
pub struct Desk {
    /// What is known.
    pub shapes: Rc<Shapes>,
    /// Who turns bytes into text.
    pub decode: Rc<dyn Decode>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} layouts", self.shapes.layouts.len())
    }
}

/// Reads one file.
#[derive(Debug)]
pub struct Reader {
    desk: Desk,
    /// The year of dates without one, from the file's name.
    year: Option<u32>,
    asked: Option<Plan>,
    size: Option<u64>,
    utf16: Option<Utf16>,
    buf: Vec<u8>,
    /// Where `buf` begins in the text.
    base: u64,
    bytes: u64,
    run: Option<(Rows, State)>,
    /// The cells of the record at hand.
    cells: split::Cells,
}

impl Reader {
    /// A reader of a file with a name; `size` helps it to make room at once.
    pub fn new(desk: &Desk, name: &str, size: Option<u64>) -> Self {
        Self {
            desk: desk.clone(),
            year: year_of(name),
            asked: None,
            size,
            utf16: None,
            buf: Vec::new(),
            base: 0,
            bytes: 0,
            run: None,
            cells: Vec::new(),
        }
    }

    /// Reads by a plan that somebody corrected.
    pub fn with_plan(mut self, plan: Plan) -> Self {
        self.asked = Some(plan);
        self
    }

    /// How many rows were read so far.
    pub fn rows(&self) -> usize {
        self.run.as_ref().map_or(0, |(_, state)| state.ledger.len())
    }

    /// The rows that were read since, for another program: they are gone from here.
    pub(super) fn hand_over(&mut self) -> Vec<u8> {
        match &mut self.run {
            Some((_, state)) => handover::rows(self.base, &mut state.ledger),
            None => handover::nothing_yet(),
        }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// Where nothing of the file can be read.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        // A place in the file has 32 bits.
        if self.bytes + bytes.len() as u64 > 2_100_000_000 {
            return Err(Unusable::TooLarge);
        }
        if self.bytes == 0 {
            match Encoding::of(bytes, false) {
                Encoding::Utf16Be => self.utf16 = Some(Utf16::new(true)),
                Encoding::Utf16Le => self.utf16 = Some(Utf16::new(false)),
                _ => {}
            }
        }
        self.bytes += bytes.len() as u64;
        if let Some(utf16) = &mut self.utf16 {
            utf16.push(bytes, &mut self.buf);
            return self.go();
        }
        if !self
            .run
            .as_ref()
            .is_some_and(|(rows, _)| rows.plan.format == Format::Delimited)
        {
            self.buf.extend_from_slice(bytes);
            return self.go();
        }
        // Bytes are read where they are; only a record that is torn in two is put together.
        let held = self.buf.len();
        let mut read = 0;
        if held > 0 {
            let most = bytes.len().min(TORN);
            self.buf.extend_from_slice(&bytes[..most]);
            let joined = std::mem::take(&mut self.buf);
            let done = self.records(&joined, false);
            if done < held {
                self.buf = joined;
                self.buf.drain(..done);
                self.buf.extend_from_slice(&bytes[most..]);
                return self.go();
            }
            read = done - held;
            self.buf = joined;
            self.buf.clear();
        }
        let done = self.records(&bytes[read..], false);
        self.buf.extend_from_slice(&bytes[read + done..]);
        Ok(())
    }

    fn go(&mut self) -> Result<(), Unusable> {
        if self.run.is_none() && self.buf.len() >= HEAD {
            self.begin(false)?;
        }
        if self.run.is_some() {
            self.drain(false)?;
        }
        Ok(())
    }

    /// Takes the end of the file.
    ///
    /// # Errors
    /// Where nothing of the file can be read.
    pub fn finish(mut self) -> Result<Statement, Unusable> {
        if self.run.is_none() {
            self.begin(true)?;
        }
        self.drain(true)?;
        let Some((rows, mut state)) = self.run.take() else {
            return Err(Unusable::Empty);
        };
        let whole = !matches!(rows.plan.format, Format::Delimited | Format::Fixed);
        if whole {
            let mut feed = state.feed(rows);
            formats::read(feed.rows.plan.format, &self.buf, &mut feed);
            return Ok(feed.done().finished(self.bytes, &self.desk));
        }
        let read = state.with(rows).finished(self.bytes, &self.desk);
        let wide = self.utf16.is_some();
        Ok(Statement { wide, ..read })
    }

    fn begin(&mut self, last: bool) -> Result<(), Unusable> {
        let head = &self.buf[..self.buf.len().min(HEAD)];
        let whole = last && head.len() == self.buf.len();
        if whole
            && head
                .iter()
                .all(|b| b.is_ascii_whitespace() || matches!(b, 0 | 0xEF | 0xBB | 0xBF))
        {
            return Err(Unusable::Empty);
        }
        if is_binary(head) {
            return Err(Unusable::Binary);
        }
        let encoding = match self.utf16 {
            Some(_) => Encoding::Utf8,
            None => Encoding::of(head, whole),
        };
        let Desk { shapes, decode } = &self.desk;
        let mut plan = match (self.asked.take(), formats::of(head)) {
            (Some(plan), _) => plan,
            (None, Some(format)) => {
                let mut plan = formats::plan(shapes, format, encoding);
                if format == Format::Qif {
                    let dates = head
                        .split(|b| *b == b'\n')
                        .filter_map(|l| l.strip_prefix(b"D"));
                    (plan.order, plan.order_sure) = moment::order_of(dates.map(<[u8]>::trim_ascii));
                }
                plan
            }
            (None, None) => {
                guess::guess(shapes, &**decode, encoding, head, whole).ok_or(Unusable::NoTable)?
            }
        };
        plan.year = plan.year.or(self.year);
        let mut state = State::default();
        let rows = Rows::new(plan, &self.desk, &mut state.ledger);
        self.run = Some((rows, state));
        Ok(())
    }

    /// Reads all whole records of the buffer.
    fn drain(&mut self, last: bool) -> Result<(), Unusable> {
        let Some((rows, state)) = &mut self.run else {
            return Ok(());
        };
        match rows.plan.format {
            Format::Delimited => {
                let buf = std::mem::take(&mut self.buf);
                let done = self.records(&buf, last);
                self.buf = buf;
                self.buf.drain(..done);
            }
            Format::Fixed => {
                let done = state.lines(rows, &self.buf, self.base as u32, last);
                self.base += done as u64;
                self.buf.drain(..done);
            }
            _ if self.buf.len() > WHOLE => return Err(Unusable::TooLarge),
            _ => {}
        }
        Ok(())
    }

    /// Reads all whole records of some bytes; how many bytes they have.
    fn records(&mut self, buf: &[u8], last: bool) -> usize {
        let Some((rows, state)) = &mut self.run else {
            return 0;
        };
        let mut at = 0;
        if state.skipping {
            let (skip, found) = split::skip_line(buf);
            (at, state.skipping) = (skip, !found);
        }
        let cells = &mut self.cells;
        while at < buf.len() && !state.skipping {
            let Some(record) = split::record(rows.plan.cut, buf, at, last, cells) else {
                break;
            };
            state.record(rows, buf, self.base as u32, at, cells, &record);
            at = record.end;
            if record.torn == Some(split::Torn::Long) {
                let (skip, found) = split::skip_line(&buf[at..]);
                at += skip;
                state.skipping = !found;
            }
        }
        self.base += at as u64;
        if !state.reserved && state.ledger.len() > 500 {
            // Room at once: a column that grows in steps is held twice while it moves.
            state.reserved = true;
            let size = self.size.unwrap_or(0);
            state
                .ledger
                .reserve(room(size, self.base, state.ledger.len()));
        }
        at
    }
}

/// How many more rows a file of a size probably has, after some bytes and rows of it.
pub(super) fn room(size: u64, bytes: u64, rows: usize) -> usize {
    let per_row = (bytes / rows as u64).max(8);
    let more = size.saturating_sub(bytes) / per_row;
    (more + more / 64) as usize
}

/// Whether bytes are no text: a known head of pictures and programs, or many control characters.
fn is_binary(head: &[u8]) -> bool {
    let known: [&[u8]; 9] = [
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"%PDF",
        b"RIFF",
        b"\x7FELF",
        b"MZ\x90",
        b"Rar!",
        b"7z\xBC\xAF",
    ];
    if known.iter().any(|k| head.starts_with(k)) {
        return true;
    }
    let control = head
        .iter()
        .filter(|b| **b < 32 && !matches!(b, b'\n' | b'\r' | b'\t' | 1 | 0x0C | 0x1A));
    control.count() * 20 > head.len()
}

/// Why a torn record is refused.
pub(super) fn torn(torn: split::Torn) -> Refusal {
    match torn {
        split::Torn::Quote => Refusal::Quote,
        split::Torn::Long => Refusal::Long,
        split::Torn::Wide => Refusal::Wide,
    }
}
