//! What stands behind the boards: for each, what was chosen on it, and what follows from an act.
//!
//! In: the name of a board, what somebody does on it, pieces of the knowledge that it needs, the
//! language and the device's time as text. Out: a [`Board`] to print. Boards run in the desk and
//! in the slips ([`DESK`], [`SLIPS`]); the page draws them without knowing what they are about.
//! What is typed lies in one buffer ([`Typed`]) during an act and is wiped with its end. A board
//! that is left is forgotten.
//!
//! [`Amounts`] stands for itself, in the books, for it takes files as well.
//! A further board is a file here with [`Sheet`] for its state, and a line in its [`Area`].

mod about;
mod amount;
mod area;
mod card;
mod receipt;
mod terminal;
mod typed;

pub use about::{ABOUT, AboutSheet};
pub use amount::{AMOUNT, AMOUNT_WORDS, Amounts};
pub use area::{ALL, Area, DESK, SLIPS};
pub use card::CardSheet;
pub use receipt::ReceiptSheet;
pub use terminal::{ClockSheet, KnowSheet, LineSheet, SoftwareSheet, StepSheet, UpdateSheet};
pub use typed::{MOST, Typed};

use crate::card::{Cards, Month};
use crate::i18n::Lang;
use crate::present::Board;
use crate::receipt::{Terms, Texts};
use crate::software::clock::LocalTime;
use crate::software::{Damaged, Table};

/// Who looks at a board, and when.
#[derive(Clone, Default)]
pub struct Reader {
    /// The language.
    pub lang: Lang,
    /// The device's local time, as `2026-11-22 19:30`; empty where it does not say.
    pub now: String,
}

impl Reader {
    /// The month of the device's clock.
    pub fn month(&self) -> Option<Month> {
        let (year, rest) = self.now.split_once('-')?;
        let month = rest.split('-').next()?;
        Some(Month {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
        })
    }
}

impl Reader {
    /// The device's local time; none where it does not say.
    pub fn local(&self) -> Option<LocalTime> {
        let day = crate::pack::day(&self.now)?;
        let (hour, minute) = self.now.get(11..16)?.split_once(':')?;
        Some(LocalTime {
            day,
            minute: hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?,
        })
    }
}

/// What every board shares: pieces of the knowledge that came for one of them.
#[derive(Default)]
pub struct Known {
    /// The table of cards, from the piece `cards`.
    pub cards: Option<Cards>,
    /// The table of what receipts say, from the piece `receipt`.
    pub terms: Option<Terms>,
    /// What its rows are called, in the order of [`Lang::ALL`].
    pub texts: [Option<Texts>; 2],
    /// The table of terminals, from the piece `terminal`, or why that is none.
    pub terminals: Option<Result<Table, Damaged>>,
    /// Whose site it is, in lines, in the order of [`Lang::ALL`].
    pub about: [String; 2],
    /// What an acquirer named for the line check to try; empty where none did.
    pub probe: String,
}

/// What a board wants to be tried next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    #[default]
    Nothing,
    /// To reach the site's own small file.
    Own,
    /// To reach the address that the acquirer named.
    Probe,
}

/// What stands behind one board.
pub trait Sheet {
    /// A piece of the knowledge that it cannot do without, by its name; none where it has all.
    /// Its words in the reader's language are such a piece.
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str>;
    /// Takes what somebody did: the id of a block, and a chosen value or a field's text.
    /// What is not on the board changes nothing. A text is kept in no other form than covered.
    fn act(&mut self, known: &Known, reader: &Reader, id: &str, text: &str);
    /// What it wants to be tried next; the desk does it and tells what came by the act
    /// [`SAMPLE`].
    fn wants(&self, _: &Known) -> Wanted {
        Wanted::Nothing
    }
    /// Whether it counts seconds; the desk tells how many went by with the act [`TICK`].
    fn counts(&self) -> bool {
        false
    }
    /// The board as it stands.
    fn draw(&self, known: &Known, reader: &Reader) -> Board;
}

