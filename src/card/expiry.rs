//! The date until which a card is valid, in every form that people write, and what it means.
//!
//! In: text, today's month, and the month that the terminal shows. Out: an [`Expiry`] or why
//! the text is none, and a verdict. A card is valid through the last day of its month. Two-digit
//! years are of this century. No clock is read here.

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year, four digits.
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
}

impl Month {
    /// Months since the year 0, for differences.
    fn count(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month)
    }
}

/// What a card says about its validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// Its first month, where the card shows one.
    pub from: Option<Month>,
    /// Its last month.
    pub thru: Month,
}

/// Why a text is no such date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// Nothing was typed.
    Empty,
    /// It may become one: digits are missing.
    Unfinished,
    /// There is no such month.
    Month,
    /// It is written in no form that we know.
    Form,
}

/// What the date means today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryVerdict {
    /// Valid, for so many months after this one.
    Valid {
        /// 0: this month is the last.
        months: i32,
    },
    /// It ended so many months ago.
    Expired {
        /// At least 1.
        months: i32,
    },
    /// It begins only in so many months.
    NotYet {
        /// At least 1.
        months: i32,
    },
    /// Further away than any card is issued for: probably misread.
    FarFuture,
    /// The card is valid today, but not by the terminal's own clock: set the clock.
    TerminalClock,
}

/// How many years ahead a card can be valid, at the most.
pub const YEARS_AHEAD: u16 = 20;

/// English months by their first three letters.
const NAMES: &[u8] = b"janfebmaraprmayjunjulaugsepoctnovdec";

/// A run of digits, and whether 年 or 月 follows it.
#[derive(Clone, Copy, Default)]
struct Group {
    value: u32,
    digits: u8,
    mark: Mark,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Mark {
    #[default]
    None,
    Year,
    Month,
}

/// Groups of a text, and whether a sign for "until" stands in the middle.
#[derive(Default)]
struct Groups {
    list: [Group; 4],
    len: usize,
}

impl Expiry {
    /// Reads `MM/YY`, `MMYY`, `MM/YYYY`, `MMYYYY`, `YYYY-MM`, `2027年11月`, `Nov 27` and their
    /// like, full-width or not; `06/24-06/29` and `06/24 至 06/29` give both ends.
    ///
    /// # Errors
    /// Why the text is no date.
    pub fn read(text: &str) -> Result<Self, NoDate> {
        let groups = groups(text)?;
        match groups.list[..groups.len] {
            [] => Err(NoDate::Empty),
            [one] => Ok(until(run(one)?)),
            [one, two] => Ok(until(pair(one, two)?)),
            [a, b, c, d] if is_span(text) => Ok(Self {
                from: Some(pair(a, b)?),
                thru: pair(c, d)?,
            }),
            _ => Err(NoDate::Form),
        }
    }

