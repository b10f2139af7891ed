//! Damaged exports: nothing panics, and every record is counted in exactly one place.

use super::desk;
use crate::support::root;
use poscheck::bench::statements::fuzz;
use std::fs;

#[test]
fn no_damage_loses_a_record() {
    let mut paths: Vec<_> = fs::read_dir(root().join("tests/cases/amount/files"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    let mut files: Vec<Vec<u8>> = paths.iter().map(|p| fs::read(p).unwrap()).collect();
    let gbk: Vec<Vec<u8>> = files
        .iter()
        .map(|f| {
            encoding_rs::GB18030
                .encode(&String::from_utf8_lossy(f))
                .0
                .into_owned()
        })
        .collect();
    files.extend(gbk);
    let tally = fuzz(&desk(), &files, 2_000, 7);
    assert_eq!(tally.lost, 0, "{tally:?}");
    // Damage that leaves nothing to read, or nothing damaged, would show nothing.
    assert!(tally.read > 1_000 && tally.told > 10, "{tally:?}");
}
