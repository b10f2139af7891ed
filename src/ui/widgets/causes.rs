//! Why this step: a sentence, and the likeliest causes as bars.

use crate::present::Cause;
use crate::ui::hooks::use_handle;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct CausesProps {
    /// Why, in sentences.
    pub why: Vec<String>,
    /// The likeliest causes.
    pub causes: Vec<Cause>,
}

/// Why this step.
#[component]
pub(crate) fn Causes(props: &CausesProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    html! {
        <section class="causes">
            <h2 class="section-title">{ words.why }</h2>
            { for props.why.iter().map(|line| html! { <p class="causes-why" key={line.clone()}>{ line }</p> }) }
            <h3 class="card-title">{ words.causes }</h3>
            <ul class="cause-list">
                { for props.causes.iter().map(|cause| html! {
                    <li class="cause" key={cause.id.clone()}>
                        <span class="cause-name">{ &cause.name }</span>
                        <span class="cause-share">{ cause.per_cent }{ "%" }</span>
                        <svg class="cause-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="cause-track" width="100" height="4" />
                            <rect class="cause-fill" width={cause.per_cent.to_string()} height="4" />
                        </svg>
                    </li>
                }) }
            </ul>
            <p class="small-print">{ words.judgement }</p>
        </section>
    }
}
