//! Vector files for chip data and receipts: elements, damage, bits, slips and messages.
//!
//! A line is a case. Elements are compared in order with tag, depth, length and value. What
//! another tool says in words is compared by meaning: see `bits`.

mod bits;
mod slips;

use std::fs;
use std::path::Path;

use super::{Checked, Columns};
use crate::pack;
use crate::receipt::compile::{FILES, compile};
use crate::receipt::tlv::{self, Mark, Tree, Why};
use crate::receipt::{Fit, Terms, Texts, hex, message, read, scan};
use serde_json::Value;

/// What the claims are checked against.
pub(super) struct Desk {
    pub(super) terms: Terms,
    pub(super) texts: Texts,
}

impl Desk {
    /// Packs the folder `receipt` of a knowledge pack.
    pub(super) fn open(dir: &Path) -> Result<Self, String> {
        let say = |e: std::io::Error| format!("{}: {e}\n", dir.display());
        let texts = pack::read_named(dir, FILES).map_err(say)?;
        let packed = compile(texts.each_ref().map(String::as_str), &[]);
        if !packed.left_out.is_empty() {
            return Err(packed.left_out.join("\n") + "\n");
        }
        let say = |e| format!("{e:?}\n");
        Ok(Self {
            terms: Terms::load(&packed.terms).map_err(say)?,
            texts: Texts::load(&packed.texts[1]).map_err(say)?,
        })
    }

    fn tree(&self, bytes: &[u8]) -> Tree {
        tlv::read(bytes, &|tag| self.terms.is_known(tag))
    }
}

type Held = Result<(), String>;

/// Checks a file of a kind; none where the kind is another.
pub(super) fn check(desk: &Desk, kind: &str, path: &Path) -> Option<Checked> {
    let hold: fn(&Desk, &Value) -> Held = match kind {
        "tlv_valid" => valid,
        "tlv_malformed" => malformed,
        "tlv_derived" => derived,
        "bits" => bits::hold,
        "receipts" => slips::hold,
        "iso8583" => iso8583,
        "quirks" => quirk,
        _ => return None,
    };
    let mut checked = Checked::default();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            checked.case("reads", Err(error.to_string()));
            return Some(checked);
        }
    };
    for (at, line) in text.lines().enumerate() {
        let case = format!("{kind}-{:03}", at + 1);
        let row: Value = serde_json::from_str(line).unwrap_or_default();
        if let Err(why) = hold(desk, &row) {
            let mut columns = Columns::new();
            let seen = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            for key in ["mode", "tag", "hex", "note", "quirk"] {
                columns.insert(key.to_owned(), seen(key));
            }
            columns.insert("about".to_owned(), why.clone());
            checked.differs(case, why, columns);
        } else {
            checked.case(case, Ok(()));
        }
    }
    Some(checked)
}

/// The bytes of plain digits.
pub(super) fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    let pairs = digits.chunks_exact(2);
    pairs.map(|p| (p[0] * 16 + p[1]) as u8).collect()
}

/// Elements as a list to compare: depth, tag, and the value of plain ones. A status word at the
/// end is an empty element `90` in the files.
fn listed(tree: &Tree, bytes: &[u8]) -> Vec<String> {
    let items = tree.items.iter().map(|item| {
        let value = match item.constructed {
            true => "-".to_owned(),
            false => hex(item.value(bytes)),
        };
        format!("{} {:02X} {} {value}", item.depth, item.tag, item.len)
    });
    let mut out: Vec<String> = items.collect();
    if tree.status_word(bytes) == Some(0x9000) {
        out.push("0 90 0 ".to_owned());
    }
    out
}

