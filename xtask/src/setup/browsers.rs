//! The browsers that the page is tried in, their drivers, and Chinese fonts.
//!
//! In: what is on `PATH`. Out: the Debian packages that are missing.
//! Firefox's driver comes from crates.io (see `crates`): Debian has no package of it.

use super::apt;
use crate::toolchain::on_path;

/// The packages to install for the browser tests.
pub(super) fn missing_packages() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if !has_any(&[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]) {
        packages.push("chromium");
    }
    if !has_any(&["chromedriver"]) {
        packages.push("chromium-driver");
    }
    if !has_any(&["firefox", "firefox-esr"]) {
        packages.push("firefox-esr");
    }
    // Elsewhere the system brings Chinese fonts, and no package could be asked for.
    if apt::is_there() && !apt::has("fonts-noto-cjk") {
        packages.push("fonts-noto-cjk");
    }
    packages
}

/// The packages to install for WebKitGTK, and Chromium without tabs and bars.
pub(super) fn missing_for_trust() -> Vec<&'static str> {
    let mut packages = Vec::new();
    // Elsewhere Chromium as it comes does the same in twice the time.
    if apt::is_there() && !has_any(&["chromium-headless-shell"]) {
        packages.push("chromium-headless-shell");
    }
    if !has_any(&["WebKitWebDriver"]) {
        packages.push("webkit2gtk-driver");
    }
    if !has_any(&["Xvfb"]) {
        packages.push("xvfb");
    }
    // The languages that `localedef` makes.
    if apt::is_there() && !apt::has("locales") {
        packages.push("locales");
    }
    packages
}

fn has_any(programs: &[&str]) -> bool {
    programs.iter().any(|program| on_path(program).is_some())
}
