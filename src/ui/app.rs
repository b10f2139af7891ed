//! The page as a whole: the store, the place, the frame around each page.

use super::after::After;
use super::boot::Boot;
use super::handle::Handle;
use super::pages::page;
use super::route::Route;
use super::store::{Message, Store};
use super::widgets::{notice, support_bar, top_bar};
use crate::browser::Device;
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
    let route = use_state_eq(move || first);
    let heading = use_node_ref();
    {
        let (store, route, device) = (store.dispatcher(), route.setter(), device.clone());
        use_effect_with((), move |()| {
            device.offline(Box::new(move || store.dispatch(Message::Newer)));
            let moved = move |hash: String| route.set(Route::parse(&hash));
            let places = device.on_hash(Box::new(moved.clone()));
            // The place may have changed since the program read it and before anybody listened.
            moved(device.hash());
            let here = device.clone();
            let keys = device.on_key(Box::new(move |key| {
                if key == "Escape" && Route::parse(&here.hash()) != Route::Home {
                    here.back();
                }
            }));
            move || drop((places, keys))
        });
    }
    let handle = Handle {
        store,
        device,
        route: (*route).clone(),
        place: route.setter(),
        heading,
    };
    {
        let (handle, after) = (handle.clone(), use_mut_ref(After::default));
        use_effect(move || after.borrow_mut().drawn(&handle));
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
/// On the host no effect runs, so what would bring the session to its place is done at once there.
fn first_store(boot: &Boot, place: &Route) -> Store {
    let store = Store::new(boot);
    if cfg!(feature = "render") {
        store.at(place)
    } else {
        store
    }
}
