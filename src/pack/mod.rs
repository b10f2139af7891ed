//! Knowledge packs: what can be wrong with a terminal, what to ask, what to try, what the codes mean.
//!
//! In: TOML files (feature `author`) or the compiled bytes that the page fetches.
//! Out: a [`Core`] of language-free numbers and ids, a [`Texts`] for each language, and
//! [`Finding`]s with place and mend where the pack is wrong. The page has its pack in
//! [`Piece`]s, which come as they are needed; a [`Shelf`] puts them together.
//! This room weighs nothing up and draws nothing: numbers are clamped and normalised here,
//! once, and used as they are everywhere else.

mod day;
mod field;
mod finding;
mod front;
mod load;
mod named;
mod origin;
mod piece;
mod row;
mod schema;
mod shelf;
mod words;

#[cfg(feature = "author")]
mod compile;
#[cfg(feature = "author")]
mod draft;
#[cfg(feature = "author")]
mod overlay;
#[cfg(feature = "author")]
mod read;
#[cfg(feature = "author")]
mod safe;

pub use day::{date, day};
pub use finding::Finding;
pub use front::load_front;
#[cfg(feature = "author")]
pub use front::save_front;
pub use load::{LoadError, load_core};
pub use piece::{Piece, TONGUES};
pub use row::Row;
pub use schema::*;
pub use shelf::Shelf;
pub use words::{Names, Words, is_of_word, plain};

#[cfg(feature = "author")]
pub use compile::{Compiled, Ground, Guard, Outcome, Portrait, Ranking, Scenario, Stride, compile};
#[cfg(feature = "author")]
pub use draft::{
    AllowDraft, Draft, EntryDraft, FaultDraft, Grade, LikelihoodDraft, QuestionDraft, RepairDraft,
    RuleDraft, Said, ScenarioDraft, TermDraft, Trust,
};
#[cfg(feature = "author")]
pub use overlay::{Change, Judge, Laid, Layer, lay_over};
#[cfg(feature = "author")]
pub use read::{Source, read_dir, read_named};
#[cfg(feature = "author")]
pub use safe::{SAFE, safe};