/// The pieces with the words of the board of a card, in the order of [`Lang::ALL`].
pub const CARD_WORDS: [&str; 2] = ["zh-CN.card", "en.card"];

/// The pieces with the words of the board of a receipt and the texts of its table, likewise.
pub const RECEIPT_WORDS: [&str; 2] = ["zh-CN.receipt", "en.receipt"];
/// The pieces with the words of the boards of a terminal, in the order of [`Lang::ALL`].
pub const TERMINAL_WORDS: [&str; 2] = ["zh-CN.terminal", "en.terminal"];

/// The act of the desk that tells what came of a try: `came 80`, `lost`, of the site's own file
/// `altered` too, or `none` where there is no site.
pub const SAMPLE: &str = "sample";

/// The act of the desk that tells how many seconds went by.
pub const TICK: &str = "tick";

/// The act of a page that emptied its fields by itself, after a minute or when it came back.
pub const FADE: &str = "fade";

/// The board that is shown, and all that boards know.
pub struct Boards {
    areas: &'static [Area],
    known: Known,
    typed: Typed,
    reader: Reader,
    shown: Option<(String, Box<dyn Sheet>)>,
}

impl Default for Boards {
    fn default() -> Self {
        Self::of(ALL)
    }
}

impl Boards {
    /// Boards of some areas, which know nothing yet.
    pub fn of(areas: &'static [Area]) -> Self {
        Self {
            areas,
            known: Known::default(),
            typed: Typed::default(),
            reader: Reader::default(),
            shown: None,
        }
    }

    /// Learns a piece of the knowledge; says whether it is one for these boards.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) -> bool {
        let known = &mut self.known;
        self.areas.iter().any(|area| area.learn(known, name, bytes))
    }

    /// Opens a board, or shows it to another reader; what was chosen stays as long as it is the
    /// same one. None where there is none of this name, or a piece is missing.
    pub fn open(&mut self, name: &str, reader: Reader) -> Option<Board> {
        self.reader = reader;
        if self.shown.as_ref().is_none_or(|(shown, _)| shown != name) {
            self.leave();
            let sheet = self.areas.iter().find_map(|area| area.sheet(name))?;
            self.shown = Some((name.to_owned(), sheet));
        }
        self.draw()
    }

    /// The piece that the board that was opened waits for.
    pub fn needs(&self) -> Option<&'static str> {
        self.shown.as_ref()?.1.needs(&self.known, &self.reader)
    }

    /// Learns what an acquirer named for the line check to try.
    pub fn probe(&mut self, address: &str) {
        address.clone_into(&mut self.known.probe);
    }

    /// What the board wants to be tried next.
    pub fn wants(&self) -> Wanted {
        let shown = self.shown.as_ref();
        shown.map_or(Wanted::Nothing, |(_, sheet)| sheet.wants(&self.known))
    }

    /// Whether the board counts seconds.
    pub fn counts(&self) -> bool {
        self.shown.as_ref().is_some_and(|(_, sheet)| sheet.counts())
    }

    /// Takes a character of what is typed for the next act.
    pub fn press(&mut self, c: char) {
        self.typed.press(c);
    }

    /// Lets something happen, with the text that was pressed, and wipes that.
    pub fn act(&mut self, id: &str) -> Option<Board> {
        if let Some((_, sheet)) = &mut self.shown
            && sheet.needs(&self.known, &self.reader).is_none()
        {
            sheet.act(&self.known, &self.reader, id, self.typed.text());
        }
        self.typed.wipe();
        self.draw()
    }

    /// Leaves the board and forgets what was done on it.
    pub fn leave(&mut self) {
        self.typed.wipe();
        self.shown = None;
    }

    /// Whether nothing that was typed is left.
    pub fn is_wiped(&self) -> bool {
        self.typed.is_wiped()
    }

    fn draw(&self) -> Option<Board> {
        let (_, sheet) = self.shown.as_ref()?;
        let ready = sheet.needs(&self.known, &self.reader).is_none();
        ready.then(|| sheet.draw(&self.known, &self.reader))
    }
}
