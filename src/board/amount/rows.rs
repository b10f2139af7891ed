//! One difference as a line: when, how much in each file, where it stands, and what helps to find
//! the slip: the terminal and the card's last digits.

use super::Drawing;
use crate::amount::moment::{day_text, second_text};
use crate::amount::reconcile::{Difference, Found, Lump, Outcome, Side};
use crate::i18n::fill;

/// Where the seconds begin in a time.
const MINUTES: usize = 16;

impl Drawing<'_> {
    /// A difference.
    pub(super) fn row(&self, outcome: &Outcome<'_>, d: &Difference) -> String {
        let w = self.words;
        let (one, other) = (&outcome.first, &outcome.second);
        let line = |side: &Side<'_>, row: u32| side.ledger.line(row).to_string();
        let mut said = match (d.first, d.second) {
            (Some(a), Some(b)) => {
                let values = [when(one, a), self.sum(one, a), self.sum(other, b)];
                let mut said = fill(w.row_pair, &values.each_ref().map(String::as_str));
                if d.found != Found::Currency {
                    let apart = i128::from(one.amount(a)) - i128::from(other.amount(b));
                    let book = self.book_of(one.ledger.currency_of(a));
                    said.push_str(&fill(w.row_apart, &[&book.total(apart.abs())]));
                }
                said + &fill(w.row_lines, &[&line(one, a), &line(other, b)])
            }
            (Some(row), None) => self.alone(one, row),
            (None, Some(row)) => self.alone(other, row),
            (None, None) => return String::new(),
        };
        let side = d.first.map(|row| (one, row));
        if let Some((side, row)) = side.or(d.second.map(|row| (other, row))) {
            said.push_str(&self.slip(side, row));
        }
        said
    }

    fn sum(&self, side: &Side<'_>, row: u32) -> String {
        let book = self.book_of(side.ledger.currency_of(row));
        book.total(i128::from(side.amount(row)))
    }

    fn alone(&self, side: &Side<'_>, row: u32) -> String {
        let line = side.ledger.line(row).to_string();
        fill(
            self.words.row,
            &[&when(side, row), &self.sum(side, row), &line],
        )
    }

    /// What is printed on its slip: the terminal, where the file has several, and the last digits.
    fn slip(&self, side: &Side<'_>, row: u32) -> String {
        let (w, ledger) = (self.words, side.ledger);
        let mut said = String::new();
        let number = usize::from(ledger.terminal(row)).checked_sub(1);
        let names = &ledger.terminals.bytes;
        if let Some(name) = number
            .and_then(|at| names.get(at))
            .filter(|_| names.len() > 1)
        {
            said += &fill(w.row_terminal, &[&String::from_utf8_lossy(name)]);
        }
        if let Some(four) = ledger.last_four(row) {
            said += &fill(w.row_card, &[&format!("{four:04}")]);
        }
        said
    }

    /// Two sales that may be one.
    pub(super) fn twice(&self, side: &Side<'_>, (a, b): (u32, u32)) -> String {
        let line = |row: u32| side.ledger.line(row).to_string();
        let values = [
            when(side, a),
            when(side, b),
            self.sum(side, a),
            line(a),
            line(b),
        ];
        let said = fill(self.words.row_twice, &values.each_ref().map(String::as_str));
        said + &self.slip(side, a)
    }

    /// A payout and what it is for.
    pub(super) fn lump(&self, outcome: &Outcome<'_>, lump: &Lump) -> String {
        let side = &outcome.second;
        let book = self.book_of(side.ledger.currency_of(lump.row));
        let values = [
            day_text(side.ledger.day(lump.row)),
            book.total(i128::from(side.amount(lump.row))),
            day_text(lump.from),
            day_text(lump.to),
            book.total(lump.gross),
            book.total(lump.kept),
        ];
        fill(self.words.lump_days, &values.each_ref().map(String::as_str))
    }
}

/// The time of a row, to the minute; the day alone where its file has no more.
fn when(side: &Side<'_>, row: u32) -> String {
    let when = side.ledger.when.get(row as usize).copied().unwrap_or(0);
    let mut text = second_text(when);
    text.truncate(if side.ledger.timed { MINUTES } else { 10 });
    text
}
