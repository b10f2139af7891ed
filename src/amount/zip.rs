//! The files of a zip, which is held whole.
//!
//! In: its bytes. Out: what the file in it came to that has most rows, for summaries lie beside
//! details; or a spreadsheet, which is a zip itself or lies in one.

use super::intake::{Intake, STEP, Taken, WHOLE};
use super::plan::Plan;
use super::reader::{Desk, Statement, Unusable};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

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

/// Reads a zip, or finds that it is a spreadsheet.
///
/// # Errors
/// Where nothing of it can be read.
pub(super) fn read(desk: &Desk, plan: Option<&Plan>, bytes: Vec<u8>) -> Result<Taken, Unusable> {
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
