//! The page in a frame of somebody else's: what it tells that page, and what that page may say.
//!
//! In: what happened (ids of the loaded pack, closed words), and words from the page around.
//! Out: lines to it, and what to do on its behalf. Three parts, in one folder so that both ends
//! are read together: `embed.js` stands in the page around, `frame.js` in this page when it is
//! framed, and what they say to each other is judged here, by the desk.
//! It holds nothing that was typed and has no way to: an [`Event`] is made of positions in the
//! pack and of words of this room alone (`tests/embed.rs`). The ticket goes another way, once
//! and by a press.

mod order;
mod protocol;
mod reply;

pub use order::{Order, TOOLS, Trust, WORDS, order};
pub use protocol::{End, Event, Trouble};
pub use reply::{Reply, fields, reply, told};
