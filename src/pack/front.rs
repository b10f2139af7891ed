//! What the first screen needs of a pack: names of entries, and nothing to reason with.
//!
//! It is a file of its own for each language, so that the first screen works before the rest
//! of the knowledge has come: the tiles, and the answer codes that any bank may send. Out
//! come a [`Core`] and [`Texts`] that hold those entries only.

use super::load::LoadError;
use super::schema::{Core, Entry, EntryKind, EntryText, SCHEMA, Seen, Sender, Texts, Who};
use super::{Money, Retry};
use serde::{Deserialize, Serialize};

/// The first screen's part of a pack in one language.
#[derive(Debug, Serialize, Deserialize)]
struct Front {
    schema: u16,
    version: String,
    rows: Vec<FrontRow>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrontRow {
    id: String,
    kind: EntryKind,
    code: String,
    tile: String,
    title: String,
}

/// Writes the first screen's part of a pack.
pub fn save_front(core: &Core, texts: &Texts) -> Vec<u8> {
    let rows = core
        .entries
        .iter()
        .zip(&texts.entries)
        .filter(|(entry, _)| is_first(entry))
        .map(|(entry, text)| FrontRow {
            id: entry.id.clone(),
            kind: entry.kind,
            code: entry.code.clone(),
            tile: entry.tile.clone(),
            title: text.title.clone(),
        })
        .collect();
    let front = Front {
        schema: SCHEMA,
        version: core.version.clone(),
        rows,
    };
    postcard::to_allocvec(&front).unwrap_or_default()
}

/// A tile, or a code that is no single firm's.
fn is_first(entry: &Entry) -> bool {
    let by_banks = entry.seen.is_empty() || entry.seen.contains(&Seen::Bank);
    let is_code = entry.kind == EntryKind::Code && by_banks && entry.vendor.is_empty();
    is_code || !entry.tile.is_empty()
}

/// Reads what [`save_front`] wrote.
///
/// # Errors
/// [`LoadError`] where the bytes are no such file or of another schema.
pub fn load_front(bytes: &[u8]) -> Result<(Core, Texts), LoadError> {
    let front: Front = postcard::from_bytes(bytes).map_err(|_| LoadError::Damaged)?;
    if front.schema != SCHEMA {
        return Err(LoadError::Schema);
    }
    let mut core = Core {
        schema: SCHEMA,
        version: front.version.clone(),
        ..Core::default()
    };
    let mut texts = Texts {
        schema: SCHEMA,
        version: front.version,
        ..Texts::default()
    };
    for row in front.rows {
        texts.entries.push(EntryText {
            title: row.title,
            ..EntryText::default()
        });
        core.entries.push(Entry {
            id: row.id,
            kind: row.kind,
            code: row.code,
            who: Who::Depends,
            retry: Retry::None,
            money: Money::None,
            also: vec![],
            seen: vec![],
            sender: Sender::Anyone,
            class: String::new(),
            display: String::new(),
            vendor: vec![],
            private: false,
            rules: vec![],
            implies: vec![],
            settles: vec![],
            first: None,
            tile: row.tile,
        });
    }
    Ok((core, texts))
}
