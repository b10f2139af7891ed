//! The boards of a terminal: its software, its parts, its clock, its line, a safe update.
//!
//! In: what is typed, chosen and ticked, and the table of terminals. Out: verdicts, pictures
//! with parts lit, and ids for the diagnosis. A version and a clock are kept as typed while
//! their board is open, since they are nobody's secret; no card number is asked for here.

mod clock;
mod drawn;
mod know;
mod line;
mod software;
mod step;
mod update;
mod words;

pub use clock::ClockSheet;
pub use know::KnowSheet;
pub use line::LineSheet;
pub use software::SoftwareSheet;
pub use step::StepSheet;
pub use update::UpdateSheet;

use super::{Known, Reader, TERMINAL_WORDS};
use crate::i18n::{Lang, TerminalWords, fill, has_terminal_words};
use crate::present::{Block, Board, Item, Tone};
use crate::software::{Grade, Said, Table};

/// The piece that the boards of a terminal wait for.
fn needs(known: &Known, reader: &Reader) -> Option<&'static str> {
    if !has_terminal_words(reader.lang) {
        return Some(TERMINAL_WORDS[reader.lang as usize]);
    }
    known.terminals.is_none().then_some("terminal")
}

/// The table, where it is whole.
fn table(known: &Known) -> Option<&Table> {
    known.terminals.as_ref()?.as_ref().ok()
}

/// A text of the table in a language.
fn said(lang: Lang, text: &Said) -> &str {
    match lang {
        Lang::Zh => &text.zh,
        Lang::En => &text.en,
    }
}

fn all_said(lang: Lang, texts: &[Said]) -> Vec<String> {
    texts
        .iter()
        .map(|text| said(lang, text).to_owned())
        .collect()
}

/// A board of blocks.
fn board(name: &str, title: &str, blocks: Vec<Block>) -> Board {
    Board {
        name: name.to_owned(),
        title: title.to_owned(),
        blocks,
    }
}

/// What is said where the table is damaged.
fn damaged(w: &TerminalWords) -> Block {
    Block::verdict(Tone::No, w.damaged, vec![w.damaged_text.to_owned()])
}

/// Something to choose.
fn chosen(value: &str, label: &str, is_chosen: bool) -> Item {
    Item::option(value, label, "", is_chosen)
}

/// How far a row of the table is to be trusted, in a sentence.
fn grade(w: &TerminalWords, grade: Grade) -> &'static str {
    match grade {
        Grade::Primary => w.grade_primary,
        Grade::Seen => w.grade_seen,
        Grade::Usual => w.grade_usual,
    }
}

/// A line with one value put in.
fn with(form: &str, value: &str) -> String {
    fill(form, &[value])
}

/// The button that takes what was found to the diagnosis; without an entry, to the general one.
fn carry(label: &str, entry: &str, evidence: &[(&str, &str)]) -> Block {
    let entry = (!entry.is_empty()).then(|| ["entry ", entry].concat());
    let mut lines: Vec<String> = entry.into_iter().collect();
    let answer = |(question, answer): &(&str, &str)| ["answer ", question, " ", answer].concat();
    lines.extend(evidence.iter().map(answer));
    Block::begin(label, &lines)
}
