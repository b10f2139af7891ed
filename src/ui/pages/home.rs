//! The first screen: one field, tiles, and the way from the beginning.

use crate::present::home;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::widgets::{Private, Search, basics, each, lately, link, picture, resume, tile_grid};
use yew::prelude::*;

/// The first screen; `early` says whether the field had the focus before the program was ready.
pub(super) fn home_page(handle: &Handle, early: bool) -> Html {
    let words = handle.words();
    let store = &handle.store;
    let view = home(&store.book(), &store.habits.seen, store.names_all());
    // A tool that a site does not offer has no words.
    let tools = [
        ("card", words.card_board),
        ("amount", words.amount_board),
        ("receipt", words.receipt_board),
        ("terminal", words.terminal_board),
    ];
    let tools = each(&tools, &|_, (name, label)| {
        if label.is_empty() {
            return Html::default();
        }
        link(Route::Board(name).hash(), label)
    });
    html! {
        <>
            { resume(handle) }
            <Search handle={handle.clone()} {early} />
            { tile_grid(handle, &view.tiles) }
            { lately(handle, &view.lately) }
            <button class="from-scratch" type="button" onclick={handle.press(|h| h.begin(None))}>
                { picture("path") }
                <span class="from-scratch-text">
                    <strong>{ words.from_scratch }</strong>
                    <small>{ words.from_scratch_hint }</small>
                </span>
            </button>
            { tools }
            { basics(handle, &view.basics, &view.support) }
            { link(Route::Counter.hash(), words.counter) }
            <Private handle={handle.clone()} />
        </>
    }
}
