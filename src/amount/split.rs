//! Cuts raw bytes into records and cells, before anything is decoded.
//!
//! In: bytes of a file as they stream. Out: for each record its place and the places of its
//! cells in the buffer. A quote that is never closed, a line without an end and a line of a
//! million cells cost no more than their bytes, and are told as what they are.

use super::eight::{EACH, HIGH, LOW, reach};
use super::handover::carried;
use super::text::Encoding;

/// More cells than any export has.
pub const MOST_CELLS: usize = 2_000;
/// The longest record in bytes.
pub const LONGEST: usize = 1 << 20;
/// The longest quoted cell in bytes, and in lines: a quote that goes on was never closed.
const LONGEST_QUOTED: usize = 1 << 16;
const MOST_LINES_QUOTED: u32 = 40;

/// How cells stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The byte between two cells.
    pub delimiter: u8,
    /// Whether `"` encloses cells.
    pub quotes: bool,
    /// Whether the delimiter may be the second byte of a character: `|` in GB18030.
    pub wary: bool,
}

carried!(struct Cut { delimiter, quotes, wary });

impl Cut {
    /// Cells apart by a byte in an encoding.
    pub fn new(delimiter: u8, quotes: bool, encoding: Encoding) -> Self {
        let wary = encoding == Encoding::Gb18030 && delimiter >= 0x40;
        Self {
            delimiter,
            quotes,
            wary,
        }
    }
}

/// What is wrong with a record as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Torn {
    /// A quote opens and nothing closes it.
    Quote,
    /// More than [`LONGEST`] bytes without a line end; the rest up to it is to be skipped.
    Long,
    /// More than [`MOST_CELLS`] cells.
    Wide,
}

/// One record: where it ends, how many lines it has, what is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// The byte behind it and its line end.
    pub end: usize,
    /// Line ends in it.
    pub lines: u32,
    /// What is wrong with it as such.
    pub torn: Option<Torn>,
}

/// Cells of a record: from, to.
pub type Cells = Vec<(u32, u32)>;

/// Cuts the record that begins at `from`; none where it has no end yet and more may come.
#[inline]
pub fn record(cut: Cut, buf: &[u8], from: usize, last: bool, cells: &mut Cells) -> Option<Record> {
    cells.clear();
    let (mut start, mut lines) = (from, 0);
    let mut marks = Marks::new(from);
    loop {
        if cut.quotes && buf.get(start) == Some(&b'"') {
            match quoted(buf, start + 1, last) {
                Quoted::Until(close, more) => {
                    lines += more;
                    marks = Marks::new(close);
                }
                Quoted::More => return None,
                Quoted::Never => {
                    let end = line_end(buf, if lines == 0 { from } else { start });
                    return Some(broken(cells, end, lines + 1, Torn::Quote));
                }
            }
        }
        let at = loop {
            let Some(at) = marks.next(cut, buf) else {
                let end = buf.len();
                if end - from > LONGEST {
                    return Some(broken(cells, end, lines + 1, Torn::Long));
                }
                if !last {
                    return None;
                }
                cells.push((start as u32, end as u32));
                return Some(finished(cells, end, lines + 1));
            };
            if buf[at] == cut.delimiter {
                break at;
            }
            let (one, two) = (buf[at] == b'\n', buf[at] == b'\r');
            if one || two {
                // A carriage return at the end of the bytes may be half of a line end.
                if two && at + 1 == buf.len() && !last {
                    return None;
                }
                // Its line end is skipped with what else is left of it.
                if at - from > LONGEST {
                    return Some(broken(cells, at, lines + 1, Torn::Long));
                }
                cells.push((start as u32, at as u32));
                let two = two && buf.get(at + 1) == Some(&b'\n');
                return Some(finished(cells, at + 1 + usize::from(two), lines + 1));
            }
        };
        cells.push((start as u32, at as u32));
        start = at + 1;
    }
}

fn finished(cells: &Cells, end: usize, lines: u32) -> Record {
    let torn = (cells.len() > MOST_CELLS).then_some(Torn::Wide);
    Record { end, lines, torn }
}

