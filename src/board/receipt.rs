//! The board of a receipt: whether it is an approved slip, what it says, what follows from it.
//!
//! In: a pasted or typed text. Out: findings with the beginning of a diagnosis, what was
//! recognised, and chip data for engineers. The text is looked at during the act; what is kept
//! is a reading, which holds no secret. The diagnosis gets ids only.

use super::{FADE, Known, RECEIPT_WORDS, Reader, Sheet};
use crate::card::{Cards, Likeness};
use crate::i18n::{ReceiptWords, has_receipt_words};
use crate::pack::Field;
use crate::present::{Block, Board, FoundView, Item, ReceiptBook, Tone};
use crate::receipt::{Fit, Reading, read};

/// Where somebody looks up what the terminal shows.
const LOOK_UP: &str = "#/";

/// What stands on the slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Slip {
    #[default]
    NotAsked,
    Approved,
    Declined,
    NotPrinted,
}

/// The answers, as an act names them.
const SLIPS: [(Slip, &str); 3] = [
    (Slip::Declined, "no"),
    (Slip::Approved, "yes"),
    (Slip::NotPrinted, "none"),
];

/// What stands behind the board of a receipt.
#[derive(Debug, Default)]
pub struct ReceiptSheet {
    slip: Slip,
    /// Counts fields that were emptied: each time it is another one.
    turn: u32,
    reading: Option<Reading>,
    /// Whether other cards fail too: `one`, `every`, or empty.
    many: &'static str,
    /// Whether chip data is shown.
    tree: bool,
}

impl Sheet for ReceiptSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        let words = RECEIPT_WORDS[reader.lang as usize];
        let texts = known.texts[reader.lang as usize].is_some();
        if !has_receipt_words(reader.lang) || !texts {
            return Some(words);
        }
        if known.terms.is_none() {
            return Some("receipt");
        }
        known.cards.is_none().then_some("cards")
    }

    fn act(&mut self, known: &Known, _reader: &Reader, id: &str, text: &str) {
        let (Some(terms), Some(cards)) = (&known.terms, &known.cards) else {
            return;
        };
        match id {
            "slip" => {
                let slip = SLIPS.iter().find(|(_, name)| *name == text);
                self.slip = slip.map_or(Slip::NotAsked, |(slip, _)| *slip);
            }
            "many" => {
                self.many = match text {
                    "one" => "one",
                    "every" => "every",
                    _ => "",
                };
            }
            "tree" => self.tree = !self.tree,
            "clear" => {
                self.turn += 1;
                self.reading = None;
                self.many = "";
            }
            // The field is emptied; what was read holds no secret and stays.
            FADE => self.turn += 1,
            id if id == self.field() => {
                self.many = "";
                let sense = |digits: &[u8]| fit(cards, digits);
                self.reading = (!text.trim().is_empty()).then(|| read(terms, text, &sense));
            }
            _ => {}
        }
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.receipt_words();
        let mut blocks = vec![self.asked(w)];
        match self.slip {
            Slip::NotAsked | Slip::Declined => {}
            Slip::Approved => blocks.push(Block::text(Tone::Yes, w.slip_yes_text)),
            Slip::NotPrinted => {
                blocks.push(Block::text(Tone::Wait, w.slip_none_text));
                blocks.push(Block::link(LOOK_UP, w.slip_none_go));
            }
        }
        blocks.push(Block::area(&self.field(), w.paste, w.paste_help));
        let texts = known.texts[reader.lang as usize].as_ref();
        if let (Some(reading), Some(terms), Some(texts)) = (&self.reading, &known.terms, texts) {
            let book = ReceiptBook {
                terms,
                texts,
                lang: reader.lang,
            };
            self.read(&book, w, reading, &mut blocks);
        }
        Board {
            name: "receipt".to_owned(),
            title: w.board.to_owned(),
            blocks,
        }
    }
}

impl ReceiptSheet {
    fn field(&self) -> String {
        format!("slip{}", self.turn)
    }

    fn asked(&self, w: &ReceiptWords) -> Block {
        let labels = [w.slip_no, w.slip_yes, w.slip_none];
        let options = SLIPS.iter().zip(labels);
        let options =
            options.map(|((slip, id), label)| Item::option(id, label, "", self.slip == *slip));
        Block::choice("slip", w.slip_ask, options.collect())
    }

    fn read(
        &self,
        book: &ReceiptBook<'_>,
        w: &ReceiptWords,
        reading: &Reading,
        blocks: &mut Vec<Block>,
    ) {
        let view = book.view(reading);
        let ticket = book.for_ticket(reading, &view);
        let bare = ticket.iter().all(|(_, text)| text.is_empty());
        if !view.title.is_empty() {
            let texts = vec![view.text];
            blocks.push(Block::verdict(Tone::Wait, &view.title, texts));
        }
        for line in &view.refused {
            blocks.push(Block::text(Tone::Wait, line));
        }
        for (at, found) in view.found.iter().enumerate() {
            let mut texts = vec![found.next.clone(), found.money.to_owned()];
            texts.push(found.mark.to_owned());
            texts.retain(|text| !text.is_empty());
            blocks.push(Block::verdict(Tone::of(found.tone), &found.title, texts));
            if at == 0 {
                self.goes_on(w, found, &ticket, blocks);
            }
        }
        if !view.normal.is_empty() {
            blocks.push(Block::heading(w.normal));
            blocks.push(Block::lines(view.normal));
        }
        if !view.facts.is_empty() {
            blocks.push(Block::heading(w.details));
            let facts = view.facts.into_iter();
            let fact = |f: crate::present::Fact| Item::fact(&f.label, f.text, Tone::of(f.tone));
            blocks.push(Block::facts(facts.map(fact).collect()));
        }
        if !reading.data.is_empty() || !reading.messages.is_empty() {
            blocks.push(Block::act("tree", w.technician));
            if self.tree {
                blocks.push(Block::text(Tone::Plain, w.technician_text));
                let tree = book.tree_text(reading);
                blocks.push(Block::lines(tree.lines().map(str::to_owned).collect()));
            }
        }
        if !bare {
            blocks.push(Block::begin(w.to_ticket, &[]).noting(&ticket));
        }
        blocks.push(Block::act("clear", w.clear));
    }

    /// The question that the slip cannot answer, and the way into the diagnosis.
    fn goes_on(
        &self,
        w: &ReceiptWords,
        found: &FoundView,
        ticket: &[(Field, String)],
        blocks: &mut Vec<Block>,
    ) {
        if found.many {
            let option = |value: &str, label| Item::option(value, label, "", self.many == value);
            let options = vec![option("one", w.many_one), option("every", w.many_every)];
            blocks.push(Block::choice("many", w.many, options));
        }
        if found.evidence.is_empty() {
            return;
        }
        let mut known = found.evidence.clone();
        if found.many && !self.many.is_empty() {
            known.push(["answer cards ", self.many].concat());
        }
        blocks.push(Block::begin(w.carry, &known).noting(ticket));
    }
}

/// What the table of cards says of digits.
fn fit(cards: &Cards, digits: &[u8]) -> Fit {
    match cards.likeness(digits) {
        Likeness::Strange => Fit::Strange,
        Likeness::Possible => Fit::Possible,
        Likeness::Card => Fit::Card,
    }
}
