//! Two files against each other, as it is shown: the sum of it first, then each category with
//! its reason, what to do, and its rows; the proof line.

use super::Drawing;
use crate::amount::job::{FILES, Slot};
use crate::amount::moment::{day_text, second_text};
use crate::amount::money::{Currency, plain_text};
use crate::amount::reader::Statement;
use crate::amount::reconcile::{By, Difference, Found, Lump, Outcome, Side, lines, reconcile};
use crate::i18n::{Lang, fill};
use crate::present::{AmountBook, Block, Tone};

/// How many rows of a category are listed at first, and at most.
const FEW: usize = 10;
const MOST: usize = 500;
/// How many days are listed.
const DAYS: usize = 10;

impl Drawing<'_> {
    /// Each file that was read against the next.
    pub(super) fn held(&self) -> Vec<Block> {
        let Some(job) = &self.of.job else {
            return Vec::new();
        };
        let read: Vec<(usize, &Statement)> = (0..FILES)
            .filter_map(|at| match job.slot(at) {
                Slot::Read(read) => Some((at, &**read)),
                _ => None,
            })
            .collect();
        let mut blocks = Vec::new();
        let mut is_cut = false;
        for two in read.windows(2) {
            let [(a, first), (b, second)] = [two[0], two[1]];
            let names = [a, b].map(|at| self.of.places[at].name.as_str());
            let outcome = reconcile(&first.ledger, &second.ledger);
            blocks.push(Block::heading(&fill(self.words.against, &names)));
            blocks.extend(self.outcome(&outcome, names, &mut is_cut));
        }
        if is_cut {
            blocks.push(Block::act("all", self.words.show_more));
        }
        blocks
    }

    fn book_of(&self, currency: Currency) -> AmountBook {
        AmountBook {
            currency,
            ..self.book
        }
    }

    fn outcome(&self, outcome: &Outcome<'_>, names: [&str; 2], is_cut: &mut bool) -> Vec<Block> {
        let w = self.words;
        if outcome.same_file {
            let texts = vec![w.same_file_do.to_owned()];
            return vec![Block::verdict(Tone::No, w.same_file, texts)];
        }
        let counts = outcome.counts();
        let agree = counts.get(Found::Agrees).to_string();
        let apart: u64 = Found::ALL
            .into_iter()
            .filter(|found| !matches!(found, Found::Agrees | Found::ReversedPair))
            .map(|found| counts.get(found))
            .sum();
        let (mut texts, mut proofs) = (Vec::new(), Vec::new());
        for currency in outcome.currencies() {
            let book = self.book_of(currency);
            let whole = lines(outcome, currency, None);
            let proof = whole.first().map(|(_, proof)| *proof).unwrap_or_default();
            let sums = [proof.first, proof.second, proof.first - proof.second];
            let sums = sums.map(|sum| book.total(sum));
            texts.push(fill(w.totals, &sums.each_ref().map(String::as_str)));
            let view = book.proof(&proof);
            let tone = if proof.meets() { Tone::Plain } else { Tone::No };
            let said = [&[view.title][..], &view.texts].concat().join(self.stop());
            proofs.push(Block::text(tone, &said));
        }
        let (tone, title) = match apart {
            0 => (Tone::Yes, fill(w.all_agree, &[&agree])),
            n => (Tone::No, fill(w.some_differ, &[&agree, &n.to_string()])),
        };
        let mut blocks = vec![Block::verdict(tone, &title, texts)];
        blocks.extend(proofs);
        blocks.extend(self.beside(outcome));
        blocks.extend(self.days(outcome));
        let all = outcome.differences();
        for found in Found::ALL
            .into_iter()
            .filter(|found| *found != Found::Agrees)
        {
            let of: Vec<&Difference> = all.iter().filter(|d| d.found == found).collect();
            blocks.extend(self.category(outcome, names, found, &of, is_cut));
        }
        if apart > 0 {
            blocks.push(Block::begin(w.begin, &["entry see.day-total".to_owned()]));
        }
        blocks
    }

    /// What is said between two sentences.
    fn stop(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// What is no difference, and should be known.
    fn beside(&self, outcome: &Outcome<'_>) -> Option<Block> {
        let (w, counts) = (self.words, outcome.counts());
        let said = [
            (w.midnight_count, counts.across_midnight),
            (w.other_count, counts.other_terminal),
            (w.likely, counts.suggested),
        ];
        let mut said: Vec<String> = said
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| fill(words, &[&count.to_string()]))
            .collect();
        if let Some(kept) = &outcome.kept {
            // Millionths to per cent.
            said.push(fill(w.kept_rate, &[&plain_text(i128::from(kept.rate), 0)]));
        }
        (!said.is_empty()).then(|| Block::lines(said))
    }

    /// Days whose totals differ.
    fn days(&self, outcome: &Outcome<'_>) -> Vec<Block> {
        let w = self.words;
        let mut said = Vec::new();
        for currency in outcome.currencies() {
            let book = self.book_of(currency);
            for (day, proof) in lines(outcome, currency, Some(By::Day)) {
                let apart = proof.first - proof.second;
                if apart != 0 && day != 0 {
                    let values = [day_text(day as u32), book.total(apart)];
                    said.push(fill(w.day_apart, &values.each_ref().map(String::as_str)));
                }
            }
        }
        let more = said.len().saturating_sub(DAYS);
        said.truncate(DAYS);
        if said.is_empty() {
            return Vec::new();
        }
        if more > 0 {
            said.push(fill(w.days_more, &[&more.to_string()]));
        }
        vec![Block::heading(w.days), Block::lines(said)]
    }

    fn category(
        &self,
        outcome: &Outcome<'_>,
        names: [&str; 2],
        found: Found,
        of: &[&Difference],
        is_cut: &mut bool,
    ) -> Vec<Block> {
        let w = self.words;
        if of.is_empty() {
            return Vec::new();
        }
        let view = self.book.category(found);
        let count = outcome.counts().get(found).to_string();
        let title = match found {
            Found::OnlyFirst | Found::TwiceFirst => [&view.title, " · ", names[0]].concat(),
            Found::OnlySecond | Found::TwiceSecond => [&view.title, " · ", names[1]].concat(),
            _ => view.title,
        };
        let mut rows: Vec<String> = if found == Found::Lump {
            outcome
                .lumps
                .iter()
                .map(|lump| self.lump(outcome, lump))
                .collect()
        } else {
            let most = if self.of.all { MOST } else { FEW };
            of.iter().take(most).map(|d| self.row(outcome, d)).collect()
        };
        let left = match found {
            Found::Lump => 0,
            _ => of.len() - rows.len(),
        };
        if left > 0 {
            *is_cut |= !self.of.all;
            rows.push(fill(w.rows_more, &[&left.to_string()]));
        }
        vec![
            Block::heading(&fill(w.counted, &[&title, &count])),
            Block::text(Tone::of(view.tone), &view.texts.join(" ")),
            Block::lines(rows),
        ]
    }

    fn row(&self, outcome: &Outcome<'_>, d: &Difference) -> String {
        let w = self.words;
        let told = |side: &Side<'_>, row: u32| {
            let book = self.book_of(side.ledger.currency_of(row));
            let when = side.ledger.when.get(row as usize).copied().unwrap_or(0);
            let values = [
                side.ledger.line(row).to_string(),
                second_text(when),
                book.total(i128::from(side.amount(row))),
            ];
            fill(w.row, &values.each_ref().map(String::as_str))
        };
        let (one, other) = (&outcome.first, &outcome.second);
        match (d.first, d.second) {
            (Some(a), Some(b)) => {
                let both = fill(w.row_pair, &[&told(one, a), &told(other, b)]);
                if d.found == Found::Currency {
                    return both;
                }
                let apart = i128::from(one.amount(a)) - i128::from(other.amount(b));
                let book = self.book_of(one.ledger.currency_of(a));
                fill(w.row_apart, &[&both, &book.total(apart)])
            }
            (Some(a), None) => told(one, a),
            (None, Some(b)) => told(other, b),
            (None, None) => String::new(),
        }
    }

    fn lump(&self, outcome: &Outcome<'_>, lump: &Lump) -> String {
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
