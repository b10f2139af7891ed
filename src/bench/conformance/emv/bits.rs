//! Bits and words: what a value means, against another tool's wording.
//!
//! Bits are compared one by one. Words are compared by meaning: half of a sentence's longer words
//! stand in one of ours on the same element. Tags that schemes read differently are read in each
//! way. Numbers of cards and tracks are not compared: we never show them.

use super::{Desk, Held, text, unhex};
use crate::i18n::Lang;
use crate::present::ReceiptBook;
use crate::receipt::{Fit, Of, Say, Secret, data, says};
use serde_json::Value;

const EACH: [Of; 5] = [Of::All, Of::Visa, Of::Mastercard, Of::Amex, Of::Unionpay];

/// Holds a row against ours.
pub(super) fn hold(desk: &Desk, row: &Value) -> Held {
    let bytes = unhex(text(row, "hex"));
    match text(row, "mode") {
        "" => value(desk, row, &bytes),
        "tlv" | "ber" => tree(desk, row, &bytes),
        "issuer-app-data" => words(desk, row, 0x9F10, &bytes),
        "terminal-risk-management-data" => words(desk, row, 0x9F1D, &bytes),
        other => Err(format!("{other} is not read here")),
    }
}

fn book(desk: &Desk) -> ReceiptBook<'_> {
    ReceiptBook {
        terms: &desk.terms,
        texts: &desk.texts,
        lang: Lang::En,
    }
}

/// A tag's value: bits as byte and bit, or named parts.
fn value(desk: &Desk, row: &Value, bytes: &[u8]) -> Held {
    let tag = u32::from_str_radix(text(row, "tag"), 16).unwrap_or(0);
    let said = says(&desk.terms, tag, bytes, Of::All);
    let lines: Vec<String> = said.iter().map(|say| book(desk).told(say)).collect();
    let mut got = Vec::new();
    for say in &said {
        if let Say::Bit(at) = say
            && let Some(bit) = desk.terms.bit(*at)
        {
            got.push((u64::from(bit.byte), u64::from(8 - bit.mask.leading_zeros())));
        }
    }
    let mut wanted = Vec::new();
    for claim in row["expect"].as_array().into_iter().flatten() {
        match (claim["byte"].as_u64(), claim["bit"].as_u64()) {
            (Some(byte), Some(bit)) => wanted.push((byte, bit)),
            _ => {
                let label = text(claim, "label");
                let is_there = |line: &String| line.contains(label) || alike(label, line);
                if !lines.iter().any(is_there) {
                    return Err(format!("{label} is not in {lines:?}"));
                }
            }
        }
    }
    let any = !wanted.is_empty() || row["expect"].as_array().is_some_and(Vec::is_empty);
    got.sort_unstable();
    wanted.sort_unstable();
    if any && got != wanted {
        return Err(format!("bits {got:?}, expected {wanted:?}"));
    }
    Ok(())
}

/// Each line of words about one value.
fn words(desk: &Desk, row: &Value, tag: u32, bytes: &[u8]) -> Held {
    let said = EACH
        .iter()
        .flat_map(|of| says(&desk.terms, tag, bytes, *of));
    let lines: Vec<String> = said.map(|say| book(desk).told(&say)).collect();
    for claim in claims(row) {
        if !lines.iter().any(|line| alike(claim, line)) {
            return Err(format!("`{claim}` is not in {lines:?}"));
        }
    }
    Ok(())
}

fn claims(row: &Value) -> impl Iterator<Item = &str> {
    let lines = row["expect_lines"].as_array().into_iter().flatten();
    lines.filter_map(Value::as_str)
}

/// Elements with their tags and lengths, and what is said under each.
fn tree(desk: &Desk, row: &Value, bytes: &[u8]) -> Held {
    let tree = desk.tree(bytes);
    let each = EACH.map(|of| data(&desk.terms, 0, bytes, &tree, None, of, &|_| Fit::Strange));
    let mut nodes = 0..each[0].nodes.len();
    let mut at = None;
    let lines = |at: usize| -> Vec<String> {
        let said = each.iter().flat_map(|data| &data.nodes[at].says);
        said.map(|say| book(desk).told(say)).collect()
    };
    for claim in claims(row) {
        let line = claim.trim_start();
        if line.starts_with("BER decoding error") {
            let told = !tree.faults.is_empty();
            return if told {
                Ok(())
            } else {
                Err("no fault is told".to_owned())
            };
        }
        if line.starts_with("Padding") {
            let told = tree.faults.iter().any(|fault| fault.at >= 1);
            // The other tool calls damage padding here; we call it damage and stop comparing.
            return if told {
                Ok(())
            } else {
                Err("no fault is told".to_owned())
            };
        }
        if line.starts_with("Data Object List") {
            continue;
        }
        let head = line.split([' ', '|']).next().unwrap_or_default();
        let is_listed =
            line.ends_with(']') && line.matches('[').count() == 1 && !line.contains(": [");
        let is_element = !line.starts_with('-') && line.contains(": [") && !is_listed;
        if is_element {
            let next = nodes
                .next()
                .ok_or_else(|| format!("no element for `{line}`"))?;
            let node = &each[0].nodes[next];
            let length = line
                .split('[')
                .nth(1)
                .and_then(|l| l.split(']').next())
                .unwrap_or_default();
            if format!("{:02X}", node.item.tag) != head || node.item.len.to_string() != length {
                return Err(format!(
                    "{:X} of {} for `{line}`",
                    node.item.tag, node.item.len
                ));
            }
            at = Some(next);
            let extra = line
                .split_once('(')
                .filter(|_| line.ends_with(')') && line.contains("] "));
            let extra = extra.and_then(|_| line.rsplit_once(']')?.1.split_once('('));
            let hidden = node.secret != Secret::None;
            if let Some((_, extra)) = extra.filter(|_| !hidden) {
                let extra = extra.trim_end_matches(')');
                if !lines(next).iter().any(|l| alike(extra, l) || l == extra) {
                    return Err(format!("`{extra}` is not in {:?}", lines(next)));
                }
            }
            if let Some((_, quoted)) = line.split_once('"').filter(|_| !hidden) {
                let quoted = quoted.trim_end_matches('"');
                let short = quoted.split(" - ").next().unwrap_or_default();
                let is_it = |l: &String| {
                    l == quoted
                        || l.contains(short)
                        || quoted.contains(l.as_str())
                        || alike(quoted, l)
                };
                if !lines(next).iter().any(is_it) {
                    return Err(format!("`{quoted}` is not in {:?}", lines(next)));
                }
            }
            continue;
        }
        let here = lines(at.ok_or("a sentence before any element")?);
        let claim = line.trim_start_matches("- ");
        if !here.iter().any(|l| alike(claim, l)) {
            return Err(format!("`{claim}` is not in {here:?}"));
        }
    }
    Ok(())
}

/// Whether half of a sentence's longer words stand in a line of ours.
fn alike(claim: &str, line: &str) -> bool {
    let claim = claim.rsplit_once("(CVR): ").map_or(claim, |(_, rest)| rest);
    let outside = claim.contains("RFU") || claim == "Unknown" || claim.starts_with("Unknown ");
    if outside && line.contains("not in the table") {
        return true;
    }
    let parts = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (theirs, ours) = (parts(claim), parts(line));
    let long: Vec<&String> = theirs.iter().filter(|w| w.len() > 2).collect();
    let counted = if long.is_empty() {
        theirs.iter().collect()
    } else {
        long
    };
    let found = counted.iter().filter(|word| ours.contains(word)).count();
    !counted.is_empty() && found * 2 >= counted.len()
}
