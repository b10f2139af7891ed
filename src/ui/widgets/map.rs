//! The diagnosis as a map: four regions, how likely the trouble is in each, and what is ruled out.

use super::{each, picture, section_title};
use crate::present::Region;
use crate::ui::handle::Handle;
use yew::prelude::*;

/// The map; nothing where nothing is to be said yet.
pub(crate) fn map(handle: &Handle, regions: &[Region]) -> Html {
    if regions.is_empty() {
        return Html::default();
    }
    let words = handle.words();
    let parts = each(regions, &|_, region| {
        let share = region.per_cent.to_string();
        html! {
            <li class="map-region" data-state={region.state}>
                <svg class="map-level" viewBox="0 0 4 100" preserveAspectRatio="none" aria-hidden="true">
                    <rect y={(100 - region.per_cent).to_string()} width="4" height={share.clone()} />
                </svg>
                { picture(region.picture) }
                <span>{ region.name }</span>
                <small>{ if region.state == "out" { words.map_out.to_owned() } else { [&share, "%"].concat() } }</small>
            </li>
        }
    });
    html! {
        <section class="map">
            { section_title(words.map) }
            <ul class="map-regions">{ parts }</ul>
        </section>
    }
}
