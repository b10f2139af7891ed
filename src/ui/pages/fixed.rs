//! The end: it works again.

use crate::present::FixedView;
use crate::ui::handle::Handle;
use crate::ui::widgets::{money_panel, path, picture};
use yew::prelude::*;

/// What helped, what it was, how to avoid it.
pub(super) fn fixed_page(handle: &Handle, view: &FixedView) -> Html {
    let words = handle.words();
    html! {
        <>
            <article class="fixed">
                { picture("done") }
                <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ &view.heading }</h1>
                if let Some(helped) = &view.helped {
                    <p class="lead">{ helped }</p>
                }
                <p class="lead">{ &view.cause }</p>
                if let Some(money) = &view.money {
                    { money_panel(money) }
                }
                if !view.avoid.is_empty() {
                    <section class="say">
                        <h2 class="card-title">{ words.avoid }</h2>
                        <p>{ &view.avoid }</p>
                    </section>
                }
                <button class="button" data-kind="main" type="button" onclick={handle.click(Handle::restart)}>
                    { words.again }
                </button>
            </article>
            <aside class="aside">{ path(handle, &view.path) }</aside>
        </>
    }
}
