//! Dates and times of exports as seconds, by the clock of whoever wrote the file.
//!
//! In: the bytes of a cell. Out: a [`Moment`]; years before 1990 and after 2099 are no dates of
//! a sale. Day and month stand in an [`Order`] that the whole column shares, for a single
//! 03/04/2026 cannot tell it.

use super::dates::written;
use super::eight::reach;
use super::handover::carried;
use super::text::trim;

/// Seconds of a day.
pub const DAY: u32 = 86_400;

/// In which order a date's parts stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// 2026-04-18.
    #[default]
    Ymd,
    /// 18/04/2026.
    Dmy,
    /// 04/18/2026.
    Mdy,
}

carried!(
    enum Order {
        Ymd,
        Dmy,
        Mdy,
    }
);

/// What a cell says about when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Days since 1970-01-01, where there is a date.
    pub day: Option<u32>,
    /// Seconds of the day, where there is a time.
    pub second: Option<u32>,
    /// Minutes ahead of UTC, where it is written (`Z` is 0).
    pub zone: Option<i16>,
}

impl Moment {
    /// Seconds since 1970-01-01; a date alone is its midnight.
    pub fn seconds(&self) -> Option<u32> {
        Some(self.day? * DAY + self.second.unwrap_or(0))
    }
}

/// Reads a cell; none where no date or time stands in it.
#[inline]
pub fn moment(cell: &[u8], order: Order) -> Option<Moment> {
    common(cell).or_else(|| written(trim(cell), order))
}

/// `YYYY-MM-DD HH:MM:SS` to the letter.
#[inline]
fn common(c: &[u8]) -> Option<Moment> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b' ',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = c
    else {
        return None;
    };
    let date = date(two(y1, y2) * 100 + two(y3, y4), two(m1, m2), two(d1, d2))?;
    let second = clock(two(h1, h2), two(n1, n2), two(s1, s2))?;
    Some(Moment {
        day: Some(date),
        second: Some(second),
        zone: None,
    })
}

/// The number of two digits; 999 where they are none.
#[inline]
fn two(a: &u8, b: &u8) -> u32 {
    let (a, b) = (a.wrapping_sub(b'0'), b.wrapping_sub(b'0'));
    if a > 9 || b > 9 {
        999
    } else {
        u32::from(a * 10 + b)
    }
}

/// The day of the row before, which most rows share: it is read once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lately {
    written: (u64, u16),
    day: u32,
}

impl Lately {
    /// Seconds since 1970 of `YYYY-MM-DD HH:MM:SS` to the letter; none where something else
    /// stands there.
    #[inline]
    pub fn seconds(&mut self, cell: &[u8]) -> Option<u32> {
        let whole: &[u8; 19] = cell.try_into().ok()?;
        let (eight, rest) = whole.split_first_chunk::<8>()?;
        let [d1, d2, b' ', time @ ..] = rest else {
            return None;
        };
        let written = (u64::from_le_bytes(*eight), u16::from_le_bytes([*d1, *d2]));
        if written != self.written {
            self.day = common(whole)?.day?;
            self.written = written;
        }
        Some(self.day * DAY + digital(u64::from_le_bytes(time.try_into().ok()?))?)
    }
}

/// The second of the day of `HH:MM:SS`, all eight bytes at once.
#[inline]
fn digital(time: u64) -> Option<u32> {
    // Digits become their values, colons 0; then what is above 9, or 0 for a colon, is no time.
    let parts = time ^ u64::from_le_bytes(*b"00:00:00");
    if reach(parts, 0x7676_7F76_767F_7676) != 0 {
        return None;
    }
    let pairs = parts * 10 + (parts >> 8);
    let pair = |at: u32| (pairs >> (at * 8)) as u32 & 0xFF;
    clock(pair(0), pair(3), pair(6))
}

pub(super) fn clock(h: u32, m: u32, s: u32) -> Option<u32> {
    (h < 24 && m < 60 && s < 61).then(|| h * 3600 + m * 60 + s.min(59))
}

/// Days since 1970-01-01 of a date that exists (Hinnant 2013, `days_from_civil`).
pub fn date(year: u32, month: u32, day: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 31,
    };
    if !(1990..2100).contains(&year) || !(1..=12).contains(&month) || !(1..=last).contains(&day) {
        return None;
    }
    let y = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (y / 400, y % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Year, month and day of a count of days: the inverse of [`date`] (Hinnant 2013,
/// `civil_from_days`).
pub fn civil(day: u32) -> (u32, u32, u32) {
    let z = day + 719_468;
    let (era, of_era) = (z / 146_097, z % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let (m, d) = (
        (shifted + 2) % 12 + 1,
        of_year - (153 * shifted + 2) / 5 + 1,
    );
    (year + era * 400 + u32::from(m <= 2), m, d)
}

/// `2026-04-18`.
pub fn day_text(day: u32) -> String {
    let (y, m, d) = civil(day);
    format!("{y:04}-{m:02}-{d:02}")
}

/// `2026-04-18 09:05:00`.
pub fn second_text(seconds: u32) -> String {
    let s = seconds % DAY;
    format!(
        "{} {:02}:{:02}:{:02}",
        day_text(seconds / DAY),
        s / 3600,
        s / 60 % 60,
        s % 60
    )
}

/// The order that all samples can have; none where several can. An order of the samples that
/// fits most of them stands where none fits all.
pub fn order_of<'a>(samples: impl Iterator<Item = &'a [u8]> + Clone) -> (Order, bool) {
    let fits = |order: Order| {
        samples
            .clone()
            .filter(|s| moment(s, order).is_some())
            .count()
    };
    let [ymd, dmy, mdy] = [Order::Ymd, Order::Dmy, Order::Mdy].map(fits);
    let best = ymd.max(dmy).max(mdy);
    if ymd == best {
        return (Order::Ymd, true);
    }
    // Day first is the custom of more countries; where both fit, the reader is told.
    if dmy == best {
        (Order::Dmy, mdy < best)
    } else {
        (Order::Mdy, true)
    }
}
