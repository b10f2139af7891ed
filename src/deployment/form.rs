//! Reads one value of `config.json` after another and says what is wrong with each.
//!
//! In: JSON, and the path to it (a JSON pointer, RFC 6901). Out: plain values, none where one
//! is missing or wrong, and a [`Finding`] for what is wrong: the rest is read on.

use crate::pack::{Finding, SAFE, Said, safe};
use serde_json::{Map, Value};

/// The file, as findings name it.
pub const FILE: &str = "config.json";

/// The longest text, in characters.
const LONGEST: usize = 300;

/// The findings of one file.
#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    /// Something wrong at a path.
    pub(super) fn add(&mut self, code: &'static str, path: &str, wrong: String, mend: &str) {
        self.0.push(Finding {
            code,
            file: FILE.to_owned(),
            line: 0,
            id: path.to_owned(),
            wrong,
            mend: mend.to_owned(),
        });
    }
}

/// An object of the file, and where it is.
pub(super) struct Object<'a> {
    path: String,
    map: &'a Map<String, Value>,
}

impl<'a> Object<'a> {
    /// A value as an object with these keys; further ones are findings.
    pub(super) fn of(
        value: &'a Value,
        path: &str,
        keys: &[&str],
        findings: &mut Findings,
    ) -> Option<Self> {
        let Some(map) = value.as_object() else {
            let wrong = format!("{} stands where an object belongs", kind(value));
            findings.add("D003", path, wrong, "write { … }");
            return None;
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            let mend = match keys.iter().find(|known| near(key, known)) {
                Some(known) => format!("write \"{known}\""),
                None => format!("leave it out; known here: {}", keys.join(", ")),
            };
            let shown: String = key.chars().take(40).filter(|c| !c.is_control()).collect();
            findings.add(
                "D002",
                &format!("{path}/{shown}"),
                "no such key".into(),
                &mend,
            );
        }
        Some(Self {
            path: path.to_owned(),
            map,
        })
    }

    /// A value by its key.
    pub(super) fn get(&self, key: &str) -> Option<(&'a Value, String)> {
        Some((self.map.get(key)?, format!("{}/{key}", self.path)))
    }

    /// A line of text; what could be more than text is a finding.
    pub(super) fn text(&self, key: &str, findings: &mut Findings) -> Option<String> {
        let (value, path) = self.get(key)?;
        line(value, &path, findings)
    }

    /// A text in both languages.
    pub(super) fn said(&self, key: &str, findings: &mut Findings) -> Option<Said> {
        let (value, path) = self.get(key)?;
        said(value, &path, findings)
    }

    /// The items of a list of at most so many, each with its path.
    pub(super) fn list(
        &self,
        key: &str,
        most: usize,
        findings: &mut Findings,
    ) -> Vec<(&'a Value, String)> {
        let Some((value, path)) = self.get(key) else {
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            let wrong = format!("{} stands where a list belongs", kind(value));
            findings.add("D003", &path, wrong, "write [ … ]");
            return Vec::new();
        };
        if items.len() > most {
            let wrong = format!("{} items; the first {most} are used", items.len());
            findings.add("D008", &path, wrong, "keep those that a shop needs");
        }
        let numbered = items.iter().take(most).enumerate();
        numbered
            .map(|(at, item)| (item, format!("{path}/{at}")))
            .collect()
    }

    /// A number from `least` to `most`.
    pub(super) fn number(
        &self,
        key: &str,
        [least, most]: [f64; 2],
        findings: &mut Findings,
    ) -> Option<f64> {
        let (value, path) = self.get(key)?;
        let number = value.as_f64().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            let wrong = format!("{} is no number from {least} to {most}", shown(value));
            findings.add(
                "D005",
                &path,
                wrong,
                &format!("write one from {least} to {most}"),
            );
        }
        number
    }
}

/// A value as a line of text.
pub(super) fn line(value: &Value, path: &str, findings: &mut Findings) -> Option<String> {
    let Some(text) = value.as_str() else {
        let wrong = format!("{} stands where a text belongs", kind(value));
        findings.add("D003", path, wrong, "write it in \"…\"");
        return None;
    };
    match safe(text, LONGEST) {
        Ok(()) if text.trim().is_empty() => {
            findings.add(
                "D004",
                path,
                "the text is empty".into(),
                "write it, or leave the key out",
            );
            None
        }
        Ok(()) => Some(text.trim().to_owned()),
        Err(wrong) => {
            findings.add("D006", path, wrong, SAFE);
            None
        }
    }
}

/// A value as a text in both languages; one alone is a finding and stands for both.
pub(super) fn said(value: &Value, path: &str, findings: &mut Findings) -> Option<Said> {
    let object = Object::of(value, path, &["zh-CN", "en"], findings)?;
    let [zh, en] = ["zh-CN", "en"].map(|key| {
        if object.get(key).is_none() {
            let mend = "write it in both languages, each as people there say it";
            findings.add("D004", &format!("{path}/{key}"), "missing".into(), mend);
        }
        object.text(key, findings)
    });
    let zh = zh.or_else(|| en.clone())?;
    Some(Said {
        en: en.unwrap_or_else(|| zh.clone()),
        zh,
    })
}

/// A value as one of some words.
pub(super) fn one_of(
    value: &Value,
    path: &str,
    words: &[&'static str],
    findings: &mut Findings,
) -> Option<&'static str> {
    let found = value.as_str();
    let found = found.and_then(|text| words.iter().find(|word| **word == text));
    if found.is_none() {
        let wrong = format!("{} is not known here", shown(value));
        findings.add(
            "D005",
            path,
            wrong,
            &format!("write one of {}", words.join(", ")),
        );
    }
    found.copied()
}

/// A value as a finding shows it: short, and without what a screen would obey.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    let short: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

/// What a value is, in a sentence.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Whether two keys are the same but for one character, case, or dashes.
fn near(typed: &str, known: &str) -> bool {
    let plain = |key: &str| -> Vec<char> {
        let letters = key.chars().filter(|c| c.is_alphanumeric());
        letters.map(|c| c.to_ascii_lowercase()).take(40).collect()
    };
    let (typed, known) = (plain(typed), plain(known));
    let (short, long) = if typed.len() < known.len() {
        (&typed, &known)
    } else {
        (&known, &typed)
    };
    let ahead = short.iter().zip(long.iter()).take_while(|(a, b)| a == b);
    let ahead = ahead.count();
    match long.len() - short.len() {
        0 => {
            short[ahead..].get(1..).unwrap_or_default()
                == long[ahead..].get(1..).unwrap_or_default()
        }
        1 => short[ahead..] == long[ahead + 1..],
        _ => false,
    }
}
