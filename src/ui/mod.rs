//! The page: prints what `present` made and sends back an action at a time.
//!
//! In: a [`Boot`] (the pack, a language, what was stored). Out: HTML, drawn by Yew in the
//! browser or on the host. Views compute nothing, hold no text of their own and never touch
//! the browser while drawing (`tests/views.rs` draws them all on the host).

mod app;
mod hooks;
mod pages;
mod route;
mod store;
mod widgets;

pub use app::{App, AppProps};
pub use route::Route;
pub use store::{Boot, Notice, Store};
