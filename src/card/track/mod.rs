//! What a magnetic stripe holds: recognised everywhere, taken apart for technicians only.
//!
//! In: a text. Out: a [`Track`], or the character at which and the reason why it is none. Forms
//! are those of ISO/IEC 7813:2006 (track 1, format B, and track 2); `D` for the separator and
//! trailing `F`s are how chips write track 2 (EMV Book 3, tag 57). Start and end marks may be
//! missing, since terminals strip them. Names and discretionary data are told by place only.

mod scan;
mod service;

pub use service::{Demand, ServiceCode};

use super::expiry::Month;
use super::pan::Pan;
use core::ops::Range;
use scan::Scan;

/// A track that parses.
#[derive(Debug)]
pub struct Track {
    /// 1 or 2.
    pub number: u8,
    /// The card number; [`Pan::covered`] shows it.
    pub pan: Pan,
    /// Where the name stands, in characters from 0; track 1 only.
    pub name: Option<Range<usize>>,
    /// The last month; none where the track leaves it out.
    pub expiry: Option<Month>,
    /// None where the track leaves it out.
    pub service: Option<ServiceCode>,
    /// Where the issuer's own data stands, in characters from 0; may be empty.
    pub discretionary: Range<usize>,
}

/// Why a text is no track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// At which character, from 1; one after the last where something is missing there.
    pub at: usize,
    /// What is wrong there.
    pub why: Fault,
}

/// What is wrong with a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing.
    Empty,
    /// It begins like no track.
    NoTrack,
    /// It is track 3 (ISO/IEC 4909), which cards no longer use.
    Track3,
    /// Track 1 of a format other than B.
    Format,
    /// The card number is missing or shorter than 8 digits.
    ShortNumber,
    /// The card number has more than 19 digits.
    LongNumber,
    /// Something else than a digit stands in the card number.
    NumberSign,
    /// The text ends before the mark after the card number.
    NoSeparator,
    /// The name has fewer than 2 characters.
    ShortName,
    /// The name has more than 26 characters.
    LongName,
    /// Track 1 does not have this character.
    NameSign,
    /// The mark after the name is missing.
    NoSecondSeparator,
    /// The date is cut off.
    ShortExpiry,
    /// Something else than a digit stands in the date.
    ExpirySign,
    /// There is no such month.
    ExpiryMonth,
    /// The service code is cut off.
    ShortService,
    /// Something else than a digit stands in the service code.
    ServiceSign,
    /// The issuer's data has a character that the track does not have.
    DiscretionarySign,
    /// The track is longer than the stripe: 79 characters on track 1, 40 on track 2.
    LongTrack,
    /// Something follows the end mark and its check character.
    AfterEnd,
}

/// Whether a text looks like stripe data, for refusing it where a number is asked for.
pub fn looks_like_track(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let opens = |mark: char| text.starts_with(mark);
    let inner = text.contains('^') || text.contains('=');
    let chip = text.split_once(['D', 'd']).is_some_and(|(pan, rest)| {
        is_number(pan, 12..20) && is_number(rest.trim_end_matches(['F', 'f', '?']), 7..30)
    });
    digits >= 8 && (opens('%') || opens(';') || inner && digits >= 15) || chip
}

