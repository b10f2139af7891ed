//! What a file says of itself, held against its rows: counts and sums of preambles and footers,
//! running balances, amounts less fees.
//!
//! In: rows as they come, and the texts around them. Out: a [`Check`] each. A check that does
//! not hold is told, never mended: the rows are what stands.

use super::handover::{Carried, Wire, carried};
use super::money::{self, Currency, PARTS};
use super::row::Came;
use super::shapes::{Name, Shapes, Stated};

/// Sums of the rows in one currency.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// Rows in totals.
    pub rows: u64,
    /// Rows that brought money, and what they brought.
    pub rows_in: u64,
    /// What they brought.
    pub total_in: i128,
    /// Rows that took money.
    pub rows_out: u64,
    /// What they took, positive.
    pub total_out: i128,
    /// Rows that stayed with the same owner.
    pub rows_neutral: u64,
    /// What they moved.
    pub total_neutral: i128,
    /// Rows by which nothing was paid.
    pub rows_idle: u64,
    /// What sales came to, before what was given back.
    pub sales: i128,
    /// How many sales.
    pub rows_sales: u64,
    /// What was given back, positive.
    pub refunds: i128,
    /// By how many rows.
    pub rows_refunds: u64,
    /// Fees, as signed in the file.
    pub fees: i128,
}

carried!(struct Totals {
    rows, rows_in, total_in, rows_out, total_out, rows_neutral, total_neutral, rows_idle, sales,
    rows_sales, refunds, rows_refunds, fees,
});

impl Totals {
    /// What is left: in less out.
    pub fn net(&self) -> i128 {
        self.total_in - self.total_out
    }

    fn add(&mut self, came: &Came) {
        let amount = i128::from(came.amount);
        match came.kind.0 & 0x7F {
            7 => {
                self.rows_neutral += 1;
                self.total_neutral += amount;
            }
            8 => self.rows_idle += 1,
            _ => {
                self.rows += 1;
                if amount >= 0 {
                    self.rows_in += 1;
                    self.total_in += amount;
                } else {
                    self.rows_out += 1;
                    self.total_out -= amount;
                }
                let back = if came.refund != 0 {
                    i128::from(came.refund)
                } else if came.kind.takes_back() && amount < 0 {
                    -amount
                } else {
                    0
                };
                if back == 0 {
                    self.sales += amount;
                    self.rows_sales += 1;
                } else {
                    self.sales += amount + back;
                    self.refunds += back;
                    self.rows_refunds += 1;
                }
                if let Some(fee) = came.fee {
                    self.fees += i128::from(fee);
                }
            }
        }
    }
}

/// What a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A count or sum that stands in the file.
    Stated(Stated),
    /// Each balance is the one before and the row's amount.
    Balance,
    /// The first balance and all rows come to the last.
    Closing,
    /// Amount less fee is what is left, row by row.
    Net,
}

impl Carried for Looks {
    fn blank() -> Self {
        Self::Balance
    }

    fn carry(&mut self, wire: &mut Wire<'_>) {
        let (at, mut stated) = match self {
            Self::Balance => (0, Stated::blank()),
            Self::Closing => (1, Stated::blank()),
            Self::Net => (2, Stated::blank()),
            Self::Stated(stated) => (3, *stated),
        };
        let at = wire.below(at, 4);
        stated.carry(wire);
        *self = match at {
            0 => Self::Balance,
            1 => Self::Closing,
            2 => Self::Net,
            _ => Self::Stated(stated),
        };
    }
}

impl Looks {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Balance => "running-balance",
            Self::Closing => "closing-balance",
            Self::Net => "net",
            Self::Stated(what) => match what {
                Stated::Rows => "rows",
                Stated::RowsIn => "rows-in",
                Stated::RowsOut => "rows-out",
                Stated::RowsNeutral => "rows-neutral",
                Stated::Total => "total",
                Stated::TotalIn => "total-in",
                Stated::TotalOut => "total-out",
                Stated::TotalNeutral => "total-neutral",
                Stated::TotalSales => "total-sales",
                Stated::RowsSales => "rows-sales",
                Stated::RowsRefunds => "rows-refunds",
                Stated::TotalRefunds => "total-refunds",
                Stated::TotalFees => "total-fees",
            },
        }
    }
}

