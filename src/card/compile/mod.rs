//! Packs the folder `cards` of a knowledge pack into the file that the page fetches.
//!
//! In: the texts of its files, in any number of layers: a later layer adds rows, or corrects
//! those with the same id, or the same first digits and length; of what is accepted, it says
//! anew only what it names. Out: the packed bytes, and a
//! [`LeftOut`] for every row that had to be left out. For authors only.

mod accepted;
mod draft;

pub use draft::SchemeDraft;

use super::accept::Acceptance;
use super::luhn;
use super::table::{
    LAYOUT, Packed, PackedBanks, PackedBlock, PackedIssuers, PackedScheme, fingerprint,
};
use draft::{AcceptedDraft, BlockKind, SchemesDraft};
use std::collections::BTreeMap;

/// The files of one layer, each empty where the layer does not have it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layer<'a> {
    /// `schemes.toml`.
    pub schemes: &'a str,
    /// `issuers.tsv`.
    pub issuers: &'a str,
    /// `banks.tsv`.
    pub banks: &'a str,
    /// `published.tsv`.
    pub published: &'a str,
    /// `accepted.toml`.
    pub accepted: &'a str,
}

/// The names of a layer's files, in the order of [`Layer`].
pub const FILES: [&str; 5] = [
    "schemes.toml",
    "issuers.tsv",
    "banks.tsv",
    "published.tsv",
    "accepted.toml",
];

impl<'a> Layer<'a> {
    /// A layer of texts in the order of [`FILES`].
    pub fn of(texts: [&'a str; 5]) -> Self {
        let [schemes, issuers, banks, published, accepted] = texts;
        Self {
            schemes,
            issuers,
            banks,
            published,
            accepted,
        }
    }
}

/// A row that was left out: where, what is wrong, how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The layer, counted from 0 for the lowest.
    pub layer: usize,
    /// The file.
    pub file: &'static str,
    /// Its line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, and what belongs there.
    pub wrong: String,
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cards/{}:{}: {}", self.file, self.line, self.wrong)
    }
}

/// What packing gives.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The file.
    pub bytes: Vec<u8>,
    /// The schemes as authored, for reports and tests.
    pub schemes: Vec<SchemeDraft>,
    /// Everything that was left out.
    pub left_out: Vec<LeftOut>,
}

/// The words of `issuers.tsv`, in the order of their numbers.
const KINDS: [&str; 4] = ["debit", "credit", "quasi", "prepaid"];
const TIERS: [&str; 3] = ["A", "B", "C"];
const DATES: [&str; 3] = ["undated", "2014", "2018"];
const GRADES: [&str; 3] = ["two", "one", "local"];

/// A row of `issuers.tsv` as numbers: length, kind, tier, date, bank.
type IssuerRow = (u8, u8, u8, u8, String);

