//! Within one file first: the same row twice, and sales that the file itself takes back.

use super::index::{Chain, Index};
use super::side::{Fate, Side, Tier};
use crate::amount::ledger::Kind;

/// A group with more rows than this shares no id but a word for none.
pub(super) const LARGEST: usize = 64;

/// Whether two rows of a file are the same row.
fn same(side: &Side<'_>, a: u32, b: u32) -> bool {
    let (l, x, y) = (side.ledger, a as usize, b as usize);
    let equal = l.amount[x] == l.amount[y] && l.when[x] == l.when[y] && l.kind[x] == l.kind[y];
    equal
        && l.ids.iter().all(|ids| ids.marks[x] == ids.marks[y])
        && l.place.get(x) == l.place.get(y)
        && l.card.get(x) == l.card.get(y)
        && l.currency_of(a) == l.currency_of(b)
}

/// Nets the groups of rows with the same key.
pub(super) fn net(side: &mut Side<'_>, chain: &Chain) {
    for group in chain.groups(LARGEST + 1) {
        net_group(side, &group);
    }
}

/// Nets the groups with the same key among some rows, which all have one.
pub(super) fn net_among(side: &mut Side<'_>, keys: &[u64], rows: &[u32]) {
    let keys: Vec<u64> = rows.iter().map(|row| keys[*row as usize]).collect();
    for mut group in Index::new(&keys, |_| true).chain().groups(LARGEST + 1) {
        group.iter_mut().for_each(|at| *at = rows[*at as usize]);
        net_group(side, &group);
    }
}

/// Whether a row of a kind can be taken back by one of another: a void takes back a refund too.
fn before(taken: Kind, taker: Kind) -> bool {
    !taken.takes_back() || (taken.is_refund() && !taker.is_refund())
}

/// Nets rows with the same key; too many share no id but a word for none.
pub(super) fn net_group(side: &mut Side<'_>, group: &[u32]) {
    if group.len() > LARGEST {
        return;
    }
    for (at, row) in group.iter().enumerate() {
        let earlier = group[..at]
            .iter()
            .find(|e| side.is_open(**e) && same(side, **e, *row));
        if let (Some(earlier), true) = (earlier.copied(), side.is_open(*row)) {
            side.set(*row, Fate::Twice, earlier, Tier::A);
        }
    }
    for row in group {
        if !side.is_open(*row) || !side.ledger.kind_of(*row).takes_back() {
            continue;
        }
        let amount = side.ledger.amount[*row as usize];
        let opposite = |other: &&u32| {
            let o = **other;
            o != *row
                && side.is_open(o)
                && before(side.ledger.kind_of(o), side.ledger.kind_of(*row))
                && amount != 0
                && side.ledger.amount[o as usize] == -amount
                && side.ledger.currency_of(o) == side.ledger.currency_of(*row)
        };
        if let Some(sale) = group.iter().find(opposite).copied() {
            side.set(*row, Fate::Reversed, sale, Tier::A);
            side.set(sale, Fate::Reversed, *row, Tier::A);
        }
    }
}

/// A key of everything that tells rows apart, for files without a column of ids.
pub(super) fn everything(side: &Side<'_>) -> Vec<u64> {
    use crate::amount::text::mix;
    let l = side.ledger;
    (0..l.len())
        .map(|row| {
            let mut key = mix(l.amount[row] as u64 ^ u64::from(l.when[row]) << 32);
            for ids in &l.ids {
                key = mix(key ^ ids.marks[row]);
            }
            key = mix(key ^ l.place.get(row).copied().unwrap_or(0));
            mix(key ^ u64::from(l.card.get(row).copied().unwrap_or(0))) | 1
        })
        .collect()
}
