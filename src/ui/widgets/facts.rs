//! Labelled facts, and those that only support needs, folded away.

use super::{each, lines};
use crate::present::{CodeView, Fact};
use crate::ui::handle::Handle;
use yew::prelude::*;

/// Facts, each with its label.
pub(crate) fn facts(facts: &[Fact]) -> Html {
    let rows = each(facts, &|_, fact| {
        html! {
            <div class="fact" data-tone={fact.tone}>
                <dt>{ &fact.label }</dt>
                <dd>{ &fact.text }</dd>
            </div>
        }
    });
    html! { <dl class="facts">{ rows }</dl> }
}

/// What support needs to know of an entry; nothing where there is nothing to say.
pub(crate) fn for_support(handle: &Handle, view: &CodeView) -> Html {
    if view.support.is_empty() && view.support_facts.is_empty() && view.rules.is_empty() {
        return Html::default();
    }
    html! {
        <details class="for-support">
            <summary class="for-support-title">{ handle.words().for_support }</summary>
            if !view.support.is_empty() {
                <p class="for-support-text">{ &view.support }</p>
            }
            if !view.support_facts.is_empty() {
                { facts(&view.support_facts) }
            }
            if !view.rules.is_empty() {
                <p class="for-support-text">{ handle.words().rules }</p>
                { lines(&view.rules) }
            }
        </details>
    }
}
