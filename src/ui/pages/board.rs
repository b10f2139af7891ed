//! Any board that the desk composed: its blocks, from the top.
//!
//! Whatever somebody does on it goes to the desk by the one pair of listeners here; elements say
//! with `data-act` which block they belong to, buttons with their value what is chosen.

use super::waiting::waiting_page;
use crate::present::{Block, Kind, NOTES};
use crate::ui::handle::Handle;
use crate::ui::widgets::{
    choice, drawing, each, field, files, labelled, section_title, shown, title, verdict,
};
use yew::prelude::*;
use yew::virtual_dom::VList;

/// The board of a name; while another one or none is here, that it is on its way.
pub(super) fn board_page(handle: &Handle, name: &str) -> Html {
    let board = handle.store.board.as_ref();
    let Some(board) = board.filter(|board| board.name == name) else {
        return waiting_page(handle);
    };
    let (clicked, typed) = (handle.device.clone(), handle.device.clone());
    html! {
        <article
            class="board"
            onclick={Callback::from(move |event: MouseEvent| clicked.act(&event))}
            oninput={Callback::from(move |event: InputEvent| typed.act(&event))}
        >
            { title(handle, board.title.as_str().into()) }
            { each(&board.blocks, &|at, block| keyed(at, block, draw(handle, block))) }
        </article>
    }
}

/// A block that stays the same element while others come and go before it: a field keeps its text
/// and a button the focus by their ids.
fn keyed(at: usize, block: &Block, drawn: Html) -> Html {
    let key = match block.id.as_str() {
        "" => at.to_string(),
        id => id.to_owned(),
    };
    VList::with_children(vec![drawn], Some(key.into())).into()
}

/// A block.
pub(super) fn draw(handle: &Handle, block: &Block) -> Html {
    let label = &block.label;
    let items = || each(&block.items, &|_, item| html! { <li>{ &item.text }</li> });
    match block.kind {
        Kind::Heading => section_title(label),
        Kind::Text => html! { <p class="board-text" data-tone={block.tone.word()}>{ label }</p> },
        Kind::Verdict => verdict(block),
        Kind::Field | Kind::Digits | Kind::Sum | Kind::Area => field(block),
        Kind::Files => files(block),
        Kind::Choice | Kind::Ticks => choice(block),
        Kind::Picture => drawing(block),
        Kind::Shown => shown(block),
        Kind::Facts => labelled(block),
        Kind::Lines => html! { <ul class="lines">{ items() }</ul> },
        Kind::Steps => html! { <ol class="steps">{ items() }</ol> },
        Kind::Act | Kind::Main => {
            let main = (block.kind == Kind::Main).then_some("main");
            html! { <button class="button" data-kind={main} type="button" data-act={block.id.clone()}>{ label }</button> }
        }
        Kind::Link => html! { <a class="button" href={block.id.clone()}>{ label }</a> },
        Kind::Begin => {
            let known = block.text.clone();
            let main = (!known.starts_with(NOTES)).then_some("main");
            let onclick = handle.click(move |handle| handle.begin_with(&known));
            html! { <button class="button" data-kind={main} type="button" {onclick}>{ label }</button> }
        }
    }
}
