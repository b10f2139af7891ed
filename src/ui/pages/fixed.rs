//! The end: it works again.

use crate::present::FixedView;
use crate::ui::handle::Handle;
use crate::ui::widgets::{card_title, lead, main_button, money_panel, path, picture, title};
use yew::prelude::*;

/// What helped, what it was, how to avoid it.
pub(super) fn fixed_page(handle: &Handle, view: &FixedView) -> Html {
    let words = handle.words();
    html! {
        <>
            <article class="fixed" data-state={view.picture}>
                { picture(view.picture) }
                { title(handle, view.heading.as_str().into()) }
                if let Some(helped) = &view.helped {
                    { lead(helped) }
                }
                { lead(&view.cause) }
                if let Some(money) = &view.money {
                    { money_panel(money) }
                }
                if !view.avoid.is_empty() {
                    <section class="say">
                        { card_title(words.avoid) }
                        <p>{ &view.avoid }</p>
                    </section>
                }
                { main_button(words.again, handle.press(Handle::restart)) }
            </article>
            <aside class="aside">{ path(handle, &view.path) }</aside>
        </>
    }
}
