//! A record's cells, and what its columns of dates and amounts say.
//!
//! In: a record and the plan. Out: seconds and numbers as written, or why there are none; what
//! they mean for the sign is [`row`](super::row)'s.

use super::moment::{self, Order};
use super::money::{self, Currency, NoNumber, Number};
use super::refusal::Refusal;
use super::row::Rows;
use super::shapes::{Format, Role, Sign};
use super::text::trim;

/// A record's cells in a buffer.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The buffer.
    pub buf: &'a [u8],
    /// Cells: from, to.
    pub cells: &'a [(u32, u32)],
}

impl<'a> Record<'a> {
    /// A cell without what stands around its value; empty where there is none.
    #[inline]
    pub fn cell(&self, column: u16) -> &'a [u8] {
        self.cells
            .get(usize::from(column))
            .map_or(&[], |(from, to)| {
                trim(&self.buf[*from as usize..*to as usize])
            })
    }

    /// The first cell of some columns that is not empty.
    #[inline]
    pub(super) fn first(&self, columns: &[u16]) -> &'a [u8] {
        for column in columns {
            let cell = self.cell(*column);
            if !cell.is_empty() {
                return cell;
            }
        }
        &[]
    }

    /// The first cell of some columns that has an amount, and the amount.
    pub(super) fn amount(&self, columns: &[u16], comma: bool) -> Result<Option<Number>, NoNumber> {
        for column in columns {
            if let Some(number) = money::number(self.cell(*column), comma)? {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }
}

impl Rows {
    /// When a row was, in seconds since 1970.
    pub(super) fn when(&mut self, record: Record<'_>) -> Result<u32, Refusal> {
        if self.of(Role::Time).is_empty() {
            return Ok(0);
        }
        let cell = record.first(self.of(Role::Time));
        if let Some(when) = self.lately.seconds(cell) {
            return Ok(when);
        }
        self.otherwise(record, cell)
    }

    /// The same for whatever else may stand in a column of dates.
    #[inline(never)]
    fn otherwise(&self, record: Record<'_>, cell: &[u8]) -> Result<u32, Refusal> {
        if cell.is_empty() {
            return Err(
                if record.cells.len() <= usize::from(self.of(Role::Time)[0]) {
                    Refusal::Short
                } else {
                    Refusal::NoDate
                },
            );
        }
        if self.plan.format == Format::Fixed && cell.len() == 10 {
            return monthly(cell, self.plan.year).ok_or(Refusal::Date);
        }
        let found = moment::moment(cell, self.plan.order);
        // A column may change its habit; a date that fits no order is refused.
        let found = found
            .or_else(|| moment::moment(cell, Order::Ymd))
            .ok_or(Refusal::Date)?;
        let day = found.day.ok_or(Refusal::Date)?;
        let mut second = found.second;
        if second.is_none() && !self.of(Role::Clock).is_empty() {
            let clock = record.first(self.of(Role::Clock));
            second = moment::moment(clock, Order::Ymd).and_then(|m| m.second);
        }
        Ok(day * moment::DAY + second.unwrap_or(0))
    }

    /// What a row's columns of amounts say.
    #[inline(never)]
    pub(super) fn written(&self, record: Record<'_>) -> Result<Written, Refusal> {
        let read = |columns: &[u16]| {
            record
                .amount(columns, self.plan.comma)
                .map_err(|why| match why {
                    NoNumber::Form => Refusal::Amount,
                    NoNumber::Range => Refusal::Range,
                })
        };
        let missing = |columns: &[u16]| {
            let first = columns.first().map_or(0, |c| usize::from(*c));
            if record.cells.len() <= first {
                Refusal::Short
            } else {
                Refusal::NoAmount
            }
        };
        if self.plan.sign == Sign::Split {
            let pairs = self.of(Role::Credit).len().max(self.of(Role::Debit).len());
            for pair in 0..pairs {
                let side = |role: Role| {
                    self.of(role)
                        .get(pair)
                        .map_or(&[][..], std::slice::from_ref)
                };
                let (credit, debit) = (read(side(Role::Credit))?, read(side(Role::Debit))?);
                let nil = |n: &Option<Number>| n.as_ref().is_none_or(|n| n.value == 0);
                match (credit, debit) {
                    (None, None) => {}
                    (Some(c), d) if nil(&d) && (c.value != 0 || d.is_none()) => {
                        return Ok(Written::of(c, None, false));
                    }
                    (_, Some(d)) => return Ok(Written::of(d, None, true)),
                    (Some(c), None) => return Ok(Written::of(c, None, false)),
                }
            }
            return Err(missing(self.of(Role::Credit)));
        }
        let amount = read(self.of(Role::Amount))?;
        let refund = if self.plan.sign == Sign::Refund {
            read(self.of(Role::Refund))?
        } else {
            None
        };
        match (amount, refund) {
            (Some(a), refund) => Ok(Written::of(a, refund, false)),
            (None, Some(r)) => Ok(Written::of(Number { value: 0, ..r }, Some(r), false)),
            (None, None) => Err(missing(self.of(Role::Amount))),
        }
    }
}

/// What stands in the columns of amounts.
pub(super) struct Written {
    pub(super) amount: Number,
    pub(super) refund: Option<Number>,
    /// It stands in the column of what went out.
    pub(super) out: bool,
    pub(super) currency: Option<Currency>,
}

impl Written {
    fn of(amount: Number, refund: Option<Number>, out: bool) -> Self {
        Self {
            amount,
            refund,
            out,
            currency: amount.currency,
        }
    }
}

/// MMDDhhmmss: the year comes from the file's name.
fn monthly(cell: &[u8], year: Option<u32>) -> Option<u32> {
    let number = |from: usize| -> Option<u32> {
        let two = cell.get(from..from + 2)?;
        two.iter()
            .all(u8::is_ascii_digit)
            .then(|| u32::from(two[0] - b'0') * 10 + u32::from(two[1] - b'0'))
    };
    // Without a year, one in which 29 February exists.
    let day = moment::date(year.unwrap_or(2024), number(0)?, number(2)?)?;
    let (h, m, s) = (number(4)?, number(6)?, number(8)?);
    (h < 24 && m < 60 && s < 60).then(|| day * moment::DAY + h * 3600 + m * 60 + s)
}
