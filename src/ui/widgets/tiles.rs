//! Picture tiles for what can be seen without words.

use super::Picture;
use crate::present::Tile;
use crate::ui::hooks::use_handle;
use crate::ui::route::Route;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct TileGridProps {
    /// The tiles.
    pub tiles: Vec<Tile>,
}

/// The tiles; each leads to the page of its symptom.
#[component]
pub(crate) fn TileGrid(props: &TileGridProps) -> Html {
    let Some(handle) = use_handle() else { return Html::default() };
    let words = handle.words();
    html! {
        <section class="tiles">
            <h2 class="section-title">{ words.tiles }</h2>
            <div class="tile-grid">
                { for props.tiles.iter().map(|tile| html! {
                    <a class="tile" key={tile.id.clone()} href={Route::Entry(tile.id.clone()).hash()}>
                        <Picture name={tile.picture.clone()} />
                        <span>{ &tile.title }</span>
                    </a>
                }) }
            </div>
        </section>
    }
}
