//! A repair: what to do, and whether it helped.

use crate::session::Event;
use crate::ui::hooks::use_handle;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct RepairProps {
    /// Position of the repair.
    pub repair: usize,
    /// How, one action a line.
    pub steps: Vec<String>,
    /// What to mind.
    pub mind: String,
    /// What it may cost besides time.
    pub risk: Option<String>,
}

/// The steps and the three ways they can end.
#[component]
pub(crate) fn RepairSteps(props: &RepairProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let repair = props.repair;
    let act = |event: Event| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.happen(event))
    };
    html! {
        <>
            if let Some(risk) = &props.risk {
                <p class="warning">{ risk }</p>
            }
            <ol class="steps">
                { for props.steps.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }
            </ol>
            if !props.mind.is_empty() {
                <p class="mind">{ &props.mind }</p>
            }
            <div class="answers">
                <button class="answer" data-kind="good" type="button" onclick={act(Event::Worked { repair })}>
                    { words.worked }
                </button>
                <button class="answer" type="button" onclick={act(Event::Failed { repair })}>
                    { words.failed }
                </button>
                <button class="answer" data-kind="quiet" type="button" onclick={act(Event::SetAside { repair })}>
                    { words.cannot }
                </button>
            </div>
        </>
    }
}
