//! Drawings of what to look at on a card that is not read, and of what to try.
//!
//! In: whether it fails. Out: parts with paths for [`Block::shown`], 240 by 160 units; what a
//! drawing is about is lit, and red where it fails.
//!
//! [`Block::shown`]: crate::present::Block::shown

use crate::present::{Item, Tone};

/// A rectangle with round corners.
fn slab(x: i16, y: i16, w: i16, h: i16, r: i16) -> String {
    let (across, down) = (w - 2 * r, h - 2 * r);
    format!(
        "M{} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 -{r} {r}h-{across}a{r} {r} 0 0 1 -{r} -{r}v-{down}a{r} {r} 0 0 1 {r} -{r}z",
        x + r
    )
}

/// Something whole or broken that the drawing is about.
fn lit(fails: bool) -> Tone {
    if fails { Tone::No } else { Tone::Yes }
}

fn plain(path: String) -> Item {
    Item::outline(path, Tone::Plain)
}

fn sheet(path: String) -> Item {
    Item::solid(path, Tone::Plain)
}

/// A card, whole, as most drawings begin.
fn card() -> Item {
    sheet(slab(8, 10, 224, 140, 14))
}

/// The chip: its contacts, and the print beside it.
pub(super) fn chip(fails: bool) -> Vec<Item> {
    let contacts: String = [34, 84]
        .into_iter()
        .flat_map(|x| [46, 72, 98].map(|y| format!("M{x} {y}h38v16h-38z")))
        .collect();
    vec![
        card(),
        plain(slab(22, 34, 112, 92, 12)),
        Item::solid(contacts, lit(fails)),
        plain("M158 62h48M158 84h48M158 106h28".to_owned()),
    ]
}

/// The four arcs of a card that can be held against a terminal.
pub(super) fn waves(fails: bool) -> Vec<Item> {
    // Each arc is a band, since what is lit is filled.
    let arc = |at: i16| {
        let (x, r) = (52 + 36 * at, 22 + 13 * at);
        let inner = r - 8;
        format!(
            "M{x} {}a{r} {r} 0 0 1 0 {}l-6 -6a{inner} {inner} 0 0 0 0 -{}z",
            80 - r,
            2 * r,
            2 * r - 12
        )
    };
    let arcs: String = (0..4).map(arc).collect();
    vec![card(), Item::solid(arcs, lit(fails))]
}

/// The stripe on the back, above the place for the signature.
pub(super) fn stripe(fails: bool) -> Vec<Item> {
    vec![
        card(),
        Item::solid("M8 32h224v34h-224z".to_owned(), lit(fails)),
        plain("M30 88h120v28h-120zM44 106q10 -16 18 -4t18 -2t18 0".to_owned()),
    ]
}

/// A terminal, from above, and how its screen is lit.
fn terminal(x: i16, screen: Tone) -> Vec<Item> {
    let keys = |row: i16| {
        let key = |column: i16| format!("M{} {}h8", x + 14 + 18 * column, 76 + 17 * row);
        (0..3).map(key).collect::<String>()
    };
    vec![
        sheet(slab(x, 8, 72, 144, 10)),
        Item::solid(slab(x + 12, 22, 48, 34, 4), screen),
        plain((0..3).map(keys).collect()),
    ]
}

/// A card lying across, its chip to the left.
fn small_card(x: i16, y: i16, tone: Tone) -> Vec<Item> {
    vec![
        Item::solid(slab(x, y, 84, 54, 7), tone),
        sheet(slab(x + 12, y + 16, 18, 15, 3)),
    ]
}

/// Two cards, the other of which goes to the same terminal; it is the terminal that fails.
pub(super) fn another_card(fails: bool) -> Vec<Item> {
    let screen = if fails { Tone::No } else { Tone::Plain };
    let mut parts = terminal(8, screen);
    parts.extend(small_card(148, 14, Tone::Plain));
    parts.extend(small_card(148, 92, Tone::Yes));
    parts.push(plain("M136 119h-40M110 105l-14 14l14 14".to_owned()));
    parts
}

/// The same card, which goes to the other of two terminals; it is the card that fails.
pub(super) fn another_terminal(fails: bool) -> Vec<Item> {
    let card = if fails { Tone::No } else { Tone::Plain };
    let mut parts = terminal(8, Tone::Plain);
    parts.extend(terminal(160, Tone::Yes));
    parts.extend(small_card(78, 92, card));
    parts.push(plain("M98 64h44M128 50l14 14l-14 14".to_owned()));
    parts
}
