//! A question's answers as large buttons.

use super::each;
use crate::present::{StepBody, StepView};
use crate::session::Event;
use crate::ui::handle::Handle;
use yew::prelude::*;

/// The answers, "I don't know" and "skip"; nothing where the step is no question.
pub(crate) fn answers(handle: &Handle, view: &StepView) -> Html {
    let words = handle.words();
    let StepBody::Ask {
        question,
        help,
        answers,
        may_pass,
    } = &view.body
    else {
        return Html::default();
    };
    let question = *question;
    let quiet = |event: Event, label: &'static str| {
        html! {
            <button class="answer" data-kind="quiet" type="button" onclick={handle.on(event)}>{ label }</button>
        }
    };
    let answers = each(answers, &|_, answer| {
        html! {
            <button
                class="answer" type="button"
                aria-pressed={view.reopened.then(|| answer.given.to_string())}
                onclick={handle.on(Event::Answered { question, answer: answer.answer })}
            >{ &answer.text }</button>
        }
    });
    html! {
        <>
            if !help.is_empty() {
                <p class="help">{ help }</p>
            }
            <div class="answers" key={format!("{question}-{}", view.at)}>
                { answers }
                if *may_pass {
                    <div class="answers-rest">
                        { quiet(Event::Unsure { question }, words.unsure) }
                        { quiet(Event::Skipped { question }, words.skip) }
                    </div>
                }
            </div>
        </>
    }
}
