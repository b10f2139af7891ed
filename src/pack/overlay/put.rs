//! The pack below, and changes put into it.

use super::super::draft::Draft;
use super::super::read::Source;
use super::change::{Change, KINDS};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// What is wrong and how to mend it.
type Refusal = (String, String);

/// The pack that changes are laid over.
pub(super) struct Below<'a> {
    sources: &'a [Source],
    /// Every row as it is written, by its name.
    rows: BTreeMap<String, Table>,
}

impl<'a> Below<'a> {
    pub(super) fn of(sources: &'a [Source]) -> Self {
        let mut rows = BTreeMap::new();
        for source in sources {
            let Ok(table) = source.text.parse::<Table>() else {
                continue;
            };
            for kind in KINDS {
                let own = table.get(kind).and_then(Value::as_array);
                for row in own.into_iter().flatten().filter_map(Value::as_table) {
                    if let Some(id) = row.get("id").and_then(Value::as_str) {
                        rows.insert(format!("{kind} {id}"), row.clone());
                    }
                }
            }
        }
        Self { sources, rows }
    }

    /// Whether a change can be made by itself.
    pub(super) fn fits(&self, change: &Change) -> Result<(), Refusal> {
        let known = self.rows.contains_key(&change.name());
        if change.row.is_none() {
            let near = || {
                let part = change.id.rsplit('.').next().unwrap_or_default();
                let ids = self
                    .rows
                    .keys()
                    .filter_map(|name| name.strip_prefix(&*change.kind));
                let mut ids = ids.filter(|id| id.rsplit('.').next() == Some(part));
                ids.next().map(|id| format!("is it{id}?"))
            };
            return if known {
                Ok(())
            } else {
                let mend = near().unwrap_or_else(|| {
                    "take it out, or correct the id; docs/knowledge.md counts what there is"
                        .to_owned()
                });
                Err(("the pack has no such id".to_owned(), mend))
            };
        }
        match self.drafted(change) {
            Ok(_) => Ok(()),
            Err(wrong) if known => Err((
                wrong,
                "correct the key; what it leaves out stays as it is".to_owned(),
            )),
            Err(wrong) => {
                let mend = "correct it; a new row needs every key that docs/pack.md marks, a change needs the id of a row that there is";
                Err((wrong, mend.to_owned()))
            }
        }
    }

    /// The row as it will be: one table of its kind in a draft.
    fn drafted(&self, change: &Change) -> Result<Draft, String> {
        let mut whole = self.rows.get(&change.name()).cloned().unwrap_or_default();
        if let Some(row) = &change.row {
            merge(&mut whole, row);
        }
        let rows = Value::Array(vec![Value::Table(whole)]);
        let file = Table::from_iter([(change.kind.clone(), rows)]);
        let text = toml::to_string(&file).map_err(|e| e.to_string())?;
        toml::from_str::<Draft>(&text).map_err(|e| e.message().replace('\n', " "))
    }

    /// The pack's files with changes in them.
    pub(super) fn with(&self, changes: &[&Change], version: &str) -> Vec<Source> {
        let mut sources = self.sources.to_vec();
        let mut added = Draft::default();
        for change in changes {
            match (&change.row, self.drafted(change)) {
                (Some(_), Ok(draft)) => put(&mut sources, &mut added, draft),
                (Some(_), Err(_)) => {}
                (None, _) => sources
                    .iter_mut()
                    .for_each(|source| take(&mut source.draft, change)),
            }
        }
        for source in &mut sources {
            source.draft.scenario.clear();
            // An allow speaks of a row as it was.
            let changed = |id: &str| changes.iter().any(|change| change.name() == id);
            source.draft.allow.retain(|allow| !changed(&allow.id));
            if let Some(head) = &mut source.draft.pack {
                head.version.push_str(version);
            }
        }
        sources.push(Source {
            file: "overlay".to_owned(),
            text: String::new(),
            draft: added,
        });
        sources
    }
}

/// Says anew what `over` names; what it does not name stays.
fn merge(below: &mut Table, over: &Table) {
    for (key, value) in over {
        match (below.get_mut(key), value) {
            (Some(Value::Table(below)), Value::Table(over)) => merge(below, over),
            _ => {
                below.insert(key.clone(), value.clone());
            }
        }
    }
}

/// Puts a row where the pack has one of its id, else among those that are added: the order of
/// what is there decides between steps that are equally good.
fn put(sources: &mut [Source], added: &mut Draft, draft: Draft) {
    macro_rules! rows {
        ($($kind:ident),*) => {$(
            for row in draft.$kind {
                let mut below = sources.iter_mut().flat_map(|source| source.draft.$kind.iter_mut());
                match below.find(|other| other.id.get_ref() == row.id.get_ref()) {
                    Some(other) => *other = row,
                    None => added.$kind.push(row),
                }
            }
        )*};
    }
    rows!(fault, question, repair, entry);
}

/// Takes a row out, and what names it without needing it.
fn take(draft: &mut Draft, change: &Change) {
    let id = change.id.as_str();
    let other = |own: &String| own != id;
    if change.kind == "entry" {
        draft.entry.retain(|row| row.id.get_ref() != id);
        if let Some(counter) = &mut draft.counter {
            counter.entries.retain(other);
        }
    } else {
        draft.repair.retain(|row| row.id.get_ref() != id);
        draft
            .repair
            .iter_mut()
            .for_each(|row| row.closes.retain(other));
        let answers = draft
            .question
            .iter_mut()
            .flat_map(|row| row.answers.iter_mut());
        answers.for_each(|answer| answer.closes.retain(other));
    }
}
