//! Taps at places on the screen, by the browser's own protocol: the driver's commands run scripts
//! of their own in the page, whose time would be taken for the page's.
//!
//! In: a browser whose pages begin with `taps.js`. Out: what an expression gives, and taps.

use crate::webdriver::Browser;
use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What an expression in the page gives; a promise is waited for.
pub(super) fn ask<T: DeserializeOwned>(browser: &Browser, expression: &str) -> Result<T> {
    let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let mut answer = browser.devtools("Runtime.evaluate", &asked)?;
    if let Some(error) = answer.get("exceptionDetails") {
        bail!("`{expression}`: {error}");
    }
    let value = answer["result"]["value"].take();
    serde_json::from_value(value).with_context(|| format!("`{expression}`"))
}

/// Waits in the page until an expression holds.
pub(super) fn until(browser: &Browser, expression: &str) -> Result<()> {
    let asked = format!("taps.until(() => {expression}).then(() => true)");
    ask::<bool>(browser, &asked).map(drop)
}

/// Taps what a selector finds.
pub(super) fn tap(browser: &Browser, selector: &str) -> Result<()> {
    let place = format!("taps.place({})", json!(selector));
    let [x, y]: [f64; 2] = ask(browser, &place)?;
    for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({
            "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1
        });
        let _: Value = browser.devtools("Input.dispatchMouseEvent", &event)?;
    }
    Ok(())
}
