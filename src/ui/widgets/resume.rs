//! An unfinished diagnosis: go on, or start anew.

use crate::present::path;
use crate::session::Action;
use crate::ui::hooks::use_handle;
use crate::ui::route::Route;
use crate::ui::store::Message;
use yew::prelude::*;

/// Offers to go on, where something was begun and not ended.
#[component]
pub(crate) fn Resume() -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let session = &handle.store.session;
    if session.is_empty() || session.end().is_some() {
        return Html::default();
    }
    let at = session.log().len();
    let first = path(&handle.store.book(), session).into_iter().next();
    let anew = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| {
            handle.tell(Message::Session(Action::Begin { entry: None, at: 0 }));
        })
    };
    html! {
        <section class="resume">
            <div class="resume-text">
                <strong>{ words.resume }</strong>
                if let Some(item) = first {
                    <small>{ item.text }</small>
                }
            </div>
            <div class="actions">
                <a class="button" data-kind="main" href={Route::Step(at).hash()}>{ words.resume_go }</a>
                <button class="button" type="button" onclick={anew}>{ words.resume_new }</button>
            </div>
        </section>
    }
}
