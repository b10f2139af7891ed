//! One step at a time: a question, a repair, a halt for the money, or the end.

use super::board::draw;
use super::fixed::fixed_page;
use super::ticket::ticket_page;
use crate::present::{Paid, StepBody, fixed, step};
use crate::session::{End, Event};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::widgets::{
    answers, causes, each, lead, link, main_button, map, money_panel, path, picture, quiet_button,
    repair, title,
};
use yew::prelude::*;

/// The step that comes next, or the end.
pub(super) fn step_page(handle: &Handle) -> Html {
    let words = handle.words();
    let (book, session) = (handle.store.book(), &handle.store.session);
    if session.reopened().is_none() && session.end() == Some(End::HandedOver) {
        return ticket_page(handle);
    }
    if let Some(view) = fixed(&book, session) {
        return fixed_page(handle, &view);
    }
    let Some(view) = step(&book, session) else {
        return Html::default();
    };
    let body = match &view.body {
        StepBody::Ask { .. } => answers(handle, &view),
        StepBody::Try { .. } => repair(handle, &view.body),
        StepBody::HandOver { text } => html! {
            <>
                { lead(text) }
                { main_button(words.ticket_make, handle.on(Event::HandedOver)) }
            </>
        },
    };
    // What the desk shows beside a step; that of the step before is on its way out.
    let board = handle.store.board.as_ref();
    let board = board.filter(|board| board.name == view.beside);
    html! {
        <>
            // What was unfolded on the step before is folded: the next one begins at its heading.
            <article class="step" key={&*view.heading}>
                if let Some(money) = &view.money {
                    { money_panel(money) }
                }
                if view.paid == Paid::First {
                    { main_button(words.received_done, handle.on(Event::Solved)) }
                }
                <p class="eyebrow">
                    { &view.eyebrow }<span class="takes">{ &view.takes }</span>
                    if handle.device.can_read(handle.store.lang.tag()) {
                        <button
                            class="aloud" type="button"
                            aria-pressed={handle.store.habits.aloud.to_string()}
                            onclick={handle.habit(|habits| habits.aloud = !habits.aloud)}
                        >{ picture("speak") }{ words.aloud }</button>
                    }
                </p>
                { title(handle, view.heading.as_str().into()) }
                if let Some(doubt) = &view.doubt {
                    <p class="warning">
                        { &doubt.text }
                        if let Some(at) = doubt.change {
                            { link(Route::Change(at).hash(), words.change) }
                        }
                    </p>
                }
                if let Some(board) = board {
                    { each(&board.blocks, &|_, block| draw(handle, block)) }
                }
                { body }
                <p class="step-foot">
                    <span>{ &view.left }</span>
                    if view.reopened {
                        { link(Route::Step(view.at).hash(), words.keep) }
                    } else if view.paid == Paid::Last {
                        { quiet_button(words.received_done, handle.on(Event::Solved)) }
                    } else if view.may_end {
                        { quiet_button(words.solved, handle.on(Event::Solved)) }
                    }
                </p>
            </article>
            <aside class="aside">
                { map(handle, &view.map) }
                { causes(handle, &view.why, &view.causes) }
                { path(handle, &view.path) }
            </aside>
        </>
    }
}
