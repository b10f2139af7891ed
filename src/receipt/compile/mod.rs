//! Packs the folder `receipt` of a knowledge pack into the pieces that the desk fetches.
//!
//! In: the texts of its files. Out: the table, its texts in each language, and a line for every
//! row that had to be left out. For authors only.

mod rules;

use super::table::{Bit, Field, IAD, LAYOUT, Label, Of, Packed, Tag, Texts};
use super::word::{As, Secret, Set, Weight, What};
use rules::RulesDraft;

/// The words of [`Of`] in packs, in order.
const OFS: [(&str, Of); 5] = [
    ("", Of::All),
    ("visa", Of::Visa),
    ("mastercard", Of::Mastercard),
    ("amex", Of::Amex),
    ("unionpay", Of::Unionpay),
];

/// The names of the files, in the order of what [`compile`] takes.
pub const FILES: [&str; 6] = [
    "tags.tsv",
    "bits.tsv",
    "codes.tsv",
    "labels.tsv",
    "fields.tsv",
    "rules.toml",
];

/// What packing gives.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The table.
    pub terms: Vec<u8>,
    /// Its texts: 简体中文, English.
    pub texts: [Vec<u8>; 2],
    /// Every row that was left out: file, line, what is wrong.
    pub left_out: Vec<String>,
    /// What each rule hands to the engine, by its id.
    pub evidence: Vec<(String, Vec<String>)>,
}

/// Packs the texts of [`FILES`]; `codes` are the codes of DE39 that have an entry (`51`).
pub fn compile(files: [&str; 6], codes: &[String]) -> Compiled {
    let [tags, bits, code_rows, labels, fields, rules] = files;
    let mut left_out = Vec::new();
    let (mut zh, mut en) = (Texts::default(), Texts::default());
    (zh.layout, en.layout) = (LAYOUT, LAYOUT);
    let mut packed = Packed {
        layout: LAYOUT,
        tags: Vec::new(),
        bits: Vec::new(),
        alike: Vec::new(),
        codes: Vec::new(),
        labels: Vec::new(),
        rules: Vec::new(),
        fields: Vec::new(),
        entries: codes.to_vec(),
    };
    let mut named: Vec<(Tag, [String; 2])> = Vec::new();
    rows(FILES[0], tags, 8, &mut left_out, |c| {
        let tag = Tag {
            tag: number(c[0])?,
            of: of(c[1])?,
            kind: As::named(c[2]).ok_or_else(|| format!("kind `{}`", c[2]))?,
            secret: Secret::named(c[3]).ok_or_else(|| format!("secret `{}`", c[3]))?,
        };
        named.push((tag, both(c[4], c[5])?));
        sourced(c[6], c[7])
    });
    // Readers look rows up in this order.
    named.sort_by_key(|(row, _)| (row.tag, row.of));
    for (row, [z, e]) in named {
        packed.tags.push(row);
        zh.tags.push(z);
        en.tags.push(e);
    }
    rows(FILES[1], bits, 10, &mut left_out, |c| {
        let byte = |cell: &str| u8::from_str_radix(cell, 16).map_err(|_| format!("byte `{cell}`"));
        let row = Bit {
            tag: if c[0] == "IAD" { IAD } else { number(c[0])? },
            of: of(c[1])?,
            byte: c[2].parse().map_err(|_| "which byte?".to_owned())?,
            mask: byte(c[3])?,
            value: byte(c[4])?,
            weight: Weight::named(c[5]).ok_or_else(|| format!("weight `{}`", c[5]))?,
        };
        let [z, e] = both(c[6], c[7])?;
        packed.bits.push(row);
        zh.bits.push(z);
        en.bits.push(e);
        sourced(c[8], c[9])
    });
    rows(FILES[2], code_rows, 6, &mut left_out, |c| {
        let set = Set::named(c[0]).ok_or_else(|| format!("list `{}`", c[0]))?;
        let [z, e] = both(c[2], c[3])?;
        packed.codes.push((set, c[1].to_owned()));
        zh.codes.push(z);
        en.codes.push(e);
        sourced(c[4], c[5])
    });
    rows(FILES[3], labels, 3, &mut left_out, |c| {
        let what = What::named(c[0]).ok_or_else(|| format!("what is `{}`?", c[0]))?;
        let tag = if c[1].is_empty() { 0 } else { number(c[1])? };
        packed.labels.push(Label {
            what,
            tag,
            text: folded(c[2]),
        });
        Ok(())
    });
    rows(FILES[4], fields, 9, &mut left_out, |c| {
        let digits = |cell: &str| cell.parse().map_err(|_| format!("number `{cell}`"));
        let [z, e] = both(c[5], c[6])?;
        packed.fields.push(Field {
            number: digits(c[0])? as u8,
            prefix: digits(c[1])? as u8,
            length: digits(c[2])?,
            binary: c[3] == "b",
            secret: Secret::named(c[4]).ok_or_else(|| format!("secret `{}`", c[4]))?,
        });
        zh.fields.push(z);
        en.fields.push(e);
        sourced(c[7], c[8])
    });
    let mut evidence = Vec::new();
    match toml::from_str::<RulesDraft>(rules) {
        Err(error) => left_out.push(format!("receipt/{}: {}", FILES[5], error.message())),
        Ok(draft) => {
            for (from, to) in &draft.alike {
                match (number(from), number(to)) {
                    (Ok(from), Ok(to)) => packed.alike.push((from, to)),
                    _ => left_out.push(format!("receipt/{}: alike {from}", FILES[5])),
                }
            }
            for rule in draft.rule {
                match rule.read() {
                    Err(wrong) => left_out.push(format!("receipt/{}: {wrong}", FILES[5])),
                    Ok((row, said)) => {
                        evidence.push((row.id.clone(), row.evidence.clone()));
                        packed.rules.push(row);
                        zh.rules.push(said[0].clone());
                        en.rules.push(said[1].clone());
                    }
                }
            }
        }
    }
    let save = |texts: &Texts| postcard::to_allocvec(texts).unwrap_or_default();
    Compiled {
        terms: postcard::to_allocvec(&packed).unwrap_or_default(),
        texts: [save(&zh), save(&en)],
        left_out,
        evidence,
    }
}

/// A label as it is compared: small letters, no spaces.
fn folded(label: &str) -> String {
    let letters = label.chars().flat_map(char::to_lowercase);
    letters.filter(|c| !c.is_whitespace()).collect()
}

fn rows(
    file: &str,
    text: &str,
    width: usize,
    left_out: &mut Vec<String>,
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
            left_out.push(format!("receipt/{file}:{}: {wrong}", at + 1));
        }
    }
}

fn both(zh: &str, en: &str) -> Result<[String; 2], String> {
    if zh.is_empty() || en.is_empty() {
        return Err("write both languages".to_owned());
    }
    Ok([zh.to_owned(), en.to_owned()])
}

fn sourced(source: &str, read: &str) -> Result<(), String> {
    if source.is_empty() || read.len() != 10 {
        return Err("write a source and the day it was read".to_owned());
    }
    Ok(())
}

fn of(word: &str) -> Result<Of, String> {
    let found = OFS.iter().find(|(name, _)| *name == word);
    found
        .map(|(_, of)| *of)
        .ok_or_else(|| format!("nobody is called `{word}`"))
}

/// A tag in hexadecimal digits.
fn number(tag: &str) -> Result<u32, String> {
    u32::from_str_radix(tag, 16).map_err(|_| format!("tag `{tag}`"))
}
