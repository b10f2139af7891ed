//! Reads and writes the compiled pieces of a pack.
//!
//! Bytes that come over the network are not trusted: a wrong version, a truncated file or a
//! reference or number out of range is a [`LoadError`], never a panic later on. Every piece
//! begins with the schema and the pack's id and version, so that pieces of two packs or of two
//! versions are never put together (`pieces::pieces_of_two_packs_or_versions_never_mix`).

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

impl Head {
    /// The head of every piece of a pack.
    pub(super) fn of(core: &Core) -> Self {
        Self {
            schema: core.schema,
            id: core.id.clone(),
            version: core.version.clone(),
        }
    }
}

/// A piece's bytes: whose it is, then what it holds.
#[cfg(feature = "author")]
pub(super) fn write(core: &Core, body: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(&(Head::of(core), body)).unwrap_or_default()
}

/// Reads a piece of any pack.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<(Head, T), LoadError> {
    let (head, rest) = head(bytes)?;
    match postcard::take_from_bytes(rest) {
        Ok((body, [])) => Ok((head, body)),
        _ => Err(LoadError::Damaged),
    }
}

/// Reads a piece of the pack with this head.
pub(super) fn read_of<T: DeserializeOwned>(bytes: &[u8], of: &Head) -> Result<T, LoadError> {
    let (head, body) = read(bytes)?;
    if head == *of {
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

/// Takes the text before a mark, or all that is left, off a text; none where nothing is left.
#[inline(never)]
pub(super) fn cut<'a>(rest: &mut Option<&'a str>, mark: u8) -> Option<&'a str> {
    let text = (*rest)?;
    let at = text.bytes().position(|byte| byte == mark);
    // Marks are ASCII, so both parts are whole characters.
    *rest = at.and_then(|at| text.get(at + 1..));
    text.get(..at.unwrap_or(text.len()))
}

/// What tells entries apart, a column a text, an entry a line: few long texts take less to
/// read and to carry than many short ones. Makers of one entry stand between tabs; kinds and
/// places are digits.
#[cfg(feature = "author")]
pub(super) fn list<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<String> {
    let (mut columns, mut kinds) = ([const { Vec::new() }; 5], String::new());
    for entry in entries {
        kinds.push_str(&(entry.kind as usize).to_string());
        let seen = entry.seen.iter().map(|seen| (*seen as usize).to_string());
        let cells = [
            entry.id.clone(),
            entry.code.clone(),
            entry.tile.clone(),
            entry.vendor.join("\t"),
            seen.collect(),
        ];
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push(cell);
        }
    }
    let columns = columns.iter().map(|column| column.join("\n"));
    [kinds].into_iter().chain(columns).collect()
}

/// Puts what columns tell into entries, one for each; gives the columns that follow.
pub(super) fn listed<'a>(
    columns: &'a [String],
    entries: &mut [Entry],
) -> Result<&'a [String], LoadError> {
    let [kinds, ids, codes, tiles, makers, seen, rest @ ..] = columns else {
        return Err(LoadError::Damaged);
    };
    let mut lines = [ids, codes, tiles, makers, seen].map(|column| Some(column.as_str()));
    let digit = |digit: u8| usize::from(digit.wrapping_sub(b'0'));
    let mut n = 0;
    for (entry, kind) in entries.iter_mut().zip(kinds.bytes()) {
        n += 1;
        let mut cells = [""; 5];
        for (cell, lines) in cells.iter_mut().zip(&mut lines) {
            *cell = cut(lines, b'\n').ok_or(LoadError::Inconsistent)?;
        }
        let [id, code, tile, makers, seen] = cells;
        entry.id = id.to_owned();
        entry.code = code.to_owned();
        entry.tile = tile.to_owned();
        entry.kind = *EntryKind::ALL.get(digit(kind)).ok_or(LoadError::Damaged)?;
        let mut makers = Some(makers).filter(|makers| !makers.is_empty());
        while let Some(maker) = cut(&mut makers, b'\t') {
            entry.vendor.push(maker.to_owned());
        }
        for place in seen.bytes() {
            let place = Seen::ALL.get(digit(place)).ok_or(LoadError::Damaged)?;
            entry.seen.push(*place);
        }
    }
    // Without entries, each column is one empty line.
    let more = n > 0 && lines.iter().any(Option::is_some);
    if more || n != entries.len() || n != kinds.len() {
        return Err(LoadError::Inconsistent);
    }
    Ok(rest)
}

/// As many entries as columns tell of.
pub(super) fn blank(columns: &[String]) -> Vec<Entry> {
    let n = columns.first().map_or(0, String::len);
    (0..n).map(|_| Entry::default()).collect()
}

/// Reads what is language-free: the index; and, where they are here, the numbers that the
/// engine reckons with and the facts about entries.
///
/// # Errors
/// [`LoadError`] where the bytes are not those, or not of one pack.
pub fn load_core(
    index: &[u8],
    model: Option<&[u8]>,
    facts: Option<&[u8]>,
) -> Result<Core, LoadError> {
    let (head, columns) = read::<Vec<String>>(index)?;
    let mut core: Core = match model {
        Some(bytes) => read_of(bytes, &head)?,
        None => Core::default(),
    };
    match facts {
        Some(bytes) => core.entries = read_of(bytes, &head)?,
        None => core.entries = blank(&columns),
    }
    listed(&columns, &mut core.entries)?;
    core.schema = SCHEMA;
    core.id = head.id;
    core.version = head.version;
    // Facts lead to questions, so without those there is nothing to compare them with yet.
    if model.is_none() || is_consistent(&core) {
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
            && q.answers.iter().all(|a| {
                // What is settled or closed and does not exist is passed over.
                a.implies.iter().all(answer) && question(&a.first)
            })
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
        && core
            .counter
            .iter()
            .all(|&at| usize::from(at) < core.entries.len())
        && !core.faults.is_empty()
}
