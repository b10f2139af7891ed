//! The pieces that a compiled pack is cut into, by need.
//!
//! Each is a file of its own. What finds entries comes first, then what reasons, then the
//! texts about entries, kind by kind: whoever opens an entry waits for its kind alone.

use super::schema::EntryKind;

/// The languages of a pack, as its files name them; a position here stands for one.
pub const TONGUES: [&str; 2] = ["zh-CN", "en"];

/// One file of a pack beside the first screen's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What tells one entry from another: ids, codes, kinds, makers and places.
    Index,
    /// What the engine reckons with: faults, questions, repairs.
    Model,
    /// What holds of entries in any language, and what follows from them.
    Facts,
    /// Titles and other names of entries in a language, and how it is spelled.
    Names(usize),
    /// What every diagnosis says: causes, questions, repairs.
    Steps(usize),
    /// What entries of a kind mean and advise.
    Entries(usize, EntryKind),
}

impl Piece {
    /// Every piece.
    pub const ALL: [Self; 13] = [
        Self::Index,
        Self::Model,
        Self::Facts,
        Self::Names(0),
        Self::Steps(0),
        Self::Entries(0, EntryKind::Code),
        Self::Entries(0, EntryKind::Message),
        Self::Entries(0, EntryKind::Symptom),
        Self::Names(1),
        Self::Steps(1),
        Self::Entries(1, EntryKind::Code),
        Self::Entries(1, EntryKind::Message),
        Self::Entries(1, EntryKind::Symptom),
    ];

    /// Everything that a page in one language uses, what is needed soonest first. Names in
    /// the other language help to find entries, so they are part of it.
    pub fn of_language(tongue: usize) -> [Self; 9] {
        [
            Self::Index,
            Self::Names(tongue),
            Self::Model,
            Self::Facts,
            Self::Steps(tongue),
            Self::Entries(tongue, EntryKind::Symptom),
            Self::Entries(tongue, EntryKind::Code),
            Self::Entries(tongue, EntryKind::Message),
            Self::Names(1 - tongue),
        ]
    }

    /// The file's name without its ending: `core`, `zh-CN.codes`.
    pub fn name(self) -> String {
        let (tongue, part) = match self {
            Self::Index => return "index".to_owned(),
            Self::Model => return "core".to_owned(),
            Self::Facts => return "facts".to_owned(),
            Self::Names(tongue) => (tongue, "names"),
            Self::Steps(tongue) => (tongue, "steps"),
            Self::Entries(tongue, EntryKind::Code) => (tongue, "codes"),
            Self::Entries(tongue, EntryKind::Message) => (tongue, "messages"),
            Self::Entries(tongue, EntryKind::Symptom) => (tongue, "symptoms"),
        };
        [TONGUES[tongue], ".", part].concat()
    }

    /// Whether finding entries or thinking ahead needs it: what the desk does.
    pub fn is_for_desk(self) -> bool {
        !matches!(self, Self::Steps(_) | Self::Entries(..))
    }

    /// Whether it is written in a language.
    pub fn is_in(self, tongue: usize) -> bool {
        match self {
            Self::Index | Self::Model | Self::Facts => false,
            Self::Names(own) | Self::Steps(own) | Self::Entries(own, _) => own == tongue,
        }
    }

    /// Its bit in a set of pieces.
    pub(super) fn bit(self) -> u16 {
        1 << match self {
            Self::Index => 0,
            Self::Model => 1,
            Self::Facts => 2,
            Self::Names(tongue) => 3 + 5 * tongue,
            Self::Steps(tongue) => 4 + 5 * tongue,
            Self::Entries(tongue, kind) => 5 + 5 * tongue + kind as usize,
        }
    }
}
