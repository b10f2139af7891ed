//! Which row of one file is which of the other, tier after tier, one to one: which columns of ids
//! both share, for tier A in [`by_id`](super::by_id), and tiers B to E.
//!
//! Each tier looks only at rows that are still open. Where several rows fit equally well, none
//! is chosen: they are ambiguous. A suggestion (tier E) leaves both rows where they are.

use super::index::{Index, NONE};
use super::side::{Fate, Side, Tier, marry};
use crate::amount::moment::DAY;
use crate::amount::text::mix;

/// Columns of ids that two files share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The column of the first file, among [`ids`](crate::amount::ledger::Ledger::ids).
    pub first: usize,
    /// The column of the second.
    pub second: usize,
    /// How many ids in a thousand of the smaller file are in the other.
    pub common: u32,
}

/// The pairs of columns whose ids are present, tell rows apart and stand in both files; the
/// pair with most in common first.
pub(super) fn shared(first: &Side<'_>, second: &Side<'_>) -> Vec<Shared> {
    let sample = |side: &Side<'_>| -> Vec<Option<Vec<u64>>> {
        let rows = side.ledger.len();
        // Of marks that are well mixed every 64th is a fair sample.
        let every = if rows > 200_000 { 64 } else { 1 };
        let column = |ids: &crate::amount::ledger::Ids| {
            if ids.destroyed() || (ids.present as usize) * 2 < rows {
                return None;
            }
            let marks = ids
                .marks
                .iter()
                .copied()
                .filter(|m| *m != 0 && mix(*m).is_multiple_of(every));
            let mut marks: Vec<u64> = marks.collect();
            let all = marks.len();
            marks.sort_unstable();
            marks.dedup();
            (marks.len() * 10 >= all * 7 && !marks.is_empty()).then_some(marks)
        };
        side.ledger.ids.iter().map(column).collect()
    };
    let (ones, others) = (sample(first), sample(second));
    let mut found = Vec::new();
    for (a, one) in ones.iter().enumerate() {
        for (b, other) in others.iter().enumerate() {
            if let (Some(one), Some(other)) = (one, other) {
                let common = one
                    .iter()
                    .filter(|m| other.binary_search(m).is_ok())
                    .count();
                let common = common * 1000 / one.len().min(other.len());
                if common >= 20 {
                    found.push(Shared {
                        first: a,
                        second: b,
                        common: common as u32,
                    });
                }
            }
        }
    }
    found.sort_by_key(|s| (std::cmp::Reverse(s.common), s.first, s.second));
    found
}

/// How many rows may share a key of a later tier.
const MOST_ALIKE: usize = 3_000;

/// What a later tier goes by.
#[derive(Clone, Copy, Debug)]
struct Way {
    tier: Tier,
    /// How far apart in seconds two rows may be; days are compared as days.
    within: u32,
    by_day: bool,
    /// Whether amounts must be equal.
    equal: bool,
}

/// Tiers B to E over the rows that are open.
pub(super) fn by_rest(
    first: &mut Side<'_>,
    second: &mut Side<'_>,
    ids: &[Shared],
) -> Vec<(u32, u32)> {
    let terminals = |s: &Side<'_>, r: u32| s.ledger.terminals.mark(s.ledger.terminal(r));
    let mut open: [Vec<u32>; 2] = [&*first, &*second].map(|s| s.rows(Fate::Open).collect());
    let batches = |s: &Side<'_>, rows: &[u32]| rows.iter().any(|r| s.ledger.batch(*r) != 0);
    let both_batches = batches(first, &open[0]) && batches(second, &open[1]);
    let trace = move |s: &Side<'_>, r: u32| {
        let (terminal, trace, batch) = (terminals(s, r), s.ledger.trace(r), s.ledger.batch(r));
        let missing = terminal == 0 || trace == 0 || (both_batches && batch == 0);
        let batch = if both_batches { u64::from(batch) } else { 0 };
        if missing {
            0
        } else {
            mix(terminal ^ mix(u64::from(trace) << 32 | batch)) | 1
        }
    };
    let four = |s: &Side<'_>, r: u32| {
        let card = s.ledger.last_four(r);
        card.map_or(0, |c| mix(mix(s.amount(r) as u64) ^ u64::from(c) << 1) | 1)
    };
    let auth = move |s: &Side<'_>, r: u32| {
        let code = s.ledger.auth.get(r as usize).copied().unwrap_or(0);
        if code == 0 || s.ledger.last_four(r).is_none() {
            0
        } else {
            mix(four(s, r) ^ u64::from(code)) | 1
        }
    };
    let place = move |s: &Side<'_>, r: u32| {
        let terminal = terminals(s, r);
        if terminal == 0 {
            0
        } else {
            mix(mix(s.amount(r) as u64) ^ terminal) | 1
        }
    };
    let way = |tier, within, by_day, equal| Way {
        tier,
        within,
        by_day,
        equal,
    };
    let strict = ids.first().filter(|s| s.common >= 500).copied();
    let mut round =
        |way: Way, key: &Key<'_>, strict| round(first, second, &mut open, way, key, strict);
    round(way(Tier::B, 1, true, true), &trace, strict);
    round(way(Tier::B, 1, true, false), &trace, strict);
    round(way(Tier::C, 4, true, true), &auth, strict);
    round(way(Tier::D, 0, false, true), &four, strict);
    round(way(Tier::D, 600, false, true), &four, strict);
    round(way(Tier::E, 120, false, true), &place, None)
}

