//! Tag and length of one element.

use super::{Mark, Why};

/// What stands before a value.
pub(super) struct Header {
    pub(super) tag: u32,
    pub(super) head: u8,
    pub(super) length: Length,
    pub(super) constructed: bool,
    pub(super) mark: Mark,
}

/// How long a value is.
pub(super) enum Length {
    Bytes(usize),
    /// Until `00 00`.
    Indefinite,
}

/// Reads tag and length at a place; the value must end by `end`.
pub(super) fn header(bytes: &[u8], at: usize, end: usize) -> Result<Header, Why> {
    let read = tag(bytes, at, end).and_then(|(number, tagged)| {
        let (length, width) = length(bytes, at + tagged, end, bytes[at] & 0x20 != 0)?;
        fits(number, tagged + width, length, at, end, bytes[at])
    });
    match read {
        Err(why) => marked(bytes, at, end)
            .or_else(|| short_tag(bytes, at, end))
            .ok_or(why),
        header => header,
    }
}

fn fits(
    tag: u32,
    head: usize,
    length: Length,
    at: usize,
    end: usize,
    first: u8,
) -> Result<Header, Why> {
    if let Length::Bytes(need) = length {
        let have = end - (at + head);
        if need > have {
            return Err(Why::ValueCut { need, have });
        }
    }
    Ok(Header {
        tag,
        head: head as u8,
        length,
        constructed: first & 0x20 != 0,
        mark: Mark::None,
    })
}

/// The tag as a number, and its bytes (ISO/IEC 8825-1:2021, 8.1.2).
fn tag(bytes: &[u8], at: usize, end: usize) -> Result<(u32, usize), Why> {
    let first = *bytes.get(at).ok_or(Why::TagCut)?;
    let mut number = u32::from(first);
    if first & 0x1F != 0x1F {
        return Ok((number, 1));
    }
    for width in 2..=4 {
        if at + width > end {
            return Err(Why::TagCut);
        }
        let byte = bytes[at + width - 1];
        number = number << 8 | u32::from(byte);
        if byte & 0x80 == 0 {
            return Ok((number, width));
        }
    }
    Err(Why::TagLong)
}

/// The length and its bytes (ISO/IEC 8825-1:2021, 8.1.3).
fn length(bytes: &[u8], at: usize, end: usize, constructed: bool) -> Result<(Length, usize), Why> {
    if at >= end {
        return Err(Why::LengthCut);
    }
    let first = bytes[at];
    match first {
        0..0x80 => Ok((Length::Bytes(usize::from(first)), 1)),
        0x80 if constructed => Ok((Length::Indefinite, 1)),
        0x80 => Err(Why::Indefinite),
        0x81..=0x84 => {
            let width = usize::from(first & 0x7F);
            if at + 1 + width > end {
                return Err(Why::LengthCut);
            }
            let bytes = &bytes[at + 1..at + 1 + width];
            let long = bytes.iter().fold(0_u64, |n, b| n << 8 | u64::from(*b));
            let long = usize::try_from(long).map_err(|_| Why::LengthLong)?;
            Ok((Length::Bytes(long), 1 + width))
        }
        _ => Err(Why::LengthLong),
    }
}

/// A maker's sign (`A1` covered, `C1` enciphered) before the length.
fn marked(bytes: &[u8], at: usize, end: usize) -> Option<Header> {
    let (number, tagged) = tag(bytes, at, end).ok()?;
    let mark = match bytes.get(at + tagged)? {
        0xA1 => Mark::Covered,
        0xC1 => Mark::Enciphered,
        _ => return None,
    };
    let (length, width) = length(bytes, at + tagged + 1, end, false).ok()?;
    let found = fits(number, tagged + 1 + width, length, at, end, 0).ok()?;
    Some(Header { mark, ..found })
}

/// A tag of two bytes whose second says that a third follows, where that leads nowhere.
fn short_tag(bytes: &[u8], at: usize, end: usize) -> Option<Header> {
    let first = *bytes.get(at)?;
    let second = *bytes.get(at + 1).filter(|_| at + 1 < end)?;
    if first & 0x1F != 0x1F || second & 0x80 == 0 {
        return None;
    }
    let (length, width) = length(bytes, at + 2, end, false).ok()?;
    let number = u32::from(first) << 8 | u32::from(second);
    let found = fits(number, 2 + width, length, at, end, 0).ok()?;
    // Only where the value fills what is left: anything else is more likely damage.
    let Length::Bytes(len) = found.length else {
        return None;
    };
    (len > 0 && at + 2 + width + len == end).then_some(Header {
        mark: Mark::ShortTag,
        ..found
    })
}
