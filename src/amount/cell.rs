//! A cell of a table that is handed out.
//!
//! In: a text. Out: the cell as CSV (RFC 4180), which no spreadsheet takes for a formula: what
//! begins like one is written behind an apostrophe, but for plain numbers.

/// The text as a cell.
pub fn cell(text: &str) -> String {
    let number = text.strip_prefix('-').unwrap_or(text);
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    let text = match is_formula {
        true => ["'", text].concat(),
        false => text.to_owned(),
    };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}
