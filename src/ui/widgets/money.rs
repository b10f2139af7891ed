//! Where the money of a sale is: received, not received, not known.

use super::Picture;
use crate::pack::Money;
use crate::present::MoneyView;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct MoneyProps {
    /// The state.
    pub view: MoneyView,
}

/// The state, and where it is not known, how to find out.
#[component]
pub(crate) fn MoneyPanel(props: &MoneyProps) -> Html {
    let view = &props.view;
    let (state, picture) = match view.state {
        Money::Received => ("received", "done"),
        Money::NotReceived => ("not-received", "no"),
        Money::Unknown => ("unknown", "hold"),
        Money::Ask | Money::None => ("ask", "ask"),
    };
    html! {
        <section class="money" data-state={state}>
            <p class="money-head">
                <Picture name={picture} />
                <strong>{ &view.title }</strong>
            </p>
            <p class="money-text">{ &view.text }</p>
            if !view.find.is_empty() {
                <h2 class="card-title">{ &view.find_heading }</h2>
                <ol class="steps">
                    { for view.find.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }
                </ol>
            }
        </section>
    }
}
