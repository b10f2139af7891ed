//! Cells of a table that is handed out.
//!
//! In: texts and numbers. Out: a cell as CSV (RFC 4180), which no spreadsheet takes for a
//! formula: what begins like one is written behind an apostrophe, but for plain numbers.

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, whatever it looks like: an id of digits is one.
    Text(String),
    /// A number: digits, with a minus before and a point between them.
    Number(String),
}

impl Cell {
    /// The cell as CSV.
    pub fn csv(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) => cell(text),
        }
    }
}

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
