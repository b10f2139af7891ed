//! Files of the site, damaged on their way: pieces of the knowledge, packed tables, boards.

use crate::known;
use poscheck::board::Boards;
use poscheck::card::Cards;
use poscheck::i18n::Lang;
use poscheck::lookup::{Index, load_matches};
use poscheck::pack::{Piece, Shelf, load_front, save_front};
use poscheck::present::{Book, home, load_board, save_board};
use poscheck::receipt::{Terms, Texts};
use poscheck::software::Table;
use std::sync::OnceLock;

/// The longest file that is tried, for the guided search gets slow beyond.
const LONGEST: usize = 4_096;

/// The beginnings of real ones, with a byte that says which reader takes them.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let front = save_front(&known::pack().core, &known::pack().zh);
    let board = known::boards().open("card", poscheck::board::Reader::default());
    let board = board.map_or_else(Vec::new, |board| save_board(&board));
    let receipt = known::receipt_bytes();
    let files: [&[u8]; 6] = [
        known::card_bytes(),
        known::terminal_bytes(),
        &receipt.terms,
        &receipt.texts[0],
        &front,
        &board,
    ];
    let begun = files.iter().enumerate().map(|(at, file)| {
        let mut seed = vec![at as u8];
        seed.extend(&file[..file.len().min(LONGEST)]);
        seed
    });
    begun.collect()
}

/// Reads a file that is a table, a board or a first screen, or is none.
pub(crate) fn run(bytes: &[u8]) {
    let Some((which, file)) = bytes.split_first() else {
        return;
    };
    match which % 8 {
        0 => {
            if let Ok(cards) = Cards::load(file) {
                cards.likeness(&[4, 1, 1, 1]);
            }
        }
        1 => {
            if let Ok(table) = Table::load(file) {
                let _ = table.read(None, "V1.2.3");
            }
        }
        2 => drop(Terms::load(file)),
        3 => drop(Texts::load(file)),
        4 => drop(load_front(file)),
        5 => drop(load_board(file)),
        6 => drop(load_matches(file, 9)),
        _ => {
            let mut boards = Boards::default();
            for name in [
                "cards",
                "terminal",
                "receipt",
                "zh-CN.receipt",
                "zh-CN.card",
            ] {
                boards.learn(name, file);
            }
        }
    }
}

/// Small edits: of which piece, where, and what the byte becomes.
pub(crate) fn edits() -> Vec<Vec<u8>> {
    (0..12)
        .map(|piece| vec![piece, 0, 40, 1, piece, 1, 200, 7])
        .collect()
}

fn whole() -> &'static [(Piece, Vec<u8>)] {
    static PIECES: OnceLock<Vec<(Piece, Vec<u8>)>> = OnceLock::new();
    PIECES.get_or_init(|| known::pack().pieces())
}

/// Puts edited pieces on a shelf; what is taken is looked up in and drawn.
pub(crate) fn pieces(bytes: &[u8]) {
    let mut files = whole().to_vec();
    let count = files.len();
    for edit in bytes.chunks_exact(4).take(8) {
        let (_, file) = &mut files[usize::from(edit[0]) % count];
        let at = usize::from(edit[1]) * 251 + usize::from(edit[2]);
        let at = at % file.len();
        if edit[3] == 0 {
            file.truncate(at);
            file.push(0);
        } else {
            file[at] ^= edit[3];
        }
    }
    let mut shelf = Shelf::default();
    for (piece, file) in &files {
        let _ = shelf.put(*piece, file);
    }
    let core = shelf.core();
    for lang in Lang::ALL {
        let at = lang as usize;
        let texts = shelf.texts(at);
        Index::new(core, texts, &shelf.words(at)).find("91 余额不足", 3);
        if texts.entries.len() == core.entries.len() {
            home(&Book { core, texts, lang }, &[], true);
        }
    }
}
