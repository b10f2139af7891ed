//! One step at a time: a question, a repair, a halt for the money, or the end.

use crate::pack::Money;
use crate::present::{StepBody, fixed, step};
use crate::session::{End, Event};
use crate::ui::hooks::{use_handle, use_heading_focus};
use crate::ui::pages::TicketPage;
use crate::ui::pages::fixed::FixedPage;
use crate::ui::route::Route;
use crate::ui::widgets::{Answers, Causes, MoneyPanel, Path, RepairSteps};
use yew::prelude::*;

/// The step that comes next, or the end.
#[component]
pub(crate) fn StepPage() -> Html {
    let handle = use_handle();
    let key = handle.as_ref().map(|h| (h.store.session.log().to_vec(), h.route.clone()));
    let heading = use_heading_focus(key);
    let Some(handle) = handle else { return Html::default() };
    let words = handle.words();
    let book = handle.store.book();
    if handle.store.session.end() == Some(End::HandedOver) {
        return html! { <TicketPage /> };
    }
    if let Some(view) = fixed(&book, &handle.store.session) {
        return html! { <FixedPage {view} /> };
    }
    let Some(view) = step(&book, &handle.store.session) else { return Html::default() };
    let act = |event: Event| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.happen(event))
    };
    let received = view.money.as_ref().is_some_and(|m| m.state == Money::Received);
    html! {
        <>
            <article class="step">
                if let Some(money) = view.money.clone() {
                    <MoneyPanel view={money} />
                }
                if received {
                    <button class="button" data-kind="main" type="button" onclick={act(Event::Solved)}>
                        { words.money_received }{ " · " }{ words.solved }
                    </button>
                }
                <p class="eyebrow">{ &view.eyebrow }<span class="takes">{ &view.takes }</span></p>
                <h1 class="page-title" tabindex="-1" ref={heading}>{ &view.heading }</h1>
                if let Some(text) = &view.contradiction {
                    <p class="warning">{ text }</p>
                }
                {
                    match view.body.clone() {
                        StepBody::Ask { question, help, guard, answers } => html! {
                            <Answers {question} {help} {guard} {answers} reopened={view.reopened} />
                        },
                        StepBody::Try { repair, steps, mind, risk } => html! {
                            <RepairSteps {repair} {steps} {mind} {risk} />
                        },
                        StepBody::HandOver { text } => html! {
                            <>
                                <p class="lead">{ text }</p>
                                <button class="button" data-kind="main" type="button" onclick={act(Event::HandedOver)}>
                                    { words.ticket_make }
                                </button>
                            </>
                        },
                    }
                }
                <p class="step-foot">
                    if !view.left.is_empty() {
                        <span class="left">{ &view.left }</span>
                    }
                    if view.at > 0 && !view.reopened {
                        <button class="link" type="button" onclick={act(Event::Solved)}>{ words.solved }</button>
                    }
                    if view.reopened {
                        <a class="link" href={Route::Step(view.at).hash()}>{ words.keep }</a>
                    }
                </p>
            </article>
            <Causes why={view.why.clone()} causes={view.causes.clone()} />
            <Path items={view.path.clone()} />
        </>
    }
}
