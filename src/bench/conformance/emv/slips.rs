//! Slips and logs: each thing that must be found, and what must be told as damaged.

use super::{Desk, Held, reading, text};
use crate::receipt::{Fact, Line, Reading, Trust, What, hex};
use serde_json::Value;

/// Holds a slip against what is expected of it.
pub(super) fn hold(desk: &Desk, row: &Value) -> Held {
    let found = reading(desk, text(row, "text"));
    for (key, value) in row["expect"].as_object().into_iter().flatten() {
        let wanted = value.as_str().unwrap_or_default();
        let got = match key.as_str() {
            "aid" => tag(&found, 0x84, Trust::Read),
            "aid_ocr" => tag(&found, 0x84, Trust::Guessed),
            "tvr" => tag(&found, 0x95, Trust::Read),
            "tsi" => tag(&found, 0x9B, Trust::Read),
            "iad" => tag(&found, 0x9F10, Trust::Read),
            "aip" => tag(&found, 0x82, Trust::Read),
            "atc" => tag(&found, 0x9F36, Trust::Read),
            "cryptogram" => tag(&found, 0x9F26, Trust::Read),
            "arc" => tag(&found, 0x8A, Trust::Read),
            "rc" => line(&found, |l| l.what == What::Rc).map(|l| l.value.clone()),
            "cryptogram_type" => {
                let kinds = [What::Tc, What::Arqc, What::Aac];
                line(&found, |l| kinds.contains(&l.what)).map(|l| l.what.word().to_uppercase())
            }
            "outcome" => {
                let approved = found.scene.has(Fact::Approved);
                let declined = found.scene.has(Fact::Declined);
                let word = if approved { "approved" } else { "declined" };
                (approved || declined).then(|| word.to_owned())
            }
            "aid_error" => {
                let odd = line(&found, |l| is_tag(l, 0x84) && l.trust == Trust::Odd);
                odd.map(|_| "odd_length".to_owned())
            }
            "fault" => {
                let first = found
                    .findings
                    .iter()
                    .find(|f| f.strength != crate::receipt::Strength::None);
                first.map(|f| f.id.replace('-', "_"))
            }
            "tvr_bits" => {
                bits(&found, value)?;
                continue;
            }
            other => return Err(format!("{other} is not known here")),
        };
        if got.as_deref() != Some(wanted) {
            return Err(format!("{key} is {got:?}, expected {wanted}"));
        }
    }
    Ok(())
}

fn is_tag(line: &Line, tag: u32) -> bool {
    line.what == What::Tag && line.tag.is_some_and(|(t, _)| t == tag)
}

fn line(found: &Reading, is: impl Fn(&Line) -> bool) -> Option<&Line> {
    found.lines.iter().find(|line| is(line))
}

fn tag(found: &Reading, tag: u32, trust: Trust) -> Option<String> {
    let line = line(found, |line| is_tag(line, tag) && line.trust == trust)?;
    Some(line.value.clone())
}

/// Bits of the TVR, as byte.bit.
fn bits(found: &Reading, wanted: &Value) -> Held {
    let wanted: Vec<&str> = wanted
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let tvr = found.scene.tag(0x95).ok_or("no TVR")?;
    let each = tvr.iter().enumerate().flat_map(|(at, byte)| {
        let set = (1..=8).rev().filter(move |bit| byte >> (bit - 1) & 1 == 1);
        set.map(move |bit| format!("{}.{bit}", at + 1))
    });
    let got: Vec<String> = each.collect();
    if got == wanted {
        Ok(())
    } else {
        Err(format!("bits {got:?} of {}, expected {wanted:?}", hex(tvr)))
    }
}
