//! What follows each drawing: the device is told of whatever is another than before.
//!
//! In: the page as it was drawn, and as it was drawn before. Out: what is kept, announced, read
//! aloud, fetched, and where the focus goes. One effect for all of it: each of its own costs more
//! than a kilobyte of wasm.

use super::handle::Handle;
use super::need::fetch_wanted;
use super::route::Route;
use super::store::{HABITS, LANGUAGE, Message, Notice, SESSION, Store};
use crate::browser::{Device, focus, text_of};
use crate::pack::Piece;
use crate::present::{beside, step};
use crate::session::{Action, Habits, Session};
use std::cell::RefCell;
use std::rc::Rc;

/// What was told before.
#[derive(Default)]
pub(super) struct After {
    /// The page as it was drawn last. A copy of the store: a handle always has the newest one.
    was: Option<(Store, Route)>,
    /// Pieces on their way.
    under_way: Rc<RefCell<Vec<Piece>>>,
    /// What the page is called.
    title: String,
    /// What was read aloud last.
    read: String,
    /// Whether the desk was asked for a board.
    open: bool,
    /// Whether the device refused to keep something.
    refused: bool,
}

impl After {
    /// Tells what changed.
    pub(super) fn drawn(&mut self, is: &Handle) {
        let now = (Store::clone(&is.store), is.route.clone());
        let was = self.was.take();
        // Whether something is another than before, or here for the first time.
        let new = |same: &dyn Fn(&Store) -> bool| was.as_ref().is_none_or(|was| !same(&was.0));
        let (store, device) = (&now.0, &is.device);
        let can = store.reasons();
        let reason = new(&|was| was.reasons() == can);
        let place = was.as_ref().is_none_or(|was| was.1 != now.1);
        let session = new(&|was| was.session == store.session);
        let lang = new(&|was| was.lang == store.lang);
        let habits = new(&|was| was.habits == store.habits);
        if place {
            // A sheet that was left by going elsewhere tells nobody that it closed.
            is.take_back();
        }
        if can && (place || reason) {
            // Going back and forth in the history is undo and redo.
            follow(is);
        }
        if session || reason {
            // What was stored is not read before it can be, so until then it is left alone.
            let kept = !can || keep_session(&**device, &store.session);
            if !kept && !std::mem::replace(&mut self.refused, true) {
                is.tell(Message::Tell(Notice::NotKept));
            }
        }
        if was.is_some() {
            // What the browser's own languages decide is not kept, only what somebody chose.
            if lang && !store.lent {
                let _ = device.keep(LANGUAGE, store.lang.tag());
            }
            if habits {
                keep_habits(is);
            }
        }
        if lang || place || session {
            self.open_board(is);
        }
        if place || new(&|was| was.finds() == store.finds()) {
            look_up(is);
        }
        if place && is.route == Route::Counter && store.drawn.is_none() {
            let dispatch = is.store.dispatcher();
            device.draw(Box::new(move |path| {
                dispatch.dispatch(Message::Drawn(path))
            }));
        }
        // The heading of a step takes the focus, so that a screen reader says it and the next Tab
        // leads into the step; the first screen leaves the focus where it is.
        if was.is_none_or(|was| heads(&was) != heads(&now)) {
            focus(is.heading.cast());
            // What stands over the heading is read first. Whatever else comes later moves nothing.
            device.to_top();
        }
        self.call(is);
        if place || reason || session || lang || habits {
            self.read(is);
        }
        self.was = Some(now);
        fetch_wanted(is, &self.under_way);
    }

    /// Says the language, and opens the board of the place or of what a step shows beside it.
    fn open_board(&mut self, is: &Handle) {
        let store = &is.store;
        is.device.announce(store.lang.tag());
        let name = match &is.route {
            Route::Board(name) => (*name).to_owned(),
            Route::Step(_) if store.reasons() => beside(&store.core, &store.session.now().0),
            _ => String::new(),
        };
        // Where there was none and is none, there is nothing to close.
        if std::mem::replace(&mut self.open, !name.is_empty()) || self.open {
            let dispatch = store.dispatcher();
            let done = move |bytes| dispatch.dispatch(Message::Board(bytes));
            is.device.board(&name, store.lang as usize, Box::new(done));
        }
    }

    /// A page is called what its heading says, whenever that comes or changes.
    fn call(&mut self, is: &Handle) {
        let app = is.words().app;
        let title = match text_of(is.heading.cast()) {
            heading if heading.is_empty() => app.to_owned(),
            heading => [&heading, " · ", app].concat(),
        };
        if self.title != title {
            is.device.entitle(&title);
            self.title = title;
        }
    }

    /// Reads a step aloud, once, where that is wanted; what is left is not read on.
    fn read(&mut self, is: &Handle) {
        let store = &is.store;
        let mut text = String::new();
        let is_step = matches!(is.route, Route::Step(_) | Route::Change(_));
        if store.habits.aloud && is_step && store.reasons() {
            let view = step(&store.book(), &store.session);
            text = view.map_or(text, |view| view.aloud());
        }
        if self.read != text {
            is.device.read(&text, store.lang.tag());
            self.read = text;
        }
    }
}

/// What the heading hangs on: the place, the step, whether the board of the place is open, for that
/// comes after its place was gone to and another may be here until then, and whether what the place
/// needs has come.
fn heads((store, route): &(Store, Route)) -> (&Route, usize, Option<usize>, [bool; 2]) {
    let board = store.board.as_ref();
    let opened = board.is_some_and(|b| matches!(route, Route::Board(name) if *name == b.name));
    let (log, reopened) = (store.session.log().len(), store.session.reopened());
    (route, log, reopened, [opened, store.ready(route)])
}

/// Keeps the session on the device, or forgets it when there is none, and lets the background
/// worker think about what may follow.
fn keep_session(device: &dyn Device, session: &Session) -> bool {
    if session.is_empty() && session.started() == 0 {
        device.forget(SESSION);
        device.ponder("");
        return true;
    }
    let text = session.to_text();
    device.ponder(&text);
    device.keep(SESSION, &text).is_ok()
}

fn keep_habits(handle: &Handle) {
    let (habits, device) = (&*handle.store.habits, &handle.device);
    device.enlarge(habits.large);
    if *habits == Habits::default() {
        device.forget(HABITS);
    } else {
        let _ = device.keep(HABITS, &habits.to_text());
    }
}

/// Remembers the entry that is looked at.
fn look_up(handle: &Handle) {
    if let Route::Entry(id) | Route::Seen(id, _) = &handle.route {
        let store = &handle.store;
        if let Some(entry) = store.core.entry_named(id) {
            let name = store.book().short_name(entry);
            handle.set(&|habits| habits.look_up(id, &name));
        }
    }
}

/// Brings the session to where the address says it is, and the address to where it can be.
fn follow(handle: &Handle) {
    let (session, device) = (&handle.store.session, &handle.device);
    let keep = session.reopened().is_some();
    let action = match handle.route {
        Route::Step(n) => {
            let (here, most) = (session.log().len(), session.log().len() + session.ahead());
            if n > most {
                return device.go(&Route::Step(here).hash(), true);
            }
            match n == here {
                true if keep => Action::Keep,
                true => return,
                false => Action::GoTo(n),
            }
        }
        Route::Change(at) => {
            let event = session.log().get(at);
            if event.is_none_or(|event| event.question().is_none()) {
                return device.go(&Route::Step(session.log().len()).hash(), true);
            }
            Action::Reopen(at)
        }
        _ if keep => Action::Keep,
        _ => return,
    };
    handle.tell(Message::Session(action));
}