/// What rows of a later tier are compared by; 0 for none.
type Key<'a> = dyn Fn(&Side<'_>, u32) -> u64 + 'a;

/// One round: rows with the same key that are near enough, where each is the other's only one.
fn round(
    first: &mut Side<'_>,
    second: &mut Side<'_>,
    open: &mut [Vec<u32>; 2],
    way: Way,
    key: &Key<'_>,
    strict: Option<Shared>,
) -> Vec<(u32, u32)> {
    let timed = first.ledger.timed && second.ledger.timed;
    if !way.by_day && !timed {
        return Vec::new();
    }
    open[0].retain(|r| first.is_open(*r));
    open[1].retain(|r| second.is_open(*r));
    let [ours, theirs] = &*open;
    let keys =
        |side: &Side<'_>, rows: &[u32]| rows.iter().map(|r| key(side, *r)).collect::<Vec<u64>>();
    let (our_keys, their_keys) = (keys(first, ours), keys(second, theirs));
    let (mine, index) = (
        Index::new(&our_keys, |_| true),
        Index::new(&their_keys, |_| true),
    );
    let mut suggested = Vec::new();
    for (head, key) in our_keys.iter().enumerate() {
        if !mine.chain().is_head(head) {
            continue;
        }
        let found = index.first(*key, &their_keys);
        if found == NONE {
            continue;
        }
        let time = |side: &Side<'_>, row: u32| {
            let when = side.ledger.when[row as usize];
            if way.by_day { when / DAY } else { when }
        };
        let sorted = |side: &Side<'_>, rows: Vec<u32>| {
            let mut rows: Vec<(u32, u32)> = rows.into_iter().map(|r| (time(side, r), r)).collect();
            rows.sort_unstable();
            rows
        };
        let a = sorted(
            first,
            mine.chain()
                .from(head as u32)
                .map(|at| ours[at as usize])
                .collect(),
        );
        let b = sorted(
            second,
            index
                .chain()
                .from(found)
                .map(|at| theirs[at as usize])
                .collect(),
        );
        // So many rows alike tell nothing apart.
        if a.len().max(b.len()) <= MOST_ALIKE {
            pair(first, &a, second, &b, way, strict, &mut suggested);
        }
    }
    suggested
}

/// Rows of a sorted group that are near one.
fn near(group: &[(u32, u32)], time: u32, within: u32) -> &[(u32, u32)] {
    // Rows without a time fit nothing by time.
    if time == 0 {
        return &[];
    }
    let from = group.partition_point(|(t, _)| *t < time.saturating_sub(within));
    let to = group.partition_point(|(t, _)| *t <= time.saturating_add(within));
    &group[from..to]
}

fn pair(
    first: &mut Side<'_>,
    a: &[(u32, u32)],
    second: &mut Side<'_>,
    b: &[(u32, u32)],
    way: Way,
    strict: Option<Shared>,
    suggested: &mut Vec<(u32, u32)>,
) {
    // Two ids of a numbering that both files share, and which differ, are two transactions.
    let differ = |first: &Side<'_>, second: &Side<'_>, x: u32, y: u32| {
        strict.is_some_and(|s| {
            let id = |side: &Side<'_>, column: usize, row: u32| {
                side.ledger.ids[column].marks[row as usize]
            };
            let (p, q) = (id(first, s.first, x), id(second, s.second, y));
            p != 0 && q != 0 && p != q
        })
    };
    let fits = |first: &Side<'_>, second: &Side<'_>, x: u32, y: u32| {
        let equal = !way.equal || first.amount(x) == second.amount(y);
        equal
            && first.ledger.currency_of(x) == second.ledger.currency_of(y)
            && !differ(first, second, x, y)
    };
    for (time, x) in a {
        if !first.is_open(*x) {
            continue;
        }
        let mut candidates = near(b, *time, way.within)
            .iter()
            .filter(|(_, y)| second.is_open(*y) && fits(first, second, *x, *y));
        let (one, more) = (candidates.next().copied(), candidates.next().is_some());
        let Some((their_time, y)) = one else { continue };
        let back = near(a, their_time, way.within)
            .iter()
            .filter(|(_, r)| first.is_open(*r) && fits(first, second, *r, y));
        let only = back.take(2).count() == 1 && !more;
        match (only, way.tier) {
            (true, Tier::E) => suggested.push((*x, y)),
            (true, tier) => marry(first, *x, second, y, tier),
            (false, Tier::E) => {}
            // A wider window may still tell them apart in neither case: several fit.
            (false, _) if way.within == 0 => {}
            (false, tier) => {
                let (x_time, x) = (*time, *x);
                let ours: Vec<u32> = near(a, their_time, way.within)
                    .iter()
                    .map(|(_, r)| *r)
                    .filter(|r| first.is_open(*r) && fits(first, second, *r, y))
                    .collect();
                let theirs: Vec<u32> = near(b, x_time, way.within)
                    .iter()
                    .map(|(_, r)| *r)
                    .filter(|r| second.is_open(*r) && fits(first, second, x, *r))
                    .collect();
                ours.iter()
                    .for_each(|r| first.set(*r, Fate::Ambiguous, y, tier));
                theirs
                    .iter()
                    .for_each(|r| second.set(*r, Fate::Ambiguous, x, tier));
            }
        }
    }
}