fn broken(cells: &mut Cells, end: usize, lines: u32, torn: Torn) -> Record {
    cells.clear();
    let torn = Some(torn);
    Record { end, lines, torn }
}

/// The places of bytes that may end a cell, eight bytes at a time.
struct Marks {
    /// Where the eight bytes begin that `found` is about.
    at: usize,
    /// The high bit of each byte that was found, and not told yet.
    found: u64,
    /// Where the bytes begin that were not looked at.
    next: usize,
}

impl Marks {
    fn new(at: usize) -> Self {
        Self {
            at,
            found: 0,
            next: at,
        }
    }

    /// The next delimiter, line end or other control character.
    #[inline]
    fn next(&mut self, cut: Cut, buf: &[u8]) -> Option<usize> {
        if cut.wary {
            return self.step(cut, buf);
        }
        while self.found == 0 {
            let eight = match buf.get(self.next..self.next + 8) {
                Some(eight) => eight.try_into().unwrap_or_default(),
                None => rest(buf, self.next)?,
            };
            self.found = Self::among(u64::from_le_bytes(eight), cut.delimiter);
            self.at = self.next;
            self.next += 8;
        }
        let at = self.at + self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some(at)
    }

    /// Which of eight bytes are the delimiter or below 0x0E.
    #[inline]
    fn among(word: u64, delimiter: u8) -> u64 {
        let apart = word ^ (u64::from(delimiter) * EACH);
        HIGH & !(reach(word, (0x80 - 0x0E) * EACH) & reach(apart, LOW))
    }

    /// The same byte by byte, past the second bytes of characters.
    fn step(&mut self, cut: Cut, buf: &[u8]) -> Option<usize> {
        while let Some(b) = buf.get(self.next) {
            let at = self.next;
            self.next += 1 + usize::from(*b >= 0x81);
            if *b == cut.delimiter || *b < 0x0E {
                return Some(at);
            }
        }
        None
    }
}

/// The last bytes, fewer than eight, filled up with what marks nothing; none where there are none.
#[cold]
fn rest(buf: &[u8], from: usize) -> Option<[u8; 8]> {
    let rest = buf.get(from..).filter(|rest| !rest.is_empty())?;
    let mut eight = [0xFF; 8];
    eight[..rest.len()].copy_from_slice(rest);
    Some(eight)
}

enum Quoted {
    /// The byte behind the closing quote, and line ends inside.
    Until(usize, u32),
    /// The bytes end before it closes, and more may come.
    More,
    /// It does not close.
    Never,
}

fn quoted(buf: &[u8], from: usize, last: bool) -> Quoted {
    let (mut at, mut lines) = (from, 0);
    while at < buf.len() {
        match buf[at] {
            b'"' => match buf.get(at + 1) {
                Some(b'"') => at += 1,
                None if !last => return Quoted::More,
                _ => return Quoted::Until(at + 1, lines),
            },
            b'\n' => lines += 1,
            b'\r' if buf.get(at + 1) != Some(&b'\n') => lines += 1,
            _ => {}
        }
        at += 1;
        if lines > MOST_LINES_QUOTED || at - from > LONGEST_QUOTED {
            return Quoted::Never;
        }
    }
    if last { Quoted::Never } else { Quoted::More }
}

/// The byte behind the line that holds `from`.
fn line_end(buf: &[u8], from: usize) -> usize {
    let rest = &buf[from..];
    let Some(at) = rest.iter().position(|b| matches!(b, b'\n' | b'\r')) else {
        return buf.len();
    };
    let two = rest[at] == b'\r' && rest.get(at + 1) == Some(&b'\n');
    from + at + 1 + usize::from(two)
}

/// How many bytes of an overlong record can be dropped: up to the next line end, if any.
pub fn skip_line(buf: &[u8]) -> (usize, bool) {
    match buf.iter().position(|b| matches!(b, b'\n' | b'\r')) {
        Some(_) => (line_end(buf, 0), true),
        None => (buf.len(), false),
    }
}
