//! The first screen: one field, tiles, and the way from the beginning.

use crate::present::home;
use crate::ui::hooks::use_handle;
use crate::ui::widgets::{Basics, Picture, Resume, Search, TileGrid};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct HomeProps {
    /// Whether the field had the focus before the program was ready.
    pub early: bool,
}

/// The first screen.
#[component]
pub(crate) fn HomePage(props: &HomeProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let view = home(&handle.store.book());
    let begin = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.begin(None))
    };
    html! {
        <>
            <Resume />
            <Search early={props.early} />
            <TileGrid tiles={view.tiles} />
            <button class="from-scratch" type="button" onclick={begin}>
                <Picture name="path" />
                <span class="from-scratch-text">
                    <strong>{ words.from_scratch }</strong>
                    <small>{ words.from_scratch_hint }</small>
                </span>
            </button>
            <Basics basics={view.basics} support={view.support} />
            <p class="private">{ words.private }</p>
        </>
    }
}
