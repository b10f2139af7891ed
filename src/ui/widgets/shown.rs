//! A drawing on a board with words beside it, to look at or to tick.
//!
//! The words say what the drawing shows, so assistive technology passes it over.

use super::drawing::parts;
use crate::present::{Block, SHOWN, Tone};
use yew::prelude::*;

/// The drawing and its words; a button where they can be ticked.
pub(crate) fn shown(block: &Block) -> Html {
    let inside = html! {
        <>
            <svg class="drawing" viewBox={SHOWN} aria-hidden="true" focusable="false">{ parts(block) }</svg>
            <span>{ &block.label }<small>{ &block.text }</small></span>
        </>
    };
    if block.id.is_empty() {
        return html! { <div class="shown">{ inside }</div> };
    }
    let pressed = if block.tone == Tone::Yes {
        "true"
    } else {
        "false"
    };
    html! {
        <button class="shown" type="button" data-act={block.id.clone()} aria-pressed={pressed}>{ inside }</button>
    }
}
