//! Times the engine: the same drawn cases in a page and natively.
//!
//! In: [`cases::Cases`] as bytes. Out: in the page an object that decides and reckons one case
//! at a time; natively nothing, that is the binary's part. Clocks are read outside: by the
//! page's script, or by the binary.

pub mod cases;
#[cfg(target_arch = "wasm32")]
mod page;
