//! The support ticket: fill in what is at hand, then copy, send, print or call.

use crate::browser::value_of;
use crate::present::ticket;
use crate::session::{Action, End};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::store::Message;
use crate::ui::widgets::{each, lines};
use yew::prelude::*;

/// The ticket of the session.
pub(super) fn ticket_page(handle: &Handle) -> Html {
    let words = handle.words();
    let session = &handle.store.session;
    let time = handle.device.local_time(session.started());
    let view = ticket(&handle.store.book(), session, &handle.store.typed, &time);
    let copy = {
        let text = view.text.clone();
        handle.click(move |h| {
            let store = h.store.dispatcher();
            let done = move |result: Result<(), _>| store.dispatch(Message::Copied(result.is_ok()));
            h.device.copy(&text, Box::new(done));
        })
    };
    let share = {
        let text = view.text.clone();
        handle.click(move |h| h.device.share(&text, Box::new(|_| {})))
    };
    let status = match handle.store.copied {
        None => "",
        Some(true) => words.copied,
        Some(false) => words.copy_failed,
    };
    let fields = each(&view.fields, &|_, field| {
        let (handle, which) = (handle.clone(), field.field);
        let oninput = Callback::from(move |event: InputEvent| {
            handle.tell(Message::Typed(which, value_of(&event)));
        });
        html! {
            <label class="field">
                <span>{ &field.label }</span>
                <input type="text" autocomplete="off" maxlength="200" value={field.value.clone()} {oninput} />
            </label>
        }
    });
    let rows = each(&view.lines, &|_, (label, texts)| {
        let texts = each(texts, &|_, text| html! { <dd>{ text }</dd> });
        html! { <div class="ticket-line"><dt>{ label }</dt>{ texts }</div> }
    });
    html! {
        <article class="ticket">
            <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ words.ticket }</h1>
            <dl class="ticket-lines">{ rows }</dl>
            <p class="lead">{ words.ticket_hint }</p>
            <div class="fields">{ fields }</div>
            <a class="link" href={Route::Board("receipt").hash()}>{ words.receipt_board }</a>
            <p class="status" role="status">{ view.masked.unwrap_or_default() }</p>
            <div class="actions">
                <button class="button" data-kind="main" type="button" onclick={copy}>{ words.copy }</button>
                if handle.device.can_share() {
                    <button class="button" type="button" onclick={share}>{ words.share }</button>
                }
                <button class="button" type="button" onclick={handle.click(|h| h.device.print())}>{ words.print }</button>
                if let Some((number, label)) = &view.call {
                    <a class="button" href={format!("tel:{number}")}>{ label }</a>
                }
            </div>
            <p class="status" role="status">{ status }</p>
            <p class="private">{ words.ticket_private }</p>
            <section class="card">
                <h2 class="card-title">{ words.how_to_reach }</h2>
                { lines(&view.reach) }
            </section>
            if !session.is_empty() {
                <button class="link" type="button" onclick={handle.click(try_on)}>{ words.ticket_back }</button>
            }
        </article>
    }
}

/// Back from the ticket to the step before it.
fn try_on(handle: &Handle) {
    let session = &handle.store.session;
    let handed_over = session.end() == Some(End::HandedOver);
    let at = session.log().len() - usize::from(handed_over);
    if handed_over {
        handle.tell(Message::Session(Action::GoTo(at)));
    }
    handle.go(&Route::Step(at));
}