/// One check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it looks at.
    pub looks: Looks,
    /// What the file says: a count, parts of a minor unit, or how many rows were looked at.
    pub said: i128,
    /// What the rows come to.
    pub found: i128,
    /// Whether `said` and `found` are amounts.
    pub money: bool,
    /// Whether they agree.
    pub holds: bool,
}

carried!(struct Check { looks, said, found, money, holds });

/// Keeps sums as rows come.
#[derive(Clone, Debug, Default)]
pub struct Keeper {
    /// Sums by the currency's number.
    pub totals: Vec<Totals>,
    balances: Vec<Balances>,
    net_seen: u64,
    net_plus: u64,
    net_minus: u64,
}

carried!(struct Keeper { totals, balances, net_seen, net_plus, net_minus });

/// Balances of one currency, in a file that goes forward or backward.
#[derive(Clone, Copy, Debug, Default)]
struct Balances {
    last: Option<(i64, i64)>,
    seen: u64,
    forward: u64,
    backward: u64,
}

carried!(struct Balances { last, seen, forward, backward });

impl Keeper {
    /// Takes a row.
    #[inline]
    pub fn add(&mut self, came: &Came) {
        let at = usize::from(came.currency);
        if self.totals.len() <= at {
            self.grow(at + 1);
        }
        self.totals[at].add(came);
        // Where fees are kept back, a balance moves by what is left.
        let moved = came.net.unwrap_or(came.amount);
        if let Some(balance) = came.balance {
            let b = &mut self.balances[at];
            if let Some((before, amount)) = b.last {
                b.seen += 1;
                b.forward += u64::from(before.checked_add(moved) == Some(balance));
                b.backward += u64::from(balance.checked_add(amount) == Some(before));
            }
            b.last = Some((balance, moved));
        }
        if let (Some(net), Some(fee)) = (came.net, came.fee) {
            self.net_seen += 1;
            self.net_plus += u64::from(came.amount.checked_add(fee) == Some(net));
            self.net_minus += u64::from(came.amount.checked_sub(fee) == Some(net));
        }
    }

    #[cold]
    fn grow(&mut self, currencies: usize) {
        self.totals.resize(currencies, Totals::default());
        self.balances.resize(currencies, Balances::default());
    }

    /// The checks that need no text of the file.
    pub fn own(&self) -> Vec<Check> {
        let mut checks = Vec::new();
        let seen: u64 = self.balances.iter().map(|b| b.seen).sum();
        if seen > 0 {
            let forward: u64 = self.balances.iter().map(|b| b.forward).sum();
            let backward: u64 = self.balances.iter().map(|b| b.backward).sum();
            checks.push(counted(Looks::Balance, seen, forward.max(backward)));
        }
        if self.net_seen > 0 {
            checks.push(counted(
                Looks::Net,
                self.net_seen,
                self.net_plus.max(self.net_minus),
            ));
        }
        checks
    }

