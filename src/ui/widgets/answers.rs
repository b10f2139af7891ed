//! A question's answers as large buttons.

use crate::present::AnswerView;
use crate::session::Event;
use crate::ui::hooks::use_handle;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct AnswersProps {
    /// Position of the question.
    pub question: usize,
    /// How to find out.
    pub help: String,
    /// Why it has to be asked before a certain repair.
    pub guard: Option<String>,
    /// The answers.
    pub answers: Vec<AnswerView>,
    /// Whether an earlier answer is being changed.
    pub reopened: bool,
}

/// The answers, "I don't know" and "skip".
#[component]
pub(crate) fn Answers(props: &AnswersProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let question = props.question;
    let act = |event: Event| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.happen(event))
    };
    html! {
        <>
            if let Some(guard) = &props.guard {
                <p class="guard">{ guard }</p>
            }
            if !props.help.is_empty() {
                <p class="help">{ &props.help }</p>
            }
            <div class="answers">
                { for props.answers.iter().map(|answer| html! {
                    <button
                        class="answer" type="button" key={answer.answer}
                        aria-pressed={props.reopened.then(|| answer.given.to_string())}
                        onclick={act(Event::Answered { question, answer: answer.answer })}
                    >{ &answer.text }</button>
                }) }
                <div class="answers-rest">
                    <button class="answer" data-kind="quiet" type="button" onclick={act(Event::Unsure { question })}>
                        { words.unsure }
                    </button>
                    <button class="answer" data-kind="quiet" type="button" onclick={act(Event::Skipped { question })}>
                        { words.skip }
                    </button>
                </div>
            </div>
        </>
    }
}
