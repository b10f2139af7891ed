//! Guesses from a file's first bytes how it is read.
//!
//! In: the head of a file, its encoding and [`Shapes`]. Out: a [`Plan`], or none where nothing
//! looks like rows of amounts. The header is found by what its names mean, never by its line.

use super::moment::{self, Moment, Order};
use super::money;
use super::plan::Plan;
use super::shapes::{Format, Name, Role, Shapes, Sign, Unit};
use super::split::{self, Cut};
use super::text::{Decode, Encoding, trim};

/// How many records of a file's head are looked at.
const LOOKED_AT: usize = 400;

/// The head of a file, cut into records.
struct Head<'a> {
    buf: &'a [u8],
    rows: Vec<Vec<(u32, u32)>>,
}

impl<'a> Head<'a> {
    fn cut(buf: &'a [u8], cut: Cut, whole: bool) -> Self {
        let (mut rows, mut at, mut cells) = (Vec::new(), 0, Vec::new());
        while at < buf.len() && rows.len() < LOOKED_AT {
            let Some(record) = split::record(cut, buf, at, whole, &mut cells) else {
                break;
            };
            at = record.end;
            let torn = record.torn.is_some();
            rows.push(if torn {
                Vec::new()
            } else {
                std::mem::take(&mut cells)
            });
        }
        Self { buf, rows }
    }

    fn cell(&self, row: usize, column: usize) -> &'a [u8] {
        let cell = self.rows.get(row).and_then(|r| r.get(column));
        cell.map_or(&[], |(from, to)| {
            trim(&self.buf[*from as usize..*to as usize])
        })
    }

    /// How many cells the last rows have, most often.
    fn width(&self) -> usize {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for row in self.rows.iter().filter(|r| r.len() > 1) {
            match counts.iter_mut().find(|(w, _)| *w == row.len()) {
                Some((_, n)) => *n += 1,
                None => counts.push((row.len(), 1)),
            }
        }
        counts
            .into_iter()
            .max_by_key(|(w, n)| (*n, *w))
            .map_or(0, |(w, _)| w)
    }
}

/// Guesses how a file is read; none where nothing in it looks like rows of amounts.
pub fn guess(
    shapes: &Shapes,
    decode: &dyn Decode,
    encoding: Encoding,
    buf: &[u8],
    whole: bool,
) -> Option<Plan> {
    if let Some(plan) = fixed(shapes, encoding, buf) {
        return Some(plan);
    }
    let mut best: Option<(usize, Plan)> = None;
    for delimiter in [b',', b'\t', b';', b'|', b'^', 1] {
        if !buf.contains(&delimiter) {
            continue;
        }
        let cut = Cut::new(delimiter, true, encoding);
        let head = Head::cut(buf, cut, whole);
        if head.width() < 2 {
            continue;
        }
        let Some((score, mut plan)) = with_header(shapes, decode, encoding, &head)
            .or_else(|| headless(shapes, encoding, &head))
        else {
            continue;
        };
        plan.cut = cut;
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, plan));
        }
    }
    best.map(|(_, plan)| plan)
}

/// Files of fixed widths: every line of the head is as long as a layout's widths ask for.
fn fixed(shapes: &Shapes, encoding: Encoding, buf: &[u8]) -> Option<Plan> {
    let lines: Vec<&[u8]> = buf.split(|b| *b == b'\n').take(50).collect();
    let whole = if lines.len() > 1 {
        &lines[..lines.len() - 1]
    } else {
        &lines[..]
    };
    let (at, layout) = shapes
        .layouts
        .iter()
        .enumerate()
        .filter(|(_, l)| l.format == Format::Fixed)
        .find(|(_, l)| {
            let length: usize = l.widths.iter().map(|w| usize::from(*w) + 1).sum::<usize>() - 1;
            let fits = |line: &&&[u8]| {
                line.strip_suffix(b"\r")
                    .unwrap_or(line)
                    .len()
                    .abs_diff(length)
                    <= 1
            };
            let rows = whole.iter().filter(|l| !l.is_empty());
            !whole.is_empty()
                && rows.clone().filter(fits).count() * 10 >= rows.count() * 8
                && !whole[0].is_empty()
        })?;
    let mut plan = Plan::bare(Format::Fixed, encoding);
    plan.names = layout.widths.iter().map(|_| Name::default()).collect();
    plan.follow(shapes, at);
    Some(plan)
}