    /// A number that the file states, held against the first currency's rows.
    pub fn hold(&self, what: Stated, said: i128, money: bool) -> Check {
        let none = Totals::default();
        let t = self.totals.first().unwrap_or(&none);
        let all =
            |rows: &dyn Fn(&Totals) -> u64| i128::from(self.totals.iter().map(rows).sum::<u64>());
        let found = match what {
            Stated::Rows => all(&|t| t.rows + t.rows_neutral + t.rows_idle),
            Stated::RowsIn => all(&|t| t.rows_in),
            Stated::RowsOut => all(&|t| t.rows_out),
            Stated::RowsNeutral => all(&|t| t.rows_neutral),
            Stated::RowsSales => all(&|t| t.rows_sales),
            Stated::RowsRefunds => all(&|t| t.rows_refunds),
            Stated::Total => t.net(),
            Stated::TotalIn => t.total_in,
            Stated::TotalOut => t.total_out,
            Stated::TotalNeutral => t.total_neutral,
            Stated::TotalSales => t.sales,
            Stated::TotalRefunds => t.refunds,
            Stated::TotalFees => t.fees,
        };
        // Fees have more decimals than their printed sum: it is compared as printed.
        let fen = i128::from(PARTS);
        let as_printed = |v: i128| {
            if what == Stated::TotalFees && said % fen == 0 {
                (v + fen / 2).div_euclid(fen) * fen
            } else {
                v
            }
        };
        let holds = if money {
            as_printed(found.abs()) == said.abs()
        } else {
            found == said
        };
        Check {
            looks: Looks::Stated(what),
            said,
            found,
            money,
            holds,
        }
    }
}

fn counted(looks: Looks, seen: u64, held: u64) -> Check {
    Check {
        looks,
        said: i128::from(seen),
        found: i128::from(held),
        money: false,
        holds: seen == held,
    }
}

/// The numbers that a summary of names and values states, `总交易单数,…` and the line below.
pub fn summary(
    shapes: &Shapes,
    names: &[String],
    values: &[String],
    currency: Currency,
) -> Vec<(Stated, i128, bool)> {
    let mut found = Vec::new();
    for (name, value) in names.iter().zip(values) {
        let name = Name::of(name);
        let Some((_, what)) = shapes.stated.iter().find(|(n, _)| name.is(n)) else {
            continue;
        };
        let Ok(Some(number)) = money::number(value.as_bytes(), false) else {
            continue;
        };
        let rows = matches!(
            what,
            Stated::Rows | Stated::RowsIn | Stated::RowsOut | Stated::RowsNeutral
        );
        if rows {
            // A count may be written 45.0.
            if let Ok(parts) = money::scaled(number.value, number.decimals, 0)
                && parts % PARTS == 0
            {
                found.push((*what, i128::from(parts / PARTS), false));
            }
        } else if let Ok(money) = number.money(currency.digits()) {
            found.push((*what, i128::from(money.0), true));
        }
    }
    found
}

/// The numbers that running text states: `收入：1笔 28.50元`, `共66笔记录`.
pub fn running(shapes: &Shapes, text: &str, currency: Currency) -> Vec<(Stated, i128, bool)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('笔') {
        let before = &text[..at];
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let Ok(count) = before[digits.len()..].parse::<u32>() else {
            continue;
        };
        let from = digits
            .rfind(['，', ',', '元', '#', '\n', '(', '（'])
            .map_or(0, |at| {
                at + digits[at..].chars().next().map_or(1, char::len_utf8)
            });
        // `4笔部分退款` within brackets counts something else.
        if digits[..from].ends_with(['(', '（']) {
            continue;
        }
        let label =
            digits[from..].trim_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
        let hit = shapes
            .labels
            .iter()
            .find(|(name, ..)| label == name || label.ends_with(name.as_str()));
        let Some((_, rows, total)) = hit else {
            continue;
        };
        found.push((*rows, i128::from(count), false));
        let after = &text[at + '笔'.len_utf8()..];
        let end = after.find('元').unwrap_or(0);
        let until = &after[..end];
        if until.contains('笔') && !until.contains(['(', '（']) {
            continue;
        }
        let number = until
            .rsplit(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')))
            .find(|p| !p.is_empty());
        let number = number.map(|n| money::number(n.trim_start_matches(',').as_bytes(), false));
        if let Some(Ok(Some(number))) = number
            && let Ok(money) = number.money(currency.digits())
        {
            found.push((*total, i128::from(money.0), true));
        }
    }
    found
}
