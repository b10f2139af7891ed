//! The board that a step of a diagnosis shows beside its words: a picture with parts lit.

use super::{Known, Reader, board, drawn, needs, table};
use crate::board::Sheet;
use crate::present::{Block, Board};

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
        let blocks = shown.map(|(picture, lit)| drawn::picture(w, reader.lang, picture, lit));
        board(
            &["step/", &self.step].concat(),
            "",
            blocks.into_iter().collect::<Vec<Block>>(),
        )
    }
}
