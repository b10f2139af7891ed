//! The end: it works again.

use crate::present::FixedView;
use crate::ui::hooks::{use_handle, use_heading_focus};
use crate::ui::route::Route;
use crate::ui::store::Message;
use crate::ui::widgets::{MoneyPanel, Path, Picture};
use crate::session::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FixedProps {
    /// What helped and what it was.
    pub view: FixedView,
}

/// What helped, what it was, how to avoid it.
#[component]
pub(crate) fn FixedPage(props: &FixedProps) -> Html {
    let heading = use_heading_focus(());
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    let view = &props.view;
    let again = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| {
            handle.tell(Message::Session(Action::Begin { entry: None, at: 0 }));
            handle.go(&Route::Home);
        })
    };
    html! {
        <>
            <article class="fixed">
                <Picture name="done" />
                <h1 class="page-title" tabindex="-1" ref={heading}>{ words.fixed }</h1>
                if let Some(helped) = &view.helped {
                    <p class="lead">{ helped }</p>
                }
                <p class="lead">{ &view.cause }</p>
                if let Some(money) = view.money.clone() {
                    <MoneyPanel view={money} />
                }
                if !view.avoid.is_empty() {
                    <section class="say">
                        <h2 class="card-title">{ words.avoid }</h2>
                        <p>{ &view.avoid }</p>
                    </section>
                }
                <button class="button" data-kind="main" type="button" onclick={again}>{ words.again }</button>
            </article>
            <Path items={view.path.clone()} />
        </>
    }
}
