//! What the first screen needs of a pack: names of entries, and nothing to reason with.
//!
//! It is a file of its own for each language, so that the first screen works before the rest
//! of the knowledge has come: the tiles, and the answer codes that any bank may send. Out
//! come a [`Core`], [`Texts`] and [`Words`] that hold those entries only.

use super::load::{LoadError, blank, cut, listed, read};
use super::schema::{Core, EntryText, SCHEMA, Texts};
use super::words::Words;

/// Writes the first screen's part of a pack: columns of what tells entries apart, then titles
/// and other names.
#[cfg(feature = "author")]
pub fn save_front(core: &Core, texts: &Texts) -> Vec<u8> {
    use super::load::{list, write};
    let rows = core.entries.iter().zip(&texts.entries);
    let rows: Vec<_> = rows.filter(|(entry, _)| is_first(entry)).collect();
    let mut columns = list(rows.iter().map(|(entry, _)| *entry));
    let lines = |of: &dyn Fn(&super::Entry, &EntryText) -> String| {
        let lines: Vec<String> = rows.iter().map(|(e, t)| of(e, t)).collect();
        lines.join("\n")
    };
    columns.push(lines(&|_, text| text.title.clone()));
    columns.push(lines(&|entry, _| {
        if entry.tile.is_empty() {
            String::new()
        } else {
            entry.also.join("\t")
        }
    }));
    write(core, &columns)
}

/// A tile, or a code that is no single firm's.
#[cfg(feature = "author")]
fn is_first(entry: &super::Entry) -> bool {
    use super::schema::{EntryKind, Seen};
    let by_banks = entry.seen.is_empty() || entry.seen.contains(&Seen::Bank);
    let is_code = entry.kind == EntryKind::Code && by_banks && entry.vendor.is_empty();
    is_code || !entry.tile.is_empty()
}

/// Reads the first screen's part of a pack.
///
/// # Errors
/// [`LoadError`] where the bytes are no such file or of another schema.
pub fn load_front(bytes: &[u8]) -> Result<(Core, Texts, Words), LoadError> {
    let (head, columns) = read::<Vec<String>>(bytes)?;
    let mut core = Core {
        schema: SCHEMA,
        id: head.id,
        version: head.version,
        entries: blank(&columns),
        ..Core::default()
    };
    let [titles, also] = listed(&columns, &mut core.entries)? else {
        return Err(LoadError::Damaged);
    };
    let (mut texts, mut words) = (Texts::default(), Words::default());
    let (mut titles, mut also) = (Some(titles.as_str()), Some(also.as_str()));
    for _ in &core.entries {
        let (Some(title), Some(also)) = (cut(&mut titles, b'\n'), cut(&mut also, b'\n')) else {
            return Err(LoadError::Inconsistent);
        };
        texts.entries.push(EntryText {
            title: title.to_owned(),
            ..EntryText::default()
        });
        words.names.push(also.replace('\t', "\n"));
    }
    Ok((core, texts, words))
}
