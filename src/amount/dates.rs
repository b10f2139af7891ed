//! The many ways in which exports write a date: runs of digits between marks and words.

use super::moment::{DAY, Moment, Order, clock, date};

/// A run of digits: its value, how many digits, and what stands before it.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    value: u64,
    len: usize,
    before: u8,
}

/// Names of months, first three letters.
const MONTHS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// Reads a cell that is not the common form.
pub(super) fn written(cell: &[u8], order: Order) -> Option<Moment> {
    if cell.is_empty() || cell.len() > 48 {
        return None;
    }
    let mut runs = [Run::default(); 10];
    let (mut n, mut before, mut month, mut letters) = (0, b' ', None, [0_u8; 3]);
    let (mut afternoon, mut utc) = (None, false);
    let mut at = 0;
    while at < cell.len() {
        let b = cell[at];
        if b.is_ascii_digit() {
            let run = runs.get_mut(n)?;
            run.before = before;
            while let Some(d) = cell.get(at).filter(|b| b.is_ascii_digit()) {
                run.value = run
                    .value
                    .checked_mul(10)?
                    .checked_add(u64::from(d - b'0'))?;
                run.len += 1;
                at += 1;
            }
            n += 1;
            before = b' ';
            continue;
        }
        if b.is_ascii_alphabetic() {
            let start = at;
            while cell.get(at).is_some_and(u8::is_ascii_alphabetic) {
                at += 1;
            }
            let word = &cell[start..at];
            for (slot, b) in letters.iter_mut().zip(word.iter().chain(&[0, 0, 0])) {
                *slot = b.to_ascii_lowercase();
            }
            match &letters {
                b"am\0" => afternoon = Some(false),
                b"pm\0" => afternoon = Some(true),
                b"z\0\0" | b"utc" | b"gmt" => utc = true,
                b"t\0\0" => {}
                name => {
                    let found = MONTHS.iter().position(|m| *m == name);
                    if found.is_none() && n == 0 {
                        return None;
                    }
                    month = month.or(found.map(|m| (m as u32 + 1, n)));
                }
            }
            before = b'a';
            continue;
        }
        before = b;
        at += 1;
    }
    let mut found = match month {
        Some((month, at)) => named(&runs[..n], month, at)?,
        None => numbered(&runs[..n], order)?,
    };
    if let (Some(second), Some(late)) = (found.second, afternoon) {
        let hour = second / 3600;
        if (1..=12).contains(&hour) {
            let hour = hour % 12 + if late { 12 } else { 0 };
            found.second = Some(hour * 3600 + second % 3600);
        }
    }
    if utc {
        found.zone = found.zone.or(Some(0));
    }
    Some(found)
}

/// A date with the month as a word: `4 Mar 2026`, `Mar 4, 2026 10:00`.
fn named(runs: &[Run], month: u32, at: usize) -> Option<Moment> {
    let (first, second) = (runs.first()?, runs.get(1)?);
    let (year, day) = if first.len == 4 && at > 0 {
        (first, second)
    } else {
        (second, first)
    };
    let year = century(*year)?;
    Some(Moment {
        day: Some(date(year, month, u32::try_from(day.value).ok()?)?),
        second: time(&runs[2..]),
        zone: None,
    })
}

