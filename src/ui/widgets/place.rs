//! Where a code is seen: one button a place, and all its meanings for who does not know.

use super::{each, facts, lead, title};
use crate::present::PlaceView;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The question, and a way to each entry that the code may be.
pub(crate) fn place_question(handle: &Handle, view: &PlaceView) -> Html {
    let choices = each(&view.choices, &|_, choice| {
        let route = Route::Seen(choice.id.clone(), choice.seen);
        html! { <a class="answer" href={route.hash()}>{ &choice.label }</a> }
    });
    html! {
        <section class="place">
            <p class="eyebrow"><span class="code-mark">{ &view.code }</span></p>
            { title(handle, view.ask.as_str().into()) }
            { lead(&view.why) }
            <div class="answers">{ choices }</div>
            <details class="place-unsure">
                <summary class="answer" data-kind="quiet">{ &view.unsure }</summary>
                { lead(&view.unsure_text) }
                { facts(&view.meanings) }
            </details>
        </section>
    }
}
