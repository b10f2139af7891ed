//! One change that an overlay makes, and how its files are read into them.

use super::super::finding::Finding;
use super::super::safe::{SAFE, safe};
use toml::{Table, Value};

/// The kinds of rows that can be laid over.
pub(super) const KINDS: [&str; 4] = ["question", "fault", "repair", "entry"];

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 1024 * 1024;
/// The longest text of a row, in characters.
const LONGEST: usize = 600;

/// A row to be added or changed, or taken away.
#[derive(Clone, Debug)]
pub struct Change {
    /// `entry`, `fault`, `question` or `repair`.
    pub kind: String,
    /// The row's id.
    pub id: String,
    /// What it says, or nothing where the row is to go.
    pub row: Option<Table>,
    /// The file that says so.
    pub file: String,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
}

impl Change {
    /// As findings name it: `entry code.51`.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.kind, self.id)
    }

    pub(super) fn finding(&self, code: &'static str, wrong: String, mend: String) -> Finding {
        Finding {
            code,
            file: self.file.clone(),
            line: self.line,
            id: self.name(),
            wrong,
            mend,
        }
    }

    /// A finding about its row, at its own place.
    pub(super) fn placed(&self, finding: &Finding) -> Finding {
        self.finding(finding.code, finding.wrong.clone(), finding.mend.clone())
    }
}

/// What an overlay's files come to.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// In the order in which they are tried.
    pub changes: Vec<Change>,
    /// What could not be read as one.
    pub findings: Vec<Finding>,
    /// Its id and version, where it says them: what goes behind the pack's own version.
    pub version: String,
}

impl Layer {
    /// Takes a row away: `entry code.51`.
    pub fn retire(&mut self, name: &str, file: &str, line: usize) {
        if let Some((kind, id)) = name.split_once(' ') {
            self.changes.push(Change {
                kind: kind.to_owned(),
                id: id.to_owned(),
                row: None,
                file: file.to_owned(),
                line,
            });
        }
    }

    /// Reads a file of the overlay.
    pub fn read(&mut self, file: &str, text: &str) {
        if text.len() > MOST_BYTES {
            let wrong = format!("{} bytes; at most {MOST_BYTES} are read", text.len());
            return self.find(file, 0, "D008", "", wrong, "split it, a file an area");
        }
        let table = match text.parse::<Table>() {
            Ok(table) => table,
            Err(error) => {
                let before = error.span().map_or(0, |span| span.start);
                let ahead = text.bytes().take(before);
                let line = 1 + ahead.filter(|byte| *byte == b'\n').count();
                let wrong = format!("no TOML: {}", error.message().replace('\n', " "));
                return self.find(file, line, "D001", "", wrong, "correct this line");
            }
        };
        for (key, value) in table {
            match (key.as_str(), value) {
                ("pack", value) => self.head(file, text, &value),
                ("retired", Value::Array(names)) => self.gone(file, text, &names),
                (kind, Value::Array(rows)) if KINDS.contains(&kind) => {
                    rows.into_iter()
                        .for_each(|row| self.row(file, text, kind, row));
                }
                (key, _) => {
                    let line = line_with(text, key);
                    let wrong = format!("`{key}` is nothing that can be laid over a pack");
                    let mend = "write [[entry]], [[fault]], [[question]], [[repair]], retired = [ … ] or [pack]";
                    self.find(file, line, "D002", "", wrong, mend);
                }
            }
        }
        let rank = |change: &Change| KINDS.iter().position(|kind| *kind == change.kind);
        self.changes
            .sort_by_key(|change| (change.row.is_none(), rank(change)));
    }

    fn find(
        &mut self,
        file: &str,
        line: usize,
        code: &'static str,
        id: &str,
        wrong: String,
        mend: &str,
    ) {
        self.findings.push(Finding {
            code,
            file: file.to_owned(),
            line,
            id: id.to_owned(),
            wrong,
            mend: mend.to_owned(),
        });
    }

    fn head(&mut self, file: &str, text: &str, value: &Value) {
        let [id, version] =
            ["id", "version"].map(|key| value.get(key).and_then(Value::as_str).unwrap_or_default());
        let plain = |word: &str| {
            let part = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
            (1..=40).contains(&word.len()) && word.chars().all(part)
        };
        if plain(id) && plain(version) {
            self.version = format!("+{id}.{version}");
        } else {
            let line = line_with(text, "[pack]");
            let mend = "write id and version in a-z, 0-9, - and dots: id = \"acme\", version = \"2026.11.28\"";
            self.find(
                file,
                line,
                "D005",
                "pack",
                "its id or version is missing or no word".into(),
                mend,
            );
        }
    }

    fn gone(&mut self, file: &str, text: &str, names: &[Value]) {
        for name in names {
            let name = name.as_str().unwrap_or_default();
            let line = line_with(text, &format!("\"{name}\""));
            match name.split_once(' ') {
                Some(("entry" | "repair", _)) => self.retire(name, file, line),
                _ => {
                    let wrong = "only an entry or a repair can be retired".to_owned();
                    self.find(
                        file,
                        line,
                        "D005",
                        name,
                        wrong,
                        "write \"entry code.51\" or \"repair fix.restart\"",
                    );
                }
            }
        }
    }

    fn row(&mut self, file: &str, text: &str, kind: &str, row: Value) {
        let mend = "give it an id, in quotes";
        let Value::Table(row) = row else {
            let line = line_with(text, kind);
            return self.find(
                file,
                line,
                "D003",
                kind,
                "no table".into(),
                "write [[…]] and keys below it",
            );
        };
        let Some(id) = row.get("id").and_then(Value::as_str) else {
            let line = line_with(text, &format!("[[{kind}]]"));
            return self.find(file, line, "D004", kind, "it has no id".into(), mend);
        };
        let change = Change {
            kind: kind.to_owned(),
            id: id.chars().take(80).filter(|c| !c.is_control()).collect(),
            line: line_with(text, &format!("\"{id}\"")),
            file: file.to_owned(),
            row: None,
        };
        if self
            .changes
            .iter()
            .any(|other| other.name() == change.name())
        {
            let wrong = "it is changed twice".to_owned();
            self.findings
                .push(change.finding("D010", wrong, "keep one of the two".to_owned()));
        } else if let Some(wrong) = harm(&Value::Table(row.clone())) {
            self.findings
                .push(change.finding("D006", wrong, SAFE.to_owned()));
        } else {
            self.changes.push(Change {
                row: Some(row),
                ..change
            });
        }
    }
}

/// The first thing in a row that is more than text.
fn harm(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => safe(text, LONGEST).err(),
        Value::Array(items) => items.iter().find_map(harm),
        Value::Table(table) => table.values().find_map(harm),
        _ => None,
    }
}

/// The line, from 1, that first holds some text, one that gives an id before all others; 0 where
/// none does.
fn line_with(text: &str, part: &str) -> usize {
    let gives = |line: &&str| line.trim_start().starts_with("id") && line.contains(part);
    let holds = |line: &&str| line.contains(part);
    let at = |is: &dyn Fn(&&str) -> bool| text.lines().position(|line| is(&line));
    at(&gives).or_else(|| at(&holds)).map_or(0, |at| at + 1)
}
