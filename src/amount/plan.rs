//! How a file is read: delimiter, header, columns, unit, sign, order of dates.
//!
//! In: a layout, or a person's correction; [`guess`](super::guess) makes the first one. Nothing
//! here reads rows; everything in a plan can be set otherwise before they are read.

use super::handover::carried;
use super::moment::Order;
use super::money::Currency;
use super::shapes::{Format, Name, Role, Shapes, Sign, Unit};
use super::split::Cut;
use super::text::Encoding;

/// How a file is read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file format.
    pub format: Format,
    /// The encoding.
    pub encoding: Encoding,
    /// How cells stand apart; for [`Format::Delimited`] only.
    pub cut: Cut,
    /// The layout by its place in [`Shapes::layouts`].
    pub layout: Option<usize>,
    /// The record with the header, from 0; none where there is none.
    pub header: Option<usize>,
    /// The header's names.
    pub names: Vec<Name>,
    /// Which columns have which role; the first that is not empty counts.
    pub columns: Vec<(Role, Vec<u16>)>,
    /// The unit of amounts.
    pub unit: Unit,
    /// Whether the unit is written or known, not only likely.
    pub unit_sure: bool,
    /// How rows say whether money came.
    pub sign: Sign,
    /// The order of dates.
    pub order: Order,
    /// Whether no other order fits.
    pub order_sure: bool,
    /// Whether the decimal mark is a comma.
    pub comma: bool,
    /// Minutes ahead of UTC, where known.
    pub zone: Option<i16>,
    /// The currency of rows that do not say it.
    pub currency: Currency,
    /// A column whose text may hold commas without quotes.
    pub loose: Option<u16>,
    /// The year of dates without one.
    pub year: Option<u32>,
}

carried!(struct Plan {
    format, encoding, cut, layout, header, names, columns, unit, unit_sure, sign, order,
    order_sure, comma, zone, currency, loose, year,
});

impl Plan {
    /// The columns of a role.
    pub fn of(&self, role: Role) -> &[u16] {
        self.columns
            .iter()
            .find(|(r, _)| *r == role)
            .map_or(&[], |(_, at)| at)
    }

    /// Sets the columns of a role.
    pub fn set(&mut self, role: Role, at: Vec<u16>) {
        self.columns.retain(|(r, _)| *r != role);
        if !at.is_empty() {
            self.columns.push((role, at));
        }
    }

    pub(super) fn bare(format: Format, encoding: Encoding) -> Self {
        Self {
            format,
            encoding,
            cut: Cut {
                delimiter: b',',
                quotes: true,
                wary: false,
            },
            layout: None,
            header: None,
            names: Vec::new(),
            columns: Vec::new(),
            unit: Unit::Major,
            unit_sure: false,
            sign: Sign::Signed,
            order: Order::Ymd,
            order_sure: true,
            comma: false,
            zone: None,
            currency: Currency::CNY,
            loose: None,
            year: None,
        }
    }

    /// Takes over what a layout says.
    pub(super) fn follow(&mut self, shapes: &Shapes, at: usize) {
        let layout = &shapes.layouts[at];
        self.layout = Some(at);
        for (role, wanted) in &layout.columns {
            let place = |n: &String| self.names.iter().position(|name| name.is(n));
            let columns = wanted
                .iter()
                .filter_map(place)
                .map(|c| c as u16)
                .collect::<Vec<_>>();
            if !columns.is_empty() {
                self.set(*role, columns);
            }
        }
        for (role, place) in &layout.places {
            self.set(*role, vec![place - 1]);
        }
        self.unit = layout.unit;
        self.unit_sure = true;
        self.zone = layout.zone;
        if let Some(currency) = Currency::read(layout.currency.as_bytes()) {
            self.currency = currency;
        }
        if let Some(sign) = layout.sign {
            self.sign = sign;
        }
        if !layout.loose.is_empty() {
            self.loose = self
                .names
                .iter()
                .position(|n| n.is(&layout.loose))
                .map(|c| c as u16);
        }
    }

    /// A plan for records that a format's own reader makes, with the names they have.
    pub fn for_format(shapes: &Shapes, format: Format, encoding: Encoding, names: &[&str]) -> Self {
        let mut plan = Self::bare(format, encoding);
        plan.names = names.iter().map(|n| Name::of(n)).collect();
        for (at, name) in names.iter().enumerate() {
            if let Some(role) = Role::ALL.into_iter().find(|r| r.name() == *name) {
                plan.set(role, vec![at as u16]);
            }
        }
        plan.sign = Sign::Signed;
        plan.unit_sure = true;
        if let Some(at) = shapes.of_format(format) {
            plan.follow(shapes, at);
        }
        plan
    }
}
