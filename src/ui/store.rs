//! The one store: the pack in the language of the page, the session, and what was typed for
//! the ticket.

use crate::browser::Device;
use crate::engine::Model;
use crate::i18n::{Lang, fill};
use crate::lookup::Match;
use crate::pack::{self, Core, Field, Texts};
use crate::present::{Book, Typed};
use crate::session::{Action, Session};
use crate::ui::looking::Found;
use crate::ui::route::Route;
use std::rc::Rc;
use yew::Reducible;

/// The name under which the session is kept.
pub(super) const SESSION: &str = "poscheck.session";
/// The name under which the language is kept.
pub(super) const LANGUAGE: &str = "poscheck.lang";

/// What the page starts with.
#[derive(Clone)]
pub struct Boot {
    /// Numbers and ids.
    pub core: Rc<Core>,
    /// The pack's texts in `lang`.
    pub texts: Rc<Texts>,
    /// Whether that is the whole pack, or the first screen's part of it.
    pub whole: bool,
    /// The language.
    pub lang: Lang,
    /// The log of an earlier session, as it was kept.
    pub stored: Option<String>,
    /// What was typed into the prerendered field before the program was ready.
    pub early: String,
    /// What fits it, where that is known.
    pub found: Option<Vec<Match>>,
    /// Whether that field had the focus.
    pub focused: bool,
}

impl PartialEq for Boot {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.core, &other.core)
            && Rc::ptr_eq(&self.texts, &other.texts)
            && self.lang == other.lang
    }
}

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
    /// Whether the whole pack is here, or only the first screen's part of it.
    pub whole: bool,
    /// Whether the rest of the pack could not be fetched.
    pub missing: bool,
    /// The diagnosis.
    pub session: Session,
    /// What was typed for the ticket; never kept.
    pub typed: Typed,
    /// What was typed into the first screen's field; never kept.
    pub shown: Rc<str>,
    /// What was found for some text: that one, or the one before it.
    pub found: Option<Rc<Found>>,
    /// Whether the ticket was copied; none before it was tried.
    pub copied: Option<bool>,
    /// What to tell over the page.
    pub notice: Option<(Notice, Rc<str>)>,
}

/// What can be done to the store.
pub enum Message {
    /// An action on the session.
    Session(Action),
    /// The page goes on in another language.
    Language(Lang, Rc<Texts>),
    /// The whole pack has come, and what was stored can be read.
    Whole(Box<Boot>),
    /// The whole pack could not be fetched.
    Missing,
    /// Typed for the ticket.
    Typed(Field, String),
    /// Typed into the first screen's field.
    Shown(String),
    /// What fits a typed text in a language.
    Found(Lang, Found),
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
        let model = Rc::new(Model::of(&boot.core));
        let words = boot.lang.words();
        let mut store = Self {
            core: boot.core.clone(),
            texts: boot.texts.clone(),
            lang: boot.lang,
            whole: boot.whole,
            missing: false,
            session: Session::new(boot.core.clone(), model.clone()),
            typed: Typed::default(),
            shown: boot.early.as_str().into(),
            found: boot.found.clone().map(|matches| {
                Rc::new(Found {
                    typed: boot.early.as_str().into(),
                    matches: Some(matches),
                })
            }),
            copied: None,
            notice: None,
        };
        let stored = boot.stored.as_deref().filter(|_| boot.whole);
        match stored.map(|text| Session::from_text(text, boot.core.clone(), model)) {
            Some(Ok(restored)) => {
                store.session = restored.session;
                if !restored.dropped.is_empty() {
                    let (n, ids) = (
                        restored.dropped.len().to_string(),
                        restored.dropped.join(", "),
                    );
                    store.notice = Some((Notice::Dropped, fill(words.dropped, &[&n, &ids]).into()));
                }
            }
            Some(Err(_)) => store.tell(Notice::Damaged),
            None => {}
        }
        store
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
            && self.missing == other.missing
            && self.session == other.session
            && self.typed == other.typed
            && self.shown == other.shown
            && self.found == other.found
            && self.copied == other.copied
            && self.notice == other.notice
    }
}

impl Reducible for Store {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        let mut next = (*self).clone();
        match message {
            Message::Session(action) => {
                next.session.apply(action);
                next.copied = None;
            }
            Message::Language(lang, texts) => {
                next.found = None;
                next.texts = texts;
                next.lang = lang;
                next.notice = None;
            }
            Message::Whole(boot) => {
                let shown = next.shown;
                next = Self::new(&boot);
                next.shown = shown;
            }
            Message::Missing => next.missing = true,
            Message::Typed(field, text) => {
                next.typed = next.typed.with(field, &text);
                next.copied = None;
            }
            Message::Copied(done) => next.copied = Some(done),
            Message::Shown(text) => next.shown = text.into(),
            // What was found for an earlier text, or in the other language, comes late.
            Message::Found(lang, found) => {
                if (lang, &found.typed) == (next.lang, &next.shown) {
                    next.found = Some(Rc::new(found));
                }
            }
            Message::Tell(notice) => next.tell(notice),
            Message::Dismiss => next.notice = None,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Fetches what a pack holds in one language: its texts, then how its entries are found, which
/// is for the background worker.
pub(super) fn fetch_language(
    device: &Rc<dyn Device>,
    lang: Lang,
    core: Rc<Core>,
    done: impl FnOnce(Option<Rc<Texts>>) + 'static,
) {
    let then = device.clone();
    let got = Box::new(move |bytes: Result<Vec<u8>, _>| {
        let bytes = bytes.unwrap_or_default();
        let Ok(texts) = pack::load_texts(&bytes, &core) else {
            return done(None);
        };
        then.learn("texts", &bytes);
        let device = then.clone();
        let got = Box::new(move |bytes: Result<Vec<u8>, _>| {
            done(bytes.ok().map(|bytes| {
                device.learn("words", &bytes);
                Rc::new(texts)
            }));
        });
        then.fetch(
            if lang == Lang::Zh {
                "zh-CN-words"
            } else {
                "en-words"
            },
            got,
        );
    });
    device.fetch(lang.tag(), got);
}

/// Fetches the whole pack in a language and tells the store when it is here, or that it is not.
pub(super) fn fetch_whole(
    device: Rc<dyn Device>,
    lang: Lang,
    tell: impl Fn(Message) + Clone + 'static,
) {
    let then = device.clone();
    let done = Box::new(move |bytes: Result<Vec<u8>, _>| {
        let bytes = bytes.unwrap_or_default();
        let Ok(core) = pack::load_core(&bytes) else {
            return tell(Message::Missing);
        };
        then.learn("core", &bytes);
        let core = Rc::new(core);
        let device = then.clone();
        fetch_language(&then, lang, core.clone(), move |got| {
            let Some(texts) = got else {
                return tell(Message::Missing);
            };
            tell(Message::Whole(Box::new(Boot {
                core,
                texts,
                whole: true,
                lang,
                stored: device.kept(SESSION),
                early: String::new(),
                found: None,
                focused: false,
            })));
        });
    });
    device.fetch("core", done);
}

/// Keeps the session on the device, or forgets it when there is none, and lets the background
/// worker think about what may follow.
pub(super) fn keep_session(device: &dyn Device, session: &Session) -> bool {
    if session.is_empty() && session.started() == 0 {
        device.forget(SESSION);
        device.ponder("");
        return true;
    }
    let text = session.to_text();
    device.ponder(&text);
    device.keep(SESSION, &text).is_ok()
}
