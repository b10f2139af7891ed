//! The wasm module's way in: what the start script calls.
//!
//! In: the first screen's part of the knowledge and the language, as fetched. Out: the page,
//! drawn. It is the only file beside `browser` that names wasm-bindgen.

use crate::browser::{Device, Web, apologise, early_input, mount_point};
use crate::i18n::{Lang, fill, learn};
use crate::session::Habits;
use crate::ui::{App, AppProps, Boot, HABITS, Route};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Draws the page.
///
/// # Errors
/// A sentence saying what is wrong with the knowledge files; the start script shows it.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "the export is what makes it reachable")]
pub fn start(front: &[u8], lang: &str) -> Result<(), JsError> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    let front = learn(lang, front).map_err(|e| JsError::new(&e.to_string()))?;
    let words = lang.words();
    std::panic::set_hook(Box::new(move |panic| {
        // Only the place: a message could hold something that was typed.
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let report = fill("poscheck {} · {}", &[env!("CARGO_PKG_VERSION"), &place]);
        apologise(
            words.bug,
            words.bug_text,
            &fill("{}\n{}", &[words.bug_report, &report]),
        );
    }));
    let mut boot = Boot::first(front, lang).map_err(|e| JsError::new(&e.to_string()))?;
    (boot.early, boot.focused) = early_input();
    let device: Rc<dyn Device> = Rc::new(Web::default());
    let kept = device.kept(HABITS).unwrap_or_default();
    boot.habits = Habits::from_text(&kept);
    let route = Route::parse(&device.hash());
    let root =
        mount_point().ok_or_else(|| JsError::new("the page has no place for the program"))?;
    yew::Renderer::<App>::with_root_and_props(
        root,
        AppProps {
            boot,
            device,
            route,
        },
    )
    .render();
    Ok(())
}
