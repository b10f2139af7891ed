//! The drawing of a card's number: where its digits stand.
//!
//! In: how digits are grouped and which to look at. Out: parts with paths, in tenths of a
//! millimetre; the card has the size of ISO/IEC 7810, ID-1.

use crate::present::{Block, Item, Tone};

/// Width and height of a card.
const CARD: (u16, u16) = (856, 540);

/// The edge of a card whose upper left corner is at a height.
fn edge(y: u16) -> String {
    let (w, h, r) = (CARD.0 - 88, CARD.1 - 88, 36);
    format!(
        "M44 {y}h{w}a{r} {r} 0 0 1 {r} {r}v{h}a{r} {r} 0 0 1 -{r} {r}h-{w}a{r} {r} 0 0 1 -{r} -{r}v-{h}a{r} {r} 0 0 1 {r} -{r}z"
    )
}

/// The chip of a card that begins at a height (ISO/IEC 7816-2: its place on the front).
fn chip(y: u16) -> String {
    format!(
        "M84 {y}h104a16 16 0 0 1 16 16v76a16 16 0 0 1 -16 16h-104a16 16 0 0 1 -16 -16v-76a16 16 0 0 1 16 -16zM68 {}h44v-38M204 {}h-44v-38M112 {}v38M160 {}v38",
        y + 54,
        y + 54,
        y + 70,
        y + 70
    )
}

/// Four arcs, the mark of a card that can be held against a terminal.
fn waves(y: u16) -> String {
    let arc = |at: u16| {
        let (x, r) = (250 + 22 * at, 14 + 14 * at);
        format!("M{x} {}a{r} {r} 0 0 1 0 {}", y + 54 - r, 2 * r)
    };
    (0..4).map(arc).collect()
}

/// The front of a card: a mark a digit, in its groups; `tone` says how each, counted from 1, is
/// lit.
pub(super) fn digits(label: &str, groups: &[u8], tone: &dyn Fn(usize) -> Tone) -> Block {
    let count: u16 = groups.iter().map(|n| u16::from(*n)).sum();
    let gaps = groups.len().saturating_sub(1) as u16;
    // Half a digit between groups; what is left of the width is shared out.
    let unit = (CARD.0 - 120) * 2 / (2 * count + gaps).max(1);
    let mut parts = vec![
        Item::outline(edge(8), Tone::Plain),
        Item::outline(chip(150), Tone::Plain),
        Item::outline(waves(150), Tone::Plain),
    ];
    let (mut left, mut at) = (60, 0);
    for group in groups {
        for _ in 0..*group {
            at += 1;
            let tone = tone(at);
            let wide = unit * 7 / 10;
            let path = format!("M{left} 330h{wide}v64h-{wide}z");
            parts.push(Item::solid(path, tone));
            left += unit;
        }
        left += unit / 2;
    }
    Block::picture(label, (CARD.0, CARD.1 + 16), parts)
}
