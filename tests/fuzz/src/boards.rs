//! What somebody does on boards: the blocks that are there, those that are not, and typed text.

use crate::known;
use poscheck::board::{Boards, FADE, Reader, SAMPLE, TICK};
use poscheck::i18n::Lang;
use poscheck::present::{Board, load_board, save_board};
use std::cell::RefCell;

const NAMES: [&str; 10] = [
    "card",
    "receipt",
    "software",
    "terminal",
    "clock",
    "line",
    "update",
    "step/fix.reseat",
    "step/",
    "none",
];

/// What is typed, beside what the input itself has.
const TYPED: [&str; 12] = [
    "4111111111111111",
    "6222 0200 0000 0000 005",
    "12/30",
    "1326",
    ";4111111111111111=30122010000000000?",
    "2026-11-28 10:00",
    "V1.2.3",
    "来了 80",
    "came 80",
    "lost",
    "１２３４",
    "-1",
];

thread_local! {
    static BOARDS: RefCell<Boards> = RefCell::new(known::boards());
}

/// A few walks over each board.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let walk = |board: u8| {
        (0..24)
            .flat_map(|at| [board.wrapping_mul(7).wrapping_add(at), at])
            .collect()
    };
    let mut seeds: Vec<Vec<u8>> = (0..20).map(walk).collect();
    for (at, seed) in seeds.iter_mut().enumerate() {
        seed.insert(0, at as u8);
    }
    seeds
}

/// The first byte opens a board, every further pair acts on it.
pub(crate) fn run(bytes: &[u8]) {
    BOARDS.with_borrow_mut(|boards| walk(boards, bytes));
}

fn walk(boards: &mut Boards, bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let first = usize::from(*first);
    let reader = |lang| Reader {
        lang,
        now: "2026-11-28 10:00".to_owned(),
    };
    let name = NAMES[first % NAMES.len()];
    boards.leave();
    let mut board = boards.open(name, reader(Lang::ALL[first / 128]));
    for pair in rest.chunks_exact(2).take(60) {
        let Some(shown) = &board else {
            return;
        };
        assert_eq!(load_board(&save_board(shown)).as_ref(), Some(shown));
        let (id, typed) = act(shown, usize::from(pair[0]), usize::from(pair[1]), rest);
        typed.chars().for_each(|c| boards.press(c));
        board = boards.act(&id);
        assert!(boards.is_wiped(), "what was typed is left");
        let _ = (boards.wants(), boards.counts(), boards.needs());
    }
}

/// What is done: an act of a block, or of one of its things, with something typed.
fn act(board: &Board, which: usize, what: usize, rest: &[u8]) -> (String, String) {
    let typed = match what % 16 {
        at if at < TYPED.len() => TYPED[at].to_owned(),
        12 => String::new(),
        _ => crate::text(&rest[..rest.len().min(what)]),
    };
    let blocks = board.blocks.iter();
    let told = blocks.flat_map(|block| {
        let own = (block.id.clone(), typed.clone());
        let things = block.items.iter().flat_map(|item| {
            [
                (block.id.clone(), item.id.clone()),
                (item.id.clone(), String::new()),
            ]
        });
        std::iter::once(own).chain(things).collect::<Vec<_>>()
    });
    let desk = [SAMPLE, TICK, FADE, ""].map(|id| (id.to_owned(), typed.clone()));
    let all: Vec<(String, String)> = told.chain(desk).collect();
    all[which % all.len()].clone()
}
