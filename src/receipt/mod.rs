//! Receipts and logs: what a terminal printed, read down to the bit and up to a cause.
//!
//! In: any pasted text, the table of terms (the piece `receipt`), and a predicate that says what
//! digits are like a card's: this room knows no cards. Out: a [`Reading`]: lines, chip data,
//! messages, findings with the ids that the engine takes. It holds no secret, and texts of the
//! product are not in it: rows of the table are named by [`Texts`] and worded by `present`.
//!
//! - [`read`]: all of it. [`scan`]: labels, values, damage. [`tlv`]: elements of chip data.
//! - [`says`]: what a value means, bit by bit. [`message`]: messages of ISO 8583.
//! - [`findings`]: rules over a [`Scene`]. [`cover`]: what never goes out.
//! - [`compile`] (feature `author`): packs the tables.

#[cfg(feature = "author")]
pub mod compile;
mod cover;
mod finding;
mod iad;
pub mod message;
mod reading;
mod scan;
mod scene;
mod table;
pub mod tlv;
mod value;
mod word;

pub use cover::{Fit, Label, Sense, cover, cover_hex};
pub use finding::{Finding, findings};
pub use reading::{Data, Line, Node, Reading, data, is_damage, read};
pub use scan::{Blob, Damage, MOST, Scan, Seen, Trust, scan};
pub use scene::Scene;
pub use table::{Bit, Damaged, IAD, Of, Tag, Terms, Texts};
pub use value::{Part, Say, bytes, hex, says};
pub use word::{As, Fact, Secret, Set, Strength, Weight, What, Word};
