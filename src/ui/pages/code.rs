//! What an entry means and what to do about it.

use super::gone::gone_page;
use crate::present::code;
use crate::ui::handle::Handle;
use crate::ui::widgets::{each, money_panel, steps};
use yew::prelude::*;

/// The page of one entry.
pub(super) fn code_page(handle: &Handle, id: &str) -> Html {
    let Some(entry) = handle.store.core.entry_named(id) else {
        return gone_page(handle);
    };
    let words = handle.words();
    let view = code(&handle.store.book(), entry);
    let facts = each(&view.facts, &|_, fact| {
        html! {
            <div class="fact" data-tone={fact.tone}>
                <dt>{ &fact.label }</dt>
                <dd>{ &fact.text }</dd>
            </div>
        }
    });
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
            <dl class="facts">{ facts }</dl>
            if !view.say.is_empty() {
                <section class="say">
                    <h2 class="card-title">{ words.say }</h2>
                    <p>{ &view.say }</p>
                </section>
            }
            <button
                class="button" data-kind="main" type="button"
                onclick={handle.click(move |h| h.begin(Some(entry)))}
            >{ &view.go_on }</button>
        </article>
    }
}
