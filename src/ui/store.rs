//! The one store: the pack in the language of the page, the session, and what was typed for
//! the ticket.

use crate::engine::Model;
use crate::i18n::{Lang, fill};
use crate::pack::{Core, Field, Piece, Shelf, Texts};
use crate::present::{Board, Book, Typed, load_board};
use crate::session::{Action, Habits, Session};
use crate::ui::boot::Boot;
use crate::ui::looking::Found;
use crate::ui::need::{finds, reasons};
use crate::ui::route::Route;
use std::rc::Rc;
use yew::Reducible;

/// The name under which the session is kept.
pub(super) const SESSION: &str = "poscheck.session";
/// The name under which habits are kept.
pub const HABITS: &str = "poscheck.habits";
/// The name under which the language is kept.
pub(super) const LANGUAGE: &str = "poscheck.lang";

/// Something to tell once, over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The stored session could not be read.
    Damaged,
    /// Part of the stored session no longer exists in the pack.
    Dropped,
    /// This browser keeps nothing.
    NotKept,
    /// The other language could not be fetched.
    Language,
}

/// Everything the page knows.
#[derive(Clone)]
pub struct Store {
    /// Numbers and ids.
    pub core: Rc<Core>,
    /// The pack's texts in `lang`.
    pub texts: Rc<Texts>,
    /// The language.
    pub lang: Lang,
    /// The language that the page goes on in once what it says is here.
    pub next_lang: Option<Lang>,
    /// What it says at the place where it was asked for.
    pub next_needs: Rc<[Piece]>,
    /// Whether the page is in the other language only as long as a sheet is open.
    pub lent: bool,
    /// The pieces of the pack that are here.
    pub shelf: Shelf,
    /// Whether a piece could not be fetched or read; none is asked for again before somebody
    /// says so.
    pub missing: bool,
    /// Whether pieces are fetched past what was kept on the way, which may be damaged.
    pub anew: bool,
    /// Whether a newer version of the site is ready to be taken into use.
    pub newer: bool,
    /// The diagnosis; without what it reasons with, it stays as it is.
    pub session: Session,
    /// What was begun before there was anything to reason with.
    pub waiting: Option<Action>,
    /// What the device remembers of whoever uses it.
    pub habits: Rc<Habits>,
    /// What was typed for the ticket; never kept but for the model, where that is wanted.
    pub typed: Typed,
    /// What was typed into the first screen's field; never kept.
    pub shown: Rc<str>,
    /// What was found for some text: that one, or one before it.
    pub found: Option<Rc<Found>>,
    /// The QR code that leads here, where it is drawn: the path of an SVG.
    pub drawn: Option<Rc<str>>,
    /// The board that the desk showed last.
    pub board: Option<Rc<Board>>,
    /// Whether nobody could open a board.
    pub lost: bool,
    /// Whether the ticket was copied; none before it was tried.
    pub copied: Option<bool>,
    /// What to tell over the page.
    pub notice: Option<(Notice, Rc<str>)>,
}

/// What can be done to the store.
pub enum Message {
    /// An action on the session.
    Session(Action),
    /// The page is to go on in another language, once these are here; beside it, what is kept of
    /// an earlier session.
    Language(Lang, Rc<[Piece]>, Option<String>),
    /// A piece of the pack has come, or could not be fetched; what is kept of an earlier session.
    Piece(Piece, Option<Vec<u8>>, Option<String>),
    /// Whether the next language is only for the one who looks at a sheet.
    Lent(bool),
    /// What could not be fetched is to be tried again.
    Again,
    /// A newer version of the site is ready.
    Newer,
    /// What the device is to remember.
    Habits(Habits),
    /// Typed for the ticket.
    Typed(Field, String),
    /// Typed into the first screen's field.
    Shown(String),
    /// What fits a typed text in a language.
    Found(Lang, Found),
    /// The QR code that leads here is drawn.
    Drawn(String),
    /// The desk showed a board, as bytes, or none could be opened.
    Board(Option<Vec<u8>>),
    /// A diagnosis begins with what is known, as its stored text.
    Begin(String),
    /// The ticket was copied, or could not be.
    Copied(bool),
    /// Something to tell.
    Tell(Notice),
    /// The notice was read.
    Dismiss,
}

impl Store {
    /// The store at the start.
    pub fn new(boot: &Boot) -> Self {
        let mut store = Self {
            core: boot.core.clone(),
            texts: boot.texts.clone(),
            lang: boot.lang,
            next_lang: None,
            next_needs: Rc::new([]),
            lent: false,
            shelf: boot.shelf.clone(),
            missing: false,
            anew: false,
            newer: false,
            session: Session::new(boot.core.clone(), Rc::new(Model::of(&boot.core))),
            waiting: None,
            habits: Rc::new(boot.habits.clone()),
            typed: Typed::default().with(Field::Model, &boot.habits.model),
            shown: boot.early.as_str().into(),
            found: boot.found.clone(),
            drawn: None,
            board: boot.board.clone(),
            lost: false,
            copied: None,
            notice: None,
        };
        if store.reasons() {
            store.take_up(boot.stored.as_deref());
        }
        store
    }

    /// Whether what every diagnosis in the language of the page needs is here.
    pub fn reasons(&self) -> bool {
        self.shelf.has_all(&reasons(self.lang))
    }

    /// Whether entries can be looked up in the language of the page.
    pub fn finds(&self) -> bool {
        self.shelf.has_all(&finds(self.lang))
    }

    /// Whether every name of every entry is here, so that what has none is unknown.
    pub fn names_all(&self) -> bool {
        Lang::ALL
            .iter()
            .all(|lang| self.shelf.has_all(&finds(*lang)))
    }

