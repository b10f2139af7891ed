//! The board that says whose site this is: its numbers to call, its terms, what the law wants said.
//!
//! In: a piece of lines, each a mark, a space and a text, made with the site. Out: blocks.

use super::{Known, Reader, Sheet};
use crate::present::{Block, Board, Tone};

/// The pieces with its lines, in the order of [`Lang::ALL`](crate::i18n::Lang::ALL).
pub const ABOUT: [&str; 2] = ["zh-CN.about", "en.about"];

/// The board; nothing is done on it.
#[derive(Debug, Default)]
pub struct AboutSheet;

impl Sheet for AboutSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        let tongue = reader.lang as usize;
        known.about[tongue].is_empty().then_some(ABOUT[tongue])
    }

    fn act(&mut self, _: &Known, _: &Reader, _: &str, _: &str) {}

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let mut board = Board {
            name: "about".to_owned(),
            ..Board::default()
        };
        for line in known.about[reader.lang as usize].lines() {
            let Some((mark, text)) = line.split_once(' ') else {
                continue;
            };
            match mark {
                "=" => text.clone_into(&mut board.title),
                "#" => board.blocks.push(Block::heading(text)),
                "+" => {
                    let (number, told) = text.split_once('\t').unwrap_or((text, ""));
                    board.blocks.push(Block::call(number, number));
                    if !told.is_empty() {
                        board.blocks.push(Block::text(Tone::Plain, told));
                    }
                }
                _ => board.blocks.push(Block::text(Tone::Plain, text)),
            }
        }
        board
    }
}
