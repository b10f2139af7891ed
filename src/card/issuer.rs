//! Which bank gave out a Chinese card and what kind it is: the longest known first digits and
//! the length of the number decide together.
//!
//! In: first digits, and the length where it is known. Out: one issuer, several, or none. The
//! rows come from public lists, not from UnionPay: tier and date of the data go with each.
//!
//! Invariant: every row answers for its own digits and length (`card::every_issuer_row_is_known`).

use super::scheme::Lengths;

/// What a card draws on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 借记卡.
    Debit,
    /// 贷记卡.
    Credit,
    /// 准贷记卡: a deposit with a small overdraft.
    Quasi,
    /// 预付费卡.
    Prepaid,
}

/// How far a row of the table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Two lineages of lists agree.
    A,
    /// One lineage has it.
    B,
    /// Lists of one origin, or hardly dated.
    C,
}

/// How old a row's newest dated source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataDate {
    /// No source says.
    Undated,
    /// 2014.
    Y2014,
    /// 2018.
    Y2018,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The bank; [`super::Cards::bank`] names it.
    pub bank: u16,
    /// What the card draws on.
    pub kind: Kind,
    /// How far the row goes.
    pub tier: Tier,
    /// How old it is.
    pub date: DataDate,
    /// How many first digits told it.
    pub digits: u8,
}

/// How many issuers are listed where the digits do not tell yet.
const LISTED: usize = 4;

/// Who gave out the card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IssuerAnswer {
    /// Nobody in the table.
    #[default]
    Unknown,
    /// One bank and kind.
    One(Issuer),
    /// More digits or the length would tell.
    Several {
        /// Some of them, each bank and kind once.
        some: [Option<Issuer>; LISTED],
        /// Whether there are more.
        more: bool,
    },
}

impl IssuerAnswer {
    fn add(&mut self, row: &Row) {
        let new = row.issuer;
        let same = |one: &Issuer| one.bank == new.bank && one.kind == new.kind;
        match self {
            Self::Unknown => *self = Self::One(new),
            Self::One(one) if same(one) => {}
            Self::One(one) => {
                *self = Self::Several {
                    some: [Some(*one), Some(new), None, None],
                    more: false,
                }
            }
            Self::Several { some, more } => {
                if some.iter().flatten().any(same) {
                    return;
                }
                match some.iter_mut().find(|place| place.is_none()) {
                    Some(place) => *place = Some(new),
                    None => *more = true,
                }
            }
        }
    }

    /// The issuer, where there is only one.
    pub fn one(&self) -> Option<Issuer> {
        match self {
            Self::One(issuer) => Some(*issuer),
            _ => None,
        }
    }
}

/// What the table says of some digits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    pub(super) answer: IssuerAnswer,
    /// Lengths of cards with these first digits, of this length or another.
    pub(super) lengths: Lengths,
    /// Lengths of the early domestic cards among them, which no scheme's block covers.
    pub(super) early: Lengths,
}

/// The first digits of a row, of ten places, and what it says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// First digits, with zeros up to [`DEPTH`].
    pub(super) first: u64,
    pub(super) length: u8,
    pub(super) issuer: Issuer,
    /// Whether no scheme's block covers it.
    pub(super) early: bool,
    /// The row with the next shorter first digits of the same, or the same with another length.
    pub(super) up: u16,
}

/// The longest first digits in the table.
pub(super) const DEPTH: usize = 10;
const NONE: u16 = u16::MAX;

impl Row {
    fn width(&self) -> u64 {
        10_u64.pow((DEPTH as u32).saturating_sub(u32::from(self.issuer.digits)))
    }

    fn covers(&self, value: u64) -> bool {
        value.wrapping_sub(self.first) < self.width()
    }
}

/// The rows by first digits, then how many, then length; as numbers, since that one way of sorting
/// serves every table.
fn in_order(rows: Vec<Row>) -> Vec<Row> {
    let key = |(at, row): (usize, &Row)| {
        let what = row.first << 9 | u64::from(row.issuer.digits) << 5 | u64::from(row.length);
        what << 16 | at as u64
    };
    let mut keys: Vec<u64> = rows.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.iter().map(|key| rows[*key as u16 as usize]).collect()
}

/// The table.
#[derive(Clone, Debug, Default)]
pub(super) struct Issuers {
    rows: Vec<Row>,
}

impl Issuers {
    pub(super) fn new(rows: Vec<Row>) -> Self {
        let mut rows = in_order(rows);
        let mut open: Vec<u16> = Vec::new();
        for at in 0..rows.len() {
            let first = rows[at].first;
            while open
                .last()
                .is_some_and(|up| !rows[usize::from(*up)].covers(first))
            {
                open.pop();
            }
            rows[at].up = open.last().copied().unwrap_or(NONE);
            open.push(at as u16);
        }
        Self { rows }
    }

    /// What the table says of first digits; `length` is that of the whole number, if known.
    pub(super) fn find(&self, digits: &[u8], length: Option<usize>) -> Found {
        let known = &digits[..digits.len().min(DEPTH)];
        let value = known.iter().fold(0, |n, d| n * 10 + u64::from(*d));
        let lo = value * 10_u64.pow((DEPTH - known.len()) as u32);
        let fits = |row: &Row| length.is_none_or(|n| n == usize::from(row.length));
        let mut found = Found::default();
        let see = |found: &mut Found, row: &Row| {
            let of = Lengths::one(usize::from(row.length));
            found.lengths = found.lengths.or(of);
            if row.early {
                found.early = found.early.or(of);
            }
        };
        let next = self.rows.partition_point(|row| row.first <= lo);
        // Rows with as many digits or fewer: the longest that fit answer.
        let (mut at, mut told) = (next.checked_sub(1), 0);
        while let Some(row) = at.and_then(|at| self.rows.get(at)) {
            let digits = row.issuer.digits;
            if usize::from(digits) <= known.len() && row.covers(lo) {
                see(&mut found, row);
                if fits(row) && (told == 0 || told == digits) {
                    found.answer.add(row);
                    told = digits;
                }
            }
            at = (row.up != NONE).then_some(usize::from(row.up));
        }
        // Rows that more digits would reach.
        if known.len() < DEPTH {
            let width = 10_u64.pow((DEPTH - known.len()) as u32);
            let from = self.rows.partition_point(|row| row.first < lo);
            for row in self.rows[from..]
                .iter()
                .take_while(|row| row.first - lo < width)
            {
                if usize::from(row.issuer.digits) > known.len() {
                    see(&mut found, row);
                    if fits(row) {
                        found.answer.add(row);
                    }
                }
            }
        }
        found
    }
}
