//! The bar at the bottom: support, and whose site this is, always in the same place.

use super::picture;
use crate::session::End;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The bar at the bottom.
pub(crate) fn support_bar(handle: &Handle) -> Html {
    // On the ticket, where the link leads nowhere new, the bar must not lie over the buttons.
    let on_ticket = match handle.route {
        Route::Ticket => true,
        Route::Step(_) => handle.store.session.end() == Some(End::HandedOver),
        _ => false,
    };
    html! {
        <footer class="support" data-place={if on_ticket { "end" } else { "stay" }}>
            <a class="support-link" href={Route::Ticket.hash()} onclick={handle.press(Handle::take_along)}>
                { picture("support") }{ handle.words().support }
            </a>
            <a class="support-whose" href={Route::Board("about").hash()}>{ handle.words().provider }</a>
        </footer>
    }
}
