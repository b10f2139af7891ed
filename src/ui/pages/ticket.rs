//! The support ticket: fill in what is at hand, then copy, send, print or call.

use crate::browser::value_of;
use crate::present::ticket;
use crate::session::{Action, End};
use crate::ui::hooks::{use_handle, use_heading_focus};
use crate::ui::route::Route;
use crate::ui::store::Message;
use yew::prelude::*;

/// What became of copying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// The ticket of the session.
#[component]
pub(crate) fn TicketPage() -> Html {
    let heading = use_heading_focus(());
    let copied = use_state(|| Copied::NotYet);
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let session = &handle.store.session;
    let time = handle.device.local_time(session.started());
    let view = ticket(&handle.store.book(), session, &handle.store.typed, &time);
    let copy = {
        let (handle, copied, text) = (handle.clone(), copied.setter(), view.text.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            let done = Box::new(move |result: Result<(), _>| {
                copied.set(if result.is_ok() { Copied::Done } else { Copied::Refused });
            });
            handle.device.copy(&text, done);
        })
    };
    let share = {
        let (handle, text) = (handle.clone(), view.text.clone());
        Callback::from(move |_: MouseEvent| handle.device.share(&text, Box::new(|_| {})))
    };
    let print = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.device.print())
    };
    let back = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| {
            let mut n = handle.store.session.log().len();
            if handle.store.session.end() == Some(End::HandedOver) {
                n -= 1;
                handle.tell(Message::Session(Action::GoTo(n)));
            }
            handle.go(&Route::Step(n));
        })
    };
    let status = match *copied {
        Copied::NotYet => "",
        Copied::Done => words.copied,
        Copied::Refused => words.copy_failed,
    };
    html! {
        <article class="ticket">
            <h1 class="page-title" tabindex="-1" ref={heading}>{ words.ticket }</h1>
            <p class="lead">{ words.ticket_hint }</p>
            <div class="fields">
                { for view.fields.iter().map(|field| {
                    let (handle, which) = (handle.clone(), field.field);
                    let oninput = Callback::from(move |event: InputEvent| {
                        handle.tell(Message::Typed(which, value_of(&event)));
                    });
                    html! {
                        <label class="field" key={field.label.clone()}>
                            <span>{ &field.label }</span>
                            <input type="text" autocomplete="off" maxlength="200" value={field.value.clone()} {oninput} />
                        </label>
                    }
                }) }
            </div>
            if let Some(text) = &view.masked {
                <p class="warning" role="status">{ text }</p>
            }
            <dl class="ticket-lines">
                { for view.lines.iter().map(|(label, texts)| html! {
                    <div class="ticket-line" key={label.clone()}>
                        <dt>{ label }</dt>
                        { for texts.iter().map(|text| html! { <dd key={text.clone()}>{ text }</dd> }) }
                    </div>
                }) }
            </dl>
            <div class="actions">
                <button class="button" data-kind="main" type="button" onclick={copy}>{ words.copy }</button>
                if handle.device.can_share() {
                    <button class="button" type="button" onclick={share}>{ words.share }</button>
                }
                <button class="button" type="button" onclick={print}>{ words.print }</button>
                if let Some((number, label)) = view.call.clone() {
                    <a class="button" href={format!("tel:{number}")}>{ label }</a>
                }
            </div>
            <p class="status" role="status">{ status }</p>
            <p class="private">{ words.ticket_private }</p>
            <section class="card">
                <h2 class="card-title">{ words.how_to_reach }</h2>
                <ul class="lines">
                    { for view.reach.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }
                </ul>
            </section>
            if !session.is_empty() {
                <button class="link" type="button" onclick={back}>{ words.ticket_back }</button>
            }
        </article>
    }
}
