//! One step at a time: a question, a repair, a halt for the money, or the end.

use super::board::draw;
use super::fixed::fixed_page;
use super::ticket::ticket_page;
use crate::pack::Money;
use crate::present::{StepBody, fixed, step};
use crate::session::{End, Event};
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use crate::ui::widgets::{answers, causes, each, money_panel, path, repair};
use yew::prelude::*;

/// The step that comes next, or the end.
pub(super) fn step_page(handle: &Handle) -> Html {
    let words = handle.words();
    let (book, session) = (handle.store.book(), &handle.store.session);
    if session.end() == Some(End::HandedOver) {
        return ticket_page(handle);
    }
    if let Some(view) = fixed(&book, session) {
        return fixed_page(handle, &view);
    }
    let Some(view) = step(&book, session) else {
        return Html::default();
    };
    let received = view
        .money
        .as_ref()
        .is_some_and(|m| m.state == Money::Received);
    let body = match &view.body {
        StepBody::Ask { .. } => answers(handle, &view),
        StepBody::Try { .. } => repair(handle, &view.body),
        StepBody::HandOver { text } => html! {
            <>
                <p class="lead">{ text }</p>
                <button class="button" data-kind="main" type="button" onclick={handle.on(Event::HandedOver)}>
                    { words.ticket_make }
                </button>
            </>
        },
    };
    // What the desk shows beside a step; that of the step before is on its way out.
    let board = handle.store.board.as_ref();
    let board = board.filter(|board| board.name == view.beside);
    html! {
        <>
            <article class="step">
                if let Some(money) = &view.money {
                    { money_panel(money) }
                }
                if received {
                    <button class="button" data-kind="main" type="button" onclick={handle.on(Event::Solved)}>
                        { words.received_done }
                    </button>
                }
                <p class="eyebrow">{ &view.eyebrow }<span class="takes">{ &view.takes }</span></p>
                <h1 class="page-title" tabindex="-1" ref={&handle.heading}>{ &view.heading }</h1>
                if let Some(doubt) = &view.doubt {
                    <p class="warning">
                        { &doubt.text }
                        if let Some(at) = doubt.change {
                            <a class="link" href={Route::Change(at).hash()}>{ words.change }</a>
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
                        <a class="link" href={Route::Step(view.at).hash()}>{ words.keep }</a>
                    } else if view.may_end {
                        <button class="link" type="button" onclick={handle.on(Event::Solved)}>{ words.solved }</button>
                    }
                </p>
            </article>
            <aside class="aside">
                { causes(handle, &view.why, &view.causes) }
                { path(handle, &view.path) }
            </aside>
        </>
    }
}
