//! What to tell the customer, and the same in letters that are read from across the till.
//!
//! The sheet is the browser's own popover: Escape and the button close it, and the focus goes back.

use super::{card_title, picture};
use crate::present::CodeView;
use crate::ui::handle::Handle;
use yew::prelude::*;

/// The sentence and the sheet; nothing where there is nothing to say.
pub(crate) fn say(handle: &Handle, view: &CodeView) -> Html {
    if view.say.is_empty() {
        return Html::default();
    }
    let words = handle.words();
    html! {
        <section class="say">
            { card_title(&view.say_heading) }
            <p>{ &view.say }</p>
            <button class="say-open" type="button" popovertarget="sheet">{ picture("show") }{ words.show }</button>
            <div
                class="sheet" id="sheet" popover="auto" role="dialog" aria-label={words.show}
                ontoggle={handle.closed(Handle::take_back)}
            >
                <p class="sheet-text">{ &view.say }</p>
                <p class="actions">
                    <button class="button" type="button" popovertarget="sheet" popovertargetaction="hide">
                        // Whoever lent the page's language to a customer knows the sign.
                        <span aria-hidden="true">{ "✕" }</span>{ words.close }
                    </button>
                    if !words.language.is_empty() {
                        <button
                            class="button" type="button" lang={handle.store.lang.other().tag()}
                            onclick={handle.press(Handle::lend)}
                        >{ words.language }</button>
                    }
                </p>
            </div>
        </section>
    }
}
