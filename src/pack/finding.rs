//! A finding: one thing wrong in a pack, where it is, and how to mend it.

use std::fmt;

/// Something wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding: `E…` is an error, `W…` a warning; `poscheck lint --explain` says more.
    pub code: &'static str,
    /// The file it stands in; empty for the pack as a whole.
    pub file: String,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// The entity, as `fault device.power-off`; empty for a whole file.
    pub id: String,
    /// What is wrong.
    pub wrong: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}", self.code)?;
        if !self.id.is_empty() {
            write!(f, " {}", self.id)?;
        }
        write!(f, ": {}; {}", self.wrong, self.mend)
    }
}
