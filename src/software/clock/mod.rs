//! The terminal's clock against the device's: would it make cards look expired, or break
//! secure connections.
//!
//! In: what somebody reads off the terminal, and the device's local time. Out: a [`Shown`] or
//! why the text is none, and a [`ClockFound`]. A year that is not shown is not guessed. The
//! device's own clock may be wrong too: what it says is believed from the day on that the
//! knowledge was made.

mod read;

use crate::pack::day;

/// What a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The year, where it is shown.
    pub year: Option<i32>,
    /// Month and day, where they are shown.
    pub of_year: Option<(i32, i32)>,
    /// Minutes since midnight, where the time is shown.
    pub minute: Option<i32>,
    /// Whether the time may be one of twelve hours, with nothing said of noon.
    pub twelve: bool,
}

/// Why a text is no date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTime {
    /// Nothing was typed.
    Empty,
    /// There is no such day.
    Day,
    /// There is no such time of day.
    Hour,
    /// It is written in no form that we know.
    Form,
}

/// Local time: days since 1970-01-01, minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime {
    /// The day.
    pub day: i32,
    /// The minute of it, from 0 to 1439.
    pub minute: i32,
}

/// How the terminal's clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockVerdict {
    /// Within [`NEAR`] minutes.
    Right,
    /// Right as far as it was typed, but the year was not.
    NoYear,
    /// The day is right, and the time was not typed.
    NoTime,
    /// Off by less than a day.
    Hours,
    /// Off by a day or more, in the same month.
    Days,
    /// Another month, ahead: cards whose last month has passed on its calendar look expired.
    Ahead,
    /// Another month, behind.
    Behind,
    /// It fell back to the year in which it was made, as when its inner battery is empty.
    Reset,
    /// The device's own clock cannot be right.
    DeviceWrong,
}

/// What a wrong clock does to secure connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secure {
    /// Nothing.
    Fine,
    /// A certificate that is new or about to end is refused.
    MayBreak,
    /// Certificates look expired, or not valid yet.
    Breaks,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockFound {
    /// How it stands.
    pub verdict: ClockVerdict,
    /// Minutes ahead of the device, negative behind; of what was typed.
    pub ahead: i32,
    /// Whether valid cards look expired.
    pub cards_expired: bool,
    /// Secure connections.
    pub secure: Secure,
    /// Whether it is off by whole hours: the time zone is wrong.
    pub zone: bool,
}

/// A clock that is off by so many minutes is right.
pub const NEAR: i32 = 5;

/// A day has so many minutes.
const DAY: i32 = 1440;

/// Certificates of web servers are renewed every few weeks to months; one that was renewed this
/// many days ago, or has so many left, is common.
const FRESH: i32 = 30;

impl Shown {
    /// What the clock does, beside the device's time; `made` is the day of the knowledge.
    pub fn judge(self, now: LocalTime, made: i32) -> ClockFound {
        let (year, month, _) = calendar(now.day);
        let minutes = self.minute.map_or(0, |m| m - now.minute);
        let day = self
            .of_year
            .and_then(|(m, d)| day_of(self.year.unwrap_or(year), m, d));
        let days = day.map_or(0, |day| day - now.day);
        // Without a date, midnight lies between 23:58 and 00:02.
        let minutes = match (day, minutes) {
            (None, m) if m > DAY / 2 => m - DAY,
            (None, m) if m < -DAY / 2 => m + DAY,
            (_, m) => m,
        };
        let ahead = days.saturating_mul(DAY).saturating_add(minutes);
        // 2:05 in the afternoon, on a clock of twelve hours.
        let later = ahead.saturating_add(DAY / 2);
        let ahead = if self.twelve && later.abs() <= NEAR {
            later
        } else {
            ahead
        };
        let near = ahead.abs() <= NEAR;
        let (own_year, own_month) = (
            self.year.unwrap_or(year),
            self.of_year.map_or(month, |of| of.0),
        );
        let months = (own_year * 12 + own_month) - (year * 12 + month);
        let verdict = if now.day < made {
            ClockVerdict::DeviceWrong
        } else if near && self.year.is_none() {
            ClockVerdict::NoYear
        } else if near && self.minute.is_none() {
            ClockVerdict::NoTime
        } else if near {
            ClockVerdict::Right
        } else if ahead.abs() < DAY {
            ClockVerdict::Hours
        } else if self
            .year
            .is_some_and(|y| y + 2 < year && self.is_start_of_year())
        {
            ClockVerdict::Reset
        } else if months > 0 {
            ClockVerdict::Ahead
        } else if months < 0 {
            ClockVerdict::Behind
        } else {
            ClockVerdict::Days
        };
        let secure = match ahead.abs() / DAY {
            0 => Secure::Fine,
            days if days < FRESH => Secure::MayBreak,
            _ => Secure::Breaks,
        };
        let off = (ahead.abs() + 2) % 30 <= 4 && (28..=14 * 60 + 2).contains(&ahead.abs());
        ClockFound {
            verdict,
            ahead,
            cards_expired: months > 0,
            secure,
            zone: verdict == ClockVerdict::Hours && off,
        }
    }

    fn is_start_of_year(self) -> bool {
        self.of_year.is_none_or(|(month, _)| month == 1)
    }
}

impl ClockFound {
    /// What it tells the diagnosis: a question of the pack and its answer.
    pub fn evidence(self) -> Option<(&'static str, &'static str)> {
        match self.verdict {
            ClockVerdict::Right => Some(("clock", "right")),
            ClockVerdict::NoYear | ClockVerdict::NoTime | ClockVerdict::DeviceWrong => None,
            _ => Some(("clock", "wrong")),
        }
    }
}

fn day_of(year: i32, month: i32, of_month: i32) -> Option<i32> {
    day(&format!("{year:04}-{month:02}-{of_month:02}"))
}

/// Year, month and day of month.
fn calendar(of: i32) -> (i32, i32, i32) {
    let text = crate::pack::date(of);
    let mut parts = text.splitn(3, '-').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}
