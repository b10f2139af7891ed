//! A place that does not exist.

use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::widgets::title;
use yew::prelude::*;

/// Says so and leads home.
pub(super) fn gone_page(handle: &Handle) -> Html {
    let words = handle.words();
    html! {
        <section class="card">
            { title(handle, words.gone.into()) }
            <a class="button" data-kind="main" href={Route::Home.hash()}>{ words.home }</a>
        </section>
    }
}
