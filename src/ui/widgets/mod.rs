//! Widgets: one a file, each with a style file of the same name in `styles/`.

mod answers;
mod basics;
mod causes;
mod money;
mod notice;
mod path;
mod picture;
mod repair;
mod resume;
mod search;
mod support;
mod tiles;
mod topbar;

pub(super) use answers::Answers;
pub(super) use basics::Basics;
pub(super) use causes::Causes;
pub(super) use money::MoneyPanel;
pub(super) use notice::NoticeBar;
pub(super) use path::Path;
pub(super) use picture::Picture;
pub(super) use repair::RepairSteps;
pub(super) use resume::Resume;
pub(super) use search::Search;
pub(super) use support::SupportBar;
pub(super) use tiles::TileGrid;
pub(super) use topbar::TopBar;
