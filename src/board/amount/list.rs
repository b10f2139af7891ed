//! The differences as a table to hand out: each with its reason and what to do.
//!
//! In: the files that were read. Out: CSV in UTF-8 with a mark, as spreadsheets want it, in the
//! reader's language. Of a card it has the last four digits, of everything else what the board
//! shows as well.

use super::{Drawing, Slot};
use crate::amount::cell::cell;
use crate::amount::job::FILES;
use crate::amount::moment::second_text;
use crate::amount::money::plain_text;
use crate::amount::reader::Statement;
use crate::amount::reconcile::{Found, Side, reconcile};

impl Drawing<'_> {
    /// Every difference of each file against the next, and every row that cannot be read.
    pub(super) fn list(&self) -> String {
        let (w, mut out) = (self.words, "\u{FEFF}".to_owned());
        let mut line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        };
        let Some(job) = &self.of.job else {
            return out;
        };
        let read: Vec<(usize, &Statement)> = (0..FILES)
            .filter_map(|at| match job.slot(at) {
                Slot::Read(read) => Some((at, &**read)),
                _ => None,
            })
            .collect();
        let name = |at: usize| self.of.places[at].name.clone();
        for two in read.windows(2) {
            let [(a, first), (b, second)] = [two[0], two[1]];
            let head = [w.list_what, w.list_do].map(str::to_owned);
            let columns = [w.list_line, w.list_time, w.list_amount];
            let of = |at: usize| columns.map(|column| [column, " · ", &name(at)].concat());
            let slip = [w.list_terminal, w.list_card].map(str::to_owned);
            line(&[&head[..], &of(a), &of(b), &slip].concat());
            let outcome = reconcile(&first.ledger, &second.ledger);
            let sides = [&outcome.first, &outcome.second];
            for d in outcome.differences() {
                if matches!(d.found, Found::ReversedPair) {
                    continue;
                }
                let view = self.book.category(d.found);
                let mut cells = vec![view.title, view.texts.concat()];
                for (side, row) in sides.into_iter().zip([d.first, d.second]) {
                    cells.extend(row.map_or_else(Default::default, |row| told(side, row)));
                }
                let either = d.first.map(|row| (sides[0], row));
                let either = either.or(d.second.map(|row| (sides[1], row)));
                cells
                    .extend(either.map_or_else(Default::default, |(side, row)| slip_of(side, row)));
                line(&cells);
            }
        }
        for (at, statement) in read {
            for row in &statement.refused {
                let why = self.refusal(row.why).to_owned();
                line(&[w.unreadable.to_owned(), why, row.line.to_string(), name(at)]);
            }
        }
        out
    }
}

fn told(side: &Side<'_>, row: u32) -> [String; 3] {
    let ledger = side.ledger;
    let digits = ledger.currency_of(row).digits();
    [
        ledger.line(row).to_string(),
        second_text(ledger.when.get(row as usize).copied().unwrap_or(0)),
        plain_text(i128::from(side.amount(row)), digits),
    ]
}

/// Its terminal, and the last digits of its card.
fn slip_of(side: &Side<'_>, row: u32) -> [String; 2] {
    let ledger = side.ledger;
    let number = usize::from(ledger.terminal(row)).checked_sub(1);
    let name = number.and_then(|at| ledger.terminals.bytes.get(at));
    let name = name.map_or(String::new(), |name| {
        String::from_utf8_lossy(name).into_owned()
    });
    let card = ledger.last_four(row).map(|four| format!("{four:04}"));
    [name, card.unwrap_or_default()]
}
