//! The card beside the till and the sticker for the terminal, to print.

use crate::present::counter;
use crate::ui::handle::Handle;
use crate::ui::widgets::{facts, qr};
use yew::prelude::*;

/// The card, the sticker, and the button that prints both.
pub(super) fn counter_page(handle: &Handle) -> Html {
    let words = handle.words();
    let view = counter(&handle.store.book());
    let drawn = handle.store.drawn.as_deref();
    html! {
        <article class="counter">
            <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ words.counter_card }</h1>
            { facts(&view.rows) }
            <p class="counter-call">{ &view.call }</p>
            { qr(words, drawn) }
            { qr(words, drawn) }
            <div class="actions">
                <button class="button" data-kind="main" type="button" onclick={handle.click(|h| h.device.print())}>
                    { words.print }
                </button>
            </div>
        </article>
    }
}
