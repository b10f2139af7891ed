//! A repair: what to do, and whether it helped.

use super::steps;
use crate::present::StepBody;
use crate::session::Event;
use crate::ui::handle::Handle;
use yew::prelude::*;

/// The steps and the three ways they can end; nothing where the step is no repair.
pub(crate) fn repair(handle: &Handle, body: &StepBody) -> Html {
    let words = handle.words();
    let StepBody::Try {
        repair,
        steps: how,
        mind,
        risk,
        ends,
    } = body
    else {
        return Html::default();
    };
    let repair = *repair;
    let end = |kind: &'static str, event: Event, label: &str| {
        html! {
            <button class="answer" data-kind={kind} type="button" onclick={handle.on(event)}>{ label }</button>
        }
    };
    html! {
        <>
            if let Some(risk) = risk {
                <p class="warning">{ risk }</p>
            }
            if !mind.is_empty() {
                <p class="mind">{ mind }</p>
            }
            { steps(how) }
            <div class="answers" key={repair}>
                { end("good", Event::Worked { repair }, &ends[0]) }
                { end("", Event::Failed { repair }, &ends[1]) }
                { end("quiet", Event::SetAside { repair }, words.cannot) }
            </div>
        </>
    }
}
