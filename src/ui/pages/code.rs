//! What an entry means and what to do about it.

use super::gone::gone_page;
use crate::present::{code, place};
use crate::ui::handle::Handle;
use crate::ui::widgets::{facts, for_support, lines, money_panel, place_question, steps};
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
            <h1 class="page-title" tabindex="-1" ref={&handle.heading}>
                if !view.code.is_empty() {
                    <span class="code-mark">{ &view.code }</span>{ " " }
                }
                { &view.title }
            </h1>
            if let Some(money) = &view.money {
                { money_panel(money) }
            }
            if !view.means.is_empty() {
                <p class="lead">{ &view.means }</p>
            }
            if !view.now.is_empty() {
                <section class="card">
                    <h2 class="card-title">{ words.now }</h2>
                    { steps(&view.now) }
                </section>
            }
            { facts(&view.facts) }
            if !view.say.is_empty() {
                <section class="say">
                    <h2 class="card-title">{ &view.say_heading }</h2>
                    <p>{ &view.say }</p>
                </section>
            }
            if !view.rules.is_empty() {
                <section class="card">
                    <h2 class="card-title">{ words.rules }</h2>
                    { lines(&view.rules) }
                </section>
            }
            { for_support(handle, &view) }
            <button
                class="button" data-kind="main" type="button"
                onclick={handle.click(move |h| h.begin(Some(entry)))}
            >{ &view.go_on }</button>
        </article>
    }
}
