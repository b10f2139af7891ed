//! The board of amounts: totals typed by hand, a counted drawer, files held against each other.
//!
//! In: what is typed and chosen, and files in chunks. Out: a [`Board`]. It runs in the third
//! output, which is fetched when this board is opened, and stands for itself beside
//! [`Boards`](super::Boards): the desk does not carry it. Of what is typed only the amount is
//! kept, of files the columns that [`Job`] keeps, all of it in memory and until the board is left.

mod beside;
mod days;
mod files;
mod find;
mod fix;
mod list;
mod one;
mod pair;
mod raw;
mod rows;
mod sums;
mod typing;

use super::{Reader, Typed};
use crate::amount::job::{FILES, Job, Slot};
use crate::amount::money::Currency;
use crate::amount::reconcile::Found;
use crate::amount::text::Decode;
use crate::i18n::{AmountWords, Lang, has_amount_words, learn_amount_words};
use crate::present::{AmountBook, Block, Board, Item};
use std::rc::Rc;
use typing::Typing;

/// Its name, which is also its place.
pub const AMOUNT: &str = "amount";

/// The pieces with its words, in the order of [`Lang::ALL`].
pub const AMOUNT_WORDS: [&str; 2] = ["zh-CN.amount", "en.amount"];

/// What somebody has to hold against each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Sums,
    Files,
    One,
    Drawer,
}

/// The ways, as an act names them.
const WAYS: [(Way, &str); 4] = [
    (Way::Sums, "sums"),
    (Way::Files, "files"),
    (Way::One, "one"),
    (Way::Drawer, "drawer"),
];

/// A file's place on the board.
#[derive(Clone, Debug, Default)]
struct Place {
    name: String,
    /// Which file it is of all that were ever chosen; what comes of another one is too late.
    ticket: u32,
    size: u64,
    /// Whether how it was read is open to correction.
    is_open: bool,
}

/// The board, and all that it knows.
pub struct Amounts {
    decode: Rc<dyn Decode>,
    job: Option<Job>,
    typed: Typed,
    reader: Reader,
    way: Way,
    /// Totals of till, terminal and bank, then how many sales each counts.
    sums: [Typing; 6],
    drawer: [Typing; 6],
    one: [Typing; 3],
    /// How far the one sale has come.
    stage: Option<usize>,
    places: [Place; FILES],
    tickets: u32,
    /// More files were chosen than there are places.
    too_many: bool,
    /// Whether every difference is listed.
    all: bool,
    /// The only category that is listed.
    only: Option<Found>,
    /// What is looked for among the rows.
    search: String,
    /// What holding the files against each other gave, as it is shown.
    held: Vec<Block>,
    /// Rows that were looked for and found.
    raw: raw::Raw,
    /// The file that is to be read again.
    again: Option<u32>,
    /// A table to hand out.
    saved: Option<Vec<u8>>,
}

/// What every part of the board is drawn with.
struct Drawing<'a> {
    words: &'static AmountWords,
    lang: Lang,
    book: AmountBook,
    of: &'a Amounts,
}

impl Amounts {
    /// One who knows nothing yet; `decode` shows text of files.
    pub fn new(decode: Rc<dyn Decode>) -> Self {
        Self {
            decode,
            job: None,
            typed: Typed::default(),
            reader: Reader::default(),
            way: Way::default(),
            sums: Default::default(),
            drawer: Default::default(),
            one: Default::default(),
            stage: None,
            places: Default::default(),
            tickets: 0,
            too_many: false,
            all: false,
            only: None,
            search: String::new(),
            held: Vec::new(),
            raw: raw::Raw::default(),
            again: None,
            saved: None,
        }
    }

