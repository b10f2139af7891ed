//! Cards by their numbers: whose a card is, whether its number can be right, where a slip of the
//! finger may be, whether it is taken here; dates and stripes beside it.
//!
//! In: what somebody types, and the table of cards ([`Cards`], a piece of its own). Out: closed
//! enums and places in the text, ready for `present`; evidence is ids of the pack. No text of
//! the product is here, and a number leaves this room only covered.
//!
//! - [`Pan`]: the number, in a buffer that is wiped; [`mask`] and [`cut_numbers`] for free text.
//! - [`Cards::first`], [`Cards::check`]: first digits, whole numbers. [`Cards::places`]: slips.
//! - [`Cards::accepts`]: what the acquirer takes. [`Expiry`], [`name_verdict`]: what else is
//!   printed. [`track`]: the stripe, for technicians.
//! - [`compile`], [`report`] (feature `author`): pack the table; tell technicians about a line.

mod accept;
mod check;
#[cfg(feature = "author")]
pub mod compile;
mod cut;
mod expiry;
mod issuer;
mod likeness;
mod luhn;
mod mask;
mod name;
mod pan;
#[cfg(feature = "author")]
pub mod report;
mod scheme;
mod table;
pub mod track;
mod typo;

pub use accept::{
    Acceptance, Accepted, Asks, CLOCK_RIGHT, CLOCK_WRONG, EXPIRED, Evidence, FOREIGN, LOCAL,
    NOT_EXPIRED, Reason, Taken, Way,
};
pub use check::{Checked, Doubt, First, Unsure, Verdict, Why};
pub use cut::cut_numbers;
pub use expiry::{Expiry, ExpiryVerdict, Month, NoDate, YEARS_AHEAD};
pub use issuer::{DataDate, Issuer, IssuerAnswer, Kind, Tier};
pub use likeness::Likeness;
pub use luhn::{check_digit_holds, text_holds};
pub use mask::mask;
pub use name::{CodeShape, NameVerdict, code_shape, name_verdict};
pub use pan::{Pan, Unreadable, overwrite};
pub use scheme::{Candidates, CheckPolicy, Lengths, Scheme, SchemeId, SchemeSet};
pub use table::{Bank, Cards, Damaged, Grade};
pub use typo::{PLACES, Place, Slip, WIDTH};
