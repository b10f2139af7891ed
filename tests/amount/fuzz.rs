//! Damaged exports: nothing panics, and every record is counted in exactly one place.

use super::desk;
use super::files::{fixtures, gbk};
use poscheck::bench::statements::fuzz;

#[test]
fn no_damage_loses_a_record() {
    let mut files: Vec<Vec<u8>> = fixtures().into_iter().map(|(_, bytes)| bytes).collect();
    let gbk: Vec<Vec<u8>> = files.iter().map(|file| gbk(file)).collect();
    files.extend(gbk);
    let tally = fuzz(&desk(), &files, 2_000, 7);
    assert_eq!(tally.lost, 0, "{tally:?}");
    // Damage that leaves nothing to read, or nothing damaged, would show nothing.
    assert!(tally.read > 1_000 && tally.told > 10, "{tally:?}");
}
