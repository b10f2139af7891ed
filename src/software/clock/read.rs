//! Reads what a terminal's clock shows, in the forms that people type.

use super::super::form::date_of;
use super::{NoTime, Shown, calendar, day_of};

/// English months by their first three letters.
const NAMES: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A number in a text, with what stands right after it, and whether it is a month's name.
struct Group<'a> {
    digits: &'a str,
    after: char,
    month: Option<i32>,
}

impl Group<'_> {
    fn value(&self) -> i32 {
        self.digits.parse().unwrap_or(-1)
    }
}

impl Shown {
    /// Reads `2026-11-28 14:05`, `2026年11月28日 14时5分`, `28/11/2026`, `11-28 14:05`,
    /// `20261128140530`, `Nov 28 2026 2:05 PM`, `下午2:05` and their like.
    ///
    /// # Errors
    /// Why the text is none.
    pub fn read(text: &str) -> Result<Self, NoTime> {
        let text = narrow(text);
        if text.trim().is_empty() {
            return Err(NoTime::Empty);
        }
        if text.chars().count() > 60 {
            return Err(NoTime::Form);
        }
        let half = half_day(&text);
        let groups = groups(&text)?;
        if groups.is_empty() {
            return Err(NoTime::Form);
        }
        let clock = groups
            .iter()
            .position(|g| g.digits.len() <= 2 && matches!(g.after, ':' | '时' | '点'));
        let (dates, times) = match clock {
            Some(at) => (&groups[..at], &groups[at..]),
            None => (&groups[..], &groups[..0]),
        };
        // What stands after the time, as in `14:05 28/11/2026`, is the date.
        let length = times
            .iter()
            .take_while(|g| matches!(g.after, ':' | '时' | '点' | '分'))
            .count();
        let ends = (length + 1).min(times.len()).min(3);
        let ends = if times
            .get(length)
            .is_some_and(|g| g.after == '/' || g.after == '-' || g.after == '年')
        {
            length
        } else {
            ends
        };
        let (times, late) = times.split_at(ends);
        let mut shown = match (dates, late) {
            ([], []) => Self::default(),
            (dates, []) | ([], dates) => date_groups(dates)?,
            _ => return Err(NoTime::Form),
        };
        if let [hour, rest @ ..] = times {
            let minute = rest.first().map_or(0, Group::value);
            let second = rest.get(1).map_or(0, Group::value);
            let hour = match (half, hour.value()) {
                (None, hour) => hour,
                (Some(late), hour @ 1..=12) => hour % 12 + if late { 12 } else { 0 },
                // 下午14:05 is said too.
                (Some(_), hour) => hour,
            };
            if !(0..24).contains(&hour) || !(0..60).contains(&minute) || !(0..61).contains(&second)
            {
                return Err(NoTime::Hour);
            }
            shown.minute = Some(hour * 60 + minute);
            shown.twelve = half.is_none() && hour <= 12;
        }
        Ok(shown)
    }
}

fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '號' | '号' => '日',
        '點' => '点',
        '時' => '时',
        c => c.to_ascii_lowercase(),
    };
    text.chars().map(narrow).collect()
}

/// Whether a text says before noon (false) or after it (true).
fn half_day(text: &str) -> Option<bool> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["下午", "晚上", "pm", "p.m"]) {
        Some(true)
    } else if says(&["上午", "早上", "凌晨", "am", "a.m"]) {
        Some(false)
    } else {
        None
    }
}

