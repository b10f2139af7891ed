//! The support ticket: fill in what is at hand, then copy, send, print or call.

use crate::browser::value_of;
use crate::card::cut_numbers;
use crate::pack::Field;
use crate::present::{FieldView, ticket};
use crate::session::{Action, End};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::store::Message;
use crate::ui::widgets::{
    button, card, card_title, each, lead, lines, link, main_button, quiet_button, title,
};
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
    let draw = |fields: &[FieldView]| {
        each(fields, &|_, field| {
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
        })
    };
    let rows = each(&view.lines, &|_, (label, texts)| {
        let texts = each(texts, &|_, text| html! { <dd>{ text }</dd> });
        html! { <div class="ticket-line"><dt>{ label }</dt>{ texts }</div> }
    });
    html! {
        <article class="ticket">
            { title(handle, words.ticket.into()) }
            if let Some(first) = view.reach.first() {
                { lead(first) }
            }
            if view.above > 0 {
                <div class="fields">{ draw(&view.fields[..view.above]) }</div>
            }
            if !view.lines.is_empty() {
                <section class="ticket-say">
                    { card_title(words.ticket_read) }
                    if !view.opening.is_empty() {
                        <p>{ &view.opening }</p>
                    }
                    <dl class="ticket-lines">{ rows }</dl>
                </section>
            }
            <div class="actions">
                { main_button(words.copy, copy) }
                if let Some((number, label)) = &view.call {
                    <a class="button" href={format!("tel:{number}")}>{ label }</a>
                }
                if handle.device.can_share() {
                    { button(words.share, share) }
                }
                { button(words.print, handle.press(|h| h.device.print())) }
            </div>
            <p class="status">{ status }</p>
            <p class="private">{ words.ticket_private }</p>
            { card(words.how_to_reach, lines(&view.reach)) }
            <p class="ticket-hint">{ words.ticket_hint }</p>
            <div class="fields">{ draw(&view.fields[view.above..]) }</div>
            <p class="status">{ view.masked.unwrap_or_default() }</p>
            { remember(handle) }
            { link(Route::Board("receipt").hash(), words.receipt_board) }
            if !session.is_empty() {
                { quiet_button(words.ticket_back, handle.press(try_on)) }
            }
        </article>
    }
}

/// The button that has the model filled in by itself next time; nothing while none was typed.
fn remember(handle: &Handle) -> Html {
    // Long digits are no model.
    let model = cut_numbers(handle.store.typed.get(Field::Model));
    let kept = &handle.store.habits.model;
    if model.is_empty() && kept.is_empty() {
        return Html::default();
    }
    let is_kept = *kept == model;
    let wanted = if is_kept { String::new() } else { model };
    let onclick = handle.click(move |handle| {
        handle.set(&|habits| habits.model.clone_from(&wanted));
    });
    html! {
        <button class="choice-option" type="button" aria-pressed={is_kept.to_string()} {onclick}>
            { handle.words().remember }
        </button>
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
