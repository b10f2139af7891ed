//! The card beside the till and the sticker for the terminal, to print.

use crate::present::{counter, square};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::widgets::{each, lines, qr};
use yew::prelude::*;

/// The card, the sticker, and the button that prints both.
pub(super) fn counter_page(handle: &Handle) -> Html {
    let words = handle.words();
    let view = counter(&handle.store.book());
    let drawn = handle.store.drawn.as_deref().and_then(square);
    let rows = each(&view.rows, &|_, row| {
        html! {
            <tr>
                <th scope="row"><a href={Route::Entry(row.id.clone()).hash()}>{ &row.code }</a></th>
                <td><strong>{ &row.title }</strong>{ lines(&row.now) }</td>
            </tr>
        }
    });
    html! {
        <article class="counter">
            <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ words.counter }</h1>
            <p class="lead counter-hint">{ words.counter_hint }</p>
            <button class="button counter-hint" data-kind="main" type="button" onclick={handle.click(|h| h.device.print())}>
                { words.print }
            </button>
            <section class="counter-card">
                <h2 class="card-title">{ words.counter_card }</h2>
                <table class="counter-rows"><tbody>{ rows }</tbody></table>
                <p class="counter-call">{ words.counter_call }<span class="counter-blank"></span></p>
                if !view.hotline.is_empty() {
                    <p>{ &view.hotline }</p>
                }
                { qr(words, drawn.as_ref()) }
            </section>
            <section class="counter-card" data-kind="sticker">
                <h2 class="card-title">{ words.counter_sticker }</h2>
                { qr(words, drawn.as_ref()) }
            </section>
        </article>
    }
}
