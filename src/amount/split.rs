//! Cuts raw bytes into records and cells, before anything is decoded.
//!
//! In: bytes of a file as they stream. Out: for each record its place and the places of its
//! cells in the buffer. A quote that is never closed, a line without an end and a line of a
//! million cells cost no more than their bytes, and are told as what they are.

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
    /// More than [`LONGEST`] bytes without a line end.
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
    let (mut at, mut start) = (from, from);
    let delimiter = cut.delimiter;
    let end = buf.len();
    while at < end {
        let b = buf[at];
        // Everything that ends a cell or opens a quote is below `-`, but for `;`, `|` and the like.
        if b > b'-' && b != delimiter {
            at += 1 + usize::from(cut.wary && b >= 0x81);
            continue;
        }
        if b == delimiter {
            cells.push((start as u32, at as u32));
            at += 1;
            start = at;
        } else if b == b'\n' || b == b'\r' {
            let two = b == b'\r' && buf.get(at + 1) == Some(&b'\n');
            // A carriage return at the end of the bytes may be half of a line end.
            if b == b'\r' && at + 1 == end && !last {
                return None;
            }
            cells.push((start as u32, at as u32));
            return Some(finished(cells, at + 1 + usize::from(two), 1));
        } else if b == b'"' && cut.quotes && at == start {
            match quoted(buf, at + 1, last) {
                Quoted::Until(close, 0) => at = close,
                Quoted::Until(close, lines) => {
                    return with_lines(cut, buf, close, last, cells, start, lines);
                }
                Quoted::More => return None,
                Quoted::Never => {
                    let end = line_end(buf, from);
                    cells.clear();
                    return Some(Record {
                        end,
                        lines: 1,
                        torn: Some(Torn::Quote),
                    });
                }
            }
        } else {
            at += 1;
        }
    }
    let at = at.min(end);
    if at - from > LONGEST {
        return Some(Record {
            end: at,
            lines: 0,
            torn: Some(Torn::Long),
        });
    }
    if !last {
        return None;
    }
    cells.push((start as u32, at as u32));
    Some(finished(cells, at, 1))
}

fn finished(cells: &Cells, end: usize, lines: u32) -> Record {
    let torn = (cells.len() > MOST_CELLS).then_some(Torn::Wide);
    Record { end, lines, torn }
}

/// The rest of a record whose first quoted cell with line ends closed at `from`.
fn with_lines(
    cut: Cut,
    buf: &[u8],
    from: usize,
    last: bool,
    cells: &mut Cells,
    start: usize,
    mut lines: u32,
) -> Option<Record> {
    let (mut at, mut start, mut opened) = (from, start, false);
    while at < buf.len() {
        match buf[at] {
            b if b == cut.delimiter => {
                cells.push((start as u32, at as u32));
                start = at + 1;
                opened = true;
            }
            b @ (b'\n' | b'\r') => {
                if b == b'\r' && at + 1 == buf.len() && !last {
                    return None;
                }
                cells.push((start as u32, at as u32));
                let two = b == b'\r' && buf.get(at + 1) == Some(&b'\n');
                return Some(finished(cells, at + 1 + usize::from(two), lines + 1));
            }
            b'"' if opened && at == start => match quoted(buf, at + 1, last) {
                Quoted::Until(close, more) => {
                    lines += more;
                    at = close;
                    continue;
                }
                Quoted::More => return None,
                Quoted::Never => {
                    return Some(Record {
                        end: line_end(buf, at),
                        lines: lines + 1,
                        torn: Some(Torn::Quote),
                    });
                }
            },
            b if cut.wary && b >= 0x81 => at += 1,
            _ => {}
        }
        at += 1;
    }
    if !last {
        return None;
    }
    cells.push((start as u32, buf.len() as u32));
    Some(finished(cells, buf.len(), lines + 1))
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