/// The best header among the first records, and what follows from it.
fn with_header(
    shapes: &Shapes,
    decode: &dyn Decode,
    encoding: Encoding,
    head: &Head<'_>,
) -> Option<(usize, Plan)> {
    let mut best: Option<(usize, usize, Vec<Name>)> = None;
    let mut above = String::new();
    for row in 0..head.rows.len().min(80) {
        let count = head.rows[row].len();
        if count > 1 && count <= 400 {
            let names: Vec<Name> = (0..count)
                .map(|c| Name::of(&decode.text(encoding, head.cell(row, c))))
                .collect();
            let mut known: Vec<Role> = names
                .iter()
                .filter_map(|n| shapes.role(n))
                .map(|(r, _)| r)
                .collect();
            known.sort_unstable();
            known.dedup();
            let digits = (0..count).filter(|c| {
                head.cell(row, *c)
                    .iter()
                    .filter(|b| b.is_ascii_digit())
                    .count()
                    > 3
            });
            let layout = shapes
                .layout(&names, &above)
                .map_or(0, |l| shapes.layouts[l].needs.len());
            let score = (known.len() * 3 + layout * 4).saturating_sub(digits.count() * 2);
            let money = known
                .iter()
                .any(|r| matches!(r, Role::Amount | Role::Credit | Role::Net | Role::Debit));
            if (known.len() >= 2 && money || layout > 0)
                && best.as_ref().is_none_or(|(other, ..)| score > *other)
            {
                best = Some((score, row, names));
            }
        }
        if row < 30 {
            above.push_str(&decode.text(encoding, head.cell(row, 0)));
        }
    }
    let (score, row, names) = best?;
    let mut plan = Plan::bare(Format::Delimited, encoding);
    plan.header = Some(row);
    plan.names = names;
    for role in Role::ALL {
        let of_role = plan.names.iter().enumerate().filter_map(|(at, n)| {
            let (found, rank) = shapes.role(n)?;
            (found == role).then_some((rank, at as u16))
        });
        if let Some((_, at)) = of_role.min() {
            plan.set(role, vec![at]);
        }
    }
    columns_of_ids(shapes, &mut plan);
    let layout = shapes.layout(&plan.names, &above);
    if let Some(at) = layout {
        plan.follow(shapes, at);
    }
    settle(shapes, &mut plan, head, row + 1, layout);
    Some((score + 10, plan))
}

/// Every further column of ids, behind the first: which of them two files share is seen later.
fn columns_of_ids(shapes: &Shapes, plan: &mut Plan) {
    let mut more: Vec<u16> = plan.of(Role::Id).to_vec();
    for (at, name) in plan.names.iter().enumerate() {
        let at = at as u16;
        if shapes.role(name).is_some_and(|(r, _)| r == Role::Id)
            && !more.contains(&at)
            && more.len() < 3
        {
            more.push(at);
        }
    }
    // Only one is looked at where a layout says so; see `Plan::follow`.
    plan.set(Role::Id, more);
}

/// A file without a header: a layout by its number of cells, or columns by what stands in them.
fn headless(shapes: &Shapes, encoding: Encoding, head: &Head<'_>) -> Option<(usize, Plan)> {
    let width = head.width();
    let mut plan = Plan::bare(Format::Delimited, encoding);
    plan.names = (1..=width).map(|n| Name::of(&format!("#{n}"))).collect();
    let layout = shapes.layouts.iter().position(|l| {
        l.format == Format::Delimited && l.needs.is_empty() && usize::from(l.cells) == width
    });
    let rows: Vec<usize> = (0..head.rows.len())
        .filter(|r| head.rows[*r].len() == width)
        .collect();
    let share = |fits: &dyn Fn(&[u8]) -> bool, column: usize| {
        rows.iter().filter(|r| fits(head.cell(**r, column))).count() * 10 >= rows.len() * 8
    };
    if let Some(at) = layout {
        plan.follow(shapes, at);
        let time = usize::from(*plan.of(Role::Time).first()?);
        let amount = usize::from(*plan.of(Role::Amount).first()?);
        let is_time = |c: &[u8]| moment::moment(c, Order::Ymd).is_some_and(|m| m.day.is_some());
        let is_amount = |c: &[u8]| matches!(money::number(c, false), Ok(Some(_)));
        if share(&is_time, time) && share(&is_amount, amount) {
            return Some((20, plan));
        }
        plan.layout = None;
        plan.columns.clear();
    }
    if width > 60 || rows.len() < 2 {
        return None;
    }
    for column in 0..width {
        let at = vec![column as u16];
        let has_day = |c: &[u8]| {
            moment::moment(c, Order::Dmy)
                .or_else(|| moment::moment(c, Order::Mdy))
                .is_some_and(|m| m.day.is_some())
        };
        let is_money =
            |c: &[u8]| c.contains(&b'.') && matches!(money::number(c, false), Ok(Some(_)));
        let is_id = |c: &[u8]| {
            c.len() >= 10
                && c.len() <= 64
                && c.is_ascii()
                && c.iter().filter(|b| b.is_ascii_digit()).count() > 5
        };
        if plan.of(Role::Time).is_empty() && share(&has_day, column) {
            plan.set(Role::Time, at);
        } else if plan.of(Role::Amount).is_empty() && share(&is_money, column) {
            plan.set(Role::Amount, at);
        } else if plan.of(Role::Id).is_empty() && share(&is_id, column) {
            plan.set(Role::Id, at);
        }
    }
    let found = !plan.of(Role::Time).is_empty() && !plan.of(Role::Amount).is_empty();
    let time = usize::from(*plan.of(Role::Time).first()?);
    let samples = rows.iter().map(|r| head.cell(*r, time));
    (plan.order, plan.order_sure) = moment::order_of(samples);
    found.then_some((1, plan))
}

