//! The page as a whole: the store, the place, the frame around each page.

use super::handle::Handle;
use super::need::fetch_wanted;
use super::pages::page;
use super::route::Route;
use super::store::{Boot, LANGUAGE, Message, Notice, Store, keep_session};
use super::widgets::{notice, support_bar, top_bar};
use crate::browser::{Device, focus, text_of};
use crate::present::beside;
use crate::session::Action;
use std::rc::Rc;
use yew::prelude::*;

/// What the page is given.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The pack, the language, what was stored.
    pub boot: Boot,
    /// The browser, or its twin.
    pub device: Rc<dyn Device>,
    /// Where to begin.
    pub route: Route,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        self.boot == other.boot && Rc::ptr_eq(&self.device, &other.device)
    }
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let (boot, place) = (props.boot.clone(), props.route.clone());
    let store = use_reducer(move || first_store(&boot, &place));
    let device = props.device.clone();
    let first = props.route.clone();
    let route = use_state(move || first);

    {
        let (device, store) = (device.clone(), store.dispatcher());
        use_effect_with((), move |()| {
            device.offline(Box::new(move || store.dispatch(Message::Newer)));
        });
    }
    {
        let (route, device) = (route.setter(), device.clone());
        use_effect_with((), move |()| {
            let listening = device.on_hash(Box::new(move |hash| route.set(Route::parse(&hash))));
            move || drop(listening)
        });
    }
    {
        // Going back and forth in the history is undo and redo.
        let (store, device) = (store.clone(), device.clone());
        use_effect_with(((*route).clone(), store.reasons()), move |(route, can)| {
            if *can {
                follow(route, &store, &*device);
            }
            device.to_top();
        });
    }
    {
        let (device, dispatch) = (device.clone(), store.dispatcher());
        let refused = use_mut_ref(|| false);
        use_effect_with(
            (store.session.clone(), store.reasons()),
            move |(session, can)| {
                // What was stored is not read before it can be, so until then it is left alone.
                let kept = !can || keep_session(&*device, session);
                if !kept && !std::mem::replace(&mut *refused.borrow_mut(), true) {
                    dispatch.dispatch(Message::Tell(Notice::NotKept));
                }
            },
        );
    }
    {
        let (device, dispatch) = (device.clone(), store.dispatcher());
        let before = use_mut_ref(|| store.lang);
        let at = (store.lang, (*route).clone(), store.session.clone());
        let here = store.clone();
        use_effect_with(at, move |(lang, route, _)| {
            // What the browser's own languages decide is not kept, only what somebody chose.
            if before.replace(*lang) != *lang {
                let _ = device.keep(LANGUAGE, lang.tag());
            }
            device.announce(lang.tag());
            let name = match route {
                Route::Board(name) => (*name).to_owned(),
                Route::Step(_) if here.reasons() => beside(&here.core, &here.session.now().0),
                _ => String::new(),
            };
            let done = move |bytes| dispatch.dispatch(Message::Board(bytes));
            device.board(&name, *lang as usize, Box::new(done));
        });
    }
    {
        let (device, route) = (device.clone(), (*route).clone());
        use_effect_with(route, move |route| {
            let leaves = *route != Route::Home;
            let to = device.clone();
            let listening = device.on_key(Box::new(move |key| {
                if leaves && key == "Escape" {
                    to.back();
                }
            }));
            move || drop(listening)
        });
    }

    {
        let (device, dispatch) = (device.clone(), store.dispatcher());
        let wanted = *route == Route::Counter && store.drawn.is_none();
        use_effect_with(wanted, move |wanted| {
            if *wanted {
                device.draw(Box::new(move |path| {
                    dispatch.dispatch(Message::Drawn(path))
                }));
            }
        });
    }

    let heading = use_node_ref();
    {
        // The heading of a step takes the focus, so that a screen reader says it and the
        // next Tab leads into the step; the first screen leaves the focus where it is.
        let heading = heading.clone();
        let at = (
            (*route).clone(),
            store.session.log().len(),
            store.session.reopened(),
            // A board comes after its place was gone to, and another may be here until then.
            store
                .board
                .as_ref()
                .is_some_and(|board| matches!(*route, Route::Board(name) if name == board.name)),
        );
        use_effect_with(at, move |_| focus(heading.cast()));
    }
    let handle = Handle {
        store,
        device,
        route: (*route).clone(),
        heading,
    };
    {
        let (handle, under_way) = (handle.clone(), use_mut_ref(Vec::new));
        let called = use_mut_ref(String::new);
        use_effect(move || {
            // A page is called what its heading says, whenever that comes or changes.
            let app = handle.store.lang.words().app;
            let title = match text_of(handle.heading.cast()) {
                heading if heading.is_empty() => app.to_owned(),
                heading => [&heading, " · ", app].concat(),
            };
            if *called.borrow() != title {
                handle.device.entitle(&title);
                called.replace(title);
            }
            fetch_wanted(&handle, &under_way);
        });
    }
    html! {
        <>
            { top_bar(&handle) }
            <main class="page" id="page">
                { notice(&handle) }
                { page(&handle, props.boot.focused) }
            </main>
            { support_bar(&handle) }
        </>
    }
}

/// The store that the page is first drawn from.
///
/// On the host no effect runs, so what [`follow`] would do is done at once there.
fn first_store(boot: &Boot, place: &Route) -> Store {
    let store = Store::new(boot);
    if cfg!(feature = "render") {
        store.at(place)
    } else {
        store
    }
}

/// Brings the session to where the address says it is, and the address to where it can be.
fn follow(route: &Route, store: &UseReducerHandle<Store>, device: &dyn Device) {
    let session = &store.session;
    match *route {
        Route::Step(n) => {
            let (here, most) = (session.log().len(), session.log().len() + session.ahead());
            if n > most {
                device.go(&Route::Step(here).hash(), true);
            } else if n != here {
                store.dispatch(Message::Session(Action::GoTo(n)));
            } else if session.reopened().is_some() {
                store.dispatch(Message::Session(Action::Keep));
            }
        }
        Route::Change(at) => {
            if session
                .log()
                .get(at)
                .is_some_and(|event| event.question().is_some())
            {
                store.dispatch(Message::Session(Action::Reopen(at)));
            } else {
                device.go(&Route::Step(session.log().len()).hash(), true);
            }
        }
        _ => {
            if session.reopened().is_some() {
                store.dispatch(Message::Session(Action::Keep));
            }
        }
    }
}