/// A year of four digits, or of two after 2000.
fn century(run: Run) -> Option<u32> {
    let year = u32::try_from(run.value).ok()?;
    match run.len {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Hours, minutes and seconds from runs; decimals of a second are left out.
fn time(runs: &[Run]) -> Option<u32> {
    let part = |n: usize| runs.get(n).map_or(0, |r| r.value.min(999) as u32);
    match runs.first()? {
        Run { len: 1 | 2, .. } => clock(part(0), part(1), part(2)),
        Run { len: 6, value, .. } => {
            let v = *value as u32;
            clock(v / 10_000, v / 100 % 100, v % 100)
        }
        Run { len: 4, value, .. } => clock(*value as u32 / 100, *value as u32 % 100, 0),
        _ => None,
    }
}

fn numbered(runs: &[Run], order: Order) -> Option<Moment> {
    let first = *runs.first()?;
    let value = first.value;
    let day_of = |v: u64| {
        date(
            (v / 10_000) as u32,
            (v / 100 % 100) as u32,
            (v % 100) as u32,
        )
    };
    match first.len {
        14 => {
            let s = (value % 1_000_000) as u32;
            let second = clock(s / 10_000, s / 100 % 100, s % 100)?;
            let day = day_of(value / 1_000_000)?;
            return Some(Moment {
                day: Some(day),
                second: Some(second),
                zone: offset(&runs[1..]),
            });
        }
        12 if value / 100_000_000 >= 1990 => {
            let s = (value % 10_000) as u32;
            return Some(Moment {
                day: Some(day_of(value / 10_000)?),
                second: Some(clock(s / 100, s % 100, 0)?),
                zone: None,
            });
        }
        8 => {
            return Some(Moment {
                day: Some(day_of(value)?),
                second: time(&runs[1..]),
                zone: None,
            });
        }
        _ => {}
    }
    // A time alone: 09:05:00, or 090500 in a column of its own.
    let colon = runs.get(1).is_some_and(|r| r.before == b':');
    if colon || (first.len == 6 && runs.len() == 1) {
        return Some(Moment {
            day: None,
            second: Some(time(runs)?),
            zone: None,
        });
    }
    // A spreadsheet's count of days since 1899-12-30, whole or with a part of a day.
    if first.len == 5 && (runs.len() == 1 || (runs.len() == 2 && runs[1].before == b'.')) {
        return serial(value, runs.get(1));
    }
    let (a, b, c) = (first, *runs.get(1)?, *runs.get(2)?);
    let (year, month, day) = match order {
        _ if a.len == 4 => (a, b, c),
        Order::Ymd => (a, b, c),
        Order::Dmy => (c, b, a),
        Order::Mdy => (c, a, b),
    };
    let [month, day] = [month, day].map(|r| u32::try_from(r.value).unwrap_or(99));
    let second = time(&runs[3..]);
    let zone = if second.is_some() { zone(runs) } else { None };
    Some(Moment {
        day: Some(date(century(year)?, month, day)?),
        second,
        zone,
    })
}

/// `[-5:EST]` behind a time of OFX has minutes that are hours.
fn offset(rest: &[Run]) -> Option<i16> {
    let run = rest
        .iter()
        .find(|r| matches!(r.before, b'+' | b'-') && r.len <= 2)?;
    let hours = i16::try_from(run.value).ok().filter(|h| *h <= 14)?;
    Some(if run.before == b'-' {
        -60 * hours
    } else {
        60 * hours
    })
}

/// `+08:00` behind a time.
fn zone(runs: &[Run]) -> Option<i16> {
    let at = runs
        .iter()
        .skip(5)
        .position(|r| matches!(r.before, b'+' | b'-'))?
        + 5;
    let run = runs[at];
    let (h, m) = match run.len {
        4 => (run.value / 100, run.value % 100),
        _ => (run.value, runs.get(at + 1).map_or(0, |r| r.value)),
    };
    let minutes = i16::try_from(h.checked_mul(60)? + m)
        .ok()
        .filter(|m| *m <= 840)?;
    Some(if run.before == b'-' {
        -minutes
    } else {
        minutes
    })
}

fn serial(days: u64, part: Option<&Run>) -> Option<Moment> {
    // 1990-01-01 is 32874, and 1970-01-01 is 25569.
    let day = u32::try_from(days)
        .ok()
        .filter(|d| (32_874..73_051).contains(d))?
        - 25_569;
    let second = part.and_then(|r| {
        let power = 10_u128.checked_pow(u32::try_from(r.len).ok()?)?;
        let second = (u128::from(r.value) * 86_400 + power / 2) / power;
        u32::try_from(second).ok().map(|s| s.min(DAY - 1))
    });
    Some(Moment {
        day: Some(day),
        second,
        zone: None,
    })
}

/// The year in a file's name, such as `INN26041888ZM_…` or `…_20260418.csv`.
pub(super) fn year_of(name: &str) -> Option<u32> {
    let digits: Vec<&str> = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|d| d.len() >= 6)
        .collect();
    let year = |d: &&str| {
        let four: u32 = d[..4].parse().ok()?;
        if (2000..2100).contains(&four) && d.len() >= 8 {
            return Some(four);
        }
        let two: u32 = d[..2].parse().ok()?;
        let month: u32 = d[2..4].parse().ok()?;
        ((15..60).contains(&two) && (1..=12).contains(&month)).then_some(2000 + two)
    };
    digits.iter().find_map(year)
}
