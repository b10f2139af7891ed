//! Amounts: till, terminal and bank agree to the last fen, or each difference is explained.
//!
//! In: exports as they stream, one sale, a counted drawer, and what is known of layouts
//! ([`shapes`], a piece of its own). Out: rows in integers, what a file says of itself, what
//! became of every row, and a proof line. Money is never rounded and never a float.
//!
//! - [`intake`], [`reader`]: a file to a [`reader::Statement`]. [`plan`]: the guess, open to
//!   correction. [`split`], [`row`], [`formats`]: bytes to records to rows.
//! - [`ledger`]: the rows, column by column. [`checks`]: counts, sums and balances of the file.
//! - [`handover`]: a file that one program reads and another takes over.
//! - [`reconcile`]: two files held against each other.
//! - [`job`]: files on their way in, as the page's worker holds them.
//! - [`sale`], [`drawer`]: one sale that went wrong; the cash drawer.
//! - [`cell`], [`workbook`]: what is handed out, as CSV and as an Excel file.
//! - [`compile`], [`report`] (feature `author`), [`sheets`] (feature `workbooks`): packing layouts;
//!   what the native commands say; reading workbooks.

pub mod cell;
pub mod checks;
#[cfg(feature = "author")]
pub mod compile;
mod dates;
pub mod drawer;
mod eight;
mod feed;
mod finish;
pub mod formats;
pub mod guess;
pub mod handover;
pub mod intake;
pub mod job;
mod layout;
pub mod ledger;
mod mark;
pub mod moment;
pub mod money;
pub mod plan;
pub mod reader;
pub mod reconcile;
mod record;
mod refusal;
#[cfg(feature = "author")]
pub mod report;
pub mod row;
pub mod sale;
pub mod shapes;
#[cfg(feature = "workbooks")]
pub mod sheets;
pub mod split;
mod state;
pub mod text;
mod unusable;
pub mod workbook;
mod zip;
