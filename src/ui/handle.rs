//! What every page and widget is handed: the store, the place, and one way to act.

use crate::browser::Device;
use crate::card::cut_numbers;
use crate::i18n::{Words, learn};
use crate::lookup::load_matches;
use crate::pack::day;
use crate::present::{NOTES, noted};
use crate::session::{Action, Event, Habits, begun};
use crate::ui::looking::Found;
use crate::ui::route::Route;
use crate::ui::store::{Message, Notice, SESSION, Store};
use std::rc::Rc;
use yew::prelude::*;

/// The store, the device and the place; cheap to clone.
#[derive(Clone)]
pub(crate) struct Handle {
    pub(crate) store: UseReducerHandle<Store>,
    pub(crate) device: Rc<dyn Device>,
    pub(crate) route: Route,
    /// Where the place is set, which the address does too, but later.
    pub(crate) place: UseStateSetter<Route>,
    /// The heading of the page, which takes the focus when the page changes.
    pub(crate) heading: NodeRef,
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.store == other.store && self.route == other.route
    }
}

impl Handle {
    /// The messages in the language of the page.
    pub(crate) fn words(&self) -> &'static Words {
        self.store.lang.words()
    }

    /// Tells the store.
    pub(crate) fn tell(&self, message: Message) {
        self.store.dispatch(message);
    }

    /// Goes to a place.
    pub(crate) fn go(&self, route: &Route) {
        self.device.go(&route.hash(), false);
    }

    /// A click that does something with the page.
    pub(crate) fn click(&self, call: impl Fn(&Self) + 'static) -> Callback<MouseEvent> {
        let handle = self.clone();
        Callback::from(move |_| call(&handle))
    }

    /// What is done with the page where a sheet closes.
    pub(crate) fn closed(&self, call: fn(&Self)) -> Callback<yew::events::Event> {
        let handle = self.clone();
        Callback::from(move |_| call(&handle))
    }

    /// A click that always does the same; one piece of code for all of them.
    pub(crate) fn press(&self, call: fn(&Self)) -> Callback<MouseEvent> {
        self.click(call)
    }

    /// A click that lets something happen in the diagnosis.
    pub(crate) fn on(&self, event: Event) -> Callback<MouseEvent> {
        self.click(move |handle| handle.happen(event))
    }

    /// The device's day, in days since 1970-01-01; 0 where it does not say.
    pub(crate) fn today(&self) -> i32 {
        day(&self.device.local_time(self.device.minutes())).unwrap_or(0)
    }

    /// Starts a diagnosis and goes to its first step.
    pub(crate) fn begin(&self, entry: Option<usize>) {
        let at = self.device.minutes();
        self.act(
            Action::Begin { entry, at },
            usize::from(entry.is_some()),
            false,
        );
    }

    /// What is looked at goes into the ticket, where nothing else is known.
    pub(crate) fn take_along(&self) {
        if let (Route::Entry(id) | Route::Seen(id, _), true) =
            (&self.route, self.store.session.is_empty())
        {
            let entry = self.store.core.entry_named(id);
            let at = self.device.minutes();
            self.tell(Message::Session(Action::Begin { entry, at }));
        }
    }

    /// Starts a diagnosis with what is known of it and goes to the step that follows; what is noted
    /// for the ticket stays in the page, and leads there where nothing else is known.
    pub(crate) fn begin_with(&self, known: &str) {
        let (known, notes) = known.split_once(NOTES).unwrap_or((known, ""));
        for (field, text) in noted(notes) {
            self.tell(Message::Typed(field, text.to_owned()));
        }
        if known.is_empty() {
            return self.go(&Route::Ticket);
        }
        let text = begun(self.device.minutes(), known);
        // Where the knowledge is still to come, this is what it begins with.
        let _ = self.device.keep(SESSION, &text);
        self.tell(Message::Begin(text));
        self.go(&Route::Step(known.lines().count()));
    }

    /// Forgets the diagnosis and goes home.
    pub(crate) fn restart(&self) {
        self.tell(Message::Session(Action::Begin { entry: None, at: 0 }));
        self.go(&Route::Home);
    }

    /// A click that changes what the device remembers.
    pub(crate) fn habit(&self, change: fn(&mut Habits)) -> Callback<MouseEvent> {
        self.click(move |handle| handle.set(&change))
    }

    /// Changes what the device remembers.
    pub(crate) fn set(&self, change: &dyn Fn(&mut Habits)) {
        let mut habits = (*self.store.habits).clone();
        change(&mut habits);
        self.tell(Message::Habits(habits));
    }

    /// Forgets the diagnosis and takes from the device all that is kept there.
    pub(crate) fn erase(&self) {
        self.tell(Message::Session(Action::Begin { entry: None, at: 0 }));
        self.set(&|habits| *habits = Habits::default());
        self.device.erase();
    }

    /// Lets something happen in the diagnosis and goes to the step that follows: the one that
    /// the background worker found by now, or else the one that is seen at once.
    fn happen(&self, event: Event) {
        let mut next = self.store.session.clone();
        next.apply(Action::Do(event));
        let found = self.device.thought(&next.to_text());
        let lead = found.and_then(|name| next.step_named(&name));
        let action = lead.map_or(Action::Do(event), |step| Action::Led(event, step));
        // A changed answer replaces its own place, so that "back" does not open it again.
        let replace = matches!(self.route, Route::Change(_));
        self.act(action, next.log().len(), replace);
    }

    /// Tells the store of an action and goes to the step after that many events.
    fn act(&self, action: Action, events: usize, replace: bool) {
        let route = Route::Step(events);
        self.tell(Message::Session(action));
        self.device.go(&route.hash(), replace);
        // Both in one drawing.
        self.place.set(route);
    }

    /// Lets the desk look for what was typed; long numbers stay here.
    pub(crate) fn look(&self, typed: Rc<str>) {
        let (store, lang) = (self.store.dispatcher(), self.store.lang);
        let (entries, all) = (self.store.core.entries.len(), self.store.names_all());
        let text = cut_numbers(&typed);
        let done = Box::new(move |bytes: Result<Vec<u8>, _>| {
            let matches = bytes.ok().and_then(|bytes| load_matches(&bytes, entries));
            let found = Found {
                typed,
                all,
                matches,
            };
            store.dispatch(Message::Found(lang, found));
        });
        self.device.find(lang as usize, &text, done);
    }

    /// Goes on in the other language for the one who looks at the sheet, and back.
    pub(crate) fn lend(&self) {
        self.tell(Message::Lent(!self.store.lent));
        self.switch_language();
    }

    /// Goes on in the language that was left for the sheet.
    pub(crate) fn take_back(&self) {
        if self.store.lent {
            self.lend();
        }
    }

    /// Goes on in the other language as soon as it is here; the session stays.
    pub(crate) fn switch_language(&self) {
        let (store, device) = (self.store.dispatcher(), self.device.clone());
        let lang = self.store.lang.other();
        let needs = self.store.spoken_at(&self.route, lang);
        let done = Box::new(move |file: Result<Vec<u8>, _>| {
            let heard = file.is_ok_and(|file| learn(lang, &file).is_ok());
            store.dispatch(if heard {
                Message::Language(lang, needs, device.kept(SESSION))
            } else {
                Message::Tell(Notice::Language)
            });
        });
        let file = [lang.tag(), ".first"].concat();
        self.device.fetch(&file, self.store.anew, done);
    }
}
