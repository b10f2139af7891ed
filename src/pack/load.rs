//! Reads and writes the compiled pieces of a pack.
//!
//! Bytes that come over the network are not trusted: a wrong version, a truncated file or a
//! reference or number out of range is a [`LoadError`], never a panic later on. Every piece
//! begins with the schema and the pack's id and version, so that pieces of two packs or of two
//! versions are never put together (`packs::pieces_of_two_packs_or_versions_never_mix`).

use super::origin::Seen;
use super::schema::{Core, Entry, EntryKind, SCHEMA};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why compiled bytes are no pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// Not a compiled pack, cut short or with something after its end.
    Damaged,
    /// Compiled for another version of the schema.
    Schema,
    /// A piece of another pack, or of another version of it.
    Foreign,
    /// A reference points nowhere, or two parts do not belong together.
    Inconsistent,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the knowledge file is damaged or cut short; load the page again",
            Self::Schema => "the knowledge file is of another schema; load the page again",
            Self::Foreign => {
                "the knowledge file is of another pack or version; load the page again"
            }
            Self::Inconsistent => "the knowledge file contradicts itself; load the page again",
        })
    }
}

/// What every piece begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    schema: u16,
    pub(super) id: String,
    pub(super) version: String,
}

/// A piece's bytes: whose it is, then what it holds.
pub(super) fn write(core: &Core, body: &impl Serialize) -> Vec<u8> {
    let head = Head {
        schema: core.schema,
        id: core.id.clone(),
        version: core.version.clone(),
    };
    postcard::to_allocvec(&(head, body)).unwrap_or_default()
}

/// Reads a piece of any pack.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<(Head, T), LoadError> {
    let (head, rest) = head(bytes)?;
    match postcard::take_from_bytes(rest) {
        Ok((body, [])) => Ok((head, body)),
        _ => Err(LoadError::Damaged),
    }
}

/// Reads a piece of the pack that `core` is of.
pub(super) fn read_of<T: DeserializeOwned>(bytes: &[u8], core: &Core) -> Result<T, LoadError> {
    let (head, body) = read(bytes)?;
    if head.id == core.id && head.version == core.version {
        Ok(body)
    } else {
        Err(LoadError::Foreign)
    }
}

fn head(bytes: &[u8]) -> Result<(Head, &[u8]), LoadError> {
    match postcard::take_from_bytes::<Head>(bytes) {
        Ok((head, rest)) if head.schema == SCHEMA => Ok((head, rest)),
        Ok(_) => Err(LoadError::Schema),
        Err(_) => Err(LoadError::Damaged),
    }
}

/// Entries as the index has them: a line each, since few long texts are smaller than many short.
#[derive(Debug, Serialize, Deserialize)]
struct Listing {
    ids: String,
    codes: String,
    tiles: String,
    /// Makers of one entry stand between tabs.
    makers: String,
    kinds: Vec<EntryKind>,
    seen: Vec<Vec<Seen>>,
}

/// Reads the index: the pack's id and version, and of its entries what tells them apart.
///
/// # Errors
/// [`LoadError`] where the bytes are no index.
pub fn load_index(bytes: &[u8]) -> Result<Core, LoadError> {
    let (head, list): (_, Listing) = read(bytes)?;
    let n = list.kinds.len();
    // Without entries, each column is one empty line.
    let whole = |column: &String| column.split('\n').count() == n.max(1);
    let columns = [&list.ids, &list.codes, &list.tiles, &list.makers];
    if list.seen.len() != n || !columns.into_iter().all(whole) {
        return Err(LoadError::Inconsistent);
    }
    let [mut ids, mut codes, mut tiles, mut makers] = columns.map(|column| column.split('\n'));
    let mut next = || {
        let firms = makers.next().unwrap_or_default().split('\t');
        let [id, code, tile] =
            [&mut ids, &mut codes, &mut tiles].map(|lines| lines.next().unwrap_or_default());
        Entry {
            id: id.to_owned(),
            code: code.to_owned(),
            tile: tile.to_owned(),
            vendor: firms.filter(|f| !f.is_empty()).map(str::to_owned).collect(),
            ..Entry::default()
        }
    };
    let known = list.kinds.iter().zip(&list.seen);
    let entries = known.map(|(&kind, seen)| Entry {
        kind,
        seen: seen.clone(),
        ..next()
    });
    Ok(Core {
        schema: SCHEMA,
        entries: entries.collect(),
        id: head.id,
        version: head.version,
        ..Core::default()
    })
}

