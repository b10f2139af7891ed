//! A file as it comes: plain, gzip, zip, or a spreadsheet.
//!
//! In: bytes, a chunk at a time. Out: a [`Statement`], or the bytes of a spreadsheet, which
//! another program reads.

use super::handover::{self, Arrival, Arrived};
use super::plan::Plan;
use super::reader::{Desk, Reader, Statement, Unusable};
use super::zip;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// The largest zip or spreadsheet, which are held whole.
pub(super) const WHOLE: usize = 1 << 28;
/// How much is unpacked at once.
pub(super) const STEP: usize = 1 << 16;

/// What a file came to.
#[derive(Debug)]
pub enum Taken {
    /// Rows.
    Statement(Box<Statement>),
    /// A spreadsheet: its bytes.
    Sheet(Vec<u8>),
}

/// Takes one file.
#[derive(Debug)]
pub struct Intake {
    desk: Desk,
    name: String,
    size: Option<u64>,
    plan: Option<Plan>,
    stage: Stage,
    /// What another program read of it.
    arrival: Option<Box<Arrival>>,
}

enum Stage {
    /// The first bytes, too few to tell.
    Start(Vec<u8>),
    Plain(Box<Reader>),
    Gzip(Box<Gzip>),
    Zip(Vec<u8>),
    Sheet(Vec<u8>),
}

impl std::fmt::Debug for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Start(_) => "start",
            Self::Plain(_) => "plain",
            Self::Gzip(_) => "gzip",
            Self::Zip(_) => "zip",
            Self::Sheet(_) => "sheet",
        })
    }
}

impl Intake {
    /// For a file with a name, and its size where that is known.
    pub fn new(desk: &Desk, name: &str, size: Option<u64>) -> Self {
        Self {
            desk: desk.clone(),
            name: name.to_owned(),
            size,
            plan: None,
            stage: Stage::Start(Vec::new()),
            arrival: None,
        }
    }

    /// Reads by a plan that somebody corrected.
    #[must_use]
    pub fn with_plan(self, plan: Option<Plan>) -> Self {
        Self { plan, ..self }
    }

    /// What the file is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rows were read so far.
    pub fn rows(&self) -> usize {
        if let Some(arrival) = &self.arrival {
            return arrival.rows();
        }
        match &self.stage {
            Stage::Plain(reader) => reader.rows(),
            Stage::Gzip(gzip) => gzip.reader.rows(),
            _ => 0,
        }
    }

    /// The rows that were read since, for another program; none where the file is not one that is
    /// read as it comes.
    pub fn hand_over(&mut self) -> Option<Vec<u8>> {
        match &mut self.stage {
            Stage::Start(_) => Some(handover::nothing_yet()),
            Stage::Plain(reader) => Some(reader.hand_over()),
            Stage::Gzip(gzip) => Some(gzip.reader.hand_over()),
            Stage::Zip(_) | Stage::Sheet(_) => None,
        }
    }

    /// Takes a part of the file that another program read.
    pub fn take_over(&mut self, part: &[u8]) -> Arrived {
        let arrival = self.arrival.get_or_insert_default();
        arrival.take(part, self.size.unwrap_or(0), &self.desk.shapes)
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// Where nothing of the file can be read.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        match &mut self.stage {
            Stage::Start(first) => {
                first.extend_from_slice(bytes);
                if first.len() >= 1024 {
                    let first = std::mem::take(first);
                    return self.begin(&first);
                }
                Ok(())
            }
            Stage::Plain(reader) => reader.push(bytes),
            Stage::Gzip(gzip) => gzip.push(bytes),
            Stage::Zip(held) | Stage::Sheet(held) => {
                if held.len() + bytes.len() > WHOLE {
                    return Err(Unusable::TooLarge);
                }
                held.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    fn begin(&mut self, first: &[u8]) -> Result<(), Unusable> {
        let reader = |size| {
            let reader = Reader::new(&self.desk, &self.name, size);
            match &self.plan {
                Some(plan) => reader.with_plan(plan.clone()),
                None => reader,
            }
        };
        self.stage = match first {
            [0x1F, 0x8B, ..] => Stage::Gzip(Box::new(Gzip::new(reader(None)))),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Stage::Zip(Vec::new()),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Stage::Sheet(Vec::new()),
            _ => Stage::Plain(Box::new(reader(self.size))),
        };
        self.push(first)
    }

    /// Takes the end of the file.
    ///
    /// # Errors
    /// Where nothing of the file can be read.
    pub fn finish(mut self) -> Result<Taken, Unusable> {
        if let Stage::Start(first) = &mut self.stage {
            let first = std::mem::take(first);
            if first.is_empty() {
                return Err(Unusable::Empty);
            }
            // Few bytes begin with what was kept back.
            self.stage = Stage::Start(Vec::new());
            self.begin(&first)?;
        }
        let statement = match self.stage {
            Stage::Start(_) => return Err(Unusable::Empty),
            Stage::Plain(reader) => reader.finish()?,
            Stage::Gzip(gzip) => gzip.reader.finish()?,
            Stage::Sheet(bytes) => return Ok(Taken::Sheet(bytes)),
            Stage::Zip(bytes) => return zip::read(&self.desk, self.plan.as_ref(), bytes),
        };
        Ok(Taken::Statement(Box::new(statement)))
    }
}

/// A file packed by gzip (RFC 1952), unpacked as it streams.
struct Gzip {
    reader: Reader,
    state: Box<InflateState>,
    /// The head, until all of it has come.
    head: Option<Vec<u8>>,
    done: bool,
}

impl Gzip {
    fn new(reader: Reader) -> Self {
        Self {
            reader,
            state: InflateState::new_boxed(DataFormat::Raw),
            head: Some(Vec::new()),
            done: false,
        }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        if let Some(head) = &mut self.head {
            head.extend_from_slice(bytes);
            let Some(length) = gzip_head(head) else {
                return if head.len() > 1 << 16 {
                    Err(Unusable::Torn)
                } else {
                    Ok(())
                };
            };
            let packed = head.split_off(length);
            self.head = None;
            return self.unpack(&packed);
        }
        self.unpack(bytes)
    }

    fn unpack(&mut self, mut packed: &[u8]) -> Result<(), Unusable> {
        let mut out = vec![0; STEP];
        while !self.done {
            let step = inflate(&mut self.state, packed, &mut out, MZFlush::None);
            packed = &packed[step.bytes_consumed..];
            self.reader.push(&out[..step.bytes_written])?;
            match step.status {
                Ok(MZStatus::StreamEnd) => self.done = true,
                Ok(_) if step.bytes_consumed == 0 && step.bytes_written == 0 => break,
                Ok(_) => {}
                // More is needed.
                Err(miniz_oxide::MZError::Buf) => break,
                // What came before the damage stays readable.
                Err(_) => self.done = true,
            }
        }
        Ok(())
    }
}

/// The length of gzip's head (RFC 1952, 2.3); none where it has not come whole.
fn gzip_head(head: &[u8]) -> Option<usize> {
    let flags = *head.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(*head.get(10)?) + 256 * usize::from(*head.get(11)?);
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += head.get(at..)?.iter().position(|b| *b == 0)? + 1;
        }
    }
    at += if flags & 2 != 0 { 2 } else { 0 };
    (at <= head.len()).then_some(at)
}
