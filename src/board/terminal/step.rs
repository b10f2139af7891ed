//! The board that a step of a diagnosis shows beside its words: a picture with parts lit, and the
//! way to a board that helps with the step.

use super::{Known, Reader, board, drawn, needs, table};
use crate::board::Sheet;
use crate::present::{Block, Board};

/// Steps that a board helps with, and where that is.
const HELP: [(&str, &[&str]); 5] = [
    ("#/clock", &["clock", "fix.set-clock"]),
    (
        "#/line",
        &[
            "net.phone",
            "fix.router",
            "fix.wifi-reconnect",
            "fix.call-broadband",
        ],
    ),
    (
        "#/update",
        &["fix.update", "fix.resume-update", "update.lately"],
    ),
    // What a slip or the terminal's record of the sale would say.
    ("#/receipt", &["says", "sent", "asks.for", "read.stage"]),
    // Totals and files held against each other find the sale that differs.
    (
        "#/amount",
        &[
            "day.total",
            "amount.same",
            "sale.twice",
            "fix.day-tally",
            "fix.till-match",
        ],
    ),
];

/// Whose picture is shown.
#[derive(Debug, Default)]
pub struct StepSheet {
    step: String,
}

impl StepSheet {
    /// That of a repair or question, by its id.
    pub fn of(step: &str) -> Self {
        Self {
            step: step.to_owned(),
        }
    }
}

impl Sheet for StepSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        needs(known, reader)
    }

    fn act(&mut self, _: &Known, _: &Reader, _: &str, _: &str) {}

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.terminal_words();
        let shown = table(known).and_then(|table| table.shown(&self.step));
        let picture = shown.map(|(picture, lit)| drawn::picture(w, reader.lang, picture, lit));
        let labels = [w.clock, w.line, w.update, w.receipt, w.amount];
        let help = HELP.iter().zip(labels);
        let help = help.filter(|((_, steps), _)| steps.contains(&self.step.as_str()));
        let links = help.map(|((hash, _), label)| Block::link(hash, label));
        let blocks = picture.into_iter().chain(links);
        board(&["step/", &self.step].concat(), "", blocks.collect())
    }
}
