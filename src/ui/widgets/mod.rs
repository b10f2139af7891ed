//! Widgets: one a file, each with a style file of the same name in `styles/`.

mod answers;
mod basics;
mod causes;
mod facts;
mod lines;
mod money;
mod notice;
mod path;
mod picture;
mod place;
mod qr;
mod repair;
mod resume;
mod search;
mod support;
mod tiles;
mod topbar;

pub(super) use answers::answers;
pub(super) use basics::basics;
pub(super) use causes::causes;
pub(super) use facts::{facts, for_support};
pub(super) use lines::{each, lines, steps};
pub(super) use money::money_panel;
pub(super) use notice::notice;
pub(super) use path::path;
pub(super) use picture::picture;
pub(super) use place::place_question;
pub(super) use qr::qr;
pub(super) use repair::repair;
pub(super) use resume::resume;
pub(super) use search::Search;
pub(super) use support::support_bar;
pub(super) use tiles::tile_grid;
pub(super) use topbar::top_bar;
