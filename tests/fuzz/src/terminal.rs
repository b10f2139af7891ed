//! Versions and times as a terminal shows them.

use crate::known::{lines, terminal_bytes};
use poscheck::software::Table;
use poscheck::software::clock::Shown;
use std::sync::OnceLock;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::load(terminal_bytes()).expect("the packed table"))
}

/// Versions and times of the tests.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    ["versions", "clock"]
        .iter()
        .flat_map(|name| lines(&format!("tests/cases/software/{name}.tsv")))
        .collect()
}

/// Reads a version in every form, against itself; and a time.
pub(crate) fn run(bytes: &[u8]) {
    let text = crate::text(bytes);
    for vendor in [None, Some(0), Some(1), Some(u16::MAX)] {
        if let Ok(version) = table().read(vendor, &text) {
            let order = version.against(&version);
            assert!(order.is_none_or(|order| order.is_eq()), "{version:?}");
        }
    }
    let _ = Shown::read(&text);
    table().models_like(&text, 5);
}
