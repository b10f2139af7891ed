//! A file as it comes: plain, gzip, zip, or a spreadsheet.
//!
//! In: bytes, a chunk at a time. Out: a [`Statement`], or the bytes of a spreadsheet, which
//! another program reads. Of several files in one zip the one with most rows is
//! taken: summaries lie beside details.

use super::plan::Plan;
use super::reader::{Desk, Reader, Statement, Unusable};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// The largest zip or spreadsheet, which are held whole.
const WHOLE: usize = 1 << 28;
/// How much is unpacked at once.
const STEP: usize = 1 << 16;

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
        match &self.stage {
            Stage::Plain(reader) => reader.rows(),
            Stage::Gzip(gzip) => gzip.reader.rows(),
            _ => 0,
        }
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
            Stage::Zip(bytes) => return zip(&self.desk, self.plan.as_ref(), bytes),
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

/// One file in a zip.
struct Member {
    name: Vec<u8>,
    method: u16,
    locked: bool,
    at: usize,
    packed: usize,
}

/// The files of a zip, by its directory, or, where that is cut off, one after another.
fn members(zip: &[u8]) -> Vec<Member> {
    let two = |at: usize| Some(u16::from_le_bytes(zip.get(at..at + 2)?.try_into().ok()?));
    let four = |at: usize| Some(u32::from_le_bytes(zip.get(at..at + 4)?.try_into().ok()?) as usize);
    let mut found = Vec::new();
    let mut one = |at: usize, directory: bool| -> Option<usize> {
        // APPNOTE 6.3.10, 4.3.7 and 4.3.12.
        let shift = if directory { 2 } else { 0 };
        let (flags, method) = (two(at + 6 + shift)?, two(at + 8 + shift)?);
        let packed = four(at + 18 + shift)?;
        let (name, extra) = (
            usize::from(two(at + 26 + shift)?),
            usize::from(two(at + 28 + shift)?),
        );
        let head = if directory { 46 } else { 30 };
        let text = zip.get(at + head..at + head + name)?.to_vec();
        let (local, next) = if directory {
            (
                four(at + 42)?,
                at + 46 + name + extra + usize::from(two(at + 32)?),
            )
        } else {
            (at, at + 30 + name + extra + packed)
        };
        let data = local + 30 + usize::from(two(local + 26)?) + usize::from(two(local + 28)?);
        found.push(Member {
            name: text,
            method,
            locked: flags & 1 != 0,
            at: data,
            packed,
        });
        Some(next)
    };
    let end = zip.windows(4).rposition(|w| w == b"PK\x05\x06");
    let mut at = end.and_then(|e| four(e + 16)).unwrap_or(0);
    let directory = zip.get(at..at + 4) == Some(b"PK\x01\x02");
    if !directory {
        at = 0;
    }
    let head: &[u8] = if directory {
        b"PK\x01\x02"
    } else {
        b"PK\x03\x04"
    };
    for _ in 0..4_000 {
        if zip.get(at..at + 4) != Some(head) {
            break;
        }
        let Some(next) = one(at, directory) else {
            break;
        };
        at = next;
    }
    found
}

fn zip(desk: &Desk, plan: Option<&Plan>, bytes: Vec<u8>) -> Result<Taken, Unusable> {
    let members = members(&bytes);
    if members
        .iter()
        .any(|m| m.name == b"[Content_Types].xml" || m.name.starts_with(b"xl/"))
    {
        return Ok(Taken::Sheet(bytes));
    }
    let mut best: Result<Statement, Unusable> = Err(if members.is_empty() {
        Unusable::Torn
    } else {
        Unusable::NoTable
    });
    for member in members {
        if member.locked {
            best = best.or(Err(Unusable::Locked));
            continue;
        }
        let name = String::from_utf8_lossy(&member.name).into_owned();
        let read = |bytes: &[u8]| -> Result<Taken, Unusable> {
            let mut intake = Intake::new(desk, &name, None).with_plan(plan.cloned());
            // A zip in a zip is not opened: nobody exports that, and it can be without end.
            if bytes.starts_with(b"PK") {
                return Ok(Taken::Sheet(bytes.to_vec()));
            }
            bytes.chunks(STEP).try_for_each(|c| intake.push(c))?;
            intake.finish()
        };
        let packed = &bytes[member.at.min(bytes.len())..];
        let packed = if member.packed > 0 {
            &packed[..member.packed.min(packed.len())]
        } else {
            packed
        };
        let taken = match member.method {
            0 => read(packed),
            8 => unpacked(desk, plan, &name, packed),
            _ => Err(Unusable::Torn),
        };
        match (taken, &best) {
            (Ok(Taken::Sheet(sheet)), Err(_)) if !sheet.is_empty() => {
                return Ok(Taken::Sheet(sheet));
            }
            (Ok(Taken::Statement(new)), Ok(old)) if new.records.read > old.records.read => {
                best = Ok(*new)
            }
            (Ok(Taken::Statement(new)), Err(_)) => best = Ok(*new),
            _ => {}
        }
    }
    best.map(|s| Taken::Statement(Box::new(s)))
}

/// A member of a zip, unpacked as it is read; a spreadsheet in it is held whole.
fn unpacked(
    desk: &Desk,
    plan: Option<&Plan>,
    name: &str,
    mut packed: &[u8],
) -> Result<Taken, Unusable> {
    let mut state = InflateState::new_boxed(DataFormat::Raw);
    let mut intake = Intake::new(desk, name, None).with_plan(plan.cloned());
    let mut sheet: Option<Vec<u8>> = None;
    let mut out = vec![0; STEP];
    let mut begun = false;
    loop {
        let step = inflate(&mut state, packed, &mut out, MZFlush::None);
        packed = &packed[step.bytes_consumed..];
        let bytes = &out[..step.bytes_written];
        if !begun && !bytes.is_empty() {
            begun = true;
            sheet = bytes.starts_with(b"PK").then(Vec::new);
        }
        match &mut sheet {
            Some(held) if held.len() > WHOLE => return Err(Unusable::TooLarge),
            Some(held) => held.extend_from_slice(bytes),
            None => intake.push(bytes)?,
        }
        match step.status {
            Ok(MZStatus::StreamEnd) | Err(_) => break,
            Ok(_) if step.bytes_consumed == 0 && step.bytes_written == 0 => break,
            Ok(_) => {}
        }
    }
    match sheet {
        Some(sheet) => Ok(Taken::Sheet(sheet)),
        None => intake.finish(),
    }
}
