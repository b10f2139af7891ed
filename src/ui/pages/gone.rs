//! A place that does not exist.

use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// Says so and leads home.
pub(super) fn gone_page(handle: &Handle) -> Html {
    let words = handle.words();
    html! {
        <section class="card">
            <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ words.gone }</h1>
            <a class="button" data-kind="main" href={Route::Home.hash()}>{ words.home }</a>
        </section>
    }
}
