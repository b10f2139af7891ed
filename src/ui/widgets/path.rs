//! What is known so far; each answer can be changed, and one can start anew.

use super::{each, quiet_button, section_title};
use crate::present::PathItem;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The path walked so far; nothing while there is none.
pub(crate) fn path(handle: &Handle, items: &[PathItem]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let words = handle.words();
    let items = each(items, &|_, item| {
        html! {
            <li class="path-item">
                <span class="path-label">{ &item.label }</span>
                <span class="path-text">{ &item.text }</span>
                if item.changeable {
                    <a class="link" href={Route::Change(item.at).hash()} aria-label={item.change.clone()}>
                        { words.change }
                    </a>
                }
            </li>
        }
    });
    html! {
        <section class="path">
            { section_title(words.path) }
            <ol class="path-list">{ items }</ol>
            { quiet_button(words.restart, handle.press(Handle::restart)) }
        </section>
    }
}
