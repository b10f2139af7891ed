//! Knowledge packs: what can be wrong with a terminal, what to ask, what to try, what the codes mean.
//!
//! In: TOML files (feature `author`) or the compiled bytes that the page fetches.
//! Out: a [`Core`] of language-free numbers and ids, a [`Texts`] for each language, and
//! [`Finding`]s with place and mend where the pack is wrong.
//! This room weighs nothing up and draws nothing: numbers are clamped and normalised here,
//! once, and used as they are everywhere else.

mod day;
mod finding;
mod front;
mod load;
mod origin;
mod schema;
mod words;

#[cfg(feature = "author")]
mod compile;
#[cfg(feature = "author")]
mod draft;
#[cfg(feature = "author")]
mod read;

pub use day::day;
pub use finding::Finding;
pub use front::{load_front, save_front};
pub use load::{LoadError, load_core, load_texts, save_core, save_texts};
pub use schema::*;
pub use words::{Words, load_words, plain, save_words};

#[cfg(feature = "author")]
pub use compile::{Compiled, Scenario, compile};
#[cfg(feature = "author")]
pub use draft::{
    AllowDraft, Draft, EntryDraft, FaultDraft, Grade, LikelihoodDraft, QuestionDraft, RepairDraft,
    RuleDraft, Said, Trust,
};
#[cfg(feature = "author")]
pub use read::{Source, read_dir};
