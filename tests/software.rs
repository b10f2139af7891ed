//! Terminals: how versions are read and ordered, how they stand, what a catalogue is checked
//! for, the clock, the line, the safe update, and the pictures.
//!
//! Tables are in `cases/software/`. The built-in catalogue names no releases, so an acquirer's
//! made-up one (`cases/software/acquirer/`) is laid over it where standings are tested.

mod boards;
mod catalogue;
mod clock;
mod line;
mod pictures;
mod standings;
mod update;
mod versions;

use crate::support::root;
use poscheck::software::Table;
use poscheck::software::command::packed;
use poscheck::software::compile::Compiled;
use std::sync::OnceLock;

/// The built-in table, as packed.
pub(crate) fn builtin() -> &'static Compiled {
    static PACKED: OnceLock<Compiled> = OnceLock::new();
    PACKED.get_or_init(|| packed(&[&root().join("packs/builtin")]).unwrap())
}

/// The built-in table, read back from its file.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::load(&builtin().bytes).unwrap())
}

/// With a made-up acquirer's releases laid over it.
fn acquirer() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let over = root().join("tests/cases/software/acquirer");
        let packed = packed(&[&root().join("packs/builtin"), &over]).unwrap();
        assert_eq!(packed.findings, []);
        Table::load(&packed.bytes).unwrap()
    })
}

/// The cells of a table below its heading.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().skip(1);
    lines.map(|line| line.split('\t').collect()).collect()
}
