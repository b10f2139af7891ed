//! What every page and widget is handed: the store, the place, and one way to act.

use crate::browser::{Device, focus};
use crate::i18n::Words;
use crate::session::{Action, Event};
use crate::ui::route::Route;
use crate::ui::store::{LANGUAGE, Message, Notice, Store, read_texts};
use std::rc::Rc;
use yew::prelude::*;

/// The store, the device and the place; cheap to clone.
#[derive(Clone)]
pub(crate) struct Handle {
    pub(crate) store: UseReducerHandle<Store>,
    pub(crate) device: Rc<dyn Device>,
    pub(crate) route: Route,
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

    /// Starts a diagnosis and goes to its first step.
    pub(crate) fn begin(&self, entry: Option<usize>) {
        let action = Action::Begin { entry, at: self.device.minutes() };
        self.act(action, false);
    }

    /// Lets something happen in the diagnosis and goes to the step that follows.
    pub(crate) fn happen(&self, event: Event) {
        // A changed answer replaces its own place, so that "back" does not open it again.
        self.act(Action::Do(event), matches!(self.route, Route::Change(_)));
    }

    fn act(&self, action: Action, replace: bool) {
        let mut next = self.store.session.clone();
        next.apply(action);
        self.tell(Message::Session(action));
        self.device.go(&Route::Step(next.log().len()).hash(), replace);
    }

    /// Fetches the other language and goes on in it; the session stays.
    pub(crate) fn switch_language(&self) {
        let lang = self.store.lang.other();
        let (store, core, device) =
            (self.store.dispatcher(), self.store.core.clone(), self.device.clone());
        let done = Box::new(move |bytes: Result<Vec<u8>, _>| {
            match bytes.ok().and_then(|bytes| read_texts(&bytes, &core)) {
                Some(texts) => {
                    let _ = device.keep(LANGUAGE, lang.tag());
                    store.dispatch(Message::Language(lang, texts));
                }
                None => store.dispatch(Message::Tell(Notice::Language)),
            }
        });
        self.device.texts(lang.tag(), done);
    }
}

/// The handle of the page.
#[hook]
pub(crate) fn use_handle() -> Option<Handle> {
    use_context::<Handle>()
}

/// A place for the heading that takes the focus whenever `key` changes, except at first.
#[hook]
pub(crate) fn use_heading_focus<K: PartialEq + 'static>(key: K) -> NodeRef {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(key, move |_| focus(heading.cast()));
    }
    heading
}
