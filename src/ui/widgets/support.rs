//! The bar at the bottom: support, always in the same place.

use super::Picture;
use crate::ui::hooks::use_handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The bar at the bottom.
#[component]
pub(crate) fn SupportBar() -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    html! {
        <footer class="support">
            <a class="support-link" href={Route::Ticket.hash()}>
                <Picture name="support" />{ words.support }
            </a>
        </footer>
    }
}
