//! The one field: a code or words in, entries out, while one types.

use super::found::listed;
use super::{button, main_button};
use crate::browser::{focus, key_of, value_of};
use crate::present::Suggestion;
use crate::ui::handle::Handle;
use crate::ui::looking::Looking;
use crate::ui::route::Route;
use crate::ui::store::Message;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct SearchProps {
    /// The page.
    pub handle: Handle,
    /// Whether the field had the focus before the program was ready.
    pub early: bool,
}

/// The field and its suggestions.
#[component]
pub(crate) fn Search(props: &SearchProps) -> Html {
    // The entry, not its place: what fits may come in another order while one chooses.
    let chosen = use_state(|| None::<Route>);
    // Whether Enter was pressed before it was known what fits.
    let hurried = use_state(|| false);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.early, move |early| {
            if *early {
                focus(field.cast());
            }
        });
    }
    let handle = props.handle.clone();
    let words = handle.words();
    let typed = handle.store.shown.clone();
    let open = !typed.trim().is_empty();
    let (looking, found) = handle.store.looking();
    {
        let handle = handle.clone();
        use_effect_with(
            (
                typed.clone(),
                handle.store.finds().then(|| handle.store.names_all()),
                handle.store.lang,
            ),
            move |(typed, can, _)| {
                if can.is_some() && !typed.trim().is_empty() {
                    handle.look(typed.clone());
                }
            },
        );
    }
    let ids: Vec<Route> = found.rows.iter().map(route_of).collect();
    let at = chosen
        .as_ref()
        .and_then(|route| ids.iter().position(|id| id == route));

    let oninput = {
        let (handle, chosen, hurried) = (handle.clone(), chosen.setter(), hurried.setter());
        Callback::from(move |event: InputEvent| {
            chosen.set(None);
            hurried.set(false);
            handle.tell(Message::Shown(value_of(&event)));
        })
    };
    let go = {
        let (handle, ids, certain) = (handle.clone(), ids.clone(), found.sure);
        let hurried = hurried.setter();
        Callback::from(move |at: Option<usize>| {
            if at.is_none() && looking == Looking::Goes {
                return hurried.set(true);
            }
            let id = match at {
                Some(at) => ids.get(at),
                // Enter takes the best fit where it is beyond doubt.
                None => ids.first().filter(|_| certain),
            };
            hurried.set(false);
            if let Some(route) = id {
                handle.go(route);
            }
        })
    };
    {
        let go = go.clone();
        use_effect_with((*hurried, looking), move |(waited, looking)| {
            if *waited && *looking != Looking::Goes {
                go.emit(None);
            }
        });
    }
    let onkeydown = {
        let (handle, chosen, go, ids) = (handle.clone(), chosen, go.clone(), ids);
        Callback::from(move |event: KeyboardEvent| {
            let (key, composing) = key_of(&event);
            if composing {
                return;
            }
            let n = ids.len();
            match key.as_str() {
                "ArrowDown" if n > 0 => {
                    chosen.set(ids.get(at.map_or(0, |at| (at + 1) % n)).cloned());
                }
                "ArrowUp" if n > 0 => {
                    chosen.set(ids.get(at.map_or(n - 1, |at| (at + n - 1) % n)).cloned());
                }
                "Enter" => match &*chosen {
                    Some(route) => handle.go(route),
                    None => go.emit(None),
                },
                "Escape" => {
                    chosen.set(None);
                    handle.tell(Message::Shown(String::new()));
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let enter = {
        let go = go.clone();
        Callback::from(move |_: MouseEvent| go.emit(None))
    };
    let active = at.map(|at| format!("shown-{at}"));
    html! {
        <section class="search">
            <label for="shown"><h1 class="page-title">{ words.field }</h1></label>
            <div class="search-row">
                <input
                    ref={field} id="shown" class="search-field" type="text" inputmode="text"
                    role="combobox" aria-expanded={open.to_string()} aria-controls="shown-list"
                    aria-autocomplete="list" aria-activedescendant={active}
                    autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"
                    enterkeyhint="search" maxlength="200" placeholder={words.field_hint}
                    value={typed.to_string()} {oninput} {onkeydown}
                />
                { main_button(words.search, enter) }
            </div>
            <div class="search-out">
                if open && found.rows.is_empty() && !handle.store.finds() {
                    <p class="search-near">{ words.loading }</p>
                }
                if looking == Looking::Failed && !handle.store.missing {
                    <p class="search-near">{ words.missing }</p>
                    { button(words.try_again, handle.press(|h| h.device.reload())) }
                }
                if let Some((title, text)) = &found.unknown {
                    <p class="search-unknown"><strong>{ title }</strong>{ " " }{ text }</p>
                }
                if let Some(nearest) = &found.nearest {
                    <p class="search-near">{ nearest }</p>
                }
            </div>
            { listed(&found.rows, at, &go, words.suggestions) }
        </section>
    }
}

/// The page of an entry; it asks nothing where the place is known.
fn route_of(row: &Suggestion) -> Route {
    match row.seen {
        Some(seen) => Route::Seen(row.id.clone(), seen),
        None => Route::Entry(row.id.clone()),
    }
}
