//! A place that does not exist.

use crate::ui::hooks::{use_handle, use_heading_focus};
use crate::ui::route::Route;
use yew::prelude::*;

/// Says so and leads home.
#[component]
pub(crate) fn Gone() -> Html {
    let heading = use_heading_focus(());
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    html! {
        <section class="card">
            <h1 class="page-title" tabindex="-1" ref={heading}>{ words.gone }</h1>
            <a class="button" data-kind="main" href={Route::Home.hash()}>{ words.home }</a>
        </section>
    }
}
