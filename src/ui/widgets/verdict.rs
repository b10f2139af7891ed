//! A verdict on a board, and the facts beside it.

use super::each;
use crate::present::Block;
use yew::prelude::*;

/// What is to be said, told when it changes.
pub(crate) fn verdict(block: &Block) -> Html {
    html! {
        <section class="verdict" tabindex="-1" data-tone={block.tone.word()}>
            <strong>{ &block.label }</strong>
            { each(&block.items, &|_, item| html! { <p>{ &item.text }</p> }) }
        </section>
    }
}

/// Facts, each with its label.
pub(crate) fn labelled(block: &Block) -> Html {
    let rows = each(&block.items, &|_, fact| {
        html! {
            <div class="fact" data-tone={fact.tone.word()}><dt>{ &fact.label }</dt><dd>{ &fact.text }</dd></div>
        }
    });
    html! { <dl class="facts">{ rows }</dl> }
}