fn is_number(text: &str, lengths: Range<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Takes a track apart.
///
/// # Errors
/// The first character that does not fit, and why.
pub fn read(text: &str) -> Result<Track, Broken> {
    let mut scan = Scan::new(text);
    match scan.peek() {
        None => Err(scan.broken(Fault::Empty)),
        Some('%') => {
            scan.next();
            first(scan)
        }
        Some(c) if c.is_ascii_alphabetic() && scan.text().contains('^') => first(scan),
        Some(';' | '+') => {
            scan.next();
            second(scan)
        }
        Some('0'..='9') => second(scan),
        Some(_) => Err(scan.broken(Fault::NoTrack)),
    }
}

/// Track 1 after its start mark.
fn first(mut scan: Scan<'_>) -> Result<Track, Broken> {
    match scan.peek() {
        Some('B' | 'b') => scan.next(),
        Some(_) => return Err(scan.broken(Fault::Format)),
        None => return Err(scan.broken(Fault::ShortNumber)),
    };
    let pan = number(&mut scan, &['^'])?;
    let from = scan.at();
    loop {
        match scan.peek() {
            Some('^') => break,
            None | Some('?') => return Err(scan.broken(Fault::NoSecondSeparator)),
            Some(c) if !super::name::is_on_stripe(c.to_ascii_uppercase()) => {
                return Err(scan.broken(Fault::NameSign));
            }
            Some(_) if scan.at() - from == super::name::STRIPE => {
                return Err(scan.broken(Fault::LongName));
            }
            Some(_) => scan.next(),
        };
    }
    let name = from..scan.at();
    if name.len() < 2 {
        return Err(scan.broken(Fault::ShortName));
    }
    scan.next();
    rest(scan, 1, pan, Some(name))
}

/// Track 2 after its start mark.
fn second(mut scan: Scan<'_>) -> Result<Track, Broken> {
    let pan = number(&mut scan, &['=', 'D', 'd'])?;
    rest(scan, 2, pan, None)
}

/// The card number and the mark after it.
fn number(scan: &mut Scan<'_>, marks: &[char]) -> Result<Pan, Broken> {
    let mut pan = Pan::default();
    let from = scan.at();
    loop {
        match scan.peek() {
            Some(c @ '0'..='9') => {
                if scan.at() - from == super::pan::MOST {
                    // Track 3 begins with a format code of two digits and is far longer.
                    let long = scan.text().chars().count() > 60;
                    let why = if long {
                        Fault::Track3
                    } else {
                        Fault::LongNumber
                    };
                    return Err(scan.broken(why));
                }
                pan.push(c as u8 - b'0');
                scan.next();
            }
            Some(c) if marks.contains(&c) => break,
            Some(' ') if marks.contains(&'^') => {
                // American Express prints spaces into the number of track 1.
                scan.next();
            }
            None | Some('?') => {
                let short = if pan.len() < 8 {
                    Fault::ShortNumber
                } else {
                    Fault::NoSeparator
                };
                return Err(scan.broken(short));
            }
            Some(_) => return Err(scan.broken(Fault::NumberSign)),
        }
    }
    if pan.len() < 8 {
        return Err(scan.broken(Fault::ShortNumber));
    }
    scan.next();
    Ok(pan)
}

/// Everything after the last mark before the date: date, service code, the issuer's own data.
fn rest(
    mut scan: Scan<'_>,
    number: u8,
    pan: Pan,
    name: Option<Range<usize>>,
) -> Result<Track, Broken> {
    let mark = if number == 1 { '^' } else { '=' };
    let longest = if number == 1 { 79 } else { 40 };
    let expiry = match scan.peek() {
        Some(c) if c == mark => {
            scan.next();
            None
        }
        _ => Some(month(&mut scan)?),
    };
    let service = match scan.peek() {
        Some(c) if c == mark => {
            scan.next();
            None
        }
        _ => Some(service_code(&mut scan)?),
    };
    let from = scan.at();
    loop {
        match scan.peek() {
            None | Some('?') => break,
            Some('F' | 'f') if number == 2 && scan.only_left(&['F', 'f']) => break,
            Some('0'..='9') => {}
            Some('=') if number == 2 => {}
            Some(c) if number == 1 && super::name::is_on_stripe(c.to_ascii_uppercase()) => {}
            Some('^') if number == 1 => {}
            Some(_) => return Err(scan.broken(Fault::DiscretionarySign)),
        }
        // The end mark and its check character want two more places.
        if scan.at() + 2 >= longest {
            return Err(scan.broken(Fault::LongTrack));
        }
        scan.next();
    }
    let discretionary = from..scan.at();
    if scan.peek() == Some('?') {
        scan.next();
        // One check character may follow.
        if scan.peek().is_some() {
            scan.next();
        }
        if scan.peek().is_some() {
            return Err(scan.broken(Fault::AfterEnd));
        }
    }
    Ok(Track {
        number,
        pan,
        name,
        expiry,
        service,
        discretionary,
    })
}

/// `YYMM`.
fn month(scan: &mut Scan<'_>) -> Result<Month, Broken> {
    let from = scan.at();
    let digits: [u8; 4] = scan.digits(Fault::ShortExpiry, Fault::ExpirySign)?;
    let month = digits[2] * 10 + digits[3];
    if !(1..=12).contains(&month) {
        return Err(Broken {
            at: from + 3,
            why: Fault::ExpiryMonth,
        });
    }
    Ok(Month {
        year: 2000 + u16::from(digits[0] * 10 + digits[1]),
        month,
    })
}

fn service_code(scan: &mut Scan<'_>) -> Result<ServiceCode, Broken> {
    let digits: [u8; 3] = scan.digits(Fault::ShortService, Fault::ServiceSign)?;
    Ok(ServiceCode::new(digits))
}
