//! Where the money of a sale is: received, not received, not known.

use super::{picture, steps};
use crate::present::MoneyView;
use yew::prelude::*;

/// The state, and where it is not known, how to find out.
pub(crate) fn money_panel(view: &MoneyView) -> Html {
    let (state, name) = view.mark();
    html! {
        <section class="money" data-state={state}>
            <p class="money-head">
                { picture(name) }
                <span class="money-label">{ &view.label }</span>
                <strong>{ &view.title }</strong>
            </p>
            <p class="money-text">{ &view.text }</p>
            if !view.find.is_empty() {
                <details class="money-find" open={!view.folded}>
                    <summary class="money-more">{ &view.find_heading }</summary>
                    { steps(&view.find) }
                </details>
            }
        </section>
    }
}