/// Packs layers, the lowest first.
pub fn compile(layers: &[Layer<'_>]) -> Compiled {
    let mut left_out = Vec::new();
    let mut schemes: Vec<SchemeDraft> = Vec::new();
    let mut issuers: BTreeMap<(usize, u64, u8), IssuerRow> = BTreeMap::new();
    let mut banks: BTreeMap<String, [String; 4]> = BTreeMap::new();
    let mut published: Vec<u32> = Vec::new();
    let mut acceptance = Acceptance::default();
    for (seat, layer) in layers.iter().enumerate() {
        let before = left_out.len();
        match toml::from_str::<SchemesDraft>(layer.schemes) {
            Ok(draft) => draft.scheme.into_iter().for_each(|new| {
                match schemes.iter_mut().find(|old| old.id == new.id) {
                    Some(old) => *old = new,
                    None => schemes.push(new),
                }
            }),
            Err(_) if layer.schemes.is_empty() => {}
            Err(error) => left_out.push(refusal(FILES[0], layer.schemes, &error)),
        }
        rows(layer.banks, FILES[2], 7, &mut left_out, |cells| {
            let [bank, zh, en, hotline, grade, ..] = cells[..] else {
                return Err("write seven columns".to_owned());
            };
            if !hotline.is_empty() && !GRADES.contains(&grade) {
                return Err(format!("grade `{grade}`; one of {GRADES:?}"));
            }
            let row = [zh, en, hotline, grade].map(str::to_owned);
            banks.insert(bank.to_owned(), row);
            Ok(())
        });
        rows(layer.issuers, FILES[1], 7, &mut left_out, |cells| {
            let (key, row) = issuer(cells)?;
            issuers.insert(key, row);
            Ok(())
        });
        rows(layer.published, FILES[3], 3, &mut left_out, |cells| {
            let digits: Vec<u8> = cells[0].bytes().map(|b| b.wrapping_sub(b'0')).collect();
            if !luhn::text_holds(cells[0]) {
                return Err("the check digit does not fit".to_owned());
            }
            published.push(fingerprint(&digits));
            Ok(())
        });
        if !layer.accepted.is_empty() {
            match toml::from_str::<AcceptedDraft>(layer.accepted) {
                Ok(draft) => {
                    let wrong = accepted::lay_over(&mut acceptance, draft, &schemes);
                    left_out.extend(wrong.into_iter().map(|(word, wrong)| LeftOut {
                        layer: seat,
                        file: FILES[4],
                        line: line_with(layer.accepted, |line| line.contains(&word)),
                        wrong,
                    }));
                }
                Err(error) => left_out.push(refusal(FILES[4], layer.accepted, &error)),
            }
        }
        for row in &mut left_out[before..] {
            row.layer = seat;
        }
    }
    let names: Vec<&String> = banks.keys().collect();
    let mut known = issuers;
    known.retain(|(_, first, length), row| {
        let is_known = names.contains(&&row.4);
        if !is_known {
            let begin = format!("{first}\t{length}\t{}\t", row.4);
            let (layer, line) = highest(layers, |l| l.issuers, |line| line.starts_with(&begin));
            let wrong = format!(
                "{first} of {length} digits: bank {} is not in banks.tsv; add it there",
                row.4
            );
            left_out.push(LeftOut {
                layer,
                file: FILES[1],
                line,
                wrong,
            });
        }
        is_known
    });
    published.sort_unstable();
    published.dedup();
    let packed = Packed {
        layout: LAYOUT,
        early: seat(&schemes, "unionpay_legacy").unwrap_or(u8::MAX),
        schemes: schemes
            .iter()
            .map(|s| scheme(s, layers, &mut left_out))
            .collect(),
        banks: PackedBanks {
            zh: banks.values().map(|b| b[0].clone()).collect(),
            en: banks.values().map(|b| b[1].clone()).collect(),
            hotlines: banks.values().map(|b| b[2].clone()).collect(),
            grades: banks
                .values()
                .map(|b| place(&GRADES, &b[3]).unwrap_or(0))
                .collect(),
        },
        issuers: columns(&known, &names),
        published: steps(&published),
        acceptance,
    };
    Compiled {
        bytes: postcard::to_allocvec(&packed).unwrap_or_default(),
        schemes,
        left_out,
    }
}

/// The highest layer in whose text a line is so, and which line that is, from 1; 0 where none is.
fn highest<'a>(
    layers: &[Layer<'a>],
    text: impl Fn(&Layer<'a>) -> &'a str,
    is_so: impl Fn(&str) -> bool,
) -> (usize, usize) {
    let lines = layers.iter().map(|layer| line_with(text(layer), &is_so));
    let found = lines.enumerate().filter(|(_, line)| *line > 0);
    found.last().unwrap_or_default()
}

/// The last line of a text that is so, from 1; 0 where none is.
fn line_with(text: &str, is_so: impl Fn(&str) -> bool) -> usize {
    let lines = text.lines().enumerate().filter(|(_, line)| is_so(line));
    lines.last().map_or(0, |(at, _)| at + 1)
}

fn refusal(file: &'static str, text: &str, error: &toml::de::Error) -> LeftOut {
    let line = error.span().map_or(0, |span| {
        1 + text[..span.start].bytes().filter(|b| *b == b'\n').count()
    });
    LeftOut {
        layer: 0,
        file,
        line,
        wrong: error.message().replace('\n', " "),
    }
}

/// Reads the rows of a table below its heading.
fn rows(
    text: &str,
    file: &'static str,
    width: usize,
    left_out: &mut Vec<LeftOut>,
    mut read: impl FnMut(&[&str]) -> Result<(), String>,
) {
    for (at, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let done = if cells.len() == width {
            read(&cells)
        } else {
            Err(format!("{} columns, not {width}", cells.len()))
        };
        if let Err(wrong) = done {
            left_out.push(LeftOut {
                layer: 0,
                file,
                line: at + 1,
                wrong,
            });
        }
    }
}

fn place(words: &[&str], word: &str) -> Option<u8> {
    words.iter().position(|w| *w == word).map(|at| at as u8)
}

fn issuer(cells: &[&str]) -> Result<((usize, u64, u8), IssuerRow), String> {
    let [first, length, bank, kind, tier, source, date] = cells[..] else {
        return Err("write seven columns".to_owned());
    };
    let digits = first.len();
    let number = first
        .parse::<u64>()
        .ok()
        .filter(|_| (1..=10).contains(&digits));
    let number = number.ok_or_else(|| format!("first digits `{first}`; 1 to 10 of them"))?;
    let length = length.parse::<u8>().ok().filter(|n| (12..=19).contains(n));
    let length = length.ok_or("a length is from 12 to 19")?;
    if source.is_empty() {
        return Err("every row has a source".to_owned());
    }
    let kind = place(&KINDS, kind).ok_or_else(|| format!("kind is one of {KINDS:?}"))?;
    let tier = place(&TIERS, tier).ok_or_else(|| format!("tier is one of {TIERS:?}"))?;
    let date = place(&DATES, date).ok_or_else(|| format!("date is one of {DATES:?}"))?;
    let row = (length, kind, tier, date, bank.to_owned());
    Ok(((digits, number, length), row))
}

fn columns(rows: &BTreeMap<(usize, u64, u8), IssuerRow>, names: &[&String]) -> PackedIssuers {
    let mut out = PackedIssuers::default();
    let mut last = (0, 0);
    for ((digits, first, _), (length, kind, tier, date, bank)) in rows {
        if last.0 != *digits {
            out.groups.push((*digits as u8, 0));
            last = (*digits, 0);
        }
        if let Some(group) = out.groups.last_mut() {
            group.1 += 1;
        }
        out.steps.push(first - last.1);
        last.1 = *first;
        out.lengths.push(*length);
        out.kinds.push(*kind);
        out.tiers.push(*tier);
        out.dates.push(*date);
        let bank = names.iter().position(|name| *name == bank);
        out.banks.push(bank.unwrap_or_default() as u16);
    }
    out
}

/// Rising numbers, each less the one before.
fn steps(numbers: &[u32]) -> Vec<u32> {
    let before = [0].into_iter().chain(numbers.iter().copied());
    numbers.iter().zip(before).map(|(n, b)| n - b).collect()
}

fn seat(schemes: &[SchemeDraft], id: &str) -> Option<u8> {
    schemes.iter().position(|s| s.id == id).map(|at| at as u8)
}

fn scheme(draft: &SchemeDraft, layers: &[Layer<'_>], left_out: &mut Vec<LeftOut>) -> PackedScheme {
    let id = format!("id = \"{}\"", draft.id);
    let mut wrong = |what: String| {
        let (layer, line) = highest(layers, |l| l.schemes, |line| line.trim() == id);
        left_out.push(LeftOut {
            layer,
            file: FILES[0],
            line,
            wrong: format!("{}: {what}", draft.id),
        });
    };
    let mut blocks = Vec::new();
    for block in &draft.blocks {
        if matches!(block.kind, BlockKind::Untold | BlockKind::Table) {
            continue;
        }
        let mut lengths = 0_u32;
        for range in block.lengths.split_whitespace() {
            match bounds(range, 31) {
                Some((lo, hi)) => lengths |= (lo..=hi).fold(0, |all, n| all | 1 << n),
                None => wrong(format!("lengths `{range}`; as 16 or 16-19")),
            }
        }
        let mut first = Vec::new();
        for range in block.first.split_whitespace() {
            let digits = range.split('-').next().unwrap_or_default().len();
            match bounds(range, 99_999_999).filter(|_| digits <= 8) {
                Some((lo, hi)) => first.push((digits as u8, lo, hi - lo)),
                None => wrong(format!("first digits `{range}`; as 62 or 2200-2204")),
            }
        }
        blocks.push(PackedBlock {
            shared: block.kind == BlockKind::Shared,
            lengths,
            first,
        });
    }
    let groups = draft.groups.iter().map(|way| {
        let group = |n: &str| n.parse::<u8>().unwrap_or(0);
        way.split('-').map(group).collect()
    });
    PackedScheme {
        id: draft.id.clone(),
        name_zh: draft.name.zh.clone(),
        name_en: draft.name.en.clone(),
        check: draft.check as u8,
        code_name: draft.code.name.clone(),
        code_digits: draft.code.digits,
        groups: groups.collect(),
        blocks,
    }
}

/// `N` or `N-M`, rising.
fn bounds(range: &str, most: u32) -> Option<(u32, u32)> {
    let (lo, hi) = range.split_once('-').unwrap_or((range, range));
    let (lo, hi) = (lo.parse().ok()?, hi.parse().ok()?);
    (lo <= hi && hi <= most).then_some((lo, hi))
}
