//! Small readings of events and elements, so that views need not name web-sys.

use web_sys::wasm_bindgen::JsCast;

/// A listener; it is removed when this is dropped.
#[must_use]
#[derive(Debug, Default)]
pub struct Listening {
    /// Held only to be dropped.
    _listener: Option<gloo_events::EventListener>,
}

impl Listening {
    #[cfg(target_arch = "wasm32")]
    pub(super) fn new(listener: Option<gloo_events::EventListener>) -> Self {
        Self {
            _listener: listener,
        }
    }
}

/// The text of the field an input event came from; empty where there is none.
pub fn value_of(event: &web_sys::InputEvent) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map_or_else(String::new, |field| field.value())
}

/// The name of the key, and whether an input method is still composing with it.
pub fn key_of(event: &web_sys::KeyboardEvent) -> (String, bool) {
    (event.key(), event.is_composing())
}

/// Gives an element the focus, if it is one.
pub fn focus(node: Option<web_sys::HtmlElement>) {
    if let Some(element) = node {
        let _ = element.focus();
    }
}

/// The text of an element; empty where it is not there.
pub fn text_of(node: Option<web_sys::HtmlElement>) -> String {
    node.and_then(|element| element.text_content())
        .unwrap_or_default()
}
