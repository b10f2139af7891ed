//! A field of a board, with what is to be said of the text in it.
//!
//! The text stays in the field: it is neither set from here nor read. A phone offers nothing that
//! it knows for it, and keeps nothing of it.

use crate::present::{Block, Kind, Tone};
use yew::prelude::*;

/// The field; another id is another, empty one.
pub(crate) fn field(block: &Block) -> Html {
    let id = &block.id;
    let (help, said) = ([id, "-help"].concat(), [id, "-said"].concat());
    let wrong = block.tone == Tone::No;
    let (tag, rows) = match block.kind {
        Kind::Area => ("textarea", Some("8")),
        _ => ("input", None),
    };
    let kind = rows.is_none().then_some("text");
    html! {
        <div class="typed">
            <label for={id.clone()}>{ &block.label }</label>
            <small id={help.clone()}>{ &block.text }</small>
            <@{tag}
                class="search-field" type={kind} id={id.clone()} data-act={id.clone()}
                inputmode={match block.kind {
                    Kind::Digits => "numeric",
                    Kind::Sum => "decimal",
                    _ => "text",
                }}
                autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"
                aria-describedby={[&help, " ", &said].concat()} aria-invalid={wrong.then_some("true")}
                rows={rows}
            />
            <p class="typed-said" id={said} data-tone={block.tone.word()}>
                { block.items.first().map_or("", |item| &item.text) }
            </p>
        </div>
    }
}