/// The same pack with the numbers that the engine reckons with.
///
/// # Errors
/// [`LoadError`] where the bytes are not those of this pack.
pub fn with_model(core: &Core, bytes: &[u8]) -> Result<Core, LoadError> {
    let model: Core = read_of(bytes, core)?;
    consistent(Core {
        schema: core.schema,
        id: core.id.clone(),
        version: core.version.clone(),
        entries: core.entries.clone(),
        ..model
    })
}

/// The same pack with the facts about its entries.
///
/// # Errors
/// [`LoadError`] where the bytes are not those of this pack.
pub fn with_facts(core: &Core, bytes: &[u8]) -> Result<Core, LoadError> {
    let facts: Vec<Entry> = read_of(bytes, core)?;
    if facts.len() != core.entries.len() {
        return Err(LoadError::Inconsistent);
    }
    let mut core = core.clone();
    for (entry, fact) in core.entries.iter_mut().zip(facts) {
        let known = std::mem::replace(entry, fact);
        entry.id = known.id;
        entry.kind = known.kind;
        entry.code = known.code;
        entry.tile = known.tile;
        entry.vendor = known.vendor;
        entry.seen = known.seen;
    }
    // Facts lead to questions, so without those there is nothing to compare them with yet.
    if core.faults.is_empty() {
        Ok(core)
    } else {
        consistent(core)
    }
}

/// The index, the model and the facts of a pack, as bytes.
#[cfg(feature = "author")]
pub(super) fn save_core(core: &Core) -> [Vec<u8>; 3] {
    let column = |of: &dyn Fn(&Entry) -> String| {
        let lines: Vec<String> = core.entries.iter().map(of).collect();
        lines.join("\n")
    };
    let list = Listing {
        ids: column(&|entry| entry.id.clone()),
        codes: column(&|entry| entry.code.clone()),
        tiles: column(&|entry| entry.tile.clone()),
        makers: column(&|entry| entry.vendor.join("\t")),
        kinds: core.entries.iter().map(|entry| entry.kind).collect(),
        seen: core
            .entries
            .iter()
            .map(|entry| entry.seen.clone())
            .collect(),
    };
    [
        write(core, &list),
        write(core, core),
        write(core, &core.entries),
    ]
}

fn consistent(core: Core) -> Result<Core, LoadError> {
    if is_consistent(&core) {
        Ok(core)
    } else {
        Err(LoadError::Inconsistent)
    }
}

/// Whether every reference leads somewhere and every number is one to reckon with.
fn is_consistent(core: &Core) -> bool {
    let share = |p: &f64| (0.0..=1.0).contains(p);
    let minutes = |m: f64| (0.0..=10_000.0).contains(&m);
    let answers = |q: u16| core.questions.get(usize::from(q)).map(|q| q.answers.len());
    let answer = |&(q, a): &(u16, u16)| answers(q).is_some_and(|n| usize::from(a) < n);
    let fault = |f: u16| usize::from(f) < core.faults.len();
    let question = |q: &Option<u16>| q.is_none_or(|q| answers(q).is_some());
    core.questions.iter().all(|q| {
        let n = q.answers.len();
        q.base.len() == n
            && q.base.iter().all(share)
            && minutes(q.minutes)
            && share(&q.dont_know)
            && q.row_of.len() == core.faults.len()
            && q.row_of.iter().all(|&r| usize::from(r) <= q.rows.len())
            && q.rows.iter().all(|r| {
                (0.0..=1e6).contains(&r.scale)
                    && r.set.iter().all(|(a, p)| usize::from(*a) < n && share(p))
            })
            && q.answers
                .iter()
                .all(|a| a.implies.iter().all(answer) && question(&a.first))
    }) && core.repairs.iter().all(|r| {
        r.success.iter().all(|(f, p)| fault(*f) && share(p))
            && minutes(r.minutes)
            && r.minutes > 0.0
            && r.requires.iter().all(|g| {
                question(&Some(g.question)) && g.allowed.iter().all(|a| answer(&(g.question, *a)))
            })
    }) && core.entries.iter().all(|e| {
        e.implies.iter().all(answer)
            && question(&e.first)
            && e.settles.iter().all(|&q| answers(q).is_some())
    }) && core.faults.iter().all(|f| share(&f.prior))
        && minutes(core.escalation.minutes)
        && !core.faults.is_empty()
}