fn groups(text: &str) -> Result<Vec<Group<'_>>, NoTime> {
    const SAID: [&str; 19] = [
        "下午", "晚上", "上午", "早上", "凌晨", "星期", "周", "年", "月", "日", "时", "点", "分",
        "秒", "am", "pm", "a.m", "p.m", "t",
    ];
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let n = rest.bytes().take_while(u8::is_ascii_digit).count();
        if n > 0 {
            let after = rest[n..].trim_start().chars().next().unwrap_or(' ');
            groups.push(Group {
                digits: &rest[..n],
                after,
                month: None,
            });
            rest = &rest[n..];
        } else if let Some(word) = SAID.iter().find(|word| rest.starts_with(**word)) {
            rest = &rest[word.len()..];
            // 星期六: the day of the week says nothing new.
            if matches!(*word, "星期" | "周") {
                let skip = rest.chars().next().map_or(0, char::len_utf8);
                rest = &rest[skip..];
            }
        } else if c.is_ascii_alphabetic() {
            let n = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let word = &rest[..n];
            let at = NAMES
                .iter()
                .position(|name| n >= 3 && word.starts_with(name));
            let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                .iter()
                .any(|day| word.starts_with(day));
            match at {
                Some(at) => groups.push(Group {
                    digits: "",
                    after: ' ',
                    month: Some(at as i32 + 1),
                }),
                None if weekday => {}
                None => return Err(NoTime::Form),
            }
            rest = &rest[n..];
        } else if " /-.:,()".contains(c) {
            rest = &rest[1..];
        } else {
            return Err(NoTime::Form);
        }
    }
    Ok(groups)
}

/// A date from its groups: whole, without a year, or as one run of digits.
fn date_groups(groups: &[Group<'_>]) -> Result<Shown, NoTime> {
    let year_of = |group: &Group<'_>| {
        let value = group.value();
        if group.digits.len() == 4 {
            value
        } else {
            2000 + value
        }
    };
    let whole = |y: i32, m: i32, d: i32| match day_of(y, m, d) {
        Some(_) if (1970..2100).contains(&y) => Ok(Shown {
            year: Some(y),
            of_year: Some((m, d)),
            ..Shown::default()
        }),
        _ => Err(NoTime::Day),
    };
    if let Some(at) = groups.iter().position(|g| g.month.is_some()) {
        let month = groups[at].month.unwrap_or(0);
        let rest: Vec<&Group<'_>> = groups.iter().filter(|g| g.month.is_none()).collect();
        return match rest[..] {
            [d, y] if y.digits.len() == 4 || y.digits.len() == 2 => {
                whole(year_of(y), month, d.value())
            }
            [d] => of_year(month, d.value()),
            _ => Err(NoTime::Form),
        };
    }
    match groups {
        [one] => run(one.digits),
        [m, d] if m.digits.len() <= 2 && d.digits.len() <= 2 => of_year(m.value(), d.value()),
        // `20261128 1405`
        [date, time] if date.digits.len() == 8 => run(&[date.digits, time.digits].concat()),
        [y, m, d] if y.digits.len() == 4 || y.after == '年' => {
            whole(year_of(y), m.value(), d.value())
        }
        // Day and month change places from country to country: what can be no month is the day.
        [a, b, y] if y.digits.len() == 4 => {
            let (a, b) = (a.value(), b.value());
            let (d, m) = if b > 12 { (b, a) } else { (a, b) };
            whole(year_of(y), m, d)
        }
        [y, m, d] if y.digits.len() == 2 => whole(year_of(y), m.value(), d.value()),
        _ => Err(NoTime::Form),
    }
}

/// A month and a day; 29 February is one in some year.
fn of_year(month: i32, of_month: i32) -> Result<Shown, NoTime> {
    day_of(2024, month, of_month).ok_or(NoTime::Day)?;
    Ok(Shown {
        of_year: Some((month, of_month)),
        ..Shown::default()
    })
}

/// `20261128`, `20261128140530` and the like.
fn run(digits: &str) -> Result<Shown, NoTime> {
    let (date, time) = match digits.len() {
        6 | 8 => (digits, ""),
        12 | 14 => digits.split_at(8),
        _ => return Err(NoTime::Form),
    };
    let (year, month, of_month) = calendar(date_of(date).ok_or(NoTime::Day)?);
    let minute = match time.get(..4) {
        None => None,
        Some(time) => {
            let number: i32 = time.parse().map_err(|_| NoTime::Form)?;
            let (hour, minute) = (number / 100, number % 100);
            if hour > 23 || minute > 59 {
                return Err(NoTime::Hour);
            }
            Some(hour * 60 + minute)
        }
    };
    Ok(Shown {
        year: Some(year),
        of_year: Some((month, of_month)),
        minute,
        twelve: false,
    })
}
