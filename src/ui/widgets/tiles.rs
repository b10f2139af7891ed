//! Picture tiles for what can be seen without words.

use super::{each, picture, section_title};
use crate::present::Tile;
use crate::ui::handle::Handle;
use crate::ui::route::Route;
use yew::prelude::*;

/// The tiles; each leads to the page of its symptom.
pub(crate) fn tile_grid(handle: &Handle, tiles: &[Tile]) -> Html {
    let tiles = each(tiles, &|_, tile| {
        html! {
            <a class="tile" href={Route::Entry(tile.id.clone()).hash()}>
                { picture(&tile.picture) }
                <span>{ &tile.title }</span>
            </a>
        }
    });
    html! {
        <section class="tiles">
            { section_title(handle.words().tiles) }
            <div class="tile-grid">{ tiles }</div>
        </section>
    }
}
