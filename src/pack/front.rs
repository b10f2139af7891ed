//! What the first screen needs of a pack: names of entries, and nothing to reason with.
//!
//! It is a file of its own for each language, so that the first screen works before the rest
//! of the knowledge has come: the tiles, and the answer codes that any bank may send. Out
//! come a [`Core`] and [`Texts`] that hold those entries only.

use super::load::{LoadError, blank, cut, listed, read};
use super::schema::{Core, EntryText, SCHEMA, Texts};

/// Writes the first screen's part of a pack: columns of what tells entries apart, then titles.
#[cfg(feature = "author")]
pub fn save_front(core: &Core, texts: &Texts) -> Vec<u8> {
    use super::load::{list, write};
    let rows = core.entries.iter().zip(&texts.entries);
    let rows: Vec<_> = rows.filter(|(entry, _)| is_first(entry)).collect();
    let mut columns = list(rows.iter().map(|(entry, _)| *entry));
    let titles: Vec<&str> = rows.iter().map(|(_, text)| text.title.as_str()).collect();
    columns.push(titles.join("\n"));
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
pub fn load_front(bytes: &[u8]) -> Result<(Core, Texts), LoadError> {
    let (head, columns) = read::<Vec<String>>(bytes)?;
    let mut core = Core {
        schema: SCHEMA,
        id: head.id,
        version: head.version,
        entries: blank(&columns),
        ..Core::default()
    };
    let [titles] = listed(&columns, &mut core.entries)? else {
        return Err(LoadError::Damaged);
    };
    let mut texts = Texts::default();
    let mut titles = Some(titles.as_str());
    for _ in &core.entries {
        let title = cut(&mut titles, b'\n').ok_or(LoadError::Inconsistent)?;
        texts.entries.push(EntryText {
            title: title.to_owned(),
            ..EntryText::default()
        });
    }
    Ok((core, texts))
}
