//! The differences as a table to hand out: each with its reason and what to do.
//!
//! In: the files that were read. Out: CSV in UTF-8 with a mark, as spreadsheets want it, or an
//! Excel file, in the reader's language. Of a card it has the last four digits, of everything else what the board
//! shows as well.

use super::Drawing;
use crate::amount::cell::Cell;
use crate::amount::moment::second_text;
use crate::amount::money::plain_text;
use crate::amount::reconcile::{Found, Side, reconcile};
use crate::amount::workbook::workbook;

impl Drawing<'_> {
    /// The table as CSV.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut out = "\u{FEFF}".to_owned();
        for row in self.table() {
            let cells: Vec<String> = row.iter().map(Cell::csv).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out.into_bytes()
    }

    /// The table as an Excel file.
    pub(super) fn workbook(&self) -> Vec<u8> {
        workbook(&self.table())
    }

    /// Every difference of each file against the next, and every row that cannot be read.
    fn table(&self) -> Vec<Vec<Cell>> {
        let (w, mut out) = (self.words, Vec::new());
        let read = self.statements();
        let name = |at: usize| self.of.places[at].name.clone();
        for two in read.windows(2) {
            let [(a, first), (b, second)] = [two[0], two[1]];
            let head = [w.list_what, w.list_do].map(str::to_owned);
            let columns = [w.list_line, w.list_time, w.list_amount];
            let of = |at: usize| columns.map(|column| [column, " · ", &name(at)].concat());
            let slip = [w.list_terminal, w.list_card].map(str::to_owned);
            let names = [&head[..], &of(a), &of(b), &slip].concat();
            out.push(names.into_iter().map(Cell::Text).collect());
            let outcome = reconcile(&first.ledger, &second.ledger);
            let sides = [&outcome.first, &outcome.second];
            for d in outcome.differences() {
                if matches!(d.found, Found::ReversedPair) {
                    continue;
                }
                let view = self.book.category(d.found);
                let mut cells = vec![Cell::Text(view.title), Cell::Text(view.texts.concat())];
                for (side, row) in sides.into_iter().zip([d.first, d.second]) {
                    cells.extend(row.map_or_else(blanks, |row| told(side, row)));
                }
                let either = d.first.map(|row| (sides[0], row));
                let either = either.or(d.second.map(|row| (sides[1], row)));
                cells.extend(either.map_or_else(blanks, |(side, row)| slip_of(side, row)));
                out.push(cells);
            }
        }
        for (at, statement) in read {
            for row in &statement.refused {
                let why = self.refusal(row.why).to_owned();
                let cells = [w.unreadable.to_owned(), why].map(Cell::Text);
                let place = [Cell::Number(row.line.to_string()), Cell::Text(name(at))];
                out.push(cells.into_iter().chain(place).collect());
            }
        }
        out
    }
}

fn blanks<const N: usize>() -> [Cell; N] {
    std::array::from_fn(|_| Cell::Text(String::new()))
}

fn told(side: &Side<'_>, row: u32) -> [Cell; 3] {
    let ledger = side.ledger;
    let digits = ledger.currency_of(row).digits();
    [
        Cell::Number(ledger.line(row).to_string()),
        Cell::Text(second_text(
            ledger.when.get(row as usize).copied().unwrap_or(0),
        )),
        Cell::Number(plain_text(i128::from(side.amount(row)), digits)),
    ]
}

/// Its terminal, and the last digits of its card.
fn slip_of(side: &Side<'_>, row: u32) -> [Cell; 2] {
    let ledger = side.ledger;
    let number = usize::from(ledger.terminal(row)).checked_sub(1);
    let name = number.and_then(|at| ledger.terminals.bytes.get(at));
    let name = name.map_or(String::new(), |name| {
        String::from_utf8_lossy(name).into_owned()
    });
    let card = ledger.last_four(row).map(|four| format!("{four:04}"));
    [Cell::Text(name), Cell::Text(card.unwrap_or_default())]
}
