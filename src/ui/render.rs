//! Draws the page on the host, to a string: for prerendering and for view tests.

use super::{App, AppProps, Boot, Route};
use crate::browser::Twin;
use std::rc::Rc;

/// The page at a place, as HTML.
///
/// # Errors
/// Where the host cannot start a runtime.
pub fn render(boot: Boot, route: Route) -> std::io::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let props = move || AppProps {
        boot,
        device: Rc::new(Twin::default()),
        route,
    };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props()).hydratable(false);
    let local = tokio::task::LocalSet::new();
    Ok(local.block_on(&runtime, renderer.render()))
}
