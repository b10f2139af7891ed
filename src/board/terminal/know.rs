//! The board of a terminal's parts: pictures with parts lit, how things are done, lights.

use super::{Known, Reader, all_said, board, chosen, damaged, drawn, needs, said, table};
use crate::board::Sheet;
use crate::i18n::TerminalWords;
use crate::present::{Block, Board, Item, Tone};
use crate::software::{Grade, Kind, Table};

/// What is looked at.
#[derive(Debug, Default)]
pub struct KnowSheet {
    kind: usize,
    /// Which of its pictures.
    picture: usize,
    part: Option<u8>,
    /// Which way of doing something, by its word.
    way: String,
}

impl Sheet for KnowSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        needs(known, reader)
    }

    fn act(&mut self, known: &Known, _: &Reader, id: &str, text: &str) {
        let Some(table) = table(known) else { return };
        match id {
            "kind" => {
                if let Some(kind) = table.kinds.iter().position(|kind| kind.id == text) {
                    *self = Self {
                        kind,
                        ..Self::default()
                    };
                }
            }
            "picture" => {
                let pictures = table
                    .kinds
                    .get(self.kind)
                    .map_or(0, |kind| kind.pictures.len());
                let wanted = text.parse().ok().filter(|at| *at < pictures);
                self.picture = wanted.unwrap_or(self.picture);
                self.part = None;
            }
            "part" => {
                let part = self
                    .picture(table)
                    .and_then(|picture| picture.part_named(text));
                self.part = part.filter(|_| part != self.part);
            }
            "way" if self.way == text => self.way.clear(),
            "way" => text.clone_into(&mut self.way),
            _ => {}
        }
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.terminal_words();
        // First where else to go: whoever comes for one of these need not pass the pictures.
        let ways = [
            ("#/software", w.go_software),
            ("#/clock", w.clock),
            ("#/line", w.line),
            ("#/update", w.update),
        ];
        let mut blocks: Vec<Block> = ways.map(|(hash, label)| Block::link(hash, label)).into();
        blocks.push(Block::heading(w.know));
        match table(known) {
            Some(table) => self.drawn(table, reader, w, &mut blocks),
            None => blocks.push(damaged(w)),
        }
        board("terminal", w.terminal, blocks)
    }
}

impl KnowSheet {
    fn picture<'a>(&self, table: &'a Table) -> Option<&'a crate::software::Picture> {
        let at = *table.kinds.get(self.kind)?.pictures.get(self.picture)?;
        table.pictures.get(usize::from(at))
    }

    fn drawn(&self, table: &Table, reader: &Reader, w: &TerminalWords, blocks: &mut Vec<Block>) {
        let lang = reader.lang;
        let kinds = table
            .kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| chosen(&kind.id, said(lang, &kind.name), at == self.kind));
        blocks.push(Block::choice("kind", w.know_which, kinds.collect()));
        let Some(kind) = table.kinds.get(self.kind) else {
            return;
        };
        blocks.push(Block::text(Tone::Plain, said(lang, &kind.tell)));
        if kind.pictures.len() > 1 {
            let sides = [w.know_front, w.know_other].into_iter().enumerate();
            let sides = sides.map(|(at, label)| chosen(&at.to_string(), label, at == self.picture));
            blocks.push(Block::choice("picture", w.know_picture, sides.collect()));
        }
        if let Some(picture) = self.picture(table) {
            let lit: Vec<u8> = self.part.into_iter().collect();
            blocks.push(drawn::picture(w, lang, picture, &lit));
            if let Some(part) = self.part.and_then(|at| picture.parts.get(usize::from(at))) {
                let text = said(lang, &part.text).to_owned();
                let texts = if text.is_empty() { vec![] } else { vec![text] };
                blocks.push(Block::verdict(Tone::Plain, said(lang, &part.name), texts));
            }
            let parts = picture.parts.iter().enumerate().map(|(at, part)| {
                let is_lit = self.part == Some(at as u8);
                chosen(&part.id, said(lang, &part.name), is_lit)
            });
            blocks.push(Block::choice("part", w.know_part, parts.collect()));
        }
        let sticker = Item::fact(
            w.sticker_at,
            said(lang, &kind.sticker).to_owned(),
            Tone::Plain,
        );
        blocks.push(Block::facts(vec![sticker]));
        self.ways(table, kind, reader, w, blocks);
        let lights = kind.lights.iter();
        let facts = lights.map(|light| {
            Item::fact(
                said(lang, &light.sign),
                said(lang, &light.means).to_owned(),
                Tone::Plain,
            )
        });
        blocks.push(Block::heading(w.know_lights));
        blocks.push(Block::facts(facts.collect()));
        if kind.lights.iter().any(|light| light.grade == Grade::Usual) {
            blocks.push(Block::text(Tone::Plain, w.know_usual));
        }
    }

    fn ways(
        &self,
        table: &Table,
        kind: &Kind,
        reader: &Reader,
        w: &TerminalWords,
        blocks: &mut Vec<Block>,
    ) {
        let lang = reader.lang;
        let ways = kind
            .ways
            .iter()
            .map(|way| chosen(&way.id, said(lang, &way.name), way.id == self.way));
        blocks.push(Block::choice("way", w.know_ways, ways.collect()));
        let Some(way) = kind.ways.iter().find(|way| way.id == self.way) else {
            return;
        };
        if let Some((picture, lit)) = &way.shows
            && let Some(picture) = table.pictures.get(usize::from(*picture))
        {
            blocks.push(drawn::picture(w, lang, picture, lit));
        }
        blocks.push(Block::steps(all_said(lang, &way.steps)));
    }
}
