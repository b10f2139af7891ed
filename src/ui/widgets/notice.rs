//! Something to tell once, over the page.

use crate::ui::hooks::use_handle;
use crate::ui::store::Message;
use yew::prelude::*;

/// The notice, if there is one.
#[component]
pub(crate) fn NoticeBar() -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let text = handle.store.notice.as_ref().map(|(_, text)| text.to_string());
    let dismiss = Callback::from(move |_: MouseEvent| handle.tell(Message::Dismiss));
    html! {
        <div role="status">
            if let Some(text) = text {
                <p class="notice">
                    <span>{ text }</span>
                    <button class="link" type="button" onclick={dismiss}>{ words.dismiss }</button>
                </p>
            }
        </div>
    }
}