/// Where day and time of day have columns of their own, the one with days is the time, and the
/// other its clock: `交易日期` and `交易时间`, `date` and `time`.
fn day_and_clock(shapes: &Shapes, plan: &mut Plan, head: &Head<'_>, rows: &[usize]) {
    let Some(first) = plan.of(Role::Time).first().copied() else {
        return;
    };
    let most = |column: u16, has: fn(&Moment) -> bool| {
        let cells = rows.iter().map(|r| head.cell(*r, column.into()));
        let (mut all, mut such) = (0, 0);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let read = |order| moment::moment(cell, order).is_some_and(|found| has(&found));
            all += 1;
            such += usize::from([Order::Ymd, Order::Dmy, Order::Mdy].into_iter().any(read));
        }
        such * 2 > all
    };
    let is_clock = |column: u16| most(column, |m| m.day.is_none() && m.second.is_some());
    let is_day = |column: u16| most(column, |m| m.day.is_some() && m.second.is_none());
    let named = |column: &u16| {
        let role = shapes.role(&plan.names[usize::from(*column)]);
        *column != first && role.is_some_and(|(role, _)| role == Role::Time)
    };
    let mut others = (0..plan.names.len() as u16).filter(named);
    if is_clock(first) {
        if let Some(day) = others.find(|column| is_day(*column)) {
            plan.set(Role::Time, vec![day]);
            plan.set(Role::Clock, vec![first]);
        }
    } else if plan.of(Role::Clock).is_empty()
        && is_day(first)
        && let Some(clock) = others.find(|column| is_clock(*column))
    {
        plan.set(Role::Clock, vec![clock]);
    }
}

/// What the rows below a header tell: unit, sign, order of dates, decimal mark.
fn settle(shapes: &Shapes, plan: &mut Plan, head: &Head<'_>, from: usize, layout: Option<usize>) {
    let width = plan.names.len();
    let rows: Vec<usize> = (from..head.rows.len())
        .filter(|r| head.rows[*r].len() + 3 > width.min(4) + 2 && head.rows[*r].len() > 1)
        .collect();
    if layout.is_none() {
        day_and_clock(shapes, plan, head, &rows);
    }
    let column = |plan: &Plan, role: Role| plan.of(role).first().map(|c| usize::from(*c));
    if let Some(time) = column(plan, Role::Time) {
        let samples = rows
            .iter()
            .map(|r| head.cell(*r, time))
            .filter(|c| !c.is_empty());
        (plan.order, plan.order_sure) = moment::order_of(samples);
        if let Some(order) = layout.and_then(|l| shapes.layouts[l].order()) {
            (plan.order, plan.order_sure) = (order, true);
        }
        if plan.names[time].full.contains("utc") {
            plan.zone = plan.zone.or(Some(0));
        }
    }
    let money: Vec<usize> = [Role::Amount, Role::Credit, Role::Debit]
        .into_iter()
        .filter_map(|r| column(plan, r))
        .collect();
    let cells = || {
        money
            .iter()
            .flat_map(|c| rows.iter().map(|r| head.cell(*r, *c)))
    };
    plan.comma = comma(cells());
    if money.iter().any(|c| plan.names[*c].full.contains("分)")) {
        (plan.unit, plan.unit_sure) = (Unit::Minor, true);
    } else if money.iter().any(|c| plan.names[*c].full.contains("元)"))
        || cells().any(|c| c.contains(&b'.'))
    {
        plan.unit_sure = true;
    }
    if layout.is_some_and(|l| shapes.layouts[l].sign.is_some()) {
        return;
    }
    // A column with negative amounts has its signs itself.
    let negative = rows.iter().any(|r| {
        let cell = column(plan, Role::Amount).map_or(&[][..], |c| head.cell(*r, c));
        matches!(money::number(cell, plan.comma), Ok(Some(n)) if n.value < 0)
    });
    let has = |role| !plan.of(role).is_empty();
    plan.sign = if has(Role::Amount) && has(Role::Direction) {
        Sign::Direction
    } else if has(Role::Credit) && has(Role::Debit) {
        Sign::Split
    } else if has(Role::Refund) {
        Sign::Refund
    } else if has(Role::Kind) && !negative {
        Sign::Kind
    } else {
        Sign::Signed
    };
}

/// Whether commas are decimal marks: some number has one that can be nothing else, and none has
/// a point that can be nothing else.
fn comma<'a>(cells: impl Iterator<Item = &'a [u8]>) -> bool {
    let mut found = false;
    for cell in cells {
        let comma = cell.iter().rposition(|b| *b == b',');
        let point = cell.iter().rposition(|b| *b == b'.');
        let digits = |at: usize| {
            cell[at + 1..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count()
        };
        match (comma, point) {
            (Some(c), Some(p)) => {
                if c < p {
                    return false;
                }
                found = true;
            }
            (Some(c), None) if digits(c) != 3 => found = true,
            (None, Some(p)) if digits(p) != 3 => return false,
            _ => {}
        }
    }
    found
}
