//! Builds, serves and tests poscheck, and sets the machine up for it first.
//!
//! In: a command line. Out: `dist/`, a local server, or a summary of all checks.
//! Flow: [`args`] → [`setup`] (what the machine lacks) → [`dist`] (the site) → [`release`] (what
//! hosts want of it), [`serve`] or [`suite`]. The end-to-end tests and [`gallery`] look at the site through [`webdriver`].
//! It never links the crate `poscheck`: packs and first screens come from its command-line
//! tool, so a broken library cannot keep the checks from starting.

pub mod args;
pub mod bench;
pub mod dist;
pub mod gallery;
pub mod native;
pub mod place;
pub mod progress;
pub mod release;
pub mod run;
pub mod serve;
pub mod setup;
pub mod site;
mod stamp;
pub mod suite;
pub mod toolchain;
pub mod trust;
pub mod webdriver;
