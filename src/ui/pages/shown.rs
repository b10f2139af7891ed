//! What the desk shows beside a step of a diagnosis: a picture with the part lit that it is about,
//! and the board that helps with it.
//!
//! The desk knows which step shows what; most questions show nothing.

use super::board::draw;
use crate::ui::handle::Handle;
use crate::ui::store::Message;
use crate::ui::widgets::each;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ShownProps {
    /// The page.
    pub handle: Handle,
    /// The board of the step: `step/` and the id of its question or repair.
    pub board: String,
}

/// The picture and a link, once they are here.
#[component]
pub(super) fn Shown(props: &ShownProps) -> Html {
    let store = &props.handle.store;
    let (device, dispatch) = (props.handle.device.clone(), store.dispatcher());
    let wanted = (props.board.clone(), store.lang);
    use_effect_with(wanted, move |(board, lang)| {
        let done = move |bytes| dispatch.dispatch(Message::Board(bytes));
        device.board(board, *lang as usize, Box::new(done));
    });
    let board = store.board.as_ref();
    let blocks = board.filter(|board| board.name == props.board);
    html! { { for blocks.map(|board| each(&board.blocks, &|_, block| draw(&props.handle, block))) } }
}
