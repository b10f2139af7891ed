//! Drawn pictures of terminals: named parts that can be lit, as data.
//!
//! In: shapes that authors write (`rect 4 4 80 40 6`), turned into paths when packed. Out: path
//! texts in a field of fixed size. What a lit part looks like, and how far one moves, is the
//! style sheet's.

use super::table::Said;
use serde::{Deserialize, Serialize};

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Its word in packs.
    pub id: String,
    /// What is to be seen, for those who do not see it.
    pub alt: Said,
    /// How wide its field is.
    pub width: u16,
    /// How high.
    pub height: u16,
    /// What has no name of its own: outlines that are filled, in the order of drawing.
    pub body: String,
    /// Lines on it that are not filled.
    pub lines: String,
    /// What has a name.
    pub parts: Vec<Part>,
}

/// A part of a picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its word in packs.
    pub id: String,
    /// What it is called.
    pub name: Said,
    /// What it is for, or how it is used; may be empty.
    pub text: Said,
    /// Its outline.
    pub path: String,
    /// Whether it is filled.
    pub filled: bool,
    /// The circle that points at it when lit, where it is small: middle and radius.
    pub ring: Option<(u16, u16, u16)>,
    /// What moves while it is lit.
    pub moves: Option<Motion>,
}

/// Parts that move together, to show how something is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Motion {
    /// Where they move.
    pub toward: Toward,
    /// Positions of the parts.
    pub parts: Vec<u8>,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "lowercase"))]
pub enum Toward {
    /// To the upper edge.
    Up,
    /// To the lower edge.
    Down,
    /// To the left edge.
    Left,
}

impl Toward {
    /// Its word for the style sheet.
    pub fn word(self) -> &'static str {
        ["up", "down", "left"][self as usize]
    }
}

impl Picture {
    /// Where a part moves while others are lit.
    pub fn motion(&self, part: usize, lit: &[u8]) -> Option<Toward> {
        let lit = lit
            .iter()
            .filter_map(|lit| self.parts.get(usize::from(*lit)));
        let mut motions = lit.filter_map(|lit| lit.moves.as_ref());
        let own = motions.find(|motion| motion.parts.iter().any(|at| usize::from(*at) == part));
        own.map(|motion| motion.toward)
    }

    /// The position of a part.
    pub fn part_named(&self, id: &str) -> Option<u8> {
        self.parts
            .iter()
            .position(|part| part.id == id)
            .map(|at| at as u8)
    }
}
