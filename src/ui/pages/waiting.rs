//! While what a place needs of the pack is on its way, and where it does not come.

use crate::ui::handle::Handle;
use crate::ui::store::Message;
use crate::ui::widgets::main_button;
use yew::prelude::*;

/// Says that the knowledge is coming, or that it could not be fetched and how to mend that.
pub(super) fn waiting_page(handle: &Handle) -> Html {
    let words = handle.words();
    let missing = handle.store.missing || handle.store.lost;
    html! {
        <section class="waiting">
            <h1 class="page-title">{ if missing { words.missing } else { words.loading } }</h1>
            if missing {
                { main_button(words.try_again, handle.press(again)) }
            }
        </section>
    }
}

/// Fetches what is missing once more; a desk that is lost comes back with the page only.
fn again(handle: &Handle) {
    if handle.store.lost {
        handle.device.reload();
    } else {
        handle.tell(Message::Again);
    }
}
