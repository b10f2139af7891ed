//! The four basic checks: also what remains where the program cannot run.

use crate::present::Basic;
use crate::ui::hooks::use_handle;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct BasicsProps {
    /// The checks.
    pub basics: Vec<Basic>,
    /// Where to turn when they do not help.
    pub support: String,
}

/// The checks, folded.
#[component]
pub(crate) fn Basics(props: &BasicsProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    html! {
        <details class="basics" id="basics">
            <summary class="basics-head">{ words.basics }</summary>
            { for props.basics.iter().map(|basic| html! {
                <section class="basic" key={basic.title.clone()}>
                    <h3 class="card-title">{ &basic.title }</h3>
                    <ul class="lines">
                        { for basic.lines.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }
                    </ul>
                </section>
            }) }
            <p class="basics-support">{ &props.support }</p>
        </details>
    }
}
