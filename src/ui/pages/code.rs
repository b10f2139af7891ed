//! What an entry means and what to do about it.

use crate::present::code;
use crate::ui::hooks::{use_handle, use_heading_focus};
use crate::ui::pages::Gone;
use crate::ui::widgets::MoneyPanel;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct CodeProps {
    /// Id of the entry.
    pub id: String,
}

/// The page of one entry.
#[component]
pub(crate) fn CodePage(props: &CodeProps) -> Html {
    let heading = use_heading_focus(props.id.clone());
    let Some(handle) = use_handle() else { return Html::default() };
    let Some(entry) = handle.store.core.entries.iter().position(|e| e.id == props.id) else {
        return html! { <Gone /> };
    };
    let words = handle.words();
    let view = code(&handle.store.book(), entry);
    let begin = Callback::from(move |_: MouseEvent| handle.begin(Some(entry)));
    html! {
        <article class="code">
            <header class="code-head">
                <p class="eyebrow">{ view.kind }</p>
                <h1 class="page-title" tabindex="-1" ref={heading}>
                    if !view.code.is_empty() {
                        <span class="code-mark">{ view.code }</span>{ " " }
                    }
                    { view.title }
                </h1>
            </header>
            if let Some(money) = view.money {
                <MoneyPanel view={money} />
            }
            if !view.means.is_empty() {
                <p class="lead">{ view.means }</p>
            }
            if !view.now.is_empty() {
                <section class="card">
                    <h2 class="card-title">{ words.now }</h2>
                    <ol class="steps">
                        { for view.now.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }
                    </ol>
                </section>
            }
            <dl class="facts">
                { for view.facts.iter().map(|fact| html! {
                    <div class="fact" key={fact.label.clone()} data-tone={fact.tone}>
                        <dt>{ &fact.label }</dt>
                        <dd>{ &fact.text }</dd>
                    </div>
                }) }
            </dl>
            if !view.say.is_empty() {
                <section class="say">
                    <h2 class="card-title">{ words.say }</h2>
                    <p>{ view.say }</p>
                </section>
            }
            <button class="button" data-kind="main" type="button" onclick={begin}>{ view.go_on }</button>
        </article>
    }
}
