//! Where browsers differ, and why; everything else holds in all of them.
//!
//! - WebKitGTK's window is never narrower than 447 pixels, for its own bar: what depends on a phone's
//!   width is measured in the other two (`layout`).
//! - Its driver does not scroll the page around to what it is to click in a frame: `embed` is tried
//!   in the other two. By hand the element works there.
//! - It notes no console and no network: what a page says is noted by the page itself once it has
//!   loaded, and what leaves the page is watched in Chromium alone (`canary`).
//! - It shows no ring around a heading that a script gives the focus (`keyboard`).
//! - Firefox cannot tell a program that came in part from one that is damaged (`cut`).

use xtask::webdriver::Kind;

/// How often the program is asked for before the page gives up.
///
/// WebKit does not use what was fetched ahead where that broke off, and asks once more.
pub(crate) fn tries(kind: Kind) -> usize {
    match kind {
        Kind::Chromium | Kind::Firefox => 4,
        Kind::Webkit => 5,
    }
}

/// A heading that has taken the focus. In WebKit it is the active element, but has the focus only
/// while no other window on the screen is in front, and tests in other windows run beside this one.
pub(crate) fn focused_heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Chromium | Kind::Firefox => "h1:focus-visible",
        Kind::Webkit => "h1",
    }
}
