//! What is typed into the look-up, and the address of a place.

use crate::known::{lines, pack};
use poscheck::i18n::Lang;
use poscheck::lookup::Index;
use poscheck::ui::Route;
use std::cell::OnceCell;

/// How many hits are asked for.
const MOST: usize = 8;

thread_local! {
    static INDEX: [OnceCell<Index>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

/// What the tests look up.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let rows = lines("tests/cases/lookup.tsv");
    let typed = |row: Vec<u8>| row.split(|byte| *byte == b'\t').next().map(<[u8]>::to_vec);
    rows.into_iter().filter_map(typed).take(200).collect()
}

/// Looks up in both languages.
pub(crate) fn run(bytes: &[u8]) {
    let typed = crate::text(bytes);
    for lang in Lang::ALL {
        let (texts, words) = pack().language(lang == Lang::Zh);
        INDEX.with(|both| {
            let index = both[lang as usize].get_or_init(|| Index::new(&pack().core, texts, words));
            let hits = index.find(&typed, MOST);
            assert!(hits.len() <= MOST);
            for hit in &hits {
                index.shown(hit, &typed);
            }
        });
    }
}

/// Addresses of each kind.
pub(crate) fn addresses() -> Vec<Vec<u8>> {
    [
        "#/",
        "#/code/91?where=pos",
        "#/message/paper-out",
        "#/see/dark",
        "#/step/3",
        "#/change/2",
        "#/ticket",
        "#/counter",
        "#/card",
        "#/%E6%97%A0",
    ]
    .map(|address| address.as_bytes().to_vec())
    .to_vec()
}

/// Reads a place, writes it, and reads it again.
pub(crate) fn address(bytes: &[u8]) {
    let place = Route::parse(&crate::text(bytes));
    let again = Route::parse(&place.hash());
    let gone = place == Route::Gone;
    assert!(
        again == place || gone,
        "{place:?} is written as another place"
    );
}
