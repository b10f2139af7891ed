//! POS 速诊 (poscheck): from what a card terminal shows to the step that most likely mends it.
pub mod card;
pub mod engine;
pub mod i18n;
pub mod lookup;
pub mod pack;
pub mod present;
pub mod session;

#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod ui;

#[cfg(all(feature = "app", target_arch = "wasm32"))]
mod app;
