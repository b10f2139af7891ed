//! Keys as WebDriver writes them.
//!
//! In: a text or a key's name. Out: the body of an actions command.

use anyhow::{Result, bail};
use serde_json::{Value, json};

const SHIFT: &str = "\u{E008}";

/// A text, key by key; for a driver that does not do so itself with Shift held where a keyboard has
/// the character above another.
pub(super) fn typed(text: &str, holds_shift: bool) -> Value {
    let strokes = text.chars().flat_map(|c| {
        let keys = stroke(&c.to_string()).to_vec();
        let is_above = c.is_ascii_uppercase() || "~!@#$%^&*()_+{}|:\"<>?".contains(c);
        if holds_shift && is_above {
            let [down, up] = stroke(SHIFT);
            [vec![down], keys, vec![up]].concat()
        } else {
            keys
        }
    });
    body(strokes.collect())
}

/// One key by its name, or a character.
pub(super) fn pressed(key: &str) -> Result<Value> {
    let code = match key {
        "Tab" => "\u{E004}",
        "Enter" => "\u{E007}",
        "Escape" => "\u{E00C}",
        "Space" => " ",
        "ArrowUp" => "\u{E013}",
        "ArrowDown" => "\u{E015}",
        "Backspace" => "\u{E003}",
        _ => bail!("the key `{key}` has no code here"),
    };
    Ok(body(stroke(code).into()))
}

/// One key by its name while Shift is held.
pub(super) fn shifted(key: &str) -> Result<Value> {
    let mut around = pressed(key)?;
    let [down, up] = stroke(SHIFT);
    if let Some(strokes) = around["actions"][0]["actions"].as_array_mut() {
        strokes.insert(0, down);
        strokes.push(up);
    }
    Ok(around)
}

fn stroke(code: &str) -> [Value; 2] {
    ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": code }))
}

fn body(strokes: Vec<Value>) -> Value {
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] })
}