    /// Learns a piece of the knowledge; says whether it is one for amounts.
    pub fn learn(&mut self, name: &str, bytes: &[u8]) -> bool {
        if name == AMOUNT {
            self.job = Job::new(bytes, Rc::clone(&self.decode));
            return true;
        }
        let tongue = AMOUNT_WORDS.iter().position(|words| *words == name);
        if let Some(tongue) = tongue {
            learn_amount_words(Lang::ALL[tongue], bytes);
        }
        tongue.is_some()
    }

    /// The piece that it waits for.
    pub fn needs(&self) -> Option<&'static str> {
        match self.job {
            None => Some(AMOUNT),
            Some(_) if has_amount_words(self.reader.lang) => None,
            Some(_) => Some(AMOUNT_WORDS[self.reader.lang as usize]),
        }
    }

    /// Shows the board to a reader; none where a piece is missing.
    pub fn open(&mut self, reader: Reader) -> Option<Board> {
        self.reader = reader;
        self.hold();
        self.draw()
    }

    /// Leaves the board and forgets what was done on it.
    pub fn leave(&mut self) {
        self.typed.wipe();
        if let Some(job) = &mut self.job {
            (0..FILES).for_each(|at| job.drop_file(at));
        }
        let (job, tickets) = (self.job.take(), self.tickets);
        *self = Self {
            job,
            tickets,
            reader: std::mem::take(&mut self.reader),
            ..Self::new(Rc::clone(&self.decode))
        };
    }

    /// Takes a character of what is typed for the next act.
    pub fn press(&mut self, c: char) {
        self.typed.press(c);
    }

    /// Lets something happen, with the text that was pressed, and wipes that.
    pub fn act(&mut self, id: &str) -> Option<Board> {
        let text = self.typed.text();
        let field = |name: &str| id.strip_prefix(name)?.parse::<usize>().ok();
        if id == "way" {
            let way = WAYS.iter().find(|(_, name)| *name == text);
            if let Some((way, _)) = way.filter(|(way, _)| *way != self.way) {
                // A field that is drawn anew is empty.
                (self.sums, self.drawer, self.one) = Default::default();
                self.stage = None;
                self.way = *way;
            }
        } else if id == "all" {
            self.all = true;
            self.hold();
        } else if id == "only" {
            self.only = Found::ALL.into_iter().find(|of| of.name() == text);
            self.hold();
        } else if id == "search" {
            self.search = find::wanted(text);
            self.hold();
        } else if let Some(sum) = field("sum").and_then(|at| self.sums.get_mut(at)) {
            *sum = Typing::of(text);
        } else if let Some(sum) = field("one").and_then(|at| self.one.get_mut(at)) {
            *sum = Typing::of(text);
        } else if id == "stage" {
            self.stage = one::stage_of(text);
        } else if let Some(sum) = field("drawer").and_then(|at| self.drawer.get_mut(at)) {
            *sum = Typing::of(text);
        } else if let Some(at) = field("remove").filter(|at| *at < FILES) {
            self.remove(at);
        } else if let Some(place) = field("fix").and_then(|at| self.places.get_mut(at)) {
            place.is_open = !place.is_open;
        } else if id == "save" {
            self.saved = self.needs().is_none().then(|| Drawing::of(self).csv());
        } else if id == "book" {
            self.saved = self.needs().is_none().then(|| Drawing::of(self).workbook());
        } else if let Some((at, plan)) = self.corrected(id, text) {
            let place = &mut self.places[at];
            self.again = Some(place.ticket);
            if let Some(job) = &mut self.job {
                job.begin_by(at, &place.name, place.size, Some(plan));
            }
            self.hold();
        }
        self.typed.wipe();
        self.draw()
    }

    /// The ticket of a file that is to be read again, once.
    pub fn again(&mut self) -> Option<u32> {
        self.again.take()
    }

    /// A table that somebody asked for, as CSV or an Excel file, once.
    pub fn saved(&mut self) -> Option<Vec<u8>> {
        self.saved.take()
    }

    /// Whether nothing that was typed is left.
    pub fn is_wiped(&self) -> bool {
        self.typed.is_wiped()
    }

    /// A file begins; its ticket, none where there is no place for it.
    pub fn file(&mut self, name: &str, size: u64) -> Option<u32> {
        let job = self.job.as_mut()?;
        let free = (0..FILES).find(|at| matches!(job.slot(*at), Slot::Empty));
        self.too_many = free.is_none();
        let at = free?;
        job.begin(at, name, size);
        self.tickets += 1;
        self.places[at] = Place {
            name: name.to_owned(),
            ticket: self.tickets,
            size,
            is_open: false,
        };
        Some(self.tickets)
    }

    /// Takes the next bytes of a file; whether it wants more.
    pub fn chunk(&mut self, ticket: u32, bytes: &[u8]) -> bool {
        let at = self.at(ticket);
        let pushed = at.and_then(|at| self.job.as_mut()?.push(at, bytes));
        pushed.is_some()
    }

    /// Takes the end of a file; where it could not be read to there, nothing of it is kept.
    /// Gives the bytes of a spreadsheet, whose table [`Amounts::table`] wants.
    pub fn ended(&mut self, ticket: u32, is_whole: bool) -> Option<Vec<u8>> {
        let at = self.at(ticket)?;
        let job = self.job.as_mut()?;
        if is_whole {
            job.end(at);
        } else {
            job.lose(at);
        }
        let sheet = job.sheet(at);
        self.hold();
        sheet
    }

    /// Takes the table of a spreadsheet, none where it is damaged; `came` is false where what
    /// reads spreadsheets could not be fetched.
    pub fn table(&mut self, ticket: u32, table: Option<Vec<u8>>, came: bool) {
        if let (Some(at), Some(job)) = (self.at(ticket), self.job.as_mut()) {
            if came {
                job.table(at, table.as_deref());
            } else {
                job.no_sheets(at);
            }
        }
        self.hold();
    }

    /// The board as it stands.
    pub fn draw(&self) -> Option<Board> {
        if self.needs().is_some() {
            return None;
        }
        let drawing = Drawing::of(self);
        let words = drawing.words;
        let more = [
            words.way_sums_more,
            words.way_files_more,
            words.way_one_more,
            words.way_drawer_more,
        ];
        let labels = [
            words.way_sums,
            words.way_files,
            words.way_one,
            words.way_drawer,
        ];
        let option = |at: usize| {
            let (way, name) = WAYS[at];
            Item::option(name, labels[at], more[at], way == self.way)
        };
        let mut blocks = vec![Block::choice(
            "way",
            words.ways,
            (0..WAYS.len()).map(option).collect(),
        )];
        blocks.extend(match self.way {
            Way::Sums => drawing.sums(),
            Way::Files => drawing.files(),
            Way::One => drawing.one(),
            Way::Drawer => drawing.drawer(),
        });
        Some(Board {
            name: AMOUNT.to_owned(),
            title: words.board.to_owned(),
            blocks,
        })
    }

    fn at(&self, ticket: u32) -> Option<usize> {
        self.places.iter().position(|place| place.ticket == ticket)
    }

    fn remove(&mut self, at: usize) {
        if let Some(job) = &mut self.job {
            job.drop_file(at);
        }
        self.places[at] = Place::default();
        (self.too_many, self.all, self.only) = (false, false, None);
        self.search.clear();
        self.hold();
    }

    /// Holds the files against each other anew, each against the next.
    fn hold(&mut self) {
        let (held, found) = match self.needs() {
            Some(_) => Default::default(),
            None => Drawing::of(self).held(),
        };
        self.held = held;
        self.raw.find(found);
    }
}

impl<'a> Drawing<'a> {
    fn of(of: &'a Amounts) -> Self {
        let lang = of.reader.lang;
        let currency = Currency::CNY;
        Self {
            words: lang.amount_words(),
            lang,
            book: AmountBook { lang, currency },
            of,
        }
    }
}
