//! Something to tell once, over the page.

use super::quiet_button;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::store::Message;
use yew::prelude::*;

/// The notice, if there is one.
pub(crate) fn notice(handle: &Handle) -> Html {
    html! {
        <div class="notices">
            if let Some((_, text)) = &handle.store.notice {
                <p class="notice">
                    <span>{ text.to_string() }</span>
                    { quiet_button(handle.words().dismiss, handle.press(|h| h.tell(Message::Dismiss))) }
                </p>
            }
            // Nothing interrupts a diagnosis: its steps are of the version that it began with.
            if handle.store.newer && handle.route == Route::Home {
                <p class="notice" data-kind="newer">
                    <span>{ handle.words().newer }</span>
                    { quiet_button(handle.words().renew, handle.press(|h| h.device.renew())) }
                </p>
            }
            // A place that waits for what is missing says so itself.
            if handle.store.missing && handle.store.ready(&handle.route) {
                <p class="notice">
                    <span>{ handle.words().part_missing }</span>
                    { quiet_button(handle.words().try_again, handle.press(|h| h.tell(Message::Again))) }
                </p>
            }
        </div>
    }
}
