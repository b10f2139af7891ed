//! The picture that belongs to a step of a diagnosis, with the part lit that it is about.
//!
//! The desk knows which step shows what; most questions show nothing.

use super::{drawing, each};
use crate::ui::handle::Handle;
use crate::ui::store::Message;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ShownProps {
    /// The page.
    pub handle: Handle,
    /// The board of the step: `step/` and the id of its question or repair.
    pub board: String,
}

/// The picture, once it is here.
#[component]
pub(crate) fn Shown(props: &ShownProps) -> Html {
    let store = &props.handle.store;
    let (device, dispatch) = (props.handle.device.clone(), store.dispatcher());
    let wanted = (props.board.clone(), store.lang);
    use_effect_with(wanted, move |(board, lang)| {
        let done = move |bytes| dispatch.dispatch(Message::Board(bytes));
        device.board(board, *lang as usize, Box::new(done));
    });
    let board = store.board.as_ref();
    let blocks = board.filter(|board| board.name == props.board);
    html! { { for blocks.map(|board| each(&board.blocks, &|_, block| drawing(block))) } }
}
