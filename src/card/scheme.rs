//! Card schemes: what is known of each, sets of them, and which a number may belong to.
//!
//! In: first digits. Out: candidates, not one brand, since schemes share first digits (60, 65,
//! 81 …). A block is a run of first digits with the lengths that its cards have.

/// A scheme's place in the table of one [`super::Cards`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemeId(pub u8);

/// What is known of a scheme.
#[derive(Clone, Debug, Default)]
pub struct Scheme {
    /// Its word in packs, such as `unionpay`.
    pub id: String,
    /// What it is called in 简体中文.
    pub name_zh: String,
    /// What it is called in English.
    pub name_en: String,
    /// What a wrong check digit means.
    pub check: CheckPolicy,
    /// What it calls its security code; empty where it has none.
    pub code_name: String,
    /// How many digits that has; 0 where it has none or nobody says.
    pub code_digits: u8,
    /// How the number is printed: group lengths, one way a total length.
    pub groups: Vec<Vec<u8>>,
}

impl Scheme {
    /// How a number of this length is printed: as the scheme does it, else by fours.
    pub fn grouping(&self, length: usize) -> Vec<u8> {
        let fits = |way: &&Vec<u8>| way.iter().map(|n| usize::from(*n)).sum::<usize>() == length;
        self.groups.iter().find(fits).cloned().unwrap_or_else(|| {
            let mut way = vec![4; length / 4];
            way.extend((!length.is_multiple_of(4)).then_some((length % 4) as u8));
            way
        })
    }
}

/// What a wrong check digit means for a scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckPolicy {
    /// The number is wrong.
    #[default]
    Must,
    /// The number is doubtful: older cards of the scheme do not keep to it.
    Warn,
    /// Nobody says whether the scheme uses it.
    Unknown,
}

/// A set of schemes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SchemeSet(u64);

impl SchemeSet {
    /// Adds a scheme; a table has at most 64.
    pub fn insert(&mut self, scheme: SchemeId) {
        self.0 |= 1_u64.checked_shl(u32::from(scheme.0)).unwrap_or(0);
    }

    /// Whether a scheme is in it.
    pub fn contains(self, scheme: SchemeId) -> bool {
        self.0 & 1_u64.checked_shl(u32::from(scheme.0)).unwrap_or(0) != 0
    }

    /// Whether no scheme is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Everything in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this and not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Its schemes, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = SchemeId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let lowest = rest.trailing_zeros();
            let scheme = (rest != 0).then_some(SchemeId(lowest as u8));
            rest &= rest.wrapping_sub(1);
            scheme
        })
    }
}

/// A set of lengths of numbers, up to 31 digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths(pub u32);

impl Lengths {
    /// Just one length.
    pub fn one(length: usize) -> Self {
        Self(1_u32.checked_shl(length as u32).unwrap_or(0))
    }

    /// Whether a length is in it.
    pub fn contains(self, length: usize) -> bool {
        self.0 & Self::one(length).0 != 0
    }

    /// Whether it has a length above this one.
    pub fn has_longer(self, length: usize) -> bool {
        self.0.checked_shr(length as u32 + 1).unwrap_or(0) != 0
    }

    /// Everything in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its lengths, shortest first.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |n| self.contains(*n))
    }
}

/// Schemes that a number or its first digits may belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// Those whose own first digits these are.
    pub own: SchemeSet,
    /// Those that possibly use them too, though they are mostly another's.
    pub shared: SchemeSet,
    /// The lengths that numbers of the own candidates have.
    pub lengths: Lengths,
}

impl Candidates {
    /// Own and shared ones together.
    pub fn all(self) -> SchemeSet {
        self.own.or(self.shared)
    }

    pub(super) fn add(&mut self, entry: Entry) {
        if entry.shared {
            self.shared.insert(entry.scheme);
        } else {
            self.own.insert(entry.scheme);
            self.lengths = self.lengths.or(entry.lengths);
        }
    }
}

/// One block over a stretch of first digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) scheme: SchemeId,
    pub(super) shared: bool,
    pub(super) lengths: Lengths,
}

/// The first digits of every scheme, cut where a block begins or ends; eight digits each.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    /// Where each stretch begins, rising; the first is 0.
    starts: Vec<u32>,
    /// Where its entries begin; one more than `starts`.
    from: Vec<u16>,
    entries: Vec<Entry>,
}

/// How many digits tell schemes apart.
const DEPTH: usize = 8;

impl Spans {
    /// Cuts blocks (first and last eight digits, entry) into stretches.
    pub(super) fn new(blocks: &[(u32, u32, Entry)]) -> Self {
        let mut starts = vec![0_u64];
        for (lo, hi, _) in blocks {
            starts.extend([u64::from(*lo), u64::from(*hi) + 1]);
        }
        starts.sort_unstable();
        starts.dedup();
        let starts: Vec<u32> = starts.into_iter().map(|start| start as u32).collect();
        let (mut from, mut entries) = (vec![0], Vec::new());
        for start in &starts {
            let here = blocks
                .iter()
                .filter(|(lo, hi, _)| lo <= start && start <= hi);
            entries.extend(here.map(|(_, _, entry)| *entry));
            from.push(entries.len() as u16);
        }
        Self {
            starts,
            from,
            entries,
        }
    }

    /// Every block that some number with these first digits is in; one may come more than once.
    pub(super) fn of(&self, digits: &[u8]) -> &[Entry] {
        let known = &digits[..digits.len().min(DEPTH)];
        let lo = known.iter().fold(0, |n, d| n * 10 + u32::from(*d));
        let scale = 10_u32.pow((DEPTH - known.len()) as u32);
        let (lo, hi) = (lo * scale, lo * scale + (scale - 1));
        let first = self.starts.partition_point(|start| *start <= lo);
        let mut last = first;
        if scale > 1 {
            last += self.starts[first..].partition_point(|start| *start <= hi);
        }
        let at = |n: usize| self.from.get(n).map_or(0, |at| usize::from(*at));
        self.entries
            .get(at(first.saturating_sub(1))..at(last))
            .unwrap_or(&[])
    }
}
