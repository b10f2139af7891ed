//! The four basic checks: also what remains where the program cannot run.

use super::{each, lines};
use crate::present::Basic;
use crate::ui::handle::Handle;
use yew::prelude::*;

/// The checks, folded.
pub(crate) fn basics(handle: &Handle, basics: &[Basic], support: &str) -> Html {
    let basics = each(basics, &|_, basic| {
        html! {
            <section class="basic">
                <h3 class="card-title">{ &basic.title }</h3>
                { lines(&basic.lines) }
            </section>
        }
    });
    html! {
        <details class="basics" id="basics">
            <summary class="basics-head">{ handle.words().basics }</summary>
            { basics }
            <p class="basics-support">{ support }</p>
        </details>
    }
}
