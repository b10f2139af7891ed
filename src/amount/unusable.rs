//! Why nothing of a file can be read.

use super::handover::carried;

/// Why nothing of a file can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Nothing stands in it.
    Empty,
    /// A picture, a PDF, a program: bytes that are no text.
    Binary,
    /// Text in which no rows with amounts are found.
    NoTable,
    /// It is damaged where it is packed.
    Torn,
    /// It is larger than can be read.
    TooLarge,
    /// A spreadsheet, for which another part is needed.
    Spreadsheet,
    /// It is locked by a password.
    Locked,
}

carried!(
    enum Unusable {
        Empty,
        Binary,
        NoTable,
        Torn,
        TooLarge,
        Spreadsheet,
        Locked,
    }
);

impl Unusable {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::NoTable => "no-table",
            Self::Torn => "torn",
            Self::TooLarge => "too-large",
            Self::Spreadsheet => "spreadsheet",
            Self::Locked => "locked",
        }
    }
}