    /// What the date means in a month, and by the terminal's clock where that is known;
    /// `years_ahead` is usually [`YEARS_AHEAD`].
    pub fn verdict(self, now: Month, terminal: Option<Month>, years_ahead: u16) -> ExpiryVerdict {
        let left = self.thru.count() - now.count();
        let wait = self.from.map_or(0, |from| from.count() - now.count());
        if left < 0 {
            ExpiryVerdict::Expired { months: -left }
        } else if self.thru.year > now.year.saturating_add(years_ahead) {
            ExpiryVerdict::FarFuture
        } else if wait > 0 {
            ExpiryVerdict::NotYet { months: wait }
        } else if terminal.is_some_and(|t| t > self.thru || self.from.is_some_and(|f| t < f)) {
            ExpiryVerdict::TerminalClock
        } else {
            ExpiryVerdict::Valid { months: left }
        }
    }
}

fn until(thru: Month) -> Expiry {
    Expiry { from: None, thru }
}

/// Whether two dates are joined as beginning and end.
fn is_span(text: &str) -> bool {
    ["-", "–", "—", "~", "～", "至", "到"]
        .iter()
        .any(|sign| text.matches(sign).count() == 1)
}

fn groups(text: &str) -> Result<Groups, NoDate> {
    let mut groups = Groups::default();
    let mut open = false;
    let mut letters = [0_u8; 3];
    let mut named = 0;
    for c in text.chars() {
        let digit = super::pan::digit(c);
        if c.is_ascii_alphabetic() {
            if let Some(place) = letters.get_mut(named) {
                *place = c.to_ascii_lowercase() as u8;
            }
            named += 1;
            open = false;
            continue;
        }
        if named > 0 {
            name(&mut groups, &letters, named)?;
            (letters, named) = ([0; 3], 0);
        }
        match (digit, open) {
            (Some(d), true) => {
                let group = &mut groups.list[groups.len - 1];
                group.digits = group.digits.saturating_add(1);
                group.value = group.value.saturating_mul(10).saturating_add(u32::from(d));
            }
            (Some(d), false) => {
                let Some(group) = groups.list.get_mut(groups.len) else {
                    return Err(NoDate::Form);
                };
                (group.value, group.digits) = (u32::from(d), 1);
                groups.len += 1;
            }
            (None, _) => {
                let mark = match c {
                    '年' => Mark::Year,
                    '月' => Mark::Month,
                    '/' | '／' | '-' | '－' | '–' | '—' | '.' | '．' | ' ' | '\u{3000}'
                    | '\u{a0}' | '~' | '～' | '至' | '到' | '\t' => Mark::None,
                    _ => return Err(NoDate::Form),
                };
                if mark != Mark::None {
                    let last = groups.len.checked_sub(1).ok_or(NoDate::Form)?;
                    groups.list[last].mark = mark;
                }
            }
        }
        open = digit.is_some();
    }
    if named > 0 {
        name(&mut groups, &letters, named)?;
    }
    Ok(groups)
}

/// Adds an English month.
fn name(groups: &mut Groups, letters: &[u8; 3], count: usize) -> Result<(), NoDate> {
    let mut months = NAMES.chunks(3);
    let at = months.position(|month| count >= 3 && month == letters);
    let month = at.ok_or(NoDate::Form)?;
    let place = groups.list.get_mut(groups.len).ok_or(NoDate::Form)?;
    *place = Group {
        value: month as u32 + 1,
        digits: 2,
        mark: Mark::Month,
    };
    groups.len += 1;
    Ok(())
}

/// One run of digits.
fn run(group: Group) -> Result<Month, NoDate> {
    let v = group.value;
    match group.digits {
        1 => Err(NoDate::Unfinished),
        2 if v <= 12 || v == 20 => Err(NoDate::Unfinished),
        2 => Err(NoDate::Month),
        3 => month_of(v / 100, v % 100, 2),
        4 => month_of(v / 100, v % 100, 2).or_else(|_| month_of(v % 100, v / 100, 2)),
        5 => month_of(v / 10_000, v % 10_000, 4),
        6 => month_of(v / 10_000, v % 10_000, 4).or_else(|_| month_of(v % 100, v / 100, 4)),
        _ => Err(NoDate::Form),
    }
}

/// Two runs: month and year, or year and month.
fn pair(a: Group, b: Group) -> Result<Month, NoDate> {
    let year_first =
        a.digits == 4 || a.mark == Mark::Year || b.mark == Mark::Month && a.mark != Mark::Month;
    let (month, year) = if year_first { (b, a) } else { (a, b) };
    match (month.digits, year.digits) {
        (1 | 2, 2 | 4) => month_of(month.value, year.value, year.digits),
        (1 | 2, 1 | 3) if (1..=12).contains(&month.value) => Err(NoDate::Unfinished),
        (1 | 2, 1 | 3) => Err(NoDate::Month),
        _ => Err(NoDate::Form),
    }
}

fn month_of(month: u32, year: u32, digits: u8) -> Result<Month, NoDate> {
    if !(1..=12).contains(&month) {
        return Err(NoDate::Month);
    }
    let year = if digits == 2 { 2000 + year } else { year };
    if !(1950..=2199).contains(&year) {
        return Err(NoDate::Form);
    }
    Ok(Month {
        year: year as u16,
        month: month as u8,
    })
}
