//! A QR code that leads to this page, plainly marked as nothing to pay into.

use crate::i18n::Words;
use yew::prelude::*;

/// The code with what it is for under it; nothing while it is not drawn. `drawn` is a path.
pub(crate) fn qr(words: &Words, drawn: Option<&str>) -> Html {
    html! {
        if let Some(path) = drawn {
            <figure class="qr">
                <svg class="qr-square" viewBox="0 0 1000 1000" role="img" aria-label={words.counter_scan}>
                    <path d={path.to_owned()} />
                </svg>
                <figcaption><strong>{ words.counter_mark }</strong><br />{ words.counter_scan }</figcaption>
            </figure>
        }
    }
}
