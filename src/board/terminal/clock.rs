//! The board of the terminal's clock.

use super::{Known, Reader, board, carry, drawn, needs, table, words};
use crate::board::Sheet;
use crate::present::{Block, Board, Tone};
use crate::software::clock::{NoTime, Shown};

/// The day from which on a device's clock is believed: that of the knowledge.
const MADE: &str = "2026-11-22";

/// What was read off the terminal.
#[derive(Debug, Default)]
pub struct ClockSheet {
    shown: Option<Result<Shown, NoTime>>,
}

impl Sheet for ClockSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        needs(known, reader)
    }

    fn act(&mut self, _: &Known, _: &Reader, id: &str, text: &str) {
        if id == "clock" {
            let read = Shown::read(text);
            self.shown = (read != Err(NoTime::Empty)).then_some(read);
        }
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.terminal_words();
        let field = Block::field("clock", w.clock_field, w.clock_help);
        let mut blocks = vec![match self.shown {
            Some(Err(why)) => field.with(Tone::No, words::no_time(w, why)),
            _ => field,
        }];
        let now = reader.local();
        if now.is_some() {
            let fact = crate::present::Item::fact(w.clock_now, reader.now.clone(), Tone::Plain);
            blocks.push(Block::facts(vec![fact]));
        }
        let made = crate::pack::day(MADE).unwrap_or(0);
        let found = match (self.shown, now) {
            (Some(Ok(shown)), Some(now)) => Some(shown.judge(now, made)),
            _ => None,
        };
        if let Some(found) = found {
            let (tone, title, texts) = words::clock(w, found);
            blocks.push(Block::verdict(tone, &title, texts));
            // A clock that is right is no trouble: what is comes from somewhere else.
            let entry = |answer| if answer == "wrong" { "see.clock" } else { "" };
            let told = found.evidence();
            blocks.extend(told.map(|told| carry(w.clock_go, entry(told.1), &[told])));
        }
        blocks.push(Block::heading(w.clock_set));
        let shown = table(known).and_then(|table| table.shown("fix.set-clock"));
        blocks.extend(shown.map(|(picture, lit)| drawn::picture(w, reader.lang, picture, lit)));
        let steps = w.clock_set_steps.split('|').map(str::to_owned);
        blocks.push(Block::steps(steps.collect()));
        board("clock", w.clock, blocks)
    }
}
