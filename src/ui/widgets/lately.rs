//! What was looked up last on this device, for those who meet the same few codes again and again.

use super::{each, quiet_button, section_title};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// A link each, and the button that forgets them; nothing where there are none.
pub(crate) fn lately(handle: &Handle, entries: &[(String, String)]) -> Html {
    if entries.is_empty() {
        return Html::default();
    }
    let words = handle.words();
    let links = each(entries, &|_, (id, name)| {
        html! { <li><a class="lately-entry" href={Route::Entry(id.clone()).hash()}>{ name }</a></li> }
    });
    html! {
        <section class="lately">
            { section_title(words.lately) }
            { quiet_button(words.forget, handle.habit(|habits| habits.seen.clear())) }
            <ul class="lately-entries">{ links }</ul>
        </section>
    }
}
