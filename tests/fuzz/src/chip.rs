//! Chip data: tag, length, value.

use crate::known::{sense, terms};
use poscheck::receipt::{bytes as of_hex, read, tlv};

/// Data of the tests' slips, and shapes that are easy to get wrong.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    [
        "9F2608123456789ABCDEF09F2701809F100807010103A0A80201950500000480009A032611289C0100",
        "70809A0326112800009C0100",
        "7080708070809C01000000000000",
        "9F1081030102039F108200020102",
        "0000820219809000FFFF",
        "770E82021980940808010100100102009000",
        "5F2A0201569F6E04238C00009F63100000000000000000",
    ]
    .map(|hex| of_hex(hex.as_bytes()))
    .to_vec()
}

/// Reads the elements, each byte counted once, and what they say as a text of digits.
pub(crate) fn run(bytes: &[u8]) {
    let tree = tlv::read(bytes, &|tag| terms().is_known(tag));
    let mut seen = vec![0_u8; bytes.len()];
    let mut mark = |from: usize, count: usize| {
        seen[from..from + count].iter_mut().for_each(|n| *n += 1);
    };
    for item in &tree.items {
        mark(item.at, usize::from(item.head));
        if !item.constructed {
            mark(item.at + usize::from(item.head), item.len);
        }
    }
    for stretch in &tree.stretches {
        mark(stretch.at, stretch.len);
    }
    let wrong = seen.iter().position(|n| *n != 1);
    assert_eq!(wrong, None, "a byte is counted not at all or twice");
    if bytes.len() <= 512 {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        read(terms(), &digits, &sense);
    }
}
