//! A field of a board for files: a button to press, and a place to drop them on.
//!
//! The files themselves go to the desk with the act; nothing of them is read here.

use crate::present::Block;
use yew::prelude::*;

/// The field. It lies invisible over its button, so that what is dropped there is chosen too.
pub(crate) fn files(block: &Block) -> Html {
    let help = [&block.id, "-help"].concat();
    html! {
        <div class="files">
            <label class="button" data-kind="main">
                { &block.label }
                <input type="file" multiple=true data-act={block.id.clone()} aria-describedby={help.clone()} />
            </label>
            <small id={help}>{ &block.text }</small>
        </div>
    }
}
