//! How a file was read, open to correction: its unit, its signs, its order of dates, its columns.
//!
//! In: the plan that a file was read by, and what somebody chose instead. Out: choices with what
//! stands in the first rows, and a plan to read the file by again. Only columns that are needed
//! are shown, and never that of the card.

use super::{Amounts, Drawing};
use crate::amount::job::{FILES, Slot};
use crate::amount::moment::Order;
use crate::amount::plan::Plan;
use crate::amount::reader::Statement;
use crate::amount::shapes::{Format, Role, Sign, Unit};
use crate::i18n::fill;
use crate::present::{Block, Item};

/// How many rows are shown, and how many letters of a cell.
const ROWS: usize = 3;
const LETTERS: usize = 24;

/// Columns that can be chosen, as an act names them.
const COLUMNS: [(&str, Role); 3] = [
    ("amount", Role::Amount),
    ("time", Role::Time),
    ("key", Role::Id),
];
const UNITS: [(&str, Unit); 2] = [("major", Unit::Major), ("minor", Unit::Minor)];
const ORDERS: [(&str, Order); 3] = [
    ("ymd", Order::Ymd),
    ("dmy", Order::Dmy),
    ("mdy", Order::Mdy),
];
const SIGNS: [(&str, Sign); 3] = [
    ("signed", Sign::Signed),
    ("kind", Sign::Kind),
    ("turned", Sign::Turned),
];

fn of<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    all.iter()
        .find(|(of, _)| *of == name)
        .map(|(_, value)| *value)
}

impl Amounts {
    /// What somebody chose for a file: its place and the plan to read it by.
    pub(super) fn corrected(&self, id: &str, value: &str) -> Option<(usize, Plan)> {
        let (what, at) = id.split_at_checked(id.len().checked_sub(1)?)?;
        let at: usize = at.parse().ok().filter(|at| *at < FILES)?;
        let Slot::Read(read) = self.job.as_ref()?.slot(at) else {
            return None;
        };
        let mut plan = read.plan.clone();
        match what {
            "unit" => (plan.unit, plan.unit_sure) = (of(&UNITS, value)?, true),
            "order" => (plan.order, plan.order_sure) = (of(&ORDERS, value)?, true),
            "sign" => plan.sign = of(&SIGNS, value)?,
            _ => {
                let role = of(&COLUMNS, what)?;
                let column: u16 = value.parse().ok()?;
                plan.names.get(usize::from(column))?;
                plan.set(role, vec![column]);
                if role == Role::Amount {
                    plan.set(Role::Credit, Vec::new());
                    plan.set(Role::Debit, Vec::new());
                    if plan.sign == Sign::Split {
                        plan.sign = Sign::Signed;
                    }
                }
            }
        }
        Some((at, plan))
    }
}

impl Drawing<'_> {
    /// The choices for a file, under its first rows.
    pub(super) fn fix(&self, at: usize, read: &Statement) -> Vec<Block> {
        let (w, plan) = (self.words, &read.plan);
        let mut blocks = vec![
            Block::text(Default::default(), w.fix_rows),
            Block::lines(self.samples(read)),
        ];
        let mut choice = |what: &str, label: &str, options: Vec<Item>| {
            blocks.push(Block::choice(&format!("{what}{at}"), label, options));
        };
        if plan.format == Format::Delimited {
            let labels = [w.fix_amount, w.fix_time, w.fix_key];
            for ((what, role), label) in COLUMNS.into_iter().zip(labels) {
                let now = plan.of(role).first().copied();
                let sample = |column: usize| read.samples.first()?.get(column);
                let options = plan.names.iter().enumerate().filter(|(column, name)| {
                    let is_card = plan.of(Role::Card).contains(&(*column as u16));
                    let text = sample(*column).map_or("", String::as_str);
                    let fits = text.bytes().any(|b| b.is_ascii_digit());
                    !name.shown.is_empty() && !is_card && fits
                });
                let options = options.map(|(column, name)| {
                    let text = sample(column).map_or(String::new(), |text| short(text));
                    let chosen = now == Some(column as u16);
                    Item::option(&column.to_string(), &name.shown, &text, chosen)
                });
                choice(what, label, options.collect());
            }
        }
        let units = [w.unit_major, w.unit_minor];
        let option = |((name, unit), label): ((&str, Unit), &str)| {
            Item::option(name, label, "", unit == plan.unit)
        };
        choice(
            "unit",
            w.unit,
            UNITS.into_iter().zip(units).map(option).collect(),
        );
        let signs = [w.sign_signed, w.sign_kind, w.sign_turned];
        let option = |((name, sign), label): ((&str, Sign), &str)| {
            Item::option(name, label, "", sign == plan.sign)
        };
        choice(
            "sign",
            w.fix_sign,
            SIGNS.into_iter().zip(signs).map(option).collect(),
        );
        let orders = [w.order_ymd, w.order_dmy, w.order_mdy];
        let option = |((name, order), label): ((&str, Order), &str)| {
            Item::option(name, label, "", order == plan.order)
        };
        choice(
            "order",
            w.fix_order,
            ORDERS.into_iter().zip(orders).map(option).collect(),
        );
        blocks
    }

    /// The first rows, by the columns that are read.
    fn samples(&self, read: &Statement) -> Vec<String> {
        let plan = &read.plan;
        let shown = [
            Role::Time,
            Role::Kind,
            Role::Amount,
            Role::Credit,
            Role::Debit,
            Role::Id,
        ];
        let columns: Vec<usize> = shown
            .into_iter()
            .filter_map(|role| plan.of(role).first())
            .map(|column| usize::from(*column))
            .collect();
        let row = |cells: &Vec<String>| {
            let cell = |column: &usize| {
                let name = plan.names.get(*column)?;
                let text = cells.get(*column).filter(|text| !text.is_empty())?;
                Some(fill(self.words.fix_cell, &[&name.shown, &short(text)]))
            };
            let cells: Vec<String> = columns.iter().filter_map(cell).collect();
            cells.join(" · ")
        };
        read.samples.iter().take(ROWS).map(row).collect()
    }
}

fn short(text: &str) -> String {
    text.chars().take(LETTERS).collect()
}
