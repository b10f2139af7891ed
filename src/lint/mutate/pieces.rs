//! A pack's files as plain tables, so that any one value can be changed and written back.
//!
//! In: texts. Out: tables by file, and places in them. It knows the names of a pack's tables
//! and nothing of what they mean.

use std::sync::Arc;
use toml::{Table, Value};

/// The files, parsed.
#[derive(Clone, Debug)]
pub(super) struct Files {
    files: Vec<(String, Arc<Table>)>,
}

/// An entity's place: its file and its position among its kind there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    file: usize,
    at: usize,
}

/// A place inside an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Name(String),
    At(usize),
}

impl Files {
    pub(super) fn read(files: &[(String, String)]) -> Result<Self, String> {
        let read = |(name, text): &(String, String)| {
            let table: Table = text.parse().map_err(|e| format!("{name}: {e}"))?;
            Ok((name.clone(), Arc::new(table)))
        };
        let files = files.iter().map(read).collect::<Result<_, String>>()?;
        Ok(Self { files })
    }

    /// The files that are not those of another time: position and text.
    pub(super) fn changed(&self, since: &Self) -> Vec<(usize, String)> {
        let pairs = self.files.iter().zip(&since.files).enumerate();
        let changed = pairs.filter(|(_, ((_, is), (_, was)))| !Arc::ptr_eq(is, was));
        changed
            .map(|(n, ((_, table), _))| (n, table.to_string()))
            .collect()
    }

    /// Every entity of a kind.
    pub(super) fn all(&self, kind: &str) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (file, (_, table)) in self.files.iter().enumerate() {
            let n = table
                .get(kind)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            spots.extend((0..n).map(|at| Spot { file, at }));
        }
        spots
    }

    /// An entity.
    pub(super) fn get(&self, kind: &str, spot: Spot) -> &Value {
        &self.files[spot.file].1[kind][spot.at]
    }

    pub(super) fn get_mut(&mut self, kind: &str, spot: Spot) -> &mut Value {
        &mut Arc::make_mut(&mut self.files[spot.file].1)[kind][spot.at]
    }

    /// The ids of a kind.
    pub(super) fn ids(&self, kind: &str) -> Vec<String> {
        let id = |spot| word(self.get(kind, spot), "id");
        self.all(kind).into_iter().map(id).collect()
    }
}

/// A string of a table; empty where there is none.
pub(super) fn word(value: &Value, key: &str) -> String {
    let word = value.get(key).and_then(Value::as_str);
    word.unwrap_or_default().to_owned()
}

/// The places of texts in both languages inside an entity.
pub(super) fn texts(value: &Value) -> Vec<Vec<Key>> {
    let mut found = Vec::new();
    walk(value, &mut Vec::new(), &mut found);
    found
}

fn walk(value: &Value, path: &mut Vec<Key>, found: &mut Vec<Vec<Key>>) {
    match value {
        Value::Table(table) => {
            let said = |key| table.get(key).and_then(Value::as_str).is_some();
            if said("zh-CN") && said("en") {
                found.push(path.clone());
            }
            for (key, value) in table {
                path.push(Key::Name(key.clone()));
                walk(value, path, found);
                path.pop();
            }
        }
        Value::Array(values) => {
            for (n, value) in values.iter().enumerate() {
                path.push(Key::At(n));
                walk(value, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The value at a place.
pub(super) fn at<'v>(value: &'v mut Value, path: &[Key]) -> &'v mut Value {
    path.iter().fold(value, |value, key| match key {
        Key::Name(name) => &mut value[name.as_str()],
        Key::At(n) => &mut value[*n],
    })
}
