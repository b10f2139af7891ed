//! The terminal itself: its software, its parts, its clock, its line.
//!
//! In: what somebody types or taps, and the table of terminals ([`Table`], a piece of its own).
//! Out: closed enums and positions in the table, ready for `present`; evidence is ids of the
//! pack. No text of the product is here. What no source tells is said not to be known: a
//! version is not called current because nothing is known against it.
//!
//! - [`Table::read`], [`Version`]: versions as vendors write them, in an order.
//! - [`Table::judge`]: is it up to date. [`update`]: how it is brought up to date safely.
//! - [`Kind`], [`Model`], [`Picture`]: what terminals look like, and which step shows what.
//! - [`clock`]: the terminal's clock. [`line`]: the phone's own line, and restarts in order.
//! - [`compile`], [`command`], [`report`] (feature `author`): pack the table; the native command;
//!   what technicians are told.

pub mod clock;
#[cfg(feature = "author")]
pub mod command;
#[cfg(feature = "author")]
pub mod compile;
mod form;
mod judge;
pub mod line;
mod picture;
mod profile;
#[cfg(feature = "author")]
pub mod report;
mod table;
pub mod update;
mod version;

pub use form::{Part as VersionPart, written};
pub use judge::{Judged, Standing, Unsure};
pub use picture::{Motion, Part, Picture, Toward};
pub use profile::{Kind, Light, Model, Way};
pub use table::{
    Advisory, Approval, Damaged, Form, Grade, Least, Release, Said, Series, Shown, Table, Vendor,
};
pub use version::{LONGEST, Unreadable, Version};
