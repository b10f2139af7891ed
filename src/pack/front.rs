//! What the first screen needs of a pack: names of entries, and nothing to reason with.
//!
//! It is a file of its own for each language, so that the first screen works before the rest
//! of the knowledge has come: the tiles, and the answer codes that any bank may send. Out
//! come a [`Core`], [`Texts`] and [`Words`] that hold those entries only.

use super::load::{LoadError, read, write};
use super::schema::{Core, Entry, EntryKind, EntryText, SCHEMA, Seen, Texts};
use super::words::Words;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
struct FrontRow {
    id: String,
    kind: EntryKind,
    code: String,
    tile: String,
    title: String,
    /// Other names, a line each: one text is smaller to read and to carry than many.
    also: String,
}

/// Writes the first screen's part of a pack.
pub fn save_front(core: &Core, texts: &Texts) -> Vec<u8> {
    let rows: Vec<FrontRow> = core
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
            also: if entry.tile.is_empty() {
                String::new()
            } else {
                entry.also.join("\n")
            },
        })
        .collect();
    write(core, &rows)
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
pub fn load_front(bytes: &[u8]) -> Result<(Core, Texts, Words), LoadError> {
    let (head, rows): (_, Vec<FrontRow>) = read(bytes)?;
    let mut core = Core {
        schema: SCHEMA,
        id: head.id,
        version: head.version,
        ..Core::default()
    };
    let mut words = Words::default();
    let mut texts = Texts::default();
    for row in rows {
        texts.entries.push(EntryText {
            title: row.title,
            ..EntryText::default()
        });
        words.names.push(row.also);
        core.entries.push(Entry {
            id: row.id,
            kind: row.kind,
            code: row.code,
            tile: row.tile,
            ..Entry::default()
        });
    }
    Ok((core, texts, words))
}
