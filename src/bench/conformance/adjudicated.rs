//! `tests/adjudicated.tsv`: where the product differs from a vector file, and why.
//!
//! A line is a class: name, file, rows, when, rule, source; tabs between. `rows` are the known
//! cases. `when` tells the class's cases by their columns, so that a file nobody has seen yet is
//! judged by the same rule: `column=text|text` with `*` for anything, blanks between conditions;
//! besides the columns of the file there are `digits` (of the input), `about` (what differs) and
//! `ours` (our verdict). A listed row that does not differ is a mistake in the list.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A deviation as conditions see it.
pub(super) type Columns = BTreeMap<String, String>;

/// One class of deviations.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) name: String,
    /// The kind of file, such as `number`.
    file: String,
    rows: Vec<String>,
    when: Vec<(String, Vec<String>)>,
    pub(super) rule: String,
}

impl Class {
    /// Whether a case of a file differs for this reason.
    pub(super) fn holds(&self, file: &str, case: &str, columns: &Columns) -> bool {
        let told = |(column, texts): &(String, Vec<String>)| {
            let value = columns.get(column).map_or("", String::as_str);
            texts.iter().any(|text| matches(text, value))
        };
        self.file == file
            && (self.rows.iter().any(|row| row == case)
                || !self.when.is_empty() && self.when.iter().all(told))
    }

    /// Rows that the class lists for a file.
    pub(super) fn rows(&self, file: &str) -> &[String] {
        if self.file == file { &self.rows } else { &[] }
    }
}

/// Whether a text with `*` for anything stands for a value.
fn matches(text: &str, value: &str) -> bool {
    let mut parts = text.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = value.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    match last {
        None => rest.is_empty(),
        Some("") => true,
        Some(part) => value.ends_with(part),
    }
}

/// Reads the classes; none where there is no such file.
pub(super) fn read(path: &Path) -> Result<Vec<Class>, String> {
    let Ok(text) = fs::read_to_string(path) else {
        return Ok(Vec::new());
    };
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(n, line)| {
            class(line).ok_or_else(|| {
                format!(
                    "{}:{}: write class, file, rows, when, rule and source, tabs between; rows or when may be empty\n",
                    path.display(),
                    n + 1
                )
            })
        })
        .collect()
}

fn class(line: &str) -> Option<Class> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [name, file, rows, when, rule, source] = cells[..] else {
        return None;
    };
    let condition = |word: &str| {
        let (column, texts) = word.split_once('=')?;
        Some((
            column.to_owned(),
            texts.split('|').map(str::to_owned).collect(),
        ))
    };
    let when: Option<Vec<_>> = when.split_whitespace().map(condition).collect();
    let full = [name, file, rule, source]
        .iter()
        .all(|cell| !cell.is_empty());
    (full && !(rows.is_empty() && when.as_ref().is_none_or(Vec::is_empty))).then(|| {
        Some(Class {
            name: name.to_owned(),
            file: file.to_owned(),
            rows: rows.split_whitespace().map(str::to_owned).collect(),
            when: when?,
            rule: rule.to_owned(),
        })
    })?
}

#[cfg(test)]
mod tests {
    use super::{Columns, class, matches, read};
    use std::path::Path;

    #[test]
    fn a_star_stands_for_anything() {
        for (text, value, expected) in [
            ("62*", "6222", true),
            ("62*", "522", false),
            ("*62*", "5622", true),
            ("*62", "5622", false),
            ("", "", true),
            ("", "6", false),
            ("a*b", "ab", true),
            ("a*b*b", "ab", false),
        ] {
            assert_eq!(matches(text, value), expected, "{text} {value}");
        }
    }

    #[test]
    fn a_class_holds_for_its_rows_and_for_what_its_conditions_tell() {
        let class = class("name\tnumber\tn-1 n-2\tbrand=a|b digits=62*\trule\tsource").unwrap();
        let columns = |brand: &str, digits: &str| -> Columns {
            [("brand", brand), ("digits", digits)]
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .into()
        };
        assert!(class.holds("number", "n-2", &columns("c", "4")));
        assert!(class.holds("number", "n-9", &columns("b", "622")));
        assert!(!class.holds("number", "n-9", &columns("b", "522")));
        assert!(!class.holds("number", "n-9", &columns("c", "622")));
        assert!(!class.holds("brand", "n-2", &columns("b", "622")));
    }

    #[test]
    fn a_class_without_a_rule_a_source_or_cases_is_none() {
        for line in [
            "name\tnumber\tn-1\t\t\tsource",
            "name\tnumber\tn-1\t\trule\t",
            "name\tnumber\t\t\trule\tsource",
            "name\tnumber\tn-1",
        ] {
            assert!(class(line).is_none(), "{line}");
        }
    }

    #[test]
    fn the_written_classes_are_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/adjudicated.tsv");
        assert!(read(&path).unwrap().len() > 20);
    }
}
