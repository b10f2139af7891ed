//! One sale with a wrong amount: what was due, what was keyed, how far it has come.
//!
//! In: what stands in the fields, and what was chosen. Out: the slip that explains the difference
//! and the way back, the limit that the sale runs into, and what to do where the balance does not
//! cover it. Nothing here advises to split a sale.

use super::Drawing;
use crate::amount::money::{Currency, Money};
use crate::amount::sale::{Beside, Limits, Stage, Way, over, slips, way};
use crate::i18n::fill;
use crate::present::{Block, Item, Tone};

/// How far a sale has come, as an act names it.
const STAGES: [(&str, Stage); 4] = [
    ("before", stage(false, false, None)),
    ("today", stage(true, false, Some(true))),
    ("settled", stage(true, false, Some(false))),
    ("unknown", stage(false, true, None)),
];

const fn stage(approved: bool, unknown: bool, same: Option<bool>) -> Stage {
    Stage {
        approved,
        unknown,
        same_batch: same,
        same_terminal: same,
        // Whether it was paid out at once is not asked: a void that is refused says so.
        paid_out: None,
        partial: false,
    }
}

/// The place of a stage by its name.
pub(super) fn stage_of(name: &str) -> Option<usize> {
    STAGES.iter().position(|(of, _)| *of == name)
}

impl Drawing<'_> {
    /// The fields, the verdict and the way back.
    pub(super) fn one(&self) -> Vec<Block> {
        let (w, of) = (self.words, self.of);
        let labels = [
            [w.one_due, w.one_due_help],
            [w.one_keyed, w.one_keyed_help],
            [w.one_limit, w.one_limit_help],
        ];
        let mut blocks: Vec<Block> = (0..3)
            .map(|at| self.field(format!("one{at}"), labels[at], of.one[at]))
            .collect();
        let says = [
            w.stage_before,
            w.stage_today,
            w.stage_settled,
            w.stage_unknown,
        ];
        let option = |at: usize| Item::option(STAGES[at].0, says[at], "", of.stage == Some(at));
        let options = (0..STAGES.len()).map(option).collect();
        blocks.insert(2, Block::choice("stage", w.stage, options));
        let [due, keyed, limit] = of.one.map(|typing| typing.sum());
        let mut said = Vec::new();
        if let (Some(due), Some(keyed)) = (due, keyed) {
            let found = slips(due, keyed, Currency::CNY, Beside::default());
            let back = of.stage.map(|at| way(STAGES[at].1));
            let view = self.book.slip(found[0], back.unwrap_or(Way::LookFirst));
            let mut texts = view.texts;
            if back.is_none() && !texts.is_empty() {
                texts = vec![w.stage_wait.to_owned()];
            }
            let is_charged = of.stage.is_some_and(|at| STAGES[at].1.approved);
            if is_charged && due != keyed {
                let by = Money(due.0.saturating_sub(keyed.0).saturating_abs());
                let then = if keyed > due { w.one_more } else { w.one_less };
                let sums = [due, by].map(|sum| self.book.amount(sum));
                texts.push(fill(then, &sums.each_ref().map(String::as_str)));
            }
            said.push(Block::verdict(Tone::of(view.tone), &view.title, texts));
            if due != keyed {
                said.push(Block::begin(w.begin, &["entry see.amount".to_owned()]));
            }
        }
        let single = Limits {
            single: limit,
            ..Limits::default()
        };
        if let Some(view) = due.and_then(|due| self.book.over(over(due, single))) {
            said.push(Block::verdict(Tone::of(view.tone), &view.title, view.texts));
        }
        blocks.splice(3..3, said);
        if due.is_some() {
            blocks.push(Block::text(Tone::Plain, w.short));
        }
        blocks
    }
}
