//! The table of cards: schemes, issuers, banks and published test numbers, from one file.
//!
//! In: the bytes that the author side packs ([`super::compile`]). Out: [`Cards`], ready to be
//! asked without allocating. The file is a piece of its own, fetched when a card is looked at.
//! Published test numbers are kept as fingerprints, so the file holds no whole number.

use super::accept::Acceptance;
use super::issuer::{DataDate, Issuer, Issuers, Kind, Row, Tier};
use super::scheme::{CheckPolicy, Entry, Lengths, Scheme, SchemeId, SchemeSet, Spans};
use serde::{Deserialize, Serialize};

/// Changes whenever the layout does.
pub(super) const LAYOUT: u8 = 2;

/// The file as it is written: columns, since equal things side by side compress best.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Packed {
    pub(super) layout: u8,
    pub(super) schemes: Vec<PackedScheme>,
    /// Which scheme early domestic cards belong to.
    pub(super) early: u8,
    pub(super) banks: PackedBanks,
    pub(super) issuers: PackedIssuers,
    /// Fingerprints, rising, each less the one before.
    pub(super) published: Vec<u32>,
    pub(super) acceptance: Acceptance,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PackedScheme {
    pub(super) id: String,
    pub(super) name_zh: String,
    pub(super) name_en: String,
    /// 0 must, 1 warn, 2 unknown.
    pub(super) check: u8,
    pub(super) code_name: String,
    pub(super) code_digits: u8,
    pub(super) groups: Vec<Vec<u8>>,
    pub(super) blocks: Vec<PackedBlock>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PackedBlock {
    pub(super) shared: bool,
    pub(super) lengths: u32,
    /// (how many digits, the first run of them, how many runs follow it)
    pub(super) first: Vec<(u8, u32, u32)>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct PackedBanks {
    pub(super) zh: Vec<String>,
    pub(super) en: Vec<String>,
    pub(super) hotlines: Vec<String>,
    pub(super) grades: Vec<u8>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PackedIssuers {
    /// How many rows have how many first digits.
    pub(super) groups: Vec<(u8, u16)>,
    /// First digits, each less the one before in its group.
    pub(super) steps: Vec<u64>,
    pub(super) lengths: Vec<u8>,
    pub(super) kinds: Vec<u8>,
    pub(super) tiers: Vec<u8>,
    pub(super) dates: Vec<u8>,
    pub(super) banks: Vec<u16>,
}

/// A bank and how to reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank<'a> {
    /// Its name in Chinese, as the card bears it.
    pub name_zh: &'a str,
    /// Its name in English; empty where only the Chinese one is known.
    pub name_en: &'a str,
    /// Its hotline and how far to trust it.
    pub hotline: Option<(&'a str, Grade)>,
}

/// How far to trust a hotline's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Two sources agree.
    Two,
    /// One source: better the number on the back of the card.
    One,
    /// One source, and from elsewhere it needs the area code.
    Local,
}

/// Everything that is known of cards.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    pub(super) schemes: Vec<Scheme>,
    pub(super) spans: Spans,
    pub(super) issuers: Issuers,
    /// The scheme of early domestic cards; none in an empty table.
    pub(super) early: Option<SchemeId>,
    pub(super) acceptance: Acceptance,
    /// Schemes that refuse a wrong check digit.
    pub(super) strict: SchemeSet,
    /// Schemes of which nobody says that they have one.
    pub(super) silent: SchemeSet,
    banks: PackedBanks,
    published: Vec<u32>,
}

/// Why a file is no table of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It is cut, altered or something else.
    File,
    /// It was written by another version of the program.
    Layout,
}

impl Cards {
    /// Reads the packed file.
    ///
    /// # Errors
    /// Where it is damaged or of another layout; a row that makes no sense damages the file.
    pub fn load(bytes: &[u8]) -> Result<Self, Damaged> {
        if bytes.first().is_some_and(|layout| *layout != LAYOUT) {
            return Err(Damaged::Layout);
        }
        let packed: Packed = postcard::from_bytes(bytes).map_err(|_| Damaged::File)?;
        Self::of(packed).ok_or(Damaged::File)
    }

