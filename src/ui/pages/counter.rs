//! The card beside the till and the sticker for the terminal, to print.

use crate::present::counter;
use crate::ui::handle::Handle;
use crate::ui::widgets::{facts, main_button, qr, title};
use yew::prelude::*;

/// The card, the sticker, and the button that prints both.
pub(super) fn counter_page(handle: &Handle) -> Html {
    let words = handle.words();
    let view = counter(&handle.store.book());
    let drawn = handle.store.drawn.as_deref();
    html! {
        <article class="counter">
            { title(handle, words.counter_card.into()) }
            { facts(&view.rows) }
            <p class="counter-call">{ &view.call }</p>
            { qr(words, drawn) }
            { qr(words, drawn) }
            <div class="actions">
                { main_button(words.print, handle.press(|h| h.device.print())) }
            </div>
        </article>
    }
}
