//! A phone on a bad line, as Chromium pretends to be one.
//!
//! In: a browser. Out: the same, slowed. What is slowed is the page that is looked at: its
//! processor, and what it asks the network for.

use crate::webdriver::{Browser, Kind, Setting};
use anyhow::Result;
use serde_json::json;

/// How much slower its processor is.
pub(super) const SLOWER: u32 = 4;
/// Bytes a second over slow 4G: 1.6 megabits.
pub(super) const BYTES_PER_SECOND: f64 = 1.6e6 / 8.0;
/// Milliseconds until an answer begins.
pub(super) const LATENCY: f64 = 150.0;

/// A browser that reaches this machine alone: what a peer would fetch from its own servers fails
/// at once, here and wherever the command is run.
pub(super) fn alone() -> Setting {
    Setting {
        traffic: true,
        ..Setting::new(Kind::Chromium)
    }
    .argue("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")
}

/// Slows the processor so many times; 1 is as it is.
pub(super) fn slow(browser: &Browser, rate: u32) -> Result<()> {
    let rate = json!({ "rate": rate });
    let slowed = browser.devtools("Emulation.setCPUThrottlingRate", &rate);
    slowed.map(drop)
}

/// Puts slow 4G before everything that is fetched from now on.
pub(super) fn slow_line(browser: &Browser) -> Result<()> {
    browser.devtools("Network.enable", &json!({}))?;
    let line = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": BYTES_PER_SECOND,
        "uploadThroughput": BYTES_PER_SECOND,
    });
    let slowed = browser.devtools("Network.emulateNetworkConditions", &line);
    slowed.map(drop)
}

/// Runs a script before anything of each page that is opened from now on.
pub(super) fn before_each_page(browser: &Browser, script: &str) -> Result<()> {
    let source = json!({ "source": script });
    let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", &source);
    added.map(drop)
}
