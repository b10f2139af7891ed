//! A QR code that leads to this page, plainly marked as nothing to pay into.

use crate::i18n::Words;
use crate::present::SquareView;
use yew::prelude::*;

/// The code with what it is for under it; nothing while it is not laid out.
pub(crate) fn qr(words: &Words, view: Option<&SquareView>) -> Html {
    html! {
        if let Some(view) = view {
            <figure class="qr">
                <svg class="qr-square" viewBox={view.frame.clone()} role="img" aria-label={words.counter_scan}>
                    <path d={view.path.clone()} />
                </svg>
                <figcaption><strong>{ words.counter_mark }</strong><br />{ words.counter_scan }</figcaption>
            </figure>
        }
    }
}
