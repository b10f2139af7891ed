//! Why this step: a sentence, and the likeliest causes as bars.

use super::{each, picture, section_title};
use crate::present::Cause;
use crate::ui::handle::Handle;
use yew::prelude::*;

/// Why this step.
pub(crate) fn causes(handle: &Handle, why: &[String], causes: &[Cause]) -> Html {
    let words = handle.words();
    let any = !causes.is_empty();
    let causes = each(causes, &|_, cause| {
        html! {
            <li class="cause">
                <span>{ &cause.name }</span>
                <span class="cause-share" data-trend={cause.trend}>
                    { cause.per_cent }{ "%" }
                    if cause.trend != "same" {
                        { picture(cause.trend) }
                        <span class="unseen">{ if cause.trend == "up" { words.trend_up } else { words.trend_down } }</span>
                    }
                </span>
                <svg class="cause-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="cause-track" width="100" height="4" />
                    <rect class="cause-before" width={cause.before.to_string()} height="4" />
                    <rect class="cause-fill" width={cause.per_cent.to_string()} height="4" />
                </svg>
            </li>
        }
    });
    html! {
        <section class="causes">
            { section_title(words.why) }
            { each(why, &|_, line| html! { <p>{ line }</p> }) }
            if any {
                <h3 class="card-title">{ words.causes }</h3>
                <ul class="cause-list">{ causes }</ul>
                <p class="small-print">{ words.judgement }</p>
            }
        </section>
    }
}
