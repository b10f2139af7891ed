//! Which boards belong together: one subject, the pieces that it reads, and the output it runs in.
//!
//! In: the name of a board or of a piece. Out: what stands behind the one, or that the other was
//! learned. An output that does not name an area does not carry its code.

use super::{
    ABOUT, AboutSheet, CARD_WORDS, CardSheet, ClockSheet, KnowSheet, Known, LineSheet,
    RECEIPT_WORDS, ReceiptSheet, Sheet, SoftwareSheet, StepSheet, TERMINAL_WORDS, UpdateSheet,
};
use crate::card::Cards;
use crate::i18n::{Lang, learn_card_words, learn_receipt_words, learn_terminal_words};
use crate::receipt::{Terms, Texts};
use crate::software::Table;

/// Boards of one subject.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    sheet: fn(&str) -> Option<Box<dyn Sheet>>,
    learn: fn(&mut Known, &str, &[u8]) -> bool,
}

/// The areas of the desk, which is fetched first.
pub const DESK: &[Area] = &[TERMINAL, OWNER];

/// All of them, as the native tools and the tests have them.
pub const ALL: &[Area] = &[CARD, TERMINAL, SLIP, OWNER];

/// The areas of the slips, which are fetched when one of their boards is opened: what has a card
/// number on it.
pub const SLIPS: &[Area] = &[CARD, SLIP];

const CARD: Area = Area {
    sheet: |name| match name {
        "card" => Some(Box::new(CardSheet::default())),
        _ => None,
    },
    learn: |known, name, bytes| {
        if let Some(tongue) = tongue(CARD_WORDS, name) {
            learn_card_words(Lang::ALL[tongue], bytes);
            return true;
        }
        cards(known, name, bytes)
    },
};

const TERMINAL: Area = Area {
    sheet: |name| match name {
        "software" => Some(Box::new(SoftwareSheet::default())),
        "terminal" => Some(Box::new(KnowSheet::default())),
        "clock" => Some(Box::new(ClockSheet::default())),
        "line" => Some(Box::new(LineSheet::default())),
        "update" => Some(Box::new(UpdateSheet::default())),
        _ => {
            let step = name.strip_prefix("step/")?;
            Some(Box::new(StepSheet::of(step)))
        }
    },
    learn: |known, name, bytes| {
        if let Some(tongue) = tongue(TERMINAL_WORDS, name) {
            learn_terminal_words(Lang::ALL[tongue], bytes);
            return true;
        }
        let is_its = name == "terminal";
        if is_its {
            known.terminals = Some(Table::load(bytes));
        }
        is_its
    },
};

const SLIP: Area = Area {
    sheet: |name| match name {
        "receipt" => Some(Box::new(ReceiptSheet::default())),
        _ => None,
    },
    learn: |known, name, bytes| {
        if let Some(tongue) = tongue(RECEIPT_WORDS, name) {
            slip(known, tongue, bytes);
            return true;
        }
        let is_its = name == "receipt";
        if is_its {
            known.terms = Terms::load(bytes).ok();
        }
        is_its || cards(known, name, bytes)
    },
};

const OWNER: Area = Area {
    sheet: |name| match name {
        "about" => Some(Box::new(AboutSheet)),
        _ => None,
    },
    learn: |known, name, bytes| {
        let tongue = tongue(ABOUT, name);
        if let Some(tongue) = tongue {
            known.about[tongue] = String::from_utf8_lossy(bytes).into_owned();
        }
        tongue.is_some()
    },
};

impl Area {
    /// What stands behind a board at first; none where there is none of this name.
    pub(super) fn sheet(&self, name: &str) -> Option<Box<dyn Sheet>> {
        (self.sheet)(name)
    }

    /// Learns a piece of the knowledge; says whether it is one of this area.
    pub(super) fn learn(&self, known: &mut Known, name: &str, bytes: &[u8]) -> bool {
        (self.learn)(known, name, bytes)
    }
}

fn tongue(words: [&str; 2], name: &str) -> Option<usize> {
    words.iter().position(|of| *of == name)
}

fn cards(known: &mut Known, name: &str, bytes: &[u8]) -> bool {
    let is_its = name == "cards";
    if is_its {
        known.cards = Cards::load(bytes).ok();
    }
    is_its
}

/// The words of the board of a receipt, a zero, and the texts of its table.
fn slip(known: &mut Known, tongue: usize, bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0);
    if let Some((words, texts)) = end.map(|end| bytes.split_at(end)) {
        learn_receipt_words(Lang::ALL[tongue], words);
        known.texts[tongue] = Texts::load(&texts[1..]).ok();
    }
}
