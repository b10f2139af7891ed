//! What is known so far; each answer can be changed, and one can start anew.

use crate::present::PathItem;
use crate::session::Action;
use crate::ui::hooks::use_handle;
use crate::ui::route::Route;
use crate::ui::store::Message;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PathProps {
    /// What is known, in order.
    pub items: Vec<PathItem>,
}

/// The path walked so far.
#[component]
pub(crate) fn Path(props: &PathProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    if props.items.is_empty() {
        return Html::default();
    }
    let words = handle.words();
    let restart = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| {
            handle.tell(Message::Session(Action::Begin { entry: None, at: 0 }));
            handle.go(&Route::Home);
        })
    };
    html! {
        <section class="path">
            <h2 class="section-title">{ words.path }</h2>
            <ol class="path-list">
                { for props.items.iter().map(|item| html! {
                    <li class="path-item" key={item.at}>
                        <span class="path-label">{ &item.label }</span>
                        <span class="path-text">{ &item.text }</span>
                        if item.changeable {
                            <a class="link" href={Route::Change(item.at).hash()} aria-label={format!("{} {}", words.change, item.label)}>
                                { words.change }
                            </a>
                        }
                    </li>
                }) }
            </ol>
            <button class="link" type="button" onclick={restart}>{ words.restart }</button>
        </section>
    }
}
