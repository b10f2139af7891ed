//! The page: prints what `present` made and sends back an action at a time.
//!
//! In: a [`Boot`] (the pack, a language, what was stored). Out: HTML, drawn by Yew in the
//! browser or on the host. Views compute nothing, hold no text of their own and never touch
//! the browser while drawing (`tests/views.rs` draws them all on the host).
//!
//! Pages and widgets are plain functions from a [`handle::Handle`] and a view struct to HTML;
//! only what holds state of its own is a component, since each component costs two to four
//! kilobytes of wasm.

mod after;
mod app;
mod boot;
mod handle;
mod looking;
mod need;
mod pages;
#[cfg(feature = "render")]
mod render;
mod route;
mod store;
mod widgets;

pub use app::{App, AppProps};
pub use boot::Boot;
pub use looking::{Found, Looking};
#[cfg(feature = "render")]
pub use render::render;
pub use route::Route;
pub use store::{HABITS, Message, Notice, Store};
