//! What fits what was typed into the field: a list to choose from.
//!
//! It knows which row is chosen and whom to tell of another; what is looked for and how keys move
//! the choice is the field's affair.

use super::each;
use crate::present::Suggestion;
use yew::prelude::*;

/// The list, empty and hidden where nothing fits; `go` hears the place of a row that was pressed.
pub(super) fn listed(
    rows: &[Suggestion],
    at: Option<usize>,
    go: &Callback<Option<usize>>,
    label: &'static str,
) -> Html {
    html! {
        <ul class="search-list" id="shown-list" role="listbox" aria-label={label} hidden={rows.is_empty()}>
            { each(rows, &|row_at, row| {
                let go = go.clone();
                let onclick = Callback::from(move |_: MouseEvent| go.emit(Some(row_at)));
                let is_chosen = at == Some(row_at);
                html! {
                    <li
                        id={format!("shown-{row_at}")} class="search-option" role="option"
                        aria-selected={is_chosen.to_string()} {onclick}
                    >
                        <span class="search-mark" data-code={row.is_code.to_string()}>{ &row.mark }</span>
                        <span class="search-text">
                            { marked(&row.title) }
                            if !row.name.is_empty() {
                                <small lang={lang_of(&row.name)}>{ marked(&row.name) }</small>
                            }
                            if !row.place.is_empty() {
                                <small>{ &row.place }</small>
                            }
                        </span>
                    </li>
                }
            }) }
        </ul>
    }
}

/// A text in pieces, with those that were typed marked.
fn marked(pieces: &[(String, bool)]) -> Html {
    each(pieces, &|_, (text, typed)| {
        if *typed {
            html! { <mark>{ text }</mark> }
        } else {
            html! { text }
        }
    })
}

/// The language of a name, which need not be that of the page.
fn lang_of(pieces: &[(String, bool)]) -> &'static str {
    let is_latin = pieces.iter().all(|(text, _)| text.is_ascii());
    if is_latin { "en" } else { "zh-CN" }
}
