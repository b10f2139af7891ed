//! Files on the board: what each was recognised as, what it comes to, what was left out and why.

use super::Drawing;
use crate::amount::checks::Check;
use crate::amount::job::{FILES, Job, Slot};
use crate::amount::moment::{DAY, day_text};
use crate::amount::reader::Statement;
use crate::amount::row::Refusal;
use crate::amount::shapes::Unit;
use crate::i18n::{Lang, fill};
use crate::present::{AmountBook, Block, Item, Tone};

/// How many refused rows of a file are told one by one.
const REFUSED: usize = 5;

impl Drawing<'_> {
    /// The field for files, each file, and how they stand to each other.
    pub(super) fn files(&self) -> Vec<Block> {
        let w = self.words;
        let mut blocks = Vec::new();
        let Some(job) = &self.of.job else {
            return blocks;
        };
        blocks.push(Block::files("files", w.files, w.files_help));
        if self.of.too_many {
            blocks.push(Block::text(Tone::Wait, w.files_full));
        }
        let (read, others): (Vec<usize>, Vec<usize>) =
            (0..FILES).partition(|at| matches!(job.slot(*at), Slot::Read(_)));
        for at in others {
            blocks.extend(self.file(job, at));
        }
        if read.len() == 1 {
            blocks.push(Block::text(Tone::Wait, w.files_more));
        }
        let mut raw = self.raw();
        for block in &self.of.held {
            blocks.push(block.clone());
            // Below the field that it was looked for in, so that nothing above moves.
            if block.id == "search" {
                blocks.append(&mut raw);
            }
        }
        if !self.of.held.is_empty() {
            blocks.push(Block::heading(w.files_read));
        }
        for at in read {
            blocks.extend(self.file(job, at));
        }
        blocks
    }

    fn file(&self, job: &Job, at: usize) -> Vec<Block> {
        let w = self.words;
        let place = &self.of.places[at];
        let name = &place.name;
        let verdict = |tone, title: String, texts| Block::verdict(tone, &title, texts);
        let mut blocks = match job.slot(at) {
            Slot::Empty => return Vec::new(),
            Slot::Coming(intake) => {
                let rows = intake.rows().to_string();
                vec![verdict(
                    Tone::Plain,
                    fill(w.file_coming, &[name, &rows]),
                    Vec::new(),
                )]
            }
            Slot::Sheet(_) => vec![verdict(
                Tone::Plain,
                fill(w.file_sheet, &[name]),
                Vec::new(),
            )],
            Slot::Lost => vec![verdict(Tone::No, fill(w.file_lost, &[name]), Vec::new())],
            Slot::Unusable(why) => {
                let why = self.book.unusable(*why);
                vec![verdict(Tone::No, name.clone(), vec![why])]
            }
            Slot::Read(read) => {
                let rows = read.records.read.to_string();
                let tone = match read.records.refused {
                    0 => Tone::Yes,
                    _ => Tone::Wait,
                };
                let title = fill(w.file_read, &[name, &rows]);
                vec![
                    verdict(tone, title, self.doubts(read)),
                    Block::facts(self.facts(job, read)),
                ]
            }
        };
        if let Slot::Read(read) = job.slot(at) {
            if place.is_open {
                blocks.extend(self.fix(at, read));
            }
            let label = if place.is_open { w.fix_close } else { w.fix };
            blocks.push(Block::act(&format!("fix{at}"), label));
        }
        let label = fill(w.file_remove, &[name]);
        blocks.push(Block::act(&format!("remove{at}"), &label));
        blocks
    }

    /// What is to be known before its rows are trusted.
    fn doubts(&self, read: &Statement) -> Vec<String> {
        let w = self.words;
        let destroyed = read.ledger.ids.iter().filter(|ids| ids.destroyed());
        let mut texts: Vec<String> = destroyed
            .map(|ids| fill(w.destroyed, &[&ids.name]))
            .collect();
        for row in read.refused.iter().take(REFUSED) {
            let why = self.refusal(row.why);
            texts.push(fill(w.refused_row, &[&row.line.to_string(), why]));
        }
        texts
    }

    fn facts(&self, job: &Job, read: &Statement) -> Vec<Item> {
        let w = self.words;
        let layout = read.plan.layout.and_then(|at| job.layout(at));
        let named = layout.map_or(w.layout_none, |layout| match self.lang {
            Lang::Zh => &layout.zh,
            Lang::En => &layout.en,
        });
        let mut facts = vec![Item::fact(w.layout, named.to_owned(), Tone::Plain)];
        if let Some((from, to)) = read.ledger.span {
            let [from, to] = [from, to].map(|when| day_text(when / DAY));
            let text = if from == to {
                from
            } else {
                [from, " – ".to_owned(), to].concat()
            };
            facts.push(Item::fact(w.dates, text, Tone::Plain));
        }
        for (totals, currency) in read.keeper.totals.iter().zip(&read.ledger.currencies) {
            let book = AmountBook {
                currency: *currency,
                ..self.book
            };
            let line =
                |total: i128, rows: u64| fill(w.of_rows, &[&book.total(total), &rows.to_string()]);
            let mut put = |label, text| facts.push(Item::fact(label, text, Tone::Plain));
            if totals.rows_out > 0 {
                put(w.money_in, line(totals.total_in, totals.rows_in));
                put(w.money_out, line(totals.total_out, totals.rows_out));
            }
            put(w.money_net, book.total(totals.net()));
            if totals.fees != 0 {
                put(w.fees, book.total(totals.fees));
            }
        }
        let unit = match read.plan.unit {
            Unit::Minor => w.unit_minor,
            _ => w.unit_major,
        };
        facts.push(if read.plan.unit_sure {
            Item::fact(w.unit, unit.to_owned(), Tone::Plain)
        } else {
            Item::fact(w.unit, fill(w.unit_unsure, &[unit]), Tone::Wait)
        });
        facts.extend(self.own(&read.checks));
        facts.extend(self.left_out(read));
        facts
    }

    /// Whether the sums that the file states hold.
    fn own(&self, checks: &[Check]) -> Option<Item> {
        let (w, all) = (self.words, checks.len().to_string());
        let failed = checks.iter().filter(|check| !check.holds).count();
        let (text, tone) = match failed {
            0 => (fill(w.own_hold, &[&all]), Tone::Yes),
            n => (fill(w.own_fail, &[&all, &n.to_string()]), Tone::Wait),
        };
        (!checks.is_empty()).then(|| Item::fact(w.own, text, tone))
    }

    fn left_out(&self, read: &Statement) -> Option<Item> {
        let (w, records) = (self.words, read.records);
        let idle: u64 = read.keeper.totals.iter().map(|t| t.rows_idle).sum();
        let parts = [
            (w.left_around, records.above + records.around),
            (w.left_aside, idle),
            (w.left_refused, records.refused),
        ];
        let said: Vec<String> = parts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| fill(words, &[&count.to_string()]))
            .collect();
        let tone = match records.refused {
            0 => Tone::Plain,
            _ => Tone::Wait,
        };
        (!said.is_empty()).then(|| Item::fact(w.left_out, said.join(" · "), tone))
    }

    /// Why a row could not be read.
    pub(super) fn refusal(&self, why: Refusal) -> &'static str {
        let w = self.words;
        match why {
            Refusal::NoAmount => w.no_amount,
            Refusal::Amount => w.bad_amount,
            Refusal::Range => w.bad_range,
            Refusal::NoDate => w.no_date,
            Refusal::Date => w.bad_date,
            Refusal::Short => w.short_row,
            Refusal::Direction => w.bad_direction,
            Refusal::Quote => w.bad_quote,
            Refusal::Long => w.long_row,
            Refusal::Wide => w.wide_row,
        }
    }
}