fn expected(items: &Value) -> Vec<String> {
    let each = items.as_array().into_iter().flatten();
    let one = |item: &Value| {
        let value = item["value"].as_str().unwrap_or("-");
        let tag = item["tag"].as_str().unwrap_or_default();
        format!(
            "{} {tag} {} {value}",
            item["d"].as_u64().unwrap_or(0),
            item["len"]
        )
    };
    { each }.map(one).collect()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

fn valid(desk: &Desk, row: &Value) -> Held {
    let bytes = unhex(text(row, "input"));
    let tree = desk.tree(&bytes);
    let (got, wanted) = (listed(&tree, &bytes), expected(&row["items"]));
    if got != wanted {
        let at = got.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        let (a, b) = (got.get(at), wanted.get(at));
        return Err(format!(
            "item {at}: {a:?}, expected {b:?}; {:?}",
            tree.faults
        ));
    }
    match tree.faults.first() {
        Some(fault) => Err(format!("{fault:?}")),
        None => Ok(()),
    }
}

fn malformed(desk: &Desk, row: &Value) -> Held {
    let bytes = unhex(text(row, "input"));
    let tree = desk.tree(&bytes);
    let Some(fault) = tree.faults.first() else {
        return Err("nothing is wrong".to_owned());
    };
    let kind = match fault.why {
        Why::TagCut | Why::TagLong => "tag_truncated",
        Why::LengthCut => "length_truncated",
        Why::LengthLong => "length_too_long",
        _ => "value_truncated",
    };
    if kind != text(row, "error") {
        return Err(format!("{fault:?}, expected {}", text(row, "error")));
    }
    let before = tree
        .items
        .iter()
        .filter(|item| !item.constructed && item.at < fault.at);
    let got: Vec<String> = { before }
        .map(|item| format!("{:02X} {}", item.tag, hex(item.value(&bytes))))
        .collect();
    let recovered = row["recovered"].as_array().into_iter().flatten();
    let wanted: Vec<String> = { recovered }
        .map(|pair| {
            let part = |at: usize| pair[at].as_str().unwrap_or_default().to_owned();
            format!("{} {}", part(0), part(1))
        })
        .collect();
    if got == wanted {
        Ok(())
    } else {
        Err(format!("{got:?}, expected {wanted:?}"))
    }
}

fn derived(desk: &Desk, row: &Value) -> Held {
    let found = scan(&desk.terms, text(row, "input"));
    let Some(blob) = found.blobs.first() else {
        return Err("no chip data is found".to_owned());
    };
    let wrong = blob.damage.is_some() || !blob.tree.faults.is_empty();
    if text(row, "expect") == "error" {
        return if wrong {
            Ok(())
        } else {
            Err("SILENT: nothing is wrong".to_owned())
        };
    }
    let clean = unhex(text(row, "clean"));
    let wanted = desk.tree(&clean);
    let (mut got, mut told) = (listed(&blob.tree, &blob.bytes), listed(&wanted, &clean));
    let status = "0 90 0 ";
    got.retain(|line| line != status);
    told.retain(|line| line != status);
    if got != told {
        let silent = if wrong { "told" } else { "SILENT" };
        return Err(format!("{silent}: {got:?}, expected {told:?}"));
    }
    Ok(())
}

fn iso8583(desk: &Desk, row: &Value) -> Held {
    let found = message::read(&desk.terms, text(row, "input")).ok_or("no message")?;
    if found.kind != text(row, "mti") {
        return Err(format!("type {}", found.kind));
    }
    if let Some(bits) = row["fields_bits"].as_array() {
        let wanted: Vec<u64> = bits.iter().filter_map(Value::as_u64).collect();
        // Bits 1 and 65 announce further bitmaps, and are no fields.
        let maps = [1_u64, 65];
        let announced = maps.iter().all(|bit| wanted.contains(bit));
        return match (announced, found.fields.last()) {
            (true, Some(130)) => Ok(()),
            other => Err(format!("{other:?}")),
        };
    }
    for (number, value) in row["fields"].as_object().into_iter().flatten() {
        let part = found
            .parts
            .iter()
            .find(|part| part.number.to_string() == *number);
        let part = part.ok_or_else(|| format!("field {number} was not read"))?;
        let secret = part.secret != crate::receipt::Secret::None;
        if !secret && Some(part.value.as_str()) != value.as_str() {
            return Err(format!("field {number} is {}", part.value));
        }
    }
    Ok(())
}

fn quirk(desk: &Desk, row: &Value) -> Held {
    let bytes = unhex(text(row, "input"));
    let tree = desk.tree(&bytes);
    let top = tree.items.iter().filter(|item| item.depth == 0);
    let got: Vec<String> = { top }
        .map(|item| format!("{:02X} {} {}", item.tag, item.len, hex(item.value(&bytes))))
        .collect();
    let each = row["items"].as_array().into_iter().flatten();
    let wanted: Vec<String> = { each }
        .map(|item| {
            format!(
                "{} {} {}",
                text(item, "tag"),
                item["len"],
                text(item, "value")
            )
        })
        .collect();
    let marked = tree.items.iter().any(|item| item.mark != Mark::None);
    if got == wanted && marked {
        return Ok(());
    }
    let at = got.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
    Err(format!(
        "{:?}, expected {:?}; {:?}",
        got.get(at),
        wanted.get(at),
        tree.faults
    ))
}

/// Cards are told by nobody here: only numbers whose check digit holds are covered.
pub(super) fn nobody(_digits: &[u8]) -> Fit {
    Fit::Strange
}

/// Reads a text.
pub(super) fn reading(desk: &Desk, text: &str) -> crate::receipt::Reading {
    read(&desk.terms, text, &nobody)
}
