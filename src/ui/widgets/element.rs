//! Elements that stand on many pages, each built in one place: an `html!` of its own for every
//! one of them is a few hundred bytes of wasm more.

use crate::ui::handle::Handle;
use yew::prelude::*;

/// The heading of a page; it takes the focus when the page changes.
#[inline(never)]
pub(crate) fn title(handle: &Handle, inside: Html) -> Html {
    html! { <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ inside }</h1> }
}

/// A sentence that stands out.
#[inline(never)]
pub(crate) fn lead(text: &str) -> Html {
    html! { <p class="lead">{ text }</p> }
}

/// The heading of a part of a page.
#[inline(never)]
pub(crate) fn section_title(text: &str) -> Html {
    html! { <h2 class="section-title">{ text }</h2> }
}

/// A part of a page in a frame, with its heading.
#[inline(never)]
pub(crate) fn card(heading: &str, inside: Html) -> Html {
    html! { <section class="card">{ card_title(heading) }{ inside }</section> }
}

/// The heading of a part in a frame.
#[inline(never)]
pub(crate) fn card_title(text: &str) -> Html {
    html! { <h2 class="card-title">{ text }</h2> }
}

/// The button of what most people do next.
#[inline(never)]
pub(crate) fn main_button(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="button" data-kind="main" type="button" {onclick}>{ label }</button> }
}

/// A button beside it.
#[inline(never)]
pub(crate) fn button(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="button" type="button" {onclick}>{ label }</button> }
}

/// A button that looks like a link.
#[inline(never)]
pub(crate) fn quiet_button(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="link" type="button" {onclick}>{ label }</button> }
}

/// A link to a place of the page.
#[inline(never)]
pub(crate) fn link(href: String, label: &str) -> Html {
    html! { <a class="link" {href}>{ label }</a> }
}
