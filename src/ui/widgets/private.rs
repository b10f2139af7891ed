//! That nothing is sent, and the button that takes away what the device keeps.

use super::quiet_button;
use crate::ui::handle::Handle;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PrivateProps {
    /// The page.
    pub handle: Handle,
}

/// The line and the button; once it was pressed, what came of it.
#[component]
pub(crate) fn Private(props: &PrivateProps) -> Html {
    let erased = use_state(|| false);
    let words = props.handle.words();
    let onclick = {
        let (handle, erased) = (props.handle.clone(), erased.setter());
        Callback::from(move |_: MouseEvent| {
            handle.erase();
            erased.set(true);
        })
    };
    html! {
        <p class="private">
            { words.private }
            if *erased {
                <strong>{ words.erased }</strong>
            } else {
                { quiet_button(words.erase, onclick) }
            }
        </p>
    }
}
