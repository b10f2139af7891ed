//! Something to tell once, over the page.

use crate::ui::handle::Handle;
use crate::ui::store::Message;
use yew::prelude::*;

/// The notice, if there is one.
pub(crate) fn notice(handle: &Handle) -> Html {
    html! {
        <div role="status">
            if let Some((_, text)) = &handle.store.notice {
                <p class="notice">
                    <span>{ text.to_string() }</span>
                    <button class="link" type="button" onclick={handle.click(|h| h.tell(Message::Dismiss))}>
                        { handle.words().dismiss }
                    </button>
                </p>
            }
        </div>
    }
}
