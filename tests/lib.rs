//! The one host test binary: one room of the house a module, and the rules of the house itself.
//!
//! Every module speaks through one `check`; `README.md` says how to add a case.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own fixtures fails where it stands"
)]

mod advice;
mod amount;
mod amounts;
mod board;
mod calibrate;
mod card;
mod catalogue;
mod deployment;
mod embed;
mod engine;
mod guide;
mod habits;
mod hosting;
mod i18n;
mod lint;
mod lists;
mod lookup;
mod needs;
mod packs;
mod pieces;
mod present;
mod readme;
mod receipt;
mod session;
mod simulate;
mod software;
mod speed;
mod square;
mod support;
mod tidy;
mod trial;
mod views;
mod worker;
