//! An unfinished diagnosis: go on, or start anew.

use super::button;
use crate::present::path;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// Offers to go on, where something was begun and not ended.
pub(crate) fn resume(handle: &Handle) -> Html {
    let words = handle.words();
    let session = &handle.store.session;
    if session.is_empty() || session.end().is_some() {
        return Html::default();
    }
    let first = path(&handle.store.book(), session).into_iter().next();
    html! {
        <section class="resume">
            <p class="resume-text">
                <strong>{ words.resume }</strong>
                <small>{ first.map(|item| item.text).unwrap_or_default() }</small>
            </p>
            <div class="actions">
                <a class="button" data-kind="main" href={Route::Step(session.log().len()).hash()}>{ words.resume_go }</a>
                { button(words.resume_new, handle.press(Handle::restart)) }
            </div>
        </section>
    }
}
