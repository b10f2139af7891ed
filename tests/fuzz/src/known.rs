//! What readers read with: the pack that ships, and its tables, each compiled once.

use poscheck::board::{Boards, CARD_WORDS, RECEIPT_WORDS, TERMINAL_WORDS};
use poscheck::card::{Cards, Likeness, compile as card};
use poscheck::i18n::Lang;
use poscheck::pack::{Compiled, compile, read_dir, read_named};
use poscheck::receipt::{self, Fit, Terms, Texts};
use poscheck::software;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A path in the project.
pub(crate) fn place(path: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.expect("two folders above this crate").join(path)
}

/// A file of the project.
pub(crate) fn file(path: &str) -> Vec<u8> {
    std::fs::read(place(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines of a file of the project.
pub(crate) fn lines(path: &str) -> Vec<Vec<u8>> {
    let whole = file(path);
    let lines = whole.split(|byte| *byte == b'\n').map(<[u8]>::to_vec);
    lines.filter(|line| !line.is_empty()).collect()
}

/// The pack that ships.
pub(crate) fn pack() -> &'static Compiled {
    static PACK: OnceLock<Compiled> = OnceLock::new();
    PACK.get_or_init(|| compile(&read_dir(&place("packs/builtin")).expect("the pack").0))
}

/// The packed table of cards.
pub(crate) fn card_bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let texts = read_named(&place("packs/builtin/cards"), card::FILES).expect("its files");
        card::compile(&[card::Layer::of(texts.each_ref().map(String::as_str))]).bytes
    })
}

/// The packed table of what receipts say, and its texts.
pub(crate) fn receipt_bytes() -> &'static receipt::compile::Compiled {
    static PACKED: OnceLock<receipt::compile::Compiled> = OnceLock::new();
    PACKED.get_or_init(|| {
        let folder = place("packs/builtin/receipt");
        let texts = read_named(&folder, receipt::compile::FILES).expect("its files");
        receipt::compile::compile(texts.each_ref().map(String::as_str), &[])
    })
}

/// The packed table of terminals.
pub(crate) fn terminal_bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let packed = software::command::packed(&[&place("packs/builtin")]);
        packed.expect("the table of terminals").bytes
    })
}

/// What receipts say.
pub(crate) fn terms() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    TERMS.get_or_init(|| Terms::load(&receipt_bytes().terms).expect("the packed table"))
}

/// The texts of that table.
pub(crate) fn texts(lang: Lang) -> &'static Texts {
    static TEXTS: OnceLock<[Texts; 2]> = OnceLock::new();
    let load = |bytes: &Vec<u8>| Texts::load(bytes).expect("the packed texts");
    &TEXTS.get_or_init(|| receipt_bytes().texts.each_ref().map(load))[lang as usize]
}

/// Whether digits may be a card's.
pub(crate) fn sense(digits: &[u8]) -> Fit {
    static CARDS: OnceLock<Cards> = OnceLock::new();
    let cards = CARDS.get_or_init(|| Cards::load(card_bytes()).expect("the packed table"));
    match cards.likeness(digits) {
        Likeness::Strange => Fit::Strange,
        Likeness::Possible => Fit::Possible,
        Likeness::Card => Fit::Card,
    }
}

/// Boards that have learnt all there is.
pub(crate) fn boards() -> Boards {
    let mut boards = Boards::default();
    let mut learn = |name: &str, bytes: &[u8]| assert!(boards.learn(name, bytes), "{name}");
    learn("cards", card_bytes());
    learn("terminal", terminal_bytes());
    learn("receipt", &receipt_bytes().terms);
    for lang in Lang::ALL {
        let at = lang as usize;
        learn(CARD_WORDS[at], lang.card_words().lines().as_bytes());
        learn(TERMINAL_WORDS[at], lang.terminal_words().lines().as_bytes());
        let words = lang.receipt_words().lines().into_bytes();
        let piece = [words, vec![0], receipt_bytes().texts[at].clone()].concat();
        learn(RECEIPT_WORDS[at], &piece);
    }
    boards
}
