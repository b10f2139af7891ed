//! The diagnosis as a map: in which of four regions the trouble may still be.
//!
//! In: what is believed now. Out: a [`Region`] each for the terminal, its program, the network,
//! and what lies beyond: card, amount, contract, money. Together they hold every cause
//! that has a place.

use super::Book;
use super::number::per_cent;
use crate::engine::Belief;
use crate::pack::Area;

/// A region with less than this is all but ruled out.
const OUT: f64 = 0.02;
/// A region with more than this is where one looks.
const HERE: f64 = 0.5;

/// One region of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// In a word or two.
    pub name: &'static str,
    /// Name of its picture.
    pub picture: &'static str,
    /// How likely the trouble is there, 0 to 100.
    pub per_cent: u8,
    /// `here`, `open` or `out`.
    pub state: &'static str,
}

/// The four regions, always in the same order.
pub(super) fn map(book: &Book<'_>, belief: &Belief) -> Vec<Region> {
    let w = book.words();
    let mut shares = [0.0; 4];
    for (fault, share) in book.core.faults.iter().zip(&belief.faults) {
        let at = match fault.area {
            Area::Device => 0,
            Area::Software => 1,
            Area::Network => 2,
            Area::Card | Area::Amount | Area::Account | Area::Settlement => 3,
            // What nobody knows is nowhere.
            Area::Other => continue,
        };
        shares[at] += share;
    }
    let drawn = [
        (w.map_terminal, "terminal"),
        (w.map_software, "screen"),
        (w.basics_network, "network"),
        (w.map_money, "declined"),
    ];
    let region = |((name, picture), share): ((&'static str, &'static str), f64)| Region {
        name,
        picture,
        per_cent: per_cent(share),
        state: match share {
            share if share < OUT => "out",
            share if share > HERE => "here",
            _ => "open",
        },
    };
    drawn.into_iter().zip(shares).map(region).collect()
}
