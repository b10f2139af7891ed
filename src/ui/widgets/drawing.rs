//! A line drawing on a board, with parts that may be lit.

use super::each;
use crate::present::Block;
use yew::prelude::*;

/// The drawing.
pub(crate) fn drawing(block: &Block) -> Html {
    html! {
        <svg class="drawing" viewBox={block.text.clone()} role="img" aria-label={block.label.clone()}>{ parts(block) }</svg>
    }
}

/// Its parts, the lowest first.
pub(super) fn parts(block: &Block) -> Html {
    each(&block.items, &|_, part| {
        let moves = (!part.label.is_empty()).then(|| part.label.clone());
        html! { <path d={part.text.clone()} data-part={part.id.clone()} data-tone={part.tone.word()} data-moves={moves} /> }
    })
}