    /// Puts a piece on the shelf and takes what it changes into use.
    fn put(&mut self, piece: Piece, bytes: Option<&[u8]>, stored: Option<&str>) {
        let could = self.reasons();
        if bytes.is_some_and(|bytes| self.shelf.put(piece, bytes).is_ok()) {
            self.use_shelf();
            if !could && self.reasons() {
                self.take_up(stored);
            }
        } else if self
            .next_lang
            .is_some_and(|lang| piece.is_in(lang as usize))
        {
            self.next_lang = None;
            self.tell(Notice::Language);
        } else {
            self.missing = true;
        }
    }

    /// Goes on with what is on the shelf, in the language that is to be next once that can be.
    fn use_shelf(&mut self) {
        let next = self.next_lang;
        let next = next.filter(|_| self.shelf.has_all(&self.next_needs));
        if let Some(lang) = next {
            self.lang = lang;
            self.next_lang = None;
            self.found = None;
            self.notice = None;
        }
        if !self.finds() {
            // The first screen's part, in one language, is all there is to show.
            return;
        }
        let tongue = self.lang as usize;
        self.core = self.shelf.core().clone();
        self.texts = self.shelf.texts(tongue).clone();
    }

    /// Takes up what was begun meanwhile, or else the diagnosis that was kept.
    fn take_up(&mut self, stored: Option<&str>) {
        let (core, model) = (self.core.clone(), Rc::new(Model::of(&self.core)));
        self.session = Session::new(core.clone(), model.clone());
        if let Some(action) = self.waiting.take() {
            return self.session.apply(action);
        }
        match stored.map(|text| Session::from_text(text, core, model)) {
            Some(Ok(restored)) => {
                self.session = restored.session;
                if !restored.dropped.is_empty() {
                    let n = restored.dropped.len().to_string();
                    let text = fill(self.lang.words().dropped, &[&n]);
                    self.notice = Some((Notice::Dropped, text.into()));
                }
            }
            Some(Err(_)) => self.tell(Notice::Damaged),
            None => {}
        }
    }

    /// The same with the session where a place says it is.
    pub(super) fn at(mut self, place: &Route) -> Self {
        match *place {
            Route::Step(n) => self.session.apply(Action::GoTo(n)),
            Route::Change(at) => self.session.apply(Action::Reopen(at)),
            _ => {}
        }
        self
    }

    /// The pack in the language of the page.
    pub fn book(&self) -> Book<'_> {
        Book {
            core: &self.core,
            texts: &self.texts,
            lang: self.lang,
        }
    }

    fn tell(&mut self, notice: Notice) {
        let words = self.lang.words();
        let text = match notice {
            Notice::Damaged => words.damaged,
            Notice::Dropped => return,
            Notice::NotKept => words.not_kept,
            Notice::Language => words.language_failed,
        };
        self.notice = Some((notice, text.into()));
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.texts, &other.texts)
            && Rc::ptr_eq(&self.core, &other.core)
            && self.shelf == other.shelf
            && (self.lang, self.next_lang) == (other.lang, other.next_lang)
            && (self.missing, self.anew, self.lent) == (other.missing, other.anew, other.lent)
            && self.newer == other.newer
            && self.session == other.session
            && self.waiting == other.waiting
            && self.typed == other.typed
            && self.habits == other.habits
            && self.shown == other.shown
            && self.found == other.found
            && (&self.drawn, self.copied) == (&other.drawn, other.copied)
            && self.lost == other.lost
            && self.board.as_ref().map(Rc::as_ptr) == other.board.as_ref().map(Rc::as_ptr)
            && self.notice == other.notice
    }
}

impl Reducible for Store {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        let mut next = (*self).clone();
        match message {
            Message::Session(action) if !next.reasons() => next.waiting = Some(action),
            Message::Session(action) => {
                next.session.apply(action);
                next.copied = None;
            }
            Message::Language(lang, needs, stored) => {
                next.next_needs = needs;
                let could = next.reasons();
                next.next_lang = (lang != next.lang).then_some(lang);
                next.missing = false;
                next.use_shelf();
                if !could && next.reasons() {
                    next.take_up(stored.as_deref());
                }
            }
            Message::Piece(piece, bytes, stored) => {
                next.put(piece, bytes.as_deref(), stored.as_deref());
            }
            Message::Again => (next.missing, next.anew) = (false, true),
            Message::Lent(lent) => next.lent = lent,
            Message::Newer => next.newer = true,
            Message::Habits(habits) => next.habits = Rc::new(habits),
            Message::Typed(field, text) => {
                next.typed = next.typed.with(field, &text);
                next.copied = None;
            }
            Message::Drawn(square) => next.drawn = Some(square.into()),
            Message::Board(bytes) => {
                let board = bytes.and_then(|bytes| load_board(&bytes));
                next.lost = board.is_none();
                next.board = board.map(Rc::new);
            }
            // What it reasons with takes it up from the device where it is still to come.
            Message::Begin(text) if next.reasons() => next.take_up(Some(&text)),
            Message::Begin(_) => {}
            Message::Copied(done) => next.copied = Some(done),
            Message::Shown(text) => next.shown = text.into(),
            // What was found for an earlier text, or in the other language, comes late.
            Message::Found(lang, found) => {
                if next.finds() && (lang, &found.typed) == (next.lang, &next.shown) {
                    next.found = Some(Rc::new(found));
                }
            }
            Message::Tell(notice) => next.tell(notice),
            Message::Dismiss => next.notice = None,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