    fn of(packed: Packed) -> Option<Self> {
        let (mut schemes, mut blocks) = (Vec::new(), Vec::new());
        if packed.schemes.len() > 64 {
            return None;
        }
        for (at, scheme) in packed.schemes.into_iter().enumerate() {
            for block in scheme.blocks {
                let entry = Entry {
                    scheme: SchemeId(at as u8),
                    shared: block.shared,
                    lengths: Lengths(block.lengths),
                };
                for (digits, first, more) in block.first {
                    let scale = 10_u32.checked_pow(8_u32.checked_sub(u32::from(digits))?)?;
                    let lo = first.checked_mul(scale)?;
                    let hi = first
                        .checked_add(more)?
                        .checked_add(1)?
                        .checked_mul(scale)?
                        - 1;
                    blocks.push((lo, hi, entry));
                }
            }
            schemes.push(Scheme {
                id: scheme.id,
                name_zh: scheme.name_zh,
                name_en: scheme.name_en,
                check: match scheme.check {
                    0 => CheckPolicy::Must,
                    1 => CheckPolicy::Warn,
                    _ => CheckPolicy::Unknown,
                },
                code_name: scheme.code_name,
                code_digits: scheme.code_digits,
                groups: scheme.groups,
            });
        }
        let (mut strict, mut silent) = (SchemeSet::default(), SchemeSet::default());
        for (at, scheme) in schemes.iter().enumerate() {
            match scheme.check {
                CheckPolicy::Must => strict.insert(SchemeId(at as u8)),
                CheckPolicy::Warn => {}
                CheckPolicy::Unknown => silent.insert(SchemeId(at as u8)),
            }
        }
        let spans = Spans::new(&blocks);
        let issuers = issuers(&packed.issuers, &spans, packed.banks.zh.len())?;
        let mut sum = 0_u32;
        let published = packed.published.iter().map(|step| {
            sum = sum.wrapping_add(*step);
            sum
        });
        Some(Self {
            early: (usize::from(packed.early) < schemes.len()).then_some(SchemeId(packed.early)),
            published: published.collect(),
            schemes,
            strict,
            silent,
            spans,
            issuers: Issuers::new(issuers),
            banks: packed.banks,
            acceptance: packed.acceptance,
        })
    }

    /// What is known of a scheme; none for the seat of another table.
    pub fn scheme(&self, id: SchemeId) -> Option<&Scheme> {
        self.schemes.get(usize::from(id.0))
    }

    /// The scheme of a word such as `unionpay`.
    pub fn scheme_named(&self, id: &str) -> Option<SchemeId> {
        let at = self.schemes.iter().position(|scheme| scheme.id == id)?;
        Some(SchemeId(at as u8))
    }

    /// A bank by its number in an [`Issuer`].
    pub fn bank(&self, bank: u16) -> Option<Bank<'_>> {
        let at = usize::from(bank);
        let grade = match self.banks.grades.get(at)? {
            0 => Grade::Two,
            1 => Grade::One,
            _ => Grade::Local,
        };
        let hotline = self.banks.hotlines.get(at)?.as_str();
        Some(Bank {
            name_zh: self.banks.zh.get(at)?,
            name_en: self.banks.en.get(at)?,
            hotline: (!hotline.is_empty()).then_some((hotline, grade)),
        })
    }

    /// Whether digits are a number that was published for tests.
    pub(super) fn is_published(&self, digits: &[u8]) -> bool {
        self.published.binary_search(&fingerprint(digits)).is_ok()
    }

    /// What the pack says of the acquirer.
    pub fn acceptance(&self) -> &Acceptance {
        &self.acceptance
    }
}

/// The rows of the packed columns; nothing where columns differ in length or name no bank.
fn issuers(packed: &PackedIssuers, spans: &Spans, banks: usize) -> Option<Vec<Row>> {
    let mut rows = Vec::with_capacity(packed.steps.len());
    for (digits, count) in &packed.groups {
        let mut first = 0_u64;
        let scale = 10_u64.checked_pow(10_u32.checked_sub(u32::from(*digits))?)?;
        for _ in 0..*count {
            let at = rows.len();
            first = first.checked_add(*packed.steps.get(at)?)?;
            let length = *packed.lengths.get(at)?;
            let bank = *packed.banks.get(at)?;
            if usize::from(bank) >= banks || first >= 10_u64.pow(u32::from(*digits)) {
                return None;
            }
            rows.push(Row {
                first: first * scale,
                length,
                issuer: Issuer {
                    bank,
                    kind: match packed.kinds.get(at)? {
                        0 => Kind::Debit,
                        1 => Kind::Credit,
                        2 => Kind::Quasi,
                        _ => Kind::Prepaid,
                    },
                    tier: match packed.tiers.get(at)? {
                        0 => Tier::A,
                        1 => Tier::B,
                        _ => Tier::C,
                    },
                    date: match packed.dates.get(at)? {
                        0 => DataDate::Undated,
                        1 => DataDate::Y2014,
                        _ => DataDate::Y2018,
                    },
                    digits: *digits,
                },
                early: is_early(spans, first, *digits, length),
                up: 0,
            });
        }
    }
    (rows.len() == packed.steps.len() && rows.len() < usize::from(u16::MAX)).then_some(rows)
}

/// Whether first digits are those of an early domestic card: no scheme's block has them at this
/// length, or they are fewer than any scheme was ever given.
fn is_early(spans: &Spans, first: u64, digits: u8, length: u8) -> bool {
    let mut each = [0_u8; 10];
    let mut rest = first;
    for place in each[..usize::from(digits)].iter_mut().rev() {
        *place = (rest % 10) as u8;
        rest /= 10;
    }
    let blocks = spans.of(&each[..usize::from(digits)]);
    let own = |entry: &Entry| !entry.shared && entry.lengths.contains(usize::from(length));
    digits < 4 || !blocks.iter().any(own)
}

/// A fingerprint of a number: FNV-1a of 64 bits (draft-eastlake-fnv, section 5), folded to 32.
/// Among fifty of them one number in some eighty million is taken for a test number.
pub(super) fn fingerprint(digits: &[u8]) -> u32 {
    let hash = digits.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, d| {
        (hash ^ u64::from(*d)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}
