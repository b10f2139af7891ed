//! What an entry means and what to do about it.

use super::gone::gone_page;
use crate::present::{code, place};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::widgets::{
    card, facts, for_support, lead, link, main_button, money_panel, place_question, say, steps,
    title,
};
use yew::prelude::*;

/// The page of one entry; `seen` says whether it is known where it is seen.
pub(super) fn code_page(handle: &Handle, id: &str, seen: bool) -> Html {
    let Some(entry) = handle.store.core.entry_named(id) else {
        return gone_page(handle);
    };
    let words = handle.words();
    let book = handle.store.book();
    if let Some(question) = place(&book, entry).filter(|_| !seen) {
        return place_question(handle, &question);
    }
    let view = code(&book, entry, handle.today());
    html! {
        <article class="code">
            <p class="eyebrow">{ &view.kind }</p>
            { title(handle, html! {
                <>
                    if !view.code.is_empty() {
                        <span class="code-mark">{ &view.code }</span>{ " " }
                    }
                    { &view.title }
                </>
            }) }
            if let Some(money) = &view.money {
                { money_panel(money) }
            }
            if !view.means.is_empty() {
                { lead(&view.means) }
            }
            if !view.now.is_empty() {
                { card(words.now, steps(&view.now)) }
            }
            { say(handle, &view) }
            { facts(&view.facts) }
            { for_support(handle, &view) }
            if !view.board.1.is_empty() {
                { link(Route::Board(view.board.0).hash(), view.board.1) }
            }
            { main_button(&view.go_on, handle.click(move |h| h.begin(Some(entry)))) }
        </article>
    }
}
