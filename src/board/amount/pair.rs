//! Two files against each other, as it is shown: the sum of it first with a picture of the days,
//! then each category with its reason, what to do, and its rows; the proof line.

use super::Drawing;
use super::find::LOOKED_AT;
use super::raw::{At, FEW as FEW_FOUND};
use crate::amount::job::{FILES, Slot};
use crate::amount::money::{Currency, plain_text};
use crate::amount::reader::Statement;
use crate::amount::reconcile::{By, Counts, Difference, Found, Outcome, Proof, lines, reconcile};
use crate::i18n::{Lang, fill};
use crate::present::{AmountBook, Block, Tone};

/// How many rows of a category are listed at first, and at most.
const FEW: usize = 10;
const MOST: usize = 500;

/// What was listed.
#[derive(Default)]
struct Listing {
    /// Which files are held against each other.
    files: [usize; 2],
    /// Whether something was left out.
    is_cut: bool,
    /// How many rows are what is looked for, and the first of them.
    found: usize,
    rows: Vec<At>,
}

impl Drawing<'_> {
    /// Each file that was read, with its place.
    pub(super) fn statements(&self) -> Vec<(usize, &Statement)> {
        let job = self.of.job.as_ref();
        let read = |at: usize| match job?.slot(at) {
            Slot::Read(read) => Some((at, &**read)),
            _ => None,
        };
        (0..FILES).filter_map(read).collect()
    }

    /// Each file that was read against the next.
    pub(super) fn held(&self) -> (Vec<Block>, Vec<At>) {
        let mut blocks = Vec::new();
        let mut listing = Listing::default();
        for two in self.statements().windows(2) {
            let [(a, first), (b, second)] = [two[0], two[1]];
            let names = [a, b].map(|at| self.of.places[at].name.as_str());
            let outcome = reconcile(&first.ledger, &second.ledger);
            blocks.push(Block::heading(&fill(self.words.against, &names)));
            listing.files = [a, b];
            blocks.extend(self.outcome(&outcome, names, &mut listing));
        }
        if !blocks.is_empty() {
            blocks.push(Block::act("book", self.words.list_book));
            blocks.push(Block::act("save", self.words.list_save));
        }
        if listing.is_cut {
            blocks.push(Block::act("all", self.words.show_more));
        }
        (blocks, self.found(listing))
    }

    /// The rows that were looked for, where they are few.
    fn found(&self, listing: Listing) -> Vec<At> {
        if self.of.search.is_empty() || listing.found > FEW_FOUND {
            return Vec::new();
        }
        let has_places = |at: &At| self.of.has_places(at.file);
        listing.rows.into_iter().filter(has_places).collect()
    }

    pub(super) fn book_of(&self, currency: Currency) -> AmountBook {
        AmountBook {
            currency,
            ..self.book
        }
    }

    fn outcome(
        &self,
        outcome: &Outcome<'_>,
        names: [&str; 2],
        listing: &mut Listing,
    ) -> Vec<Block> {
        let w = self.words;
        if outcome.same_file {
            let texts = vec![w.same_file_do.to_owned()];
            return vec![Block::verdict(Tone::No, w.same_file, texts)];
        }
        let all = outcome.differences();
        let counts = outcome.counted(&all);
        let apart = |found: &Found| !matches!(found, Found::Agrees | Found::ReversedPair);
        let kinds = || Found::ALL.into_iter().filter(apart);
        let differ: u64 = kinds().map(|found| counts.get(found)).sum();
        let (mut texts, mut proofs, mut days) = (Vec::new(), Vec::new(), Vec::new());
        for currency in outcome.currencies() {
            let book = self.book_of(currency);
            let of_days = lines(outcome, currency, Some(By::Day));
            let proof: Proof = of_days.iter().map(|(_, proof)| *proof).sum();
            texts.push(match proof.first - proof.second {
                0 => fill(w.totals_even, &[&book.total(proof.first)]),
                more if more > 0 => fill(w.pair_more, &[names[0], names[1], &book.total(more)]),
                less => fill(w.pair_more, &[names[1], names[0], &book.total(-less)]),
            });
            let view = book.proof(&proof);
            let tone = if proof.meets() { Tone::Plain } else { Tone::No };
            let said = [&[view.title][..], &view.texts].concat().join(self.stop());
            proofs.push(Block::text(tone, &said));
            days.push((currency, of_days));
        }
        let agree = counts.get(Found::Agrees).to_string();
        // What follows from fees and payouts is nothing to mend.
        let is_wrong = |found: Found| self.book.category(found).tone != "yes";
        let (tone, title) = match differ {
            0 => (Tone::Yes, fill(w.all_agree, &[&agree])),
            n => {
                let wrong = kinds().any(|found| counts.get(found) > 0 && is_wrong(found));
                let tone = if wrong { Tone::No } else { Tone::Yes };
                (tone, fill(w.some_differ, &[&agree, &n.to_string()]))
            }
        };
        let mut blocks = vec![Block::verdict(tone, &title, texts)];
        blocks.extend(self.beside(outcome, &counts));
        if differ > 0 {
            blocks.extend(self.days(outcome, &all, &days));
        }
        blocks.extend(self.choose(&counts));
        let before = blocks.len();
        for found in Found::ALL.into_iter().filter(|found| self.shows(*found)) {
            let of: Vec<&Difference> = all.iter().filter(|d| d.found == found).collect();
            blocks.extend(self.category(outcome, names, (found, counts.get(found)), &of, listing));
        }
        if blocks.len() == before && !self.of.search.is_empty() {
            blocks.push(self.none_like());
        }
        blocks.extend(self.paid_twice(outcome));
        blocks.extend(proofs);
        if differ > 0 {
            blocks.push(Block::begin(w.begin, &["entry see.day-total".to_owned()]));
        }
        blocks
    }

    /// What is said between two sentences.
    pub(super) fn stop(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// What is no difference, and should be known.
    fn beside(&self, outcome: &Outcome<'_>, counts: &Counts) -> Option<Block> {
        let w = self.words;
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

    fn category(
        &self,
        outcome: &Outcome<'_>,
        names: [&str; 2],
        (found, count): (Found, u64),
        of: &[&Difference],
        listing: &mut Listing,
    ) -> Vec<Block> {
        let w = self.words;
        if of.is_empty() {
            return Vec::new();
        }
        let view = self.book.category(found);
        let title = match found {
            Found::OnlyFirst | Found::TwiceFirst => [&view.title, " · ", names[0]].concat(),
            Found::OnlySecond | Found::TwiceSecond => [&view.title, " · ", names[1]].concat(),
            _ => view.title,
        };
        let most = if self.of.all { MOST } else { FEW };
        let (mut rows, count): (Vec<String>, u64) = if found == Found::Lump {
            let lumps = outcome.lumps.iter();
            (lumps.map(|lump| self.lump(outcome, lump)).collect(), count)
        } else if self.of.search.is_empty() {
            let rows = of.iter().take(most).map(|d| self.row(outcome, d));
            (rows.collect(), of.len() as u64)
        } else {
            let rows = of.iter().take(LOOKED_AT).map(|d| (d, self.row(outcome, d)));
            let rows: Vec<_> = rows.filter(|(_, row)| self.is_wanted(row)).collect();
            listing.found += rows.len();
            let few = rows.iter().take(FEW_FOUND);
            listing.rows.extend(few.flat_map(|(d, _)| {
                let rows = [d.first, d.second].into_iter().zip(listing.files);
                rows.filter_map(|(row, file)| Some(At { file, row: row? }))
            }));
            let mut rows: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
            let all = rows.len() as u64;
            rows.truncate(most);
            (rows, all)
        };
        if rows.is_empty() {
            return Vec::new();
        }
        let left = match found {
            Found::Lump => 0,
            _ => count - rows.len() as u64,
        };
        if left > 0 {
            listing.is_cut |= !self.of.all;
            rows.push(fill(w.rows_more, &[&left.to_string()]));
        }
        vec![
            Block::heading(&fill(w.counted, &[&title, &count.to_string()])),
            Block::text(Tone::of(view.tone), &view.texts.join(" ")),
            Block::lines(rows),
        ]
        .into_iter()
        .chain(self.start(found))
        .collect()
    }

    /// Where a category's cause is looked for, step by step.
    fn start(&self, found: Found) -> Option<Block> {
        let entry = match found {
            Found::TwiceFirst | Found::TwiceSecond => "see.charged-twice",
            Found::OnlySecond => "see.unfinished",
            Found::FeeOnly => "see.fees",
            Found::RefundOneSide => "see.refund-when",
            _ => return None,
        };
        let known = [["entry ", entry].concat()];
        let title = self.book.category(found).title;
        Some(Block::begin(&fill(self.words.start, &[&title]), &known))
    }

    /// Sales that may have been paid twice under two ids.
    fn paid_twice(&self, outcome: &Outcome<'_>) -> Vec<Block> {
        let w = self.words;
        let sides = [&outcome.first, &outcome.second];
        let of = sides.into_iter().zip(&outcome.paid_twice);
        let rows =
            of.flat_map(|(side, pairs)| pairs.iter().map(move |rows| self.twice(side, *rows)));
        let mut rows: Vec<String> = rows.filter(|row| self.is_wanted(row)).collect();
        if rows.is_empty() || self.of.only.is_some() {
            return Vec::new();
        }
        let heading = fill(w.paid_twice, &[&rows.len().to_string()]);
        rows.truncate(if self.of.all { MOST } else { FEW });
        vec![
            Block::heading(&heading),
            Block::text(Tone::Wait, w.paid_twice_do),
            Block::lines(rows),
            Block::begin(w.begin, &["entry see.charged-twice".to_owned()]),
        ]
    }
}
