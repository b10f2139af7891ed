//! Small line pictures, one path each, in the colour of the text beside them.
//!
//! They stand beside words that say the same, so assistive technology passes them over.

use crate::present::outline;
use yew::prelude::*;

/// A picture of 24 by 24 units; an unknown name draws a plain terminal.
pub(crate) fn picture(name: &str) -> Html {
    let d = outline(name);
    html! {
        <svg class="picture" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path {d} /></svg>
    }
}
