//! Everything in poscheck that reads what others wrote, each behind one function of bytes.
//!
//! In: bytes, made up by the tests here or by libFuzzer (`src/main.rs`). Out: nothing; a reader
//! that panics, or breaks what is promised of it, panics here. What is promised stands beside each
//! [`Target`]. Seeds are files of the project, so that what is made up begins near what is real.

mod boards;
mod chip;
mod files;
mod handed;
mod hosts;
mod kept;
mod known;
pub mod made;
mod packed;
mod packs;
mod pasted;
mod statements;
mod terminal;
mod typed;

/// One reader.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it reads.
    pub reads: &'static str,
    /// What real input looks like.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Reads.
    pub run: fn(&[u8]),
    /// How many made-up inputs the quick test hands to it.
    pub quick: usize,
}

/// All readers.
pub static TARGETS: [Target; 19] = [
    Target {
        name: "pasted",
        reads: "what a receipt says, pasted; a card number put into it is never shown",
        seeds: pasted::seeds,
        run: pasted::run,
        quick: 1_500,
    },
    Target {
        name: "chip",
        reads: "chip data; each byte belongs to one element or stretch",
        seeds: chip::seeds,
        run: chip::run,
        quick: 40_000,
    },
    Target {
        name: "boards",
        reads: "acts on boards, and what is typed there; nothing typed is left",
        seeds: boards::seeds,
        run: boards::run,
        quick: 300,
    },
    Target {
        name: "typed",
        reads: "what is typed into the look-up; as many hits as asked for, at most",
        seeds: typed::seeds,
        run: typed::run,
        quick: 800,
    },
    Target {
        name: "address",
        reads: "the address after `#`; read twice it is the same place",
        seeds: typed::addresses,
        run: typed::address,
        quick: 40_000,
    },
    Target {
        name: "kept",
        reads: "a diagnosis from the device's store; written and read again it is the same",
        seeds: kept::seeds,
        run: kept::run,
        quick: 400,
    },
    Target {
        name: "worker",
        reads: "a diagnosis that the page hands to the worker",
        seeds: kept::seeds,
        run: kept::hand_over,
        quick: 40,
    },
    Target {
        name: "pieces",
        reads: "pieces of the knowledge, damaged on the way; a page is drawn of what is taken",
        seeds: files::edits,
        run: files::pieces,
        quick: 60,
    },
    Target {
        name: "tables",
        reads: "packed tables, boards and first screens that are none",
        seeds: files::seeds,
        run: files::run,
        quick: 6_000,
    },
    Target {
        name: "packs",
        reads: "the files of a pack, as authors and acquirers write them",
        seeds: packs::seeds,
        run: packs::run,
        quick: 400,
    },
    Target {
        name: "tickets",
        reads: "closed cases as a table; each row is a ticket or a complaint",
        seeds: packs::tickets,
        run: packs::read_tickets,
        quick: 2_000,
    },
    Target {
        name: "terminal",
        reads: "versions and times as a terminal shows them",
        seeds: terminal::seeds,
        run: terminal::run,
        quick: 4_000,
    },
    Target {
        name: "statements",
        reads: "exports of tills, terminals and banks, plain and packed; no record is lost",
        seeds: statements::seeds,
        run: statements::run,
        quick: 1_500,
    },
    Target {
        name: "handed",
        reads: "a file that another worker reads, part by part; compared with itself it meets",
        seeds: handed::seeds,
        run: handed::run,
        quick: 3_000,
    },
    Target {
        name: "workbooks",
        reads: "workbooks of Excel; a table or none",
        seeds: statements::workbooks,
        run: statements::workbook,
        quick: 300,
    },
    Target {
        name: "amounts",
        reads: "acts on the board of amounts, and files chosen there; nothing typed is left",
        seeds: statements::walks,
        run: statements::walk,
        quick: 150,
    },
    Target {
        name: "settings",
        reads: "an acquirer's config.json; what is taken of it can be dialled and printed",
        seeds: hosts::settings,
        run: hosts::set,
        quick: 1_500,
    },
    Target {
        name: "overlays",
        reads: "an acquirer's changes of the pack; a pack without a finding comes out",
        seeds: hosts::overlays,
        run: hosts::lay,
        quick: 60,
    },
    Target {
        name: "orders",
        reads: "what a page around says; a stranger's word shows no number to call",
        seeds: hosts::orders,
        run: hosts::judge,
        quick: 20_000,
    },
];

/// A reader by its name.
pub fn named(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Bytes as text; what is none is replaced.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
