//! A choice on a board: buttons side by side or one under the other, of which some are chosen.

use super::each;
use crate::present::{Block, Kind, Tone};
use yew::prelude::*;

/// The choice. Of a list to tick, each option is told to the desk by its own value.
pub(crate) fn choice(block: &Block) -> Html {
    let ticks = block.kind == Kind::Ticks;
    let options = each(&block.items, &|_, item| {
        let act = if ticks { &item.id } else { &block.id };
        html! {
            <button
                class="choice-option" type="button" data-act={act.clone()} value={item.id.clone()}
                aria-pressed={if item.tone == Tone::Yes { "true" } else { "false" }}
            >
                <span>{ &item.label }</span>
                <small>{ &item.text }</small>
            </button>
        }
    });
    html! {
        <div class="choice" role="group" aria-label={block.label.clone()} data-ticks={ticks.then_some("")}>
            <p class="choice-label" aria-hidden="true">{ &block.label }</p>
            { options }
        </div>
    }
}
