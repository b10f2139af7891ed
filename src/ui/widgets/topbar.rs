//! The bar at the top: the name, the way home, the language switch.

use super::Picture;
use crate::ui::hooks::use_handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The bar at the top.
#[component]
pub(crate) fn TopBar() -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let at_home = handle.route == Route::Home;
    let back = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.device.back())
    };
    let other = handle.store.lang.other().tag();
    let switch = Callback::from(move |_: MouseEvent| handle.switch_language());
    html! {
        <header class="topbar">
            if at_home {
                <p class="topbar-name"><Picture name="mark" />{ words.app }</p>
            } else {
                <button class="topbar-button" type="button" onclick={back}>
                    <Picture name="back" />{ words.back }
                </button>
                <a class="topbar-button" href={Route::Home.hash()}>{ words.home }</a>
            }
            <button class="topbar-button" data-side="end" type="button" lang={other} onclick={switch}>
                { words.language }
            </button>
        </header>
    }
}
