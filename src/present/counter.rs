//! The card beside the till: what comes up most, whom to call, and a picture that leads here.
//!
//! In: the pack, and the squares of a QR code as [`crate::square`] lays them out. Out: lines
//! and one path to draw.

use super::Book;

/// Squares that stay empty around a QR code (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// The card beside the till.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterView {
    /// What comes up most, and what to do first.
    pub rows: Vec<CounterRow>,
    /// Whom to call when the provider is not known; empty where the pack names nobody.
    pub hotline: String,
}

/// One entry on the card.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterRow {
    /// Id of the entry.
    pub id: String,
    /// The code as printed.
    pub code: String,
    /// What it means.
    pub title: String,
    /// What to do first, two things at most.
    pub now: Vec<String>,
}

/// The card of a pack.
pub fn counter(book: &Book<'_>) -> CounterView {
    let row = |&at: &u16| {
        let at = usize::from(at);
        let (entry, text) = (book.core.entries.get(at)?, book.texts.entries.get(at)?);
        Some(CounterRow {
            id: entry.id.clone(),
            code: entry.code.clone(),
            title: text.title.clone(),
            now: text.now.iter().take(2).cloned().collect(),
        })
    };
    let hotline = &book.core.escalation.hotline;
    CounterView {
        rows: book.core.counter.iter().filter_map(row).collect(),
        hotline: match hotline.is_empty() {
            true => String::new(),
            false => crate::i18n::fill(book.words().counter_hotline, &[hotline]),
        },
    }
}

/// A QR code as an SVG draws it.
#[derive(Clone, Debug, PartialEq)]
pub struct SquareView {
    /// The picture's `viewBox`, with the empty edge.
    pub frame: String,
    /// One path that fills every dark square.
    pub path: String,
}

/// The picture of laid-out squares; none where they are no square.
pub fn square(squares: &[u8]) -> Option<SquareView> {
    let side = (1..=177).find(|side| side * side == squares.len())?;
    let mut path = String::new();
    for (y, row) in squares.chunks(side).enumerate() {
        let mut x = 0;
        while x < side {
            let dark = row[x..].iter().take_while(|dark| **dark == 1).count();
            if dark > 0 {
                path.push_str(&format!("M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET));
            }
            x += dark.max(1);
        }
    }
    let frame = side + 2 * QUIET;
    Some(SquareView {
        frame: format!("0 0 {frame} {frame}"),
        path,
    })
}
