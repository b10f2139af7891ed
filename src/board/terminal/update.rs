//! The board of a safe update: conditions to tick, then step by step.

use super::{Known, Reader, board, carry, chosen, needs, said, table, with, words};
use crate::board::Sheet;
use crate::i18n::TerminalWords;
use crate::present::{Block, Board, Item, Tone};
use crate::software::update::{Before, Progress, Step};

/// What was ticked, and on whose terminal.
#[derive(Debug, Default)]
pub struct UpdateSheet {
    progress: Progress,
    vendor: Option<u16>,
}

impl Sheet for UpdateSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        needs(known, reader)
    }

    fn act(&mut self, known: &Known, _: &Reader, id: &str, text: &str) {
        if id == "vendor" {
            self.vendor = table(known).and_then(|table| table.vendor_named(text));
        }
        if let Some(condition) = Before::ALL.into_iter().find(|c| c.id() == id) {
            self.progress
                .set(condition, !self.progress.is_set(condition));
        }
        if let Some(step) = Step::ALL.into_iter().find(|step| step.id() == id) {
            let done = self.progress.is_done(step);
            self.progress.finish(step, !done);
        }
        if id == "broke-off" {
            self.progress.broke_off ^= true;
        }
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.terminal_words();
        let progress = self.progress;
        let mut blocks = vec![
            Block::text(Tone::Plain, w.update_intro),
            Block::text(Tone::Wait, w.approval_scam),
        ];
        let option = |condition: Before| {
            let label = words::before(w, condition);
            Item::option(condition.id(), label, "", progress.is_set(condition))
        };
        let options = Before::ALL.map(option).to_vec();
        blocks.push(Block::ticks(w.update_before, options));
        let missing = progress.missing(Step::Begin).len();
        if missing > 0 {
            let text = with(w.update_shut, &missing.to_string());
            blocks.push(Block::verdict(Tone::No, &text, vec![]));
        } else {
            self.steps(known, reader, w, &mut blocks);
        }
        blocks.push(Block::heading(w.update_broke));
        let steps = w.update_broke_steps.split('|').map(str::to_owned);
        blocks.push(Block::steps(steps.collect()));
        let told: Vec<_> = Before::ALL
            .into_iter()
            .filter(|condition| progress.is_set(*condition))
            .filter_map(Before::evidence)
            .chain([("update.lately", "yes")])
            .collect();
        blocks.push(carry(w.update_go, "msg.update-failed", &told));
        board("update", w.update, blocks)
    }
}

impl UpdateSheet {
    fn steps(&self, known: &Known, reader: &Reader, w: &TerminalWords, blocks: &mut Vec<Block>) {
        let progress = self.progress;
        let vendors = table(known).map_or(&[][..], |table| &table.vendors);
        let named = vendors.iter().enumerate().map(|(at, vendor)| {
            let is_chosen = self.vendor == Some(at as u16);
            chosen(&vendor.id, said(reader.lang, &vendor.name), is_chosen)
        });
        blocks.push(Block::verdict(Tone::Yes, w.update_open, vec![]));
        let vendor = self.vendor.and_then(|at| vendors.get(usize::from(at)));
        let own = vendors.iter().find(|vendor| vendor.id == "acquirer");
        let begin = vendor
            .or(own)
            .map_or("", |v| said(reader.lang, &v.update_at));
        // Those done, and the one that comes next.
        let next = progress.next();
        let shown = Step::ALL
            .into_iter()
            .filter(|step| next.is_none_or(|next| *step <= next));
        let options = shown.map(|step| {
            let label = words::step(w, step, begin);
            Item::option(step.id(), label, "", progress.is_done(step))
        });
        blocks.push(Block::ticks(w.update_steps, options.collect()));
        if !progress.is_done(Step::Begin) {
            blocks.push(Block::choice("vendor", w.update_vendor, named.collect()));
        }
        if next.is_none() {
            blocks.push(Block::verdict(Tone::Yes, w.update_finished, vec![]));
        }
    }
}
