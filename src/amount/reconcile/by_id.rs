//! Tier A: which row of one file has the id of which row of the other.
//!
//! In: two files, and a column of ids that both have. Out: mates, and what is ambiguous. By far
//! most ids stand in one row of each file: those are mates as soon as they are met, and only of
//! the second file a table of rows is made. What else has an id in common is looked at after.

use super::index::{Index, NONE};
use super::netting::{self, LARGEST};
use super::side::{Fate, Side, Tier, marry};
use super::tiers::Shared;

/// Finds the mates of rows by a column of ids; `nets` where what a file says twice or takes back
/// itself comes first.
pub(super) fn mates(first: &mut Side<'_>, second: &mut Side<'_>, shared: Shared, nets: bool) {
    let keys = &first.ledger.ids[shared.first].marks;
    let others = &second.ledger.ids[shared.second].marks;
    let index = Index::new(others, |row| second.fate[row] == Fate::Open);
    let chain = index.chain();
    if nets {
        netting::net(second, chain);
    }
    // Rows whose id further rows have, each with the first of them in the second file, and rows
    // whose id the second file does not have.
    let (mut several, mut lone) = (Vec::new(), Vec::new());
    for (row, key) in keys.iter().enumerate() {
        if *key == 0 || first.fate[row] != Fate::Open {
            continue;
        }
        let (row, mate) = (row as u32, index.first(*key, others));
        if mate == NONE {
            lone.push(row);
        } else if chain.next[mate as usize] == NONE && second.is_open(mate) {
            marry(first, row, second, mate, Tier::A);
        } else {
            several.push((mate, row));
        }
    }
    if nets {
        netting::net_among(first, keys, &lone);
    }
    several.sort_unstable();
    for alike in several.chunk_by(|a, b| a.0 == b.0) {
        let head = alike[0].0;
        let mut ours = Vec::new();
        // The first that was met took the only row there is: it is one of several as well.
        if second.fate[head as usize] == Fate::Matched {
            let earlier = second.mate[head as usize];
            ours.push(earlier);
            first.set(earlier, Fate::Open, NONE, Tier::None);
            second.set(head, Fate::Open, NONE, Tier::None);
        }
        ours.extend(alike.iter().map(|(_, row)| *row));
        let theirs: Vec<u32> = chain.from(head).take(LARGEST + 1).collect();
        if nets {
            netting::net_group(first, &ours);
        }
        if ours.len() <= LARGEST && theirs.len() <= LARGEST {
            group(first, &ours, second, &theirs);
        }
    }
}

/// Rows of both files with the same id: those with equal amounts, then what is left of a kind.
fn group(first: &mut Side<'_>, ours: &[u32], second: &mut Side<'_>, theirs: &[u32]) {
    for a in ours {
        let equal = theirs.iter().find(|b| {
            first.is_open(*a) && second.is_open(**b) && first.amount(*a) == second.amount(**b)
        });
        if let Some(b) = equal {
            marry(first, *a, second, *b, Tier::A);
        }
    }
    for back in [false, true] {
        let of = |side: &Side<'_>, rows: &[u32]| -> Vec<u32> {
            let kind = |r: &u32| side.is_open(*r) && (side.amount(*r) < 0) == back;
            rows.iter().copied().filter(kind).collect()
        };
        let (a, b) = (of(first, ours), of(second, theirs));
        match (&a[..], &b[..]) {
            ([], _) | (_, []) => {}
            ([a], [b]) => marry(first, *a, second, *b, Tier::A),
            _ => {
                a.iter()
                    .for_each(|r| first.set(*r, Fate::Ambiguous, b[0], Tier::A));
                b.iter()
                    .for_each(|r| second.set(*r, Fate::Ambiguous, a[0], Tier::A));
            }
        }
    }
    let open = |side: &Side<'_>, rows: &[u32]| {
        rows.iter()
            .copied()
            .filter(|r| side.is_open(*r))
            .collect::<Vec<_>>()
    };
    if let ([a], [b]) = (&open(first, ours)[..], &open(second, theirs)[..]) {
        // One id, one row each, of different signs: the amount differs.
        marry(first, *a, second, *b, Tier::A);
    }
}
