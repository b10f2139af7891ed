//! The bar at the bottom: support, always in the same place.

use super::picture;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The bar at the bottom.
pub(crate) fn support_bar(handle: &Handle) -> Html {
    html! {
        <footer class="support">
            <a class="support-link" href={Route::Ticket.hash()}>
                { picture("support") }{ handle.words().support }
            </a>
        </footer>
    }
}
