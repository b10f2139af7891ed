//! Lists: of sentences, and of anything else.

use yew::prelude::*;
use yew::virtual_dom::VList;

/// Draws each item in order, with its position.
///
/// One loop for all lists: an iterator chain of its own for each costs a kilobyte of wasm.
pub(crate) fn each<T>(items: &[T], draw: &dyn Fn(usize, &T) -> Html) -> Html {
    let mut list = VList::new();
    for (at, item) in items.iter().enumerate() {
        list.add_child(draw(at, item));
    }
    list.into()
}

/// Things to do, in order.
pub(crate) fn steps(texts: &[String]) -> Html {
    html! { <ol class="steps">{ items(texts) }</ol> }
}

/// Sentences whose order does not matter.
pub(crate) fn lines(texts: &[String]) -> Html {
    html! { <ul class="lines">{ items(texts) }</ul> }
}

fn items(texts: &[String]) -> Html {
    each(texts, &|_, text| html! { <li>{ text }</li> })
}
