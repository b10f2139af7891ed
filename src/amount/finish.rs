//! The end of a file: what it says of itself, held against its rows.

use super::checks::{self, Check, Looks};
use super::money;
use super::reader::{Desk, Statement};
use super::row::Rows;
use super::shapes::{Role, Sign, Stated};
use super::state::State;

/// A file that was read to its end.
pub(super) struct Read {
    pub(super) state: State,
    pub(super) rows: Rows,
    /// Sections with balances, and how many of them hold.
    pub(super) sections: Option<(u64, u64)>,
}

impl Read {
    pub(super) fn finished(self, bytes: u64, desk: &Desk) -> Statement {
        let Self {
            state,
            rows,
            sections,
        } = self;
        let mut checks = state.keeper.own();
        if let Some((seen, held)) = sections {
            checks.push(Check {
                looks: Looks::Closing,
                said: i128::from(seen),
                found: i128::from(held),
                money: false,
                holds: seen == held,
            });
        }
        let currency = state.ledger.currencies[0];
        let mut said: Vec<(Stated, i128, bool)> = Vec::new();
        let shapes = &desk.shapes;
        let lines = || state.above.iter().chain(&state.around);
        let mut names: Option<&Vec<String>> = None;
        for texts in lines() {
            if let Some(names) = names.take() {
                said.extend(checks::summary(shapes, names, texts, currency));
            }
            names = Some(texts);
            said.extend(checks::running(shapes, &texts.join(","), currency));
            said.extend(total_row(&rows, texts, currency));
        }
        for (what, number, money) in said {
            let check = state.keeper.hold(what, number, money);
            if !checks.contains(&check) {
                checks.push(check);
            }
        }
        Statement {
            wide: false,
            plan: rows.plan,
            ledger: state.ledger,
            keeper: state.keeper,
            checks,
            refused: state.refused,
            records: state.records,
            bytes,
            samples: state.samples,
        }
    }
}

/// What a row of totals states in the columns of the rows.
fn total_row(
    rows: &Rows,
    texts: &[String],
    currency: money::Currency,
) -> Vec<(Stated, i128, bool)> {
    let first = texts.iter().find(|t| !t.is_empty());
    let is_total = first.is_some_and(|t| {
        ["合计", "总计", "total"]
            .iter()
            .any(|w| t.to_lowercase().contains(w))
            && !t.contains('笔')
            && !t.starts_with('#')
    });
    if !is_total {
        return Vec::new();
    }
    let cell = |role: Role| {
        let at = usize::from(*rows.plan.of(role).first()?);
        let number = money::number(texts.get(at)?.as_bytes(), rows.plan.comma).ok()??;
        Some(i128::from(number.money(currency.digits()).ok()?.0))
    };
    let roles = if rows.plan.sign == Sign::Split {
        vec![
            (Role::Credit, Stated::TotalIn),
            (Role::Debit, Stated::TotalOut),
        ]
    } else {
        vec![(Role::Amount, Stated::Total)]
    };
    roles
        .into_iter()
        .filter_map(|(role, what)| Some((what, cell(role)?, true)))
        .collect()
}
