//! What the page tells the one around it.
//!
//! Invariant: a line holds only words of this room, ids of the pack and whole numbers
//! (`embed::an_event_holds_only_ids_of_the_pack_closed_words_and_numbers`).

use super::order::WORDS;
use crate::pack::Core;
use crate::session::{self, Now, Session};

/// How a diagnosis ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It works again.
    Fixed,
    /// It was handed over.
    HandedOver,
}

/// Why something that the page around asked for did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The word is none of those that there are.
    Unknown,
    /// The value is not of its kind.
    Value,
    /// The deployment does not name that page's origin.
    NotAllowed,
}

/// Something that happened; what it is about is a position in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page can be used.
    Ready,
    /// A question is asked: how many events there were, and which.
    Asks(u16, u16),
    /// A repair is proposed: how many events there were, and which.
    Proposes(u16, u16),
    /// Support is proposed: how many events there were.
    Offers(u16),
    /// A diagnosis ended.
    Result(End),
    /// An entry was looked at.
    Lookup(u16),
    /// Somebody pressed a number to call.
    Contact,
    /// A ticket was handed over by a press.
    Report,
    /// What was asked for did not happen, and by which of [`WORDS`]; past their end by none.
    Error(Trouble, u8),
    /// The page has another height, in CSS pixels.
    Resize(u16),
}

/// The least and the most height that is told.
const HEIGHTS: (u16, u16) = (120, 20_000);

/// The first part of a place that shows an entry, and of the entry's id.
const KINDS: [(&str, &str); 3] = [("code", "code"), ("message", "msg"), ("see", "see")];

impl Event {
    /// What a diagnosis has come to; none while nothing was begun.
    pub fn of(session: &Session) -> Option<Self> {
        if session.is_empty() && session.started() == 0 {
            return None;
        }
        let n = session.log().len() as u16;
        Some(match session.now().0 {
            Now::Hold { question, .. } | Now::Ask { question, .. } => {
                Self::Asks(n, question as u16)
            }
            Now::Try { repair } => Self::Proposes(n, repair as u16),
            Now::HandOver => Self::Offers(n),
            Now::Ended(session::End::Fixed(_)) => Self::Result(End::Fixed),
            Now::Ended(session::End::HandedOver) => Self::Result(End::HandedOver),
        })
    }

    /// The entry that a place of the page shows, such as `#/code/51`; none where it shows none.
    pub fn at(place: &str, core: &Core) -> Option<Self> {
        let path = place.strip_prefix("#/")?.split('?').next()?;
        let (shown, id) = path.split_once('/')?;
        let (_, kind) = KINDS.iter().find(|(name, _)| *name == shown)?;
        let entry = core.entry_named(&format!("{kind}.{}", id.to_ascii_lowercase()))?;
        Some(Self::Lookup(entry as u16))
    }

    /// The event as a line of words: its kind, then what it is about. None where the pack has
    /// nothing at that position.
    pub fn line(self, core: &Core) -> Option<String> {
        Some(match self {
            Self::Ready => "ready".to_owned(),
            Self::Asks(n, q) => {
                let id = &core.questions.get(usize::from(q))?.id;
                format!("step {n} question {id}")
            }
            Self::Proposes(n, r) => {
                let id = &core.repairs.get(usize::from(r))?.id;
                format!("step {n} repair {id}")
            }
            Self::Offers(n) => format!("step {n} support"),
            Self::Result(End::Fixed) => "result fixed".to_owned(),
            Self::Result(End::HandedOver) => "result handed-over".to_owned(),
            Self::Lookup(e) => {
                let id = &core.entries.get(usize::from(e))?.id;
                format!("lookup {id}")
            }
            Self::Contact => "contact".to_owned(),
            Self::Report => "report".to_owned(),
            Self::Error(trouble, word) => {
                let why = match trouble {
                    Trouble::Unknown => "unknown",
                    Trouble::Value => "value",
                    Trouble::NotAllowed => "not-allowed",
                };
                let word = WORDS.get(usize::from(word));
                ["error", why]
                    .into_iter()
                    .chain(word.copied())
                    .collect::<Vec<_>>()
                    .join(" ")
            }
            Self::Resize(height) => {
                // A page that is told every height would grow with its own frame.
                format!("resize {}", height.clamp(HEIGHTS.0, HEIGHTS.1))
            }
        })
    }
}
