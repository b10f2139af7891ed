//! The bar at the top: the name, the way home, large letters, the language switch.

use super::picture;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::store::Message;
use yew::prelude::*;

/// The bar at the top.
pub(crate) fn top_bar(handle: &Handle) -> Html {
    let words = handle.words();
    let other = handle.store.lang.other().tag();
    html! {
        <header class="topbar">
            if handle.route == Route::Home {
                <p class="topbar-name">{ picture("mark") }{ words.app }</p>
            } else {
                <button class="topbar-button" type="button" onclick={handle.press(|h| h.device.back())}>
                    { picture("back") }{ words.back }
                </button>
                <a
                    class="topbar-button" href={Route::Home.hash()}
                    onclick={handle.press(|h| h.tell(Message::Shown(String::new())))}
                >{ words.home }</a>
            }
            <button
                class="topbar-button" data-side="middle" type="button"
                onclick={handle.habit(|habits| habits.large = !habits.large)}
            >{ if handle.store.habits.large { words.not_large } else { words.large } }</button>
            // A site of one language has no word for the other.
            if !words.language.is_empty() {
                <button
                    class="topbar-button" data-side="end" type="button" lang={other}
                    onclick={handle.press(Handle::switch_language)}
                >{ words.language }</button>
            }
        </header>
    }
}
