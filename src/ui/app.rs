//! The page as a whole: the store, the place, the frame around each page.

use super::hooks::Handle;
use super::pages::{CodePage, Gone, HomePage, StepPage, TicketPage};
use super::route::Route;
use super::store::{Boot, Message, Notice, Store, keep_session};
use super::widgets::{NoticeBar, SupportBar, TopBar};
use crate::browser::Device;
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
    let boot = props.boot.clone();
    let store = use_reducer(move || Store::new(&boot));
    let device = props.device.clone();
    let first = props.route.clone();
    let route = use_state(move || first);

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
        use_effect_with((*route).clone(), move |route| {
            follow(route, &store, &*device);
            device.to_top();
        });
    }
    {
        let (device, dispatch) = (device.clone(), store.dispatcher());
        let refused = use_mut_ref(|| false);
        use_effect_with(store.session.clone(), move |session| {
            let kept = keep_session(&*device, session);
            if !kept && !std::mem::replace(&mut *refused.borrow_mut(), true) {
                dispatch.dispatch(Message::Tell(Notice::NotKept));
            }
        });
    }
    {
        let device = device.clone();
        use_effect_with(store.lang, move |lang| {
            device.announce(lang.words().app, lang.tag());
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

    let handle = Handle { store: store.clone(), device, route: (*route).clone() };
    let page = match &*route {
        Route::Home => html! { <HomePage early={props.boot.focused} /> },
        Route::Entry(id) => html! { <CodePage id={id.clone()} /> },
        Route::Step(_) | Route::Change(_) => html! { <StepPage /> },
        Route::Ticket => html! { <TicketPage /> },
        Route::Gone => html! { <Gone /> },
    };
    html! {
        <ContextProvider<Handle> context={handle}>
            <TopBar />
            <main class="page" id="page">
                <NoticeBar />
                { page }
            </main>
            <SupportBar />
        </ContextProvider<Handle>>
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
            if session.log().get(at).is_some_and(|event| event.question().is_some()) {
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
